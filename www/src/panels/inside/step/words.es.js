/** The words of *This step*, in Spanish. */

import { writing } from '../../../words/numbers.js';

const { count, counted, percent, list, quoted } = writing('es');

/** @type {import('../../../words/language.js').Translation<typeof import('./words.en.js').en>} */
export const step = {
  which: 'Qué paso',
  step: 'Paso',
  of: (steps) => `de ${count(steps)}`,
  previous: 'Paso anterior',
  next: 'Paso siguiente',
  follow: 'Seguir el entrenamiento',
  run: 'Ejecución',
  again: 'Sortear de nuevo',
  asTrained: 'Como se entrenó',
  more: (shown, all) => `Mostrar las ${count(all)} oraciones, no solo las primeras ${shown}`,
  less: 'Mostrar menos oraciones',
  loading: 'cargando…',
  allFailed:
    'Todas las ejecuciones se han detenido y sus lotes no se pueden sortear. Corrige los ajustes y pulsa «Reiniciar».',
  failed: (labels) =>
    labels.length === 1
      ? `${labels[0]} se detuvo y no puede adivinar.`
      : `${list(labels)} se detuvieron y no pueden adivinar.`,
  noNumber: (text, steps) =>
    `${quoted(text)} no es un paso. Escribe un número entero de 1 a ${count(steps)}.`,
  beyond: (n, steps) =>
    `No hay paso ${count(n)}: las ejecuciones terminan en el paso ${count(steps)}. Elige un paso de 1 a ${count(steps)}.`,

  batch: ({ step: n, again, made, sentences, tokens, selected, other }) => {
    const what =
      again > 0
        ? `Las oraciones del paso ${count(n)}, alteradas de nuevo (${count(again)}); ningún paso entrena con esto.`
        : n <= made
          ? `El lote del paso ${count(n)}.`
          : n === made + 1
            ? `El lote del próximo paso, ${count(n)}.`
            : `El lote con el que entrenará el paso ${count(n)}.`;
    const scored =
      other > 0 ? `, y ${counted(other, { one: '# más cuenta', other: '# más cuentan' })} en la pérdida` : '';
    return `${what} En ${counted(sentences, { one: '# oración', other: '# oraciones' })} con ${counted(tokens, { one: '# token', other: '# tokens' })} ${counted(selected, { one: 'hay # token elegido', other: 'hay # tokens elegidos' })}${scored}.`;
  },
  now: ({ step: n, again, made, dropout }) => {
    const when = made === 0 ? 'antes de su primer paso' : `después del paso ${count(made)}`;
    const guess = `Respuestas y pérdidas son lo que cada ejecución diría ahora, ${when}.`;
    if (again > 0 || n !== made + 1) return guess;
    return `${guess} El entrenamiento dará justo esta pérdida para el paso ${count(n)}${dropout ? ', salvo por el dropout' : ''}.`;
  },
  sharedBatches: 'Todas las ejecuciones entrenan con este lote.',
  ownBatches: 'Las ejecuciones entrenan con lotes distintos: elige de cuál.',

  outcomes: { masked: 'enmascarado', random: 'al azar', kept: 'conservado', other: 'no elegido' },
  outcomesCaption: 'Qué pasa con los tokens elegidos',
  outcome: 'caso',
  here: 'en este lote',
  soFar: (n) => (n === 1 ? 'en el paso 1' : `en los pasos 1 a ${count(n)}`),
  rule: 'según la regla',
  counting: 'contando…',
  share: (n, all) => (all === 0 ? '0' : `${count(n)} (${percent(n / all)})`),

  tableCaption: 'Los tokens elegidos, y qué adivinan ahí las ejecuciones',
  tableLabel: 'Tabla de los tokens elegidos',
  truth: 'palabra verdadera',
  guess: 'respuesta',
  p: 'p',
  loss: 'pérdida',
  floor: 'cota',
  floorHelp: 'La pérdida del mejor predictor posible que ve lo mismo, en nats.',
  none: '–',
  right: 'bien',
  wrong: 'mal',
  rights: (n, all) => `${count(n)} de ${count(all)} bien`,
  mean: (n) => (n === 1 ? 'Este token' : `Los ${count(n)}`),
  meanOf: 'media',
  reported: (n) => `Cuando se dio el paso ${count(n)}`,
  rightShare: (share) => `${percent(share)} bien`,
  sentence: (n, of) => `Oración ${count(n)} de ${count(of)}`,
  units:
    'p es la probabilidad de la respuesta; pérdida y cota son −ln de la probabilidad de la palabra verdadera, en nats.',
};
