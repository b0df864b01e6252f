/** The words of the runs' panel, in French. */

import { writing } from '../../words/numbers.js';
import { field, value } from '../../words/settings.js';

const { count, counted, nats, percent, list, oneOf, fixed, quoted, floorText } = writing('fr');

/** @type {Record<string, string>} */
const contexts = {
  none: 'ne voit que le trou et sa position',
  left: 'ne voit que le côté gauche',
  right: 'ne voit que le côté droit',
  both: 'voit les deux côtés',
};

/** @param {number} mean  In nats. */
const unsure = (mean) => {
  const choices = Math.exp(mean);
  return choices < 1.05
    ? 'presque jamais de doute'
    : `en moyenne, aussi incertain qu’entre ${fixed(choices, 1)} mots également probables`;
};

/** @param {import('./words.en.js').Filled} blank */
const fills = ({ guess, p, truth, verdict }) => {
  const against =
    verdict === 'toss'
      ? ', pile ou face\u00a0: d’après ce qu’il voit, d’autres sont aussi probables'
      : verdict === 'right' && truth.length > 0
        ? ', comme le corpus'
        : verdict === 'wrong' && truth.length > 0
          ? `\u202f; le corpus a ${oneOf(truth)}`
          : '';
  return `Dans le trou, cet essai met ${quoted(guess)} (${percent(p)})${against}.`;
};

/** @type {import('../../words/language.js').Translation<typeof import('./words.en.js').en>} */
export const runs = {
  addRun: 'Ajouter un essai',
  duplicate: 'Dupliquer',
  remove: 'Retirer',
  duplicateRun: (label) => `Dupliquer ${label}`,
  removeRun: (label) => `Retirer ${label}`,
  settings: 'Réglages',
  settingsOf: (label) => `Réglages de ${label}`,
  same: 'Les essais ont les mêmes réglages.',
  differ: (different) =>
    `Ce qui diffère entre les essais\u00a0: ${list(different.map(({ key, values }) => `${field(key).label} (${[...new Set(values.map((v) => value(key, v)))].join(', ')})`))}\u202f; tout le reste de ce qu’ils partagent est égal.`,
  one: 'Un essai. Ajoutez-en un autre pour comparer.',
  contexts,
  describe: (model, parameters) => {
    const size =
      parameters === null ? [] : [counted(parameters, { one: '# paramètre', other: '# paramètres' })];
    if (model.kind === 'notebook')
      return `ne voit que le trou\u202f; ${['pas d’attention', ...size].join(', ')}`;
    const layers = counted(model.layers, { one: '# couche', other: '# couches' });
    const heads = counted(model.heads, { one: '# tête', other: '# têtes' });
    return `${contexts[model.context]}\u202f; ${[layers, heads, ...size].join(', ')}`;
  },
  runPhases: {
    loading: 'chargement…',
    ready: 'pas encore entraîné',
    none: 'pas encore appliqué',
  },
  runAt: (step, mean) => `étape ${count(step)}, perte moyenne ${nats(mean)}`,
  verdictOf: (mean, blank, span = null) => {
    const over =
      span === null
        ? 'de la dernière époque'
        : counted(span, { one: 'de la dernière étape', other: 'des # dernières étapes' });
    const sentence = `Perte moyenne ${over} ${nats(mean)}\u00a0: ${unsure(mean)}.`;
    return blank === null ? sentence : `${sentence} ${fills(blank)}`;
  },
  verdictMeasured: (mean, blank) => {
    const loss = mean.standardError < 0.00005 ? nats(mean.nats) : floorText(mean);
    const sentence = `Perte moyenne sur beaucoup d’altérations ${loss}\u00a0: ${unsure(mean.nats)}.`;
    return blank === null ? sentence : `${sentence} ${fills(blank)}`;
  },
  unconverged: ({ gap, falling, single }) => {
    const above = `Pas encore au bout\u00a0: ${fixed(gap, 2)} nats au-dessus du plancher`;
    if (falling)
      return `${above}, et la perte baisse encore. Entraînez plus d’étapes${single ? ', ou des lots plus grands' : ''}.`;
    return `${above}, et la perte ne baisse plus. ${single ? 'Entraînez des lots plus grands\u00a0: une phrase par étape tire d’un côté, puis de l’autre.' : 'Essayez un taux d’apprentissage plus bas, un modèle plus grand ou une autre graine.'}`;
  },
  groups: {
    '': 'Essai',
    model: 'Modèle',
    masking: 'Altération',
    batch: 'Lot',
    optimizer: 'Optimiseur',
  },
};
