/** The words of *This step*, in German. */

import { writing } from '../../../words/numbers.js';

const { count, counted, percent, list, quoted } = writing('de');

/** @type {import('../../../words/language.js').Translation<typeof import('./words.en.js').en>} */
export const step = {
  which: 'Welcher Schritt',
  step: 'Schritt',
  of: (steps) => `von ${count(steps)}`,
  previous: 'Voriger Schritt',
  next: 'Nächster Schritt',
  follow: 'Dem Training folgen',
  run: 'Lauf',
  again: 'Neu ziehen',
  asTrained: 'Wie trainiert',
  more: (shown, all) => `Alle ${count(all)} Sätze zeigen, nicht nur die ersten ${shown}`,
  less: 'Weniger Sätze zeigen',
  loading: 'lädt …',
  allFailed:
    'Alle Läufe sind abgebrochen; ihre Batches lassen sich nicht ziehen. Berichtige die Einstellungen und drücke „Zurücksetzen“.',
  failed: (labels) =>
    labels.length === 1
      ? `${labels[0]} ist abgebrochen und kann nicht raten.`
      : `${list(labels)} sind abgebrochen und können nicht raten.`,
  noNumber: (text, steps) =>
    `${quoted(text)} ist kein Schritt. Gib eine ganze Zahl von 1 bis ${count(steps)} ein.`,
  beyond: (n, steps) =>
    `Schritt ${count(n)} gibt es nicht: Die Läufe enden bei Schritt ${count(steps)}. Wähle einen Schritt von 1 bis ${count(steps)}.`,

  batch: ({ step: n, again, made, sentences, tokens, selected, other }) => {
    const what =
      again > 0
        ? `Die Sätze von Schritt ${count(n)}, neu verfälscht (${count(again)}); kein Schritt trainiert darauf.`
        : n <= made
          ? `Der Batch von Schritt ${count(n)}.`
          : n === made + 1
            ? `Der Batch des nächsten Schritts, ${count(n)}.`
            : `Der Batch, auf dem Schritt ${count(n)} trainieren wird.`;
    const scored =
      other > 0
        ? `, und ${counted(other, { one: '# weiteres zählt', other: '# weitere zählen' })} im Verlust`
        : '';
    return `${what} In ${counted(sentences, { one: '# Satz', other: '# Sätzen' })} mit ${counted(tokens, { one: '# Token', other: '# Tokens' })} ${counted(selected, { one: 'ist # Token ausgewählt', other: 'sind # Tokens ausgewählt' })}${scored}.`;
  },
  now: ({ step: n, again, made, dropout }) => {
    const when = made === 0 ? 'vor seinem ersten Schritt' : `nach Schritt ${count(made)}`;
    const guess = `Antworten und Verluste sind, was jeder Lauf jetzt sagen würde, ${when}.`;
    if (again > 0 || n !== made + 1) return guess;
    return `${guess} Genau diesen Verlust wird das Training für Schritt ${count(n)} melden${dropout ? ', bis auf Dropout' : ''}.`;
  },
  sharedBatches: 'Alle Läufe trainieren auf diesem Batch.',
  ownBatches: 'Die Läufe trainieren auf verschiedenen Batches: Wähle, wessen.',

  outcomes: { masked: 'maskiert', random: 'zufällig', kept: 'belassen', other: 'nicht ausgewählt' },
  outcomesCaption: 'Was aus ausgewählten Tokens wird',
  outcome: 'Fall',
  here: 'in diesem Batch',
  soFar: (n) => (n === 1 ? 'in Schritt 1' : `in den Schritten 1 bis ${count(n)}`),
  rule: 'nach der Regel',
  counting: 'zählt …',
  share: (n, all) => (all === 0 ? '0' : `${count(n)} (${percent(n / all)})`),

  tableCaption: 'Die ausgewählten Tokens, und was die Läufe dort raten',
  tableLabel: 'Tabelle der ausgewählten Tokens',
  truth: 'wahres Wort',
  guess: 'Antwort',
  p: 'p',
  loss: 'Verlust',
  floor: 'Untergrenze',
  floorHelp: 'Der Verlust des bestmöglichen Prädiktors mit derselben Sicht, in Nats.',
  none: '–',
  right: 'richtig',
  wrong: 'falsch',
  rights: (n, all) => `${count(n)} von ${count(all)} richtig`,
  mean: (n) => (n === 1 ? 'Dieses Token' : `Alle ${count(n)}`),
  meanOf: 'Mittel',
  reported: (n) => `Als Schritt ${count(n)} gemacht wurde`,
  rightShare: (share) => `${percent(share)} richtig`,
  sentence: (n, of) => `Satz ${count(n)} von ${count(of)}`,
  units:
    'p ist die Wahrscheinlichkeit der Antwort; Verlust und Untergrenze sind −ln der Wahrscheinlichkeit des wahren Worts, in Nats.',
};
