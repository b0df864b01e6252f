/** The words of *Take it away*, in Spanish. */

/** @type {import('../../../words/language.js').Translation<typeof import('./words.en.js').en>} */
export const take = {
  what: 'qué',
  picture: 'imagen',
  numbers: 'números',
  none: '–',
  saves: (kind, what) => `${what} como ${kind}`,
  help: 'Gráficos y mapas se guardan como están ahora; en la lista están los paneles abiertos. La última columna de una tabla tiene, en su primera fila, el experimento con sus semillas, en JSON.',
  all: 'Guardar el experimento con su historia',
  allHelp:
    'Un archivo (JSON) con los ajustes, el texto y cada pérdida. Al soltarlo sobre el laboratorio, todo vuelve.',
  open: 'Abrir un archivo así',
};
