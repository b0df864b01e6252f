/** The words of the blanks' panel, in Spanish. */

import { writing } from '../../words/numbers.js';

const { count, oneOf, fixed, quoted } = writing('es');

/** @type {import('../../words/language.js').Translation<typeof import('./words.en.js').en>} */
export const blanks = {
  blankLabel: 'Escribe una oración con [MASK] o ___, o pulsa palabras para convertirlas en huecos.',
  fromCorpus: 'del corpus',
  ofCorpus: 'Tomar una oración del corpus',
  wordsLabel: 'Palabras de la oración; al pulsar una, se vuelve hueco o vuelve a su sitio',
  blankWord: (word) => `Hacer un hueco de ${quoted(word)}`,
  unblankWord: (word) =>
    word === null ? 'Hueco; escribe arriba una palabra en su lugar' : `Volver a poner ${quoted(word)}`,
  noBlank: 'Escribe una oración y pulsa una palabra para hacer un hueco: los modelos la adivinan.',
  unknown: (word) => `${quoted(word)} no está en el vocabulario del corpus, así que los modelos ven [UNK].`,
  blankNumber: (n, of) => (of > 1 ? `Hueco ${n} de ${of}` : 'El hueco'),
  colon: ': ',
  oneByOne:
    'Cada hueco se llena por separado, como en BERT: ningún modelo sabe lo que pone en el otro, así que dos palabras probables no tienen por qué encajar.',
  candidate: 'palabra',
  corpusHas: (words) => `en el corpus está ${oneOf(words)}`,
  inCorpus: 'en el corpus',
  run: 'ejecución',
  verdict: 'elige',
  outdated: 'Esta respuesta es de una oración, un texto o un ajuste anterior.',
  noAnswer: '–',
  exact: 'exacto',
  exactHelp: 'Lo que diría un modelo perfecto que ve ambos lados y conoce todas las oraciones que hay.',
  noExact: 'ninguna',
  toss: 'al azar',
  tossHelp: 'Por lo que puede ver esta ejecución, estas palabras son igual de probables: cuál diga es azar.',
  ownBest: 'como mucho',
  ownBestHelp: 'Lo que diría un modelo perfecto que no ve más que esta ejecución.',
  oneOfEqual: (n) => `una de ${count(n)}`,
  certainty: (entropy, truth) => {
    if (entropy === undefined) return '';
    if (entropy === null)
      return truth.length > 0
        ? `En el corpus está aquí ${oneOf(truth)}, pero el entrenamiento nunca hace este hueco, así que no hay respuesta exacta.`
        : 'Ninguna oración del corpus encaja, así que no hay respuesta exacta.';
    if (entropy < 0.005) return 'Un modelo perfecto que ve ambos lados está seguro aquí.';
    return `Incluso un modelo perfecto que ve ambos lados duda aquí: ${fixed(entropy, 2)} nats, como al elegir entre ${fixed(Math.exp(entropy), 1)} palabras igual de probables.`;
  },
  answeredAt: (step) => (step === 0 ? 'Antes de entrenar.' : `Después del paso ${count(step)}.`),
  waitsForModels: 'Los modelos responden en cuanto están cargados.',
};
