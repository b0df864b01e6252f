/** The words of *Embeddings*, in German. */

import { writing } from '../../../words/numbers.js';

const { count, percent, quoted } = writing('de');

/** @type {import('../../../words/language.js').Translation<typeof import('./words.en.js').en>} */
export const embeddings = {
  waits: 'Die Modelle sind noch nicht bereit.',
  run: 'Lauf',
  word: 'Wort',
  unknown: (typed, words) =>
    `${quoted(typed)} gehört nicht zum Vokabular. Wähle eines seiner ${count(words)} Wörter; die Liste schlägt sie vor.`,
  untrained: 'Noch nicht trainiert: Dies sind die zufälligen Embeddings vom Anfang.',
  after: (step) => `Nach Schritt ${count(step)}.`,
  axes: ([across, up]) =>
    `Von der Varianz der Embeddings der Wörter zeigt die Ebene ${percent(across + up)}: ${percent(across)} waagrecht, ${percent(up)} senkrecht.`,
  help: 'Jeder Punkt ist das Embedding eines Worts (der Vektor, der für das Wort steht), auf die ersten zwei Hauptkomponenten dieses Schritts projiziert. Abstände in der Ebene lassen weg, was die Ebene nicht zeigt; die Kosinus nicht. Von Schritt zu Schritt wird jede Achse gespiegelt, wo das näher an das Bild davor führt.',
  keys: 'Linien führen zu den nächsten Wörtern, deren Kosinus über 0 liegt. Klicke auf einen Punkt, um sein Wort zu wählen, oder gehe mit den Pfeiltasten.',
  chart: (label) => `Embeddings von ${label}`,
  neighbours: (word) => `Dem Wort ${quoted(word)} am nächsten, nach Kosinus`,
  special: 'besonderes Token',
  wordMark: 'Wort',
  none: 'keine Klasse',
  named: (token, classes) =>
    classes.length === 0
      ? token
      : `${token}: ${classes[0]}${classes.length > 1 ? `, auch ${classes.slice(1).join(', ')}` : ''}`,
  cut: (shown, of) => `Die ersten ${count(shown)} von ${count(of)} Tokens, und das gewählte.`,
  asTable: 'Als Tabelle zeigen',
  asChart: 'Als Diagramm zeigen',
  columns: ['Wort', 'Klasse', 'waagrecht', 'senkrecht'],
  table: (label) => `Orte der Embeddings von ${label}`,
  classesTitle: 'Wortklassen: die Regeln der Grammatik, aus denen das Wort unmittelbar hervorgeht.',
};
