/** The words of the runs' panel, in German. */

import { writing } from '../../words/numbers.js';
import { field, value } from '../../words/settings.js';

const { count, counted, nats, percent, list, oneOf, fixed, quoted, floorText } = writing('de');

/** @type {Record<string, string>} */
const contexts = {
  none: 'sieht nur die Lücke und ihre Position',
  left: 'sieht nur die linke Seite',
  right: 'sieht nur die rechte Seite',
  both: 'sieht beide Seiten',
};

/** @param {number} mean  In nats. */
const unsure = (mean) => {
  const choices = Math.exp(mean);
  return choices < 1.05
    ? 'kaum je im Zweifel'
    : `im Mittel so unsicher wie zwischen ${fixed(choices, 1)} gleich wahrscheinlichen Wörtern`;
};

/** @param {import('./words.en.js').Filled} blank */
const fills = ({ guess, p, truth, verdict }) => {
  const against =
    verdict === 'toss'
      ? ', ein Münzwurf: Nach dem, was er sieht, sind andere gleich wahrscheinlich'
      : verdict === 'right' && truth.length > 0
        ? ', wie das Korpus'
        : verdict === 'wrong' && truth.length > 0
          ? `; im Korpus steht ${oneOf(truth)}`
          : '';
  return `In die Lücke setzt dieser Lauf ${quoted(guess)} (${percent(p)})${against}.`;
};

/** @type {import('../../words/language.js').Translation<typeof import('./words.en.js').en>} */
export const runs = {
  addRun: 'Lauf hinzufügen',
  duplicate: 'Verdoppeln',
  remove: 'Entfernen',
  duplicateRun: (label) => `${label} verdoppeln`,
  removeRun: (label) => `${label} entfernen`,
  settings: 'Einstellungen',
  settingsOf: (label) => `Einstellungen von ${label}`,
  same: 'Die Läufe haben dieselben Einstellungen.',
  differ: (different) =>
    `Unterschiede zwischen den Läufen: ${list(different.map(({ key, values }) => `${field(key).label} (${[...new Set(values.map((v) => value(key, v)))].join(', ')})`))}; alles andere, was sie gemeinsam haben, ist gleich.`,
  one: 'Ein Lauf. Füge einen zweiten hinzu, um zu vergleichen.',
  contexts,
  describe: (model, parameters) => {
    const size =
      parameters === null ? [] : [counted(parameters, { one: '# Parameter', other: '# Parameter' })];
    if (model.kind === 'notebook')
      return `sieht nur die Lücke; ${['keine Aufmerksamkeit', ...size].join(', ')}`;
    const layers = counted(model.layers, { one: '# Schicht', other: '# Schichten' });
    const heads = counted(model.heads, { one: '# Kopf', other: '# Köpfe' });
    return `${contexts[model.context]}; ${[layers, heads, ...size].join(', ')}`;
  },
  runPhases: {
    loading: 'lädt …',
    ready: 'noch nicht trainiert',
    none: 'noch nicht übernommen',
  },
  runAt: (step, mean) => `Schritt ${count(step)}, mittlerer Verlust ${nats(mean)}`,
  verdictOf: (mean, blank, span = null) => {
    const over =
      span === null
        ? 'der letzten Epoche'
        : counted(span, { one: 'des letzten Schritts', other: 'der letzten # Schritte' });
    const sentence = `Mittlerer Verlust ${over} ${nats(mean)}: ${unsure(mean)}.`;
    return blank === null ? sentence : `${sentence} ${fills(blank)}`;
  },
  verdictMeasured: (mean, blank) => {
    const loss = mean.standardError < 0.00005 ? nats(mean.nats) : floorText(mean);
    const sentence = `Mittlerer Verlust über viele Verfälschungen ${loss}: ${unsure(mean.nats)}.`;
    return blank === null ? sentence : `${sentence} ${fills(blank)}`;
  },
  unconverged: ({ gap, falling, single }) => {
    const above = `Noch nicht am Ziel: ${fixed(gap, 2)} Nats über der Untergrenze`;
    if (falling)
      return `${above}, und der Verlust fällt noch. Trainiere mehr Schritte${single ? ' oder größere Batches' : ''}.`;
    return `${above}, und der Verlust fällt nicht mehr. ${single ? 'Trainiere größere Batches: Ein Satz je Schritt zieht hin und her.' : 'Versuche eine kleinere Lernrate, ein größeres Modell oder einen anderen Seed.'}`;
  },
  groups: {
    '': 'Lauf',
    model: 'Modell',
    masking: 'Verfälschung',
    batch: 'Batch',
    optimizer: 'Optimierer',
  },
};
