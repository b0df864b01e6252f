/** The words of the blanks' panel, in Spanish. */

import { writing } from '../../words/numbers.js';

const { count, oneOf, fixed, quoted } = writing('es');

/** @type {import('../../words/language.js').Translation<typeof import('./words.en.js').en>} */
export const blanks = {
  blankLabel: 'Escribe una oración con [MASK] o ___, o pulsa palabras para convertirlas en huecos.',
  fromCorpus: 'del corpus',
  wordsLabel: 'Palabras de la oración; al pulsar una, se vuelve hueco o vuelve a su sitio',
  blankWord: (word) => `Hacer un hueco de ${quoted(word)}`,
  unblankWord: (truth) =>
    truth.length > 0 ? `Volver a poner ${quoted(truth[0])}` : 'Hueco; escribe arriba una palabra en su lugar',
  noBlank: 'Escribe una oración y pulsa una palabra para hacer un hueco: los modelos la adivinan.',
  unknown: (word) => `${quoted(word)} no está en el vocabulario del corpus, así que los modelos ven [UNK].`,
  blankNumber: (n, of) => (of > 1 ? `Hueco ${n} de ${of}` : 'El hueco'),
  colon: ': ',
  candidate: 'palabra',
  corpusHas: (words) => `en el corpus está ${oneOf(words)}`,
  inCorpus: 'en el corpus',
  verdict: 'respuesta',
  noAnswer: '–',
  exact: 'exacto',
  exactHelp: 'Lo que diría un modelo perfecto que ve ambos lados y conoce todas las oraciones que hay.',
  impossible: 'imposible con este corpus',
  oneOfEqual: (n) => `una de ${count(n)}`,
  certainty: (entropy) => {
    if (entropy === undefined) return '';
    if (entropy === null)
      return 'Imposible con este corpus: ninguna de sus oraciones puede haberse convertido en este texto.';
    if (entropy < 0.005) return 'Un modelo perfecto está seguro aquí.';
    return `Incluso un modelo perfecto duda aquí: ${fixed(entropy, 2)} nats, como al elegir entre ${fixed(Math.exp(entropy), 1)} palabras igual de probables.`;
  },
  answeredAt: (step) => (step === 0 ? 'Antes de entrenar.' : `Después del paso ${count(step)}.`),
  waitsForModels: 'Los modelos responden en cuanto están cargados.',
};
