/** The words of the corpus's panel, in Spanish. */

import { writing } from '../../words/numbers.js';

const { count, counted, percent } = writing('es');

/** @param {number} n */
const sentences = (n) => counted(n, { one: '# oración', other: '# oraciones' });
/** @param {number} n */
const documents = (n) => counted(n, { one: '# documento', other: '# documentos' });
/** @param {number} n */
const words = (n) => counted(n, { one: '# palabra', other: '# palabras' });
/** @param {number} n */
const tokens = (n) => counted(n, { one: '# token', other: '# tokens' });

/** @param {import('../../experiment/experiment.js').RunConfig['masking']} masking */
function chosen({ select, mask, random, draws }) {
  const again = draws === 'static' ? ', siempre las mismas' : '';
  const become =
    mask >= 1 ? '' : ` (el ${percent(mask)} como [MASK], el ${percent(random)} como palabra al azar)`;
  if ('position' in select)
    return `solo la palabra ${count(select.position)} de cada oración, nunca otra${become}`;
  const share = percent(select.rate);
  const which = {
    count: `el ${share} de las palabras de cada oración, al menos una, sorteadas`,
    bernoulli: `cada palabra con una probabilidad del ${share}`,
    span: `el ${share} de las palabras, en tramos de vecinas`,
  };
  return `${which[/** @type {keyof typeof which} */ (select.rule)]}${again}${become}`;
}

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
  heldOut: (n) =>
    `${counted(n, { one: 'Otra # está apartada', other: 'Otras # están apartadas' })}: con ellas no se entrena nunca.`,
  heldOutOfText: 'Oraciones apartadas',
  heldOutHelp:
    'Tantas oraciones distintas, repartidas por igual en el texto, quedan fuera del entrenamiento: como mucho la mitad. La pérdida en ellas distingue aprender de aprender de memoria.',
  layouts: {
    paragraphs: 'Algunas líneas contienen varias oraciones. Los modelos toman cada línea por una.',
    wrapped: 'Hay líneas cortadas a mitad de oración. Los modelos toman cada línea por una oración.',
  },
  split: 'Dividir en oraciones',
  countedHelp: 'Los tokens incluyen [CLS] y [SEP], que van antes y después de cada oración.',
  refused: (reason) => `No se insertó: ${reason}. Tu texto sigue como estaba.`,
  recipe: 'Usar una receta que vaya con este texto',
  recipeHelp: ({ steps, runs: [{ batch }] }) =>
    `Los ajustes son los de otro texto. La receta entrena ${counted(steps, { one: '# paso', other: '# pasos' })}, de ${sentences(batch.size)} cada uno.`,
  blanked: (runs) => {
    const said = runs.map(({ label, masking }) => ({ label, sentence: chosen(masking) }));
    const one = said.every(({ sentence }) => sentence === said[0].sentence);
    const all = one
      ? said[0].sentence
      : said.map(({ label, sentence }) => `en ${label}, ${sentence}`).join('; ');
    return `Se vuelven huecos: ${all}.`;
  },
  counting: 'contando…',
  uncounted: 'se cuenta en cuanto el motor está cargado',
};
