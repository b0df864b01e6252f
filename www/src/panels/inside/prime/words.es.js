/** The words of *Prime, then fine-tune*, in Spanish. */

import { writing } from '../../../words/numbers.js';

const { count, percent, counted, quoted } = writing('es');

/** @param {number} n */
const steps = (n) => counted(n, { one: '# paso', other: '# pasos' });
/** @param {number} n */
const labels = (n) => counted(n, { one: '# etiqueta', other: '# etiquetas' });

/** What was learnt from, after “con”. @type {Record<string, string>} */
const objectives = {
  mlm: 'huecos',
  nsp: 'huecos y la oración siguiente',
  sop: 'huecos y el orden de las oraciones',
  rtd: 'palabras cambiadas',
};

/** @type {import('../../../words/language.js').Translation<typeof import('./words.en.js').en>} */
export const prime = {
  help: 'El preentrenamiento prepara el codificador, de modo que pocas etiquetas pueden bastar. Elige una tarea y cuántos ejemplos etiquetados dar, y pulsa una vez. Los mismos ejemplos van a tres aprendices: el codificador preentrenado, que se entrena entero (ajuste fino); el mismo codificador congelado, con un clasificador lineal encima; y un codificador del mismo tamaño sin preentrenamiento. Cada uno se prueba con cinco semillas en otros 400 ejemplos, cuyas etiquetas nadie recibió.',
  none: 'Solo un BERT admite el ajuste fino, y el experimento no tiene ninguno. Prepara el ejemplo.',
  waits: 'Las ejecuciones se están cargando…',
  run: 'Ejecución preentrenada',
  task: 'Tarea',
  labels: 'Etiquetas',
  untrained:
    'Esta ejecución aún no se ha entrenado: su codificador no sabe nada. Pulsa antes «Entrenar», o compárala tal como está.',
  trained: (step, objective) => `Preentrenado durante ${steps(step)} con ${objectives[objective]}.`,
  objectives,
  stale: (run, step, now) =>
    `Lo que sigue es de ${quoted(run)} en el paso ${count(step)}; ahora va por el paso ${count(now)}. Pulsa de nuevo para comparar eso.`,
  gone: (run, step) =>
    `Lo que sigue es de ${quoted(run)} en el paso ${count(step)}, una ejecución que ya no está. Pulsa de nuevo para comparar la que está ahora.`,
  replaced: 'Una tabla de resultados nueva ha ocupado el lugar de la anterior.',
  undo: 'Deshacer',
  halt: 'Parar',
  goOn: 'Seguir',
  stopped: '; parado.',
  go: 'Empezar el ajuste fino',
  all: 'Llenar toda la tabla de resultados',
  example: 'Preparar el ejemplo',
  tasks: {
    acceptability: 'aceptabilidad',
    topic: 'tema',
    entailment: 'implicación',
    pos: 'clase de palabra',
  },
  about: {
    acceptability: '¿Es gramatical la oración? (La pregunta de CoLA.)',
    topic: '¿De qué trata la oración: cocina, música o jardín?',
    entailment:
      '¿Se sigue la segunda oración de la primera? La predicción de la oración siguiente pregunta casi lo mismo. Quien solo compara los temas acierta nueve de cada diez veces.',
    pos: '¿Qué es cada palabra: nombre, verbo, …? Una oración etiquetada tiene una etiqueta para cada palabra, y cada palabra cuenta.',
  },
  methods: {
    full: 'ajuste fino',
    probe: 'congelado + lineal',
    scratch: 'sin preentrenamiento',
    'most frequent': 'etiqueta más frecuente',
    'most frequent tag': 'clase habitual de la palabra',
    'hidden Markov': 'Markov oculto',
    'exact best': 'óptimo exacto',
    before: 'antes del ajuste fino',
  },
  progress: (done, all, now) => `Aprendices terminados: ${count(done)} de ${count(all)}${now}`,
  now: (task, method, n) => `; ahora ${task}, ${labels(n)}, ${method}.`,
  stop: '.',
  scoreboard: 'Tabla de resultados',
  csv: 'Tabla de resultados en CSV',
  caption: (run, step) =>
    `Exactitud de ${quoted(run)} después de ${steps(step)}: media de las semillas, con la más baja y la más alta`,
  missing: '–',
  share: percent,
  range: (lowest, highest) => `${Math.round(100 * lowest)}–${Math.round(100 * highest)}`,
  chart: (task) =>
    `Exactitud en la tarea ${quoted(task)} según el número de etiquetas. La tabla de resultados tiene los mismos números.`,
  accuracy: 'exactitud',
  axis: 'etiquetas',
  closes: (n, gap, closed, trained, apart) => {
    const short = `Con ${labels(n)}, el codificador sin preentrenamiento se queda a ${counted(Math.round(100 * gap), { one: '# punto', other: '# puntos' })} del óptimo.`;
    if (gap < 0.005)
      return `Con ${labels(n)}, el codificador sin preentrenamiento alcanza el óptimo: ya no hay nada que ganar.`;
    if (!trained) return `${short} Este codificador tampoco está preentrenado.`;
    if (!apart) return `${short} Las semillas con preentrenamiento no son claramente mejores.`;
    return `${short} El preentrenamiento y el ajuste fino cierran el ${Math.round(100 * closed)}\u202f% de esa distancia.`;
  },
  some: (done, all) => `${done} de ${all}`,
  terms:
    'Etiqueta más frecuente: siempre la de los ejemplos de entrenamiento. Clase habitual: la que la palabra tiene allí la mayoría de las veces. Markov oculto: un etiquetador que también sabe qué clase sigue a cuál. Óptimo exacto: quien conoce la gramática, en promedio sobre todas sus oraciones; una oración con dos lecturas lo deja por debajo del 100\u202f%, y en 400 oraciones un aprendiz puede quedar algo por encima.',
  own: 'Tu propia oración',
  ownHelp: (n) =>
    `Lo que dicen los aprendices que recibieron ${labels(n)} (la primera de las semillas), y lo que dice el codificador preentrenado con un clasificador que aún no ha aprendido nada. La tarea se elige arriba.`,
  first: 'Oración',
  second: 'Segunda oración',
  label: 'etiqueta',
  token: 'palabra',
  unknown: (words) => `Fuera del vocabulario, leído como [UNK]: ${words.map(quoted).join(', ')}.`,
  truncated: (words, pair) =>
    `Demasiado larga para el modelo: ${counted(words, { one: 'queda fuera # palabra', other: 'quedan fuera # palabras' })} del final${pair ? ' de la oración más larga' : ''}.`,
  // In English, as the grammar that was learnt.
  examples: {
    acceptability: ['the queens near the house bakes the bread', ''],
    topic: ['the old king plays the tune', ''],
    entailment: ['the queens near the house bake the bread', 'some women make food'],
    pos: ['the cooks water the plants', ''],
  },
};
