/** The words of *How the answer grew*, in German. */

import { writing } from '../../../words/numbers.js';

const { count, percent, either } = writing('de');

/** @type {import('../../../words/language.js').Translation<typeof import('./words.en.js').en>} */
export const growth = {
  help: 'Was jedes Modell in die Lücke gesetzt hätte, zu etwa sechzig Zeitpunkten seines Trainings. Je kräftiger die Farbe, desto wahrscheinlicher. „Exakt“ ist die Wahrscheinlichkeit des exakten Prädiktors; er kennt das Korpus und sieht beide Seiten.',
  noBlank: 'Klicke unter „Lückentext“ auf ein Wort, um es zur Lücke zu machen; ab dann wird sie verfolgt.',
  waits: 'Die Modelle sind noch nicht bereit.',
  blank: 'Lücke',
  blankNumber: (i, truth) => `${i + 1}${truth.length > 0 ? `: im Korpus steht ${either(truth)}` : ''}`,
  firstOnly: (followed, blanks) =>
    `Die ersten ${count(followed)} von ${count(blanks)} Lücken werden verfolgt.`,
  since: (step) =>
    `Verfolgt seit Schritt ${count(step)}. „Zurücksetzen“ und „Trainieren“ zeigen es von Anfang an.`,
  stopped: (step) => `Dieser Lauf brach vorzeitig ab, nach Schritt ${count(step)}.`,
  word: 'Wort',
  now: 'jetzt',
  exact: 'exakt',
  inCorpus: 'im Korpus',
  step: 'Schritt',
  strip: (label) => `Schritt, bei dem ${label} abgelesen wird`,
  at: (step, best) =>
    `Nach Schritt ${count(step)}: ${best.map(({ token, p }) => `${token} ${percent(p)}`).join(', ')}.`,
  nothing: 'Vor diesem Schritt wurde nichts verfolgt.',
  asTable: 'Als Tabelle zeigen',
  asChart: 'Als Karte zeigen',
  table: (label) => `${label}: Wahrscheinlichkeit jedes Worts nach Schritt`,
  none: '–',
};
