/** The words of *Attention*, in Spanish. */

import { writing } from '../../../words/numbers.js';

const { fixed, counted, quoted } = writing('es');

/** A special token stands without quotation marks. @param {string} token */
const named = (token) => (/^\[[A-Z]+\]$/.test(token) ? token : quoted(token));

/** A share of attention, or an uncertainty in nats. @param {number} n */
const two = (n) => fixed(n, 2);

/**
 * What the patterns are called where they head a column, and after “miran sobre todo”.
 *
 * @type {Record<string, [string, string]>}
 */
const patternNames = {
  itself: ['a sí mismo', 'a sí mismos'],
  previous: ['anterior', 'al token anterior'],
  next: ['siguiente', 'al token siguiente'],
  cls: ['[CLS]', 'a [CLS]'],
  sep: ['[SEP]', 'a [SEP]'],
  mask: ['[MASK]', 'a [MASK]'],
  same: ['misma palabra', 'a la misma palabra en otro lugar'],
};

/** Less than this above equal attention is no pattern. */
const LITTLE = 0.05;

/** @param {number} layer @param {number} head */
const headName = (layer, head) => `Capa ${layer + 1}, cabeza ${head + 1}`;

/** @type {import('../../../words/language.js').Translation<typeof import('./words.en.js').en>} */
export const attention = {
  about:
    'Cada cabeza de una capa deja que cada token mire los tokens de la oración; lo que les da suma 1. La oración es la de «Texto con huecos», y los pesos son los del modelo tal como está ahora.',
  run: 'Ejecución',
  none: 'El modelo del notebook no tiene atención: ve un token cada vez. Añade una ejecución de BERT para ver adónde mira.',
  noAttention: (label) => `${label} no tiene atención: el modelo del notebook ve un token cada vez.`,
  waits: 'Los mapas aparecen cuando los modelos están listos.',
  failed: (label) => `${label} se detuvo y no se le puede preguntar. «Reiniciar» la construye de nuevo.`,
  unknown: (word) => `${quoted(word)} no está en el vocabulario: el modelo ve [UNK] en su lugar.`,
  hideSpecial: 'Ocultar [CLS] y [SEP]',
  specialHidden:
    'Lo que los tokens dan a [CLS] y [SEP] no se muestra, así que una fila puede sumar menos de 1.',
  heads: 'Todas las cabezas',
  headsHelp:
    'Una fila de mapas es una capa, la primera arriba. Las flechas del teclado llevan de cabeza en cabeza.',
  head: headName,
  mapHelp: 'Las filas miran, las columnas son miradas.',
  rows: 'Tokens que miran',
  asTable: 'Ver como tabla',
  asMap: 'Ver como mapa',
  strongest: (token, best, p) => `${named(token)} mira sobre todo a ${named(best)}, con ${two(p)}.`,
  legend: 'peso',
  hatched: 'oculto: este modelo no puede mirar ahí',
  tableCaption: (name) => `${name}: pesos, las filas miran, las columnas son miradas`,
  looks: 'mira',
  hiddenCell: 'oculto',

  fromBlank: 'Desde el hueco',
  blank: 'Hueco',
  blankNumber: (i, all, position) => `Hueco ${i + 1} de ${all}, token ${position + 1}`,
  whose: 'Atención de',
  whoses: {
    head: 'esta cabeza',
    layer: 'esta capa, media de sus cabezas',
    all: 'todas las capas y cabezas, media',
  },
  token: 'Token',
  weight: 'El hueco lo mira',
  grows: 'Sin él, la incertidumbre crece (nats)',
  decisiveHelp: (entropy) =>
    `A la derecha: las palabras decisivas. Con todas las palabras a la vista, incluso el predictor exacto tiene aquí una incertidumbre de ${two(entropy)} nats; la barra dice cuánto mayor sería si no viera esa palabra. Un número negativo dice que estaría más seguro.`,
  impossible:
    'Nada en el corpus puede haber llevado a este texto, así que ninguna respuesta exacta dice qué palabras son decisivas.',
  tooMuch: 'El corpus es demasiado grande para esta oración: no se calcula qué palabras son decisivas.',
  noBlank: 'La oración no tiene ningún hueco. Pulsa una palabra en «Texto con huecos» para hacer uno.',
  agree:
    'Las dos cosas no tienen por qué coincidir. Lo que mira una cabeza es un paso del cálculo, y se discute si eso explica la respuesta (Jain y Wallace 2019; Wiegreffe y Pinter 2019).',
  hiddenFromBlank: 'no puede mirar ahí',

  patternNames,
  patterns: 'Qué mira cada cabeza, en muchas oraciones',
  patternsHelp:
    'La parte de su atención que un token da, en promedio, a sí mismo, a sus vecinos, a los tokens especiales y a la misma palabra en otro lugar (patrones de «What Does BERT Look At?», Clark y otros 2019). Un lugar puede contar dos veces: el token anterior puede ser [CLS].',
  read: (sentences, tokens) =>
    `En ${counted(sentences, { one: '# oración', other: '# oraciones' })} del corpus (${counted(tokens, { one: '# token', other: '# tokens' })}), alteradas como al entrenar.`,
  measuring: 'Midiendo…',
  equal: 'igual en todas partes',
  kinds: {
    weight: 'peso',
    entropy: 'incertidumbre (nats)',
    growth: 'sin él, la incertidumbre crece (nats)',
    pattern: 'parte de la atención',
    equal: 'parte si es igual en todas partes',
  },
  taken: [
    'ejecución',
    'tipo',
    'capa',
    'cabeza',
    'posición',
    'token',
    'mira la posición',
    'token mirado',
    'valor',
  ],
  exact: 'exacto',
  headColumn: 'Cabeza',
  pattern: (name) => patternNames[name]?.[0] ?? name,
  strongestPattern: (layer, head, best) => {
    const name = headName(layer, head);
    if (best === null || best.share - best.uniform < LITTLE)
      return `${name}: sin patrón claro; nada de esto recibe ${two(LITTLE)} más que con atención igual en todas partes.`;
    return `${name}: los tokens miran sobre todo ${patternNames[best.name]?.[1] ?? best.name}, con ${two(best.share)} de su atención; si fuera igual en todas partes, sería ${two(best.uniform)}.`;
  },
};
