/** The words of *Slow motion*, in Spanish. */

import { writing } from '../../../words/numbers.js';

const { plain, count, counted, nats, percent, quoted } = writing('es');

/** A learning rate or a norm. @param {number} n */
const number = (n) => plain(Number(n.toPrecision(4)));

/** @type {import('../../../words/language.js').Translation<typeof import('./words.en.js').en>} */
export const slow = {
  help: (step) => `Una pulsación hace que ocurra una fase del paso ${count(step)}.`,
  run: 'Ejecución',
  phases: {
    corrupt: 'Alterar',
    look: 'Mirar',
    guess: 'Adivinar',
    score: 'Puntuar',
    adjust: 'Ajustar',
  },
  hints: {
    corrupt: 'Se eligen tokens y se alteran.',
    look: 'Los tokens se miran unos a otros.',
    guess: 'El modelo adivina los tokens elegidos.',
    score: 'Se calcula la pérdida.',
    adjust: 'Los pesos cambian, para que baje la pérdida.',
  },
  outlined: {
    corrupt: 'Recuadrado: el corpus, de donde vienen las oraciones.',
    look: 'Recuadradas: las ejecuciones, cuyos modelos miran.',
    guess: 'Recuadrado: el texto con huecos, que también muestra respuestas.',
    score: 'Recuadrada: la pérdida, donde estará este número.',
    adjust: 'Recuadrada: la pérdida, que ya tiene este paso.',
  },
  press: (n, phase) => `${n}. ${phase}`,
  again: (step) => `Recorrer el paso ${count(step)}`,
  paused: 'El entrenamiento va a toda velocidad. Ponlo en pausa para recorrer un paso despacio.',
  pause: 'Pausa',
  loading: 'cargando…',
  allFailed:
    'Todas las ejecuciones se han detenido: no hay paso que dar. Corrige los ajustes y pulsa «Reiniciar».',
  failed: (label) => `${label} se detuvo: elige otra ejecución.`,
  over: (steps) =>
    `Los ${count(steps)} pasos están dados. Pulsa «Reiniciar» para empezar de nuevo, o pide más pasos.`,
  working: '…',

  corrupt: ({ sentences, tokens, counts: { masked, random, kept }, other }) => {
    const n = masked + random + kept;
    const more =
      other > 0
        ? ` La pérdida cuenta además ${counted(other, { one: '# token, que queda como está', other: '# tokens, que quedan como están' })}.`
        : '';
    return `En ${counted(sentences, { one: '# oración', other: '# oraciones' })} con ${counted(tokens, { one: '# token', other: '# tokens' })} ${counted(n, { one: 'se eligió #', other: 'se eligieron #' })}: enmascarados ${count(masked)}, al azar ${count(random)}, conservados ${count(kept)}.${more}`;
  },
  look: ({ token, at, share, itself }) =>
    itself
      ? `En la primera posición elegida, ${quoted(token)}, la cabeza 1 de la capa 1 mira sobre todo a esa misma posición (${percent(share)}).`
      : `En la primera posición elegida, ${quoted(token)}, la cabeza 1 de la capa 1 mira sobre todo a ${quoted(at)} (${percent(share)}).`,
  lookNot: 'Este modelo no tiene atención: ve cada token por separado.',
  guess: ({ guess, p, truth, right, all }) =>
    `Ahí adivina ${quoted(guess)} (${percent(p)}); la palabra verdadera es ${quoted(truth)}. Acierta ${count(right)} de ${counted(all, { one: '# token elegido', other: '# tokens elegidos' })}.`,
  score: ({ loss, floor, all, others }) => {
    const best = floor === null ? '' : ` La menor posible aquí es ${floor < 0.00005 ? '0' : nats(floor)}.`;
    return `La pérdida media ${counted(all, { one: 'del token elegido', other: 'de los # tokens elegidos' })} es ${nats(loss)} nats.${best} ${counted(others, { one: 'El otro # token no cuenta', other: 'Los otros # tokens no cuentan' })}.`;
  },
  scoreDropout:
    'Al entrenar, el dropout deja fuera algunos números, así que la pérdida será un poco distinta.',
  adjust: ({ step, loss, norm, rate, after }) => {
    const then = after === null ? '' : ` En el mismo lote la pérdida es ahora ${nats(after)}.`;
    return `El paso ${count(step)} está dado, en todas las ejecuciones. Su pérdida fue ${nats(loss)} nats, la norma del gradiente ${number(norm)}, la tasa de aprendizaje ${number(rate)}.${then}`;
  },
};
