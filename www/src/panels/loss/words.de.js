/** The words of the losses' panel, in German. */

import { writing } from '../../words/numbers.js';

const { count, counted, percent, fixed, either } = writing('de');

/** What a mean goes over: an epoch, or so many steps. @param {number | null} span */
const spanned = (span) =>
  span === null ? 'eine Epoche' : counted(span, { one: '# Schritt', other: '# Schritte' });

/** @type {Record<import('../../workers/records.js').RunFloors['view'], string>} */
const seeing = {
  no_position: 'nur mit dem Token selbst',
  none: 'ohne Kontext',
  left: 'mit linkem Kontext',
  right: 'mit rechtem Kontext',
  both: 'mit beiden Seiten',
};

/** @type {import('../../words/language.js').Translation<typeof import('./words.en.js').en>} */
export const loss = {
  logScale: 'logarithmisch',
  asTable: 'Als Tabelle zeigen',
  asChart: 'Als Diagramm zeigen',
  uniform: (words, value) =>
    `gleichverteiltes Raten unter ${counted(words, { one: '# Wort', other: '# Wörtern' })}, ${fixed(value, 2)}`,
  uniformHelp: (tokens) => {
    const [size, value] = tokens === null ? ['…', '…'] : [count(tokens), fixed(Math.log(tokens), 2)];
    return `Ein untrainiertes Modell beginnt im Mittel höher, bei etwa ln ${size} = ${value}: Es muss erst lernen, dass besondere Tokens wie [PAD] nie die Antwort sind.`;
  },
  curveHelp: (span) =>
    `Fett: Mittel über ${spanned(span)}. Blass: jeder Schritt. Waagrechte Linien: die Untergrenzen, also der kleinste mögliche Verlust, in der Farbe des Laufs.`,
  dotted: (uniform) => `Grau: ${uniform ?? 'gleichverteiltes Raten unter … Wörtern, …'}.`,
  gapHelp: (span) =>
    `Verlust minus kleinster möglicher Verlust auf genau demselben Batch, Mittel über ${spanned(span)}: Das Rauschen der Batches ist weg, und übrig ist, was das Modell nicht gelernt hat.`,
  heldOutHelp: 'Marken: Verlust auf zurückgehaltenen Sätzen, auf denen nicht trainiert wird.',
  gap: 'Abstand zur Untergrenze',
  asGoodAsPossible: 'besser geht es nicht',
  noGap: 'Das Korpus ist zu groß, um den kleinsten möglichen Verlust jedes Batches zu berechnen.',
  sampledHelp:
    'Eine Untergrenze mit ± oder ≈ ist aus einer Stichprobe, ± ihr Standardfehler: Alle Fälle durchzugehen, würde zu lange dauern.',
  floor: 'Untergrenze',
  noFloor: 'für diesen Lauf wird keine Untergrenze berechnet',
  heldOut: 'zurückgehalten',
  rightly: (accuracy) => `${percent(accuracy)} richtig`,
  closed: 'Anteil gelernt',
  closedHelp: '(gleichverteiltes Raten − mittlerer Verlust) ÷ (gleichverteiltes Raten − Untergrenze)',
  floorName: ({ views, language }) => {
    if (language) return 'Untergrenze der ganzen Sprache';
    const sides = views.includes('left') && views.includes('right');
    const names = views.flatMap((view) =>
      sides && view === 'left'
        ? ['mit linkem oder rechtem Kontext']
        : sides && view === 'right'
          ? []
          : [seeing[view]],
    );
    return `Untergrenze ${either(names)}`;
  },
  floorLabel: (name, value) => `${name}, ${value}`,
  onLanguage: (value) => `; auf der ganzen Sprache ${value}`,
  floorSummary: (label, best) => `Der kleinste mögliche Verlust von ${label}: ${best}.`,
  floorsOfLast: 'Die Untergrenzen und die Spalte „exakt“ gehören zum letzten Text, der zu gebrauchen war.',
  floorsMoved:
    'Seit diesem Training geändert: Die Untergrenzen und die Spalte „exakt“ gehören zum geänderten Text.',
  memorising: (label, { training, population, lowest: low, last }) =>
    `${label} lernt auswendig: Auf den eigenen Sätzen liegt der Verlust mit ${fixed(training, 2)} unter ${fixed(population, 2)}, der Untergrenze der ganzen Sprache; auf zurückgehaltenen Sätzen ist er von ${fixed(low, 2)} auf ${fixed(last, 2)} gestiegen.`,
  memorisingLess: (label, worst, { lowest: low, last }) =>
    `${label} lernt weniger auswendig als ${worst}: Auf zurückgehaltenen Sätzen ist der Verlust von ${fixed(low, 2)} auf ${fixed(last, 2)} gestiegen.`,
  run: 'Lauf',
  failedRun: 'abgebrochen: siehe unten',
  meanLoss: (step, span) => {
    const steps = span === null ? 'Epoche' : counted(span, { one: '# Schritt', other: '# Schritte' });
    if (step !== null) return `mittlerer Verlust, ${steps} bis Schritt ${count(step)}`;
    return span === 1 ? 'Verlust, letzter Schritt' : `mittlerer Verlust, letzte ${steps}`;
  },
  measuredLoss: 'mittlerer Verlust, gemessen',
  measuredHelp:
    'Solange ein Lauf ruht, wird er gemessen: sein mittlerer Verlust über viele neue Verfälschungen des Korpus, ± der Standardfehler dieses Mittels.',
  dips: 'Ein Batch, oder das Mittel weniger Batches, kann unter der Linie liegen: Der Zufall gab ihm leichtere Lücken. Das gemessene Mittel eines ruhenden Laufs entscheidet es.',
  share: ({ share, error }) =>
    error < 0.005 ? percent(Math.min(share, 0.999)) : `${percent(share)} ± ${percent(error)}`,
  reached: (gap, sequences) => {
    const sure = gap.standardError < 0.0005 ? 4 : gap.standardError < 0.005 ? 3 : 2;
    const far = gap.nats > 2 * gap.standardError && gap.nats >= 0.5 * 10 ** -sure;
    const over = counted(sequences, { one: '# Verfälschung', other: '# Verfälschungen' });
    return far
      ? `; über ${over} ${fixed(gap.nats, sure)}${gap.standardError < 0.00005 ? '' : ` ± ${fixed(gap.standardError, sure)}`} darüber`
      : `; über ${over} nicht messbar darüber`;
  },
  termsTitle: 'Was bedeuten diese Wörter?',
  terms: [
    [
      'Verlust',
      'ist das Mittel von −ln p über die Zieltokens; p ist die Wahrscheinlichkeit, die das Modell dem richtigen Wort gab. Seine Einheit ist das Nat: 0, wenn sicher und richtig, 0,69 bei einem Münzwurf zwischen zwei Wörtern.',
    ],
    [
      'Untergrenze',
      'ist der kleinste Verlust, den ein Modell erreichen kann, das so viel sieht wie dieser Lauf.',
    ],
    [
      'Entropie',
      'sagt, wie offen eine Frage ist, in Nats: 0, wenn die Antwort sicher ist, ln n, wenn n Wörter gleich wahrscheinlich sind. Die Untergrenze ist die mittlere Entropie der Antworten.',
    ],
    [
      'Anteil gelernt',
      'sagt, wie weit der Verlust auf dem Weg ist, vom gleichverteilten Raten, 0\u202f%, bis zur Untergrenze, 100\u202f%.',
    ],
  ],
  tableCaption: (span) => `Mittlerer Verlust über ${spanned(span)}, in Nats je Zieltoken`,
  notTrained: 'Noch kein Schritt ist gemacht.',
  summary: (label, step, mean) => `${label}: nach Schritt ${count(step)} mittlerer Verlust ${mean}.`,
};
