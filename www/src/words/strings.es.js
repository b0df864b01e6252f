/** What is said in several places, in Spanish. */

import { writing } from './numbers.js';

const { count, counted, list, quoted } = writing('es');

/** @type {import('./language.js').Translation<typeof import('./strings.en.js').en>} */
export const strings = {
  lab: 'Cloze, un laboratorio de modelos de lenguaje enmascarados',

  missing: (what) =>
    `A este navegador le falta ${what}, y los modelos lo necesitan; lo tienen las versiones actuales de Firefox, Chrome, Edge y Safari.`,
  loadFailed: (path, reason) =>
    `No se pudo cargar el motor (${path}): ${reason}. Comprueba la conexión y pulsa «Reiniciar».`,
  workerRefused: (reason) =>
    `Esta página no deja que los modelos funcionen en workers: ${reason}. Su content security policy necesita worker-src blob: y, con Trusted Types, la política cloze.`,
  noWorker: 'no se pudo arrancar el worker',
  unreadable: 'no se pudo leer un mensaje del worker',
  stop: '.',

  toolbar: 'Entrenamiento',
  pause: 'Pausa',
  showTrained: 'Mostrar los modelos entrenados',
  field: (name, run) => (run === null ? quoted(name) : `${quoted(name)} de ${run}`),
  mend: (name, message) => `No ha empezado. Primero hay que corregir ${name}: ${message}.`,
  unknownAttribute: (name, value, known) =>
    `${name}: ${quoted(value)} no se conoce; se conocen ${known.join(', ')}.`,
  experimentFailed: (url, reason) => `No se pudo usar el experimento ${url}: ${reason}.`,

  linkIgnored: ([first, ...others]) =>
    `El enlace no se entendió del todo. Se pasó por alto: ${first}${others.length > 0 ? `; y ${counted(others.length, { one: '# parte más', other: '# partes más' })}` : ''}.`,

  failedTitle: 'Este experimento no puede funcionar',
  loadFailedTitle: 'El laboratorio no pudo arrancar',
  failedNext: 'Cambia lo que nombra la frase e inténtalo de nuevo. Todo lo que has escrito sigue aquí.',
  tryAgain: 'Intentar de nuevo',

  corpus: 'Corpus',
  notices: {
    'nothing-held-out': () =>
      'No hay nada apartado: la muestra tiene todos los documentos de la lengua, o no se pidió nada.',
    'only-single-words': () =>
      'Cada oración tiene una sola palabra, así que no hay contexto del que aprender.',
    'single-words': ({ sentences }) =>
      counted(sentences, {
        one: '# oración tiene una sola palabra y no da contexto.',
        other: '# oraciones tienen una sola palabra y no dan contexto.',
      }),
    'spellings-merged': ({ words, merged }) => {
      const named = merged.slice(0, 5).map((spellings) => spellings.join(' = '));
      const others = words > named.length ? [`${count(words - named.length)} más`] : [];
      return `Los modelos leen sin acentos, como BERT, así que cada una de estas series se volvió una sola palabra: ${list([...named, ...others])}.`;
    },
    'pairs-truncated': ({ positions }) =>
      `Algunos pares son más largos que las ${count(positions)} posiciones: la oración más larga de cada uno pierde su final.`,
    'examples-truncated': ({ task, truncated, examples, positions }) =>
      `${count(truncated)} de los ${count(examples)} ejemplos de ${task} son más largos que las ${count(positions)} posiciones del codificador preentrenado y se recortaron, primero la oración más larga.`,
  },

  loss: 'Pérdida',
  xAxis: 'paso',
  yAxis: 'pérdida (nats por objetivo)',
  gapAxis: 'pérdida − cota inferior (nats por objetivo)',
  exactMoved: 'La columna «exacto» es la del texto modificado.',

  blanks: 'Texto con huecos',
  right: 'bien',
  wrong: 'mal',

  runs: 'Ejecuciones',
  newRun: 'nueva ejecución',
  copyOf: (label, n) => (n === 1 ? `${label}, copia` : `${label}, copia ${n}`),

  inside: 'Ver por dentro',
  notOpened: (name, reason) =>
    `No se abrió ${quoted(name)}: ${reason}. Aquí se abren los archivos que guardó «Para llevar»; un texto para entrenar va en el campo del corpus.`,
  recorded: 'Estas curvas vienen del archivo. «Entrenar» las hace de nuevo y dice si son las mismas.',
  sameAsFile: 'La misma ejecución que en el archivo, bit a bit.',
  otherThanFile: (labels) =>
    `No es la ejecución del archivo: las pérdidas de ${list(labels.map(quoted))} son distintas. El archivo viene de otra versión de esta página, o se modificó.`,
  noDrawing: 'no hay dibujo; si el panel muestra una tabla, haz que muestre el gráfico',
  notSaved: (reason) => `No se guardó nada: ${reason}.`,
  notResumed: (reason) => `El entrenamiento guardado no puede seguir, así que empieza de nuevo: ${reason}.`,
  otherCurve: 'sus curvas son de otros pasos',
  whatIf: {
    copy: 'todos los tokens',
    masks: 'siempre [MASK]',
    static: 'máscaras fijas',
    spans: 'tramos',
  },
  insideLoading: 'cargando…',
  insideFailed: 'No se pudieron cargar estos paneles. Comprueba la conexión.',

  milestone: (share, step) => `Entrenado al ${share}\u202f%, paso ${count(step)}.`,
  pausedAt: (step) => `En pausa en el paso ${count(step)}.`,
  done: 'El entrenamiento ha terminado.',
  doneBut: (labels, of) =>
    `El entrenamiento ha terminado: ${labels.length} de ${of} ejecuciones se detuvieron antes, ${list(labels)}.`,
};
