/** The words of the runs' panel, in Spanish. */

import { writing } from '../../words/numbers.js';
import { field, value } from '../../words/settings.js';

const { count, counted, nats, percent, list, oneOf, fixed, quoted, floorText } = writing('es');

/** @type {Record<string, string>} */
const contexts = {
  none: 'solo ve el hueco y su posición',
  left: 'solo ve el lado izquierdo',
  right: 'solo ve el lado derecho',
  both: 've ambos lados',
};

/** @param {number} mean  In nats. */
const unsure = (mean) => {
  const choices = Math.exp(mean);
  return choices < 1.05
    ? 'casi nunca duda'
    : `en promedio duda como entre ${fixed(choices, 1)} palabras igual de probables`;
};

/** @param {import('./words.en.js').Filled} blank */
const fills = ({ guess, p, truth, verdict }) => {
  const against =
    verdict === 'toss'
      ? ', al azar: por lo que ve, otras son igual de probables'
      : verdict === 'right' && truth.length > 0
        ? ', como el corpus'
        : verdict === 'wrong' && truth.length > 0
          ? `; en el corpus está ${oneOf(truth)}`
          : '';
  return `En el hueco pone ${quoted(guess)} (${percent(p)})${against}.`;
};

/** @type {import('../../words/language.js').Translation<typeof import('./words.en.js').en>} */
export const runs = {
  addRun: 'Añadir ejecución',
  duplicate: 'Duplicar',
  remove: 'Quitar',
  duplicateRun: (label) => `Duplicar ${label}`,
  removeRun: (label) => `Quitar ${label}`,
  settings: 'Ajustes',
  settingsOf: (label) => `Ajustes de ${label}`,
  same: 'Las ejecuciones tienen los mismos ajustes.',
  differ: (different) =>
    `Diferencias entre las ejecuciones: ${list(different.map(({ key, values }) => `${field(key).label} (${[...new Set(values.map((v) => value(key, v)))].join(', ')})`))}; todo lo demás que comparten es igual.`,
  one: 'Una ejecución. Añade otra para comparar.',
  contexts,
  describe: (model, parameters) => {
    const size =
      parameters === null ? [] : [counted(parameters, { one: '# parámetro', other: '# parámetros' })];
    if (model.kind === 'notebook') return `solo ve el hueco; ${['sin atención', ...size].join(', ')}`;
    const layers = counted(model.layers, { one: '# capa', other: '# capas' });
    const heads = counted(model.heads, { one: '# cabeza', other: '# cabezas' });
    return `${contexts[model.context]}; ${[layers, heads, ...size].join(', ')}`;
  },
  runPhases: {
    loading: 'cargando…',
    ready: 'aún sin entrenar',
    none: 'aún sin aplicar',
  },
  runAt: (step, mean) => `paso ${count(step)}, pérdida media ${nats(mean)}`,
  verdictOf: (mean, blank, span = null) => {
    const over =
      span === null
        ? 'de la última época'
        : counted(span, { one: 'del último paso', other: 'de los últimos # pasos' });
    const sentence = `Pérdida media ${over} ${nats(mean)}: ${unsure(mean)}.`;
    return blank === null ? sentence : `${sentence} ${fills(blank)}`;
  },
  verdictMeasured: (mean, blank) => {
    const loss = mean.standardError < 0.00005 ? nats(mean.nats) : floorText(mean);
    const sentence = `Pérdida media en muchas alteraciones ${loss}: ${unsure(mean.nats)}.`;
    return blank === null ? sentence : `${sentence} ${fills(blank)}`;
  },
  unconverged: ({ gap, falling, single }) => {
    const above = `Aún no ha llegado: ${fixed(gap, 2)} nats por encima de la cota`;
    if (falling)
      return `${above}, y la pérdida sigue bajando. Entrena más pasos${single ? ', o lotes mayores' : ''}.`;
    return `${above}, y la pérdida ya no baja. ${single ? 'Entrena lotes mayores: una oración por paso tira de un lado a otro.' : 'Prueba una tasa de aprendizaje menor, un modelo mayor u otra semilla.'}`;
  },
  groups: {
    '': 'Ejecución',
    model: 'Modelo',
    masking: 'Alteración',
    batch: 'Lote',
    optimizer: 'Optimizador',
  },
};
