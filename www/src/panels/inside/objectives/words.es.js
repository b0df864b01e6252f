/** The words of *Objectives*, in Spanish. */

import { writing } from '../../../words/numbers.js';

const { nats, percent } = writing('es');

/** @type {import('../../../words/language.js').Translation<typeof import('./words.en.js').en>} */
export const objectives = {
  help: 'BERT aprendía dos cosas a la vez: a llenar huecos y a decir si una oración sigue a otra. RoBERTa dejó la segunda, ALBERT la sustituyó, ELECTRA sustituyó las dos. Cada curva es una media móvil; una línea fina, su cota inferior, es lo menos posible en promedio, así que una media puede bajar un poco de ella. Compara cada pérdida con su propia cota: las ejecuciones leen entradas distintas.',
  none: 'Aquí cada ejecución solo llena huecos. Elige otra meta en los ajustes de una ejecución, o prepara el ejemplo.',
  example: 'Preparar el ejemplo',
  waiting: 'Las ejecuciones se están cargando…',
  about: {
    mlm: 'Llena huecos, en oraciones sueltas: la elección de RoBERTa.',
    nsp: 'Además distingue la oración siguiente de una al azar: la elección de BERT.',
    sop: 'Además distingue dos vecinas en su orden de las mismas dos cambiadas: la elección de ALBERT.',
    rtd: 'Un pequeño ayudante llena los huecos; el modelo distingue sus palabras de las verdaderas: la elección de ELECTRA. La pérdida del modelo cuenta 50 veces; los «huecos» son los del ayudante.',
  },
  second: { nsp: 'oración siguiente', sop: 'orden de oraciones', rtd: 'palabras cambiadas' },
  blanks: 'huecos',
  objective: 'meta',
  loss: 'pérdida media',
  floor: 'cota inferior',
  right: 'bien juzgados',
  missing: '–',
  step: 'paso',
  nats: 'nats',
  chart: (label) =>
    `Pérdidas de ${label} por meta y paso, en nats. La tabla de abajo tiene diez de los pasos.`,
  caption: (label) => `${label}: pérdida por meta, en nats por objetivo, por par o por token`,
  table: (label) => `Tabla de ${label}`,
  shortcut: (words, uncorrupted) =>
    Math.abs(words - Math.LN2) < 1e-6
      ? `Qué palabras tienen las dos oraciones no dice nada de su orden: quien solo sabe eso no baja de ${nats(Math.LN2)}, una moneda al aire. Hay que leer el orden.`
      : `Qué palabras tienen las dos oraciones, estén donde estén, delata ${words - uncorrupted < 0.0005 ? 'todo lo que se puede saber' : 'la mayor parte'}. Una moneda al aire cuesta ${nats(Math.LN2)}; esas palabras solas dejan ${nats(words)}, las oraciones tal cual ${nats(uncorrupted)}, ya que una oración al azar puede encajar por casualidad. La cota es más alta, porque algunas palabras están enmascaradas. Así que un modelo puede juzgar por el tema.`,
  noFloor:
    'La menor pérdida depende de lo que adivine el ayudante, y eso cambia mientras aprende; no se dibuja ninguna cota. Casi todos los tokens son los verdaderos: un modelo que nunca dice «cambiada» juzga bien la mayoría.',
  noPairFloor:
    'No se calcula ninguna cota: hace falta un número fijo de objetivos, sorteados cada vez, y no demasiados pares.',
  share: (share) => percent(share),
};
