/** The words of *Slow motion*, in German. */

import { writing } from '../../../words/numbers.js';

const { plain, count, counted, nats, percent, quoted } = writing('de');

/** A learning rate or a norm. @param {number} n */
const number = (n) => plain(Number(n.toPrecision(4)));

/** @type {import('../../../words/language.js').Translation<typeof import('./words.en.js').en>} */
export const slow = {
  help: (step) => `Ein Druck lässt eine Phase von Schritt ${count(step)} geschehen.`,
  run: 'Lauf',
  phases: {
    corrupt: 'Verfälschen',
    look: 'Umsehen',
    guess: 'Raten',
    score: 'Bewerten',
    adjust: 'Anpassen',
  },
  hints: {
    corrupt: 'Tokens werden ausgewählt und verfälscht.',
    look: 'Die Tokens blicken aufeinander.',
    guess: 'Das Modell rät die ausgewählten Tokens.',
    score: 'Der Verlust wird berechnet.',
    adjust: 'Die Gewichte ändern sich, damit der Verlust sinkt.',
  },
  outlined: {
    corrupt: 'Umrandet: das Korpus, aus dem die Sätze kommen.',
    look: 'Umrandet: die Läufe, deren Modelle blicken.',
    guess: 'Umrandet: der Lückentext, der auch Antworten zeigt.',
    score: 'Umrandet: der Verlust, wo diese Zahl stehen wird.',
    adjust: 'Umrandet: der Verlust, der diesen Schritt nun enthält.',
  },
  press: (n, phase) => `${n}. ${phase}`,
  again: (step) => `Schritt ${count(step)} durchgehen`,
  paused: 'Das Training läuft mit vollem Tempo. Halte es an, um einen Schritt langsam durchzugehen.',
  pause: 'Pause',
  loading: 'lädt …',
  allFailed:
    'Alle Läufe sind abgebrochen; es gibt keinen Schritt mehr. Berichtige die Einstellungen und drücke „Zurücksetzen“.',
  failed: (label) => `${label} ist abgebrochen: Wähle einen anderen Lauf.`,
  over: (steps) =>
    `Alle ${count(steps)} Schritte sind gemacht. Drücke „Zurücksetzen“, um neu zu beginnen, oder stelle mehr Schritte ein.`,
  working: '…',

  corrupt: ({ sentences, tokens, counts: { masked, random, kept }, other }) => {
    const n = masked + random + kept;
    const more =
      other > 0
        ? ` In den Verlust ${counted(other, { one: 'geht # weiteres Token ein, das bleibt, wie es ist', other: 'gehen # weitere Tokens ein, die bleiben, wie sie sind' })}.`
        : '';
    return `In ${counted(sentences, { one: '# Satz', other: '# Sätzen' })} mit ${counted(tokens, { one: '# Token', other: '# Tokens' })} ${counted(n, { one: 'wurde # ausgewählt', other: 'wurden # ausgewählt' })}: ${count(masked)} maskiert, ${count(random)} durch Zufallswörter ersetzt, ${count(kept)} belassen.${more}`;
  },
  look: ({ token, at, share, itself }) =>
    itself
      ? `An der ersten ausgewählten Stelle, ${quoted(token)}, blickt Kopf 1 von Schicht 1 am meisten auf diese Stelle selbst (${percent(share)}).`
      : `An der ersten ausgewählten Stelle, ${quoted(token)}, blickt Kopf 1 von Schicht 1 am meisten auf ${quoted(at)} (${percent(share)}).`,
  lookNot: 'Dieses Modell hat keine Aufmerksamkeit: Es sieht jedes Token für sich.',
  guess: ({ guess, p, truth, right, all }) =>
    `Dort rät es ${quoted(guess)} (${percent(p)}); das wahre Wort ist ${quoted(truth)}. Von ${counted(all, { one: '# ausgewählten Token', other: 'allen # ausgewählten Tokens' })} rät es ${count(right)} richtig.`,
  score: ({ loss, floor, all, others }) => {
    const best =
      floor === null ? '' : ` Der kleinste mögliche ist hier ${floor < 0.00005 ? '0' : nats(floor)}.`;
    return `Der mittlere Verlust ${counted(all, { one: 'des ausgewählten Tokens', other: 'der # ausgewählten Tokens' })} ist ${nats(loss)} Nats.${best} ${counted(others, { one: 'Das # andere Token zählt', other: 'Die # anderen Tokens zählen' })} nicht.`;
  },
  scoreDropout: 'Im Training lässt Dropout einige Zahlen weg; der Verlust wird darum etwas anders ausfallen.',
  adjust: ({ step, loss, norm, rate, after }) => {
    const then = after === null ? '' : ` Auf demselben Batch ist der Verlust jetzt ${nats(after)}.`;
    return `Schritt ${count(step)} ist gemacht, in allen Läufen. Sein Verlust war ${nats(loss)} Nats, die Norm des Gradienten ${number(norm)}, die Lernrate ${number(rate)}.${then}`;
  },
};
