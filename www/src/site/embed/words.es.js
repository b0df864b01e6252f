/** The words of the page of a frame around its lab, in Spanish. */

/** @type {import('../../words/language.js').Translation<typeof import('./words.en.js').en>} */
const embed = {
  title: 'Cloze, un laboratorio de modelos de lenguaje enmascarado',
  waiting:
    'Aquí hay un laboratorio que entrena pequeños modelos de lenguaje mientras miras. Se carga cuando aparece en la pantalla y necesita JavaScript y WebAssembly.',
  failed: 'No se pudo cargar el laboratorio. Comprueba la conexión.',
  again: 'Cargar de nuevo',
  open: 'Abrir en una pestaña propia',
};

export const parts = { embed };
