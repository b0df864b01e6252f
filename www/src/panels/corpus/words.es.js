/** The words of the corpus's panel, in Spanish. */

import { writing } from '../../words/numbers.js';

const { count, counted } = writing('es');

/** @param {number} n */
const sentences = (n) => counted(n, { one: '# oración', other: '# oraciones' });
/** @param {number} n */
const documents = (n) => counted(n, { one: '# documento', other: '# documentos' });
/** @param {number} n */
const words = (n) => counted(n, { one: '# palabra', other: '# palabras' });
/** @param {number} n */
const tokens = (n) => counted(n, { one: '# token', other: '# tokens' });

/** @type {import('../../words/language.js').Translation<typeof import('./words.en.js').en>} */
export const corpus = {
  corpusLabel: 'Una oración por línea. Una línea vacía separa documentos.',
  grammarLabel: 'Una gramática. Las oraciones se sortean de lo que describe.',
  grammarHelp:
    'Una regla es un Nombre, dos puntos y aquello en que puede convertirse, con | entre las alternativas; la primera regla es el comienzo. Las palabras que empiezan por mayúscula son nombres de reglas; todas las demás se representan a sí mismas. [3] tras una alternativa la hace tres veces más probable, / termina una oración dentro de un documento, # empieza un comentario.',
  sample: 'Muestra',
  sampleSentences: 'Oraciones de la muestra',
  countedSample: (info, inDocuments) =>
    `${(inDocuments ? documents : sentences)(info.language ?? 0)} en la lengua; oraciones sorteadas: ${count(info.sentences)}, apartadas: ${count(info.heldOut)}. ${words(info.words)}, la oración más larga tiene ${tokens(info.longest)}`,
  restore: 'Restaurar el texto original',
  counted: (info) =>
    `${sentences(info.sentences)}, ${words(info.words)}, la oración más larga tiene ${tokens(info.longest)}`,
  countedHelp: 'Los tokens incluyen [CLS] y [SEP], que van antes y después de cada oración.',
  refused: (reason) => `No se insertó: ${reason}. Tu texto sigue como estaba.`,
  counting: 'contando…',
  uncounted: 'se cuenta en cuanto el motor está cargado',
};
