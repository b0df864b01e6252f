/** What the engine refuses, in Spanish: its sentences by their codes, as in errors.en.js. */

import { writing } from './numbers.js';

const { count, plain, quoted } = writing('es');

/** @typedef {any} V  A number or a name, by its place in the sentence. */

/** A number whose digits may say nothing. @param {number} n */
const vast = (n) => (n < 1e12 ? count(n) : 'más de un billón');

/** In MB, rounded up, so that too much never reads like just enough. @param {number} bytes */
const megabytes = (bytes) => plain(Math.ceil(bytes / 100_000) / 10);

/** A loss that is no number is “inf” or “NaN”. @param {V} n */
const number = (n) => (typeof n === 'number' ? plain(n) : n);

/** @type {Record<string, string>} */
const WHAT = { parameters: 'parámetros', 'activations for one batch': 'activaciones por lote' };
/** @type {Record<string, string>} */
const WHICH = { sentence: 'aún no hay oración', 'second sentence': 'aún no hay segunda oración' };
/** @type {Record<string, string>} */
const TASKS = {
  topic: 'tema',
  acceptability: 'aceptabilidad',
  entailment: 'implicación',
  pos: 'clase de palabra',
};

/** @param {string} sentence */
const field =
  (sentence) =>
  (/** @type {V} */ { field: name }) =>
    `${name}: ${sentence}`;

/** @param {V} values @param {string} sentence */
const inLine = ({ line }, sentence) => `la gramática, línea ${line}: ${sentence}`;

/** @param {string} reason */
const noExercises = (reason) => `no hay ejercicios para este corpus: ${reason}`;

/** @type {Record<string, (values: V) => string>} */
export const errors = {
  'corpus-empty': () => 'el corpus está vacío; escribe al menos una oración, una por línea',
  'corpus-too-large': ({ bytes, limit }) =>
    `el corpus tiene ${megabytes(bytes)} MB; en una pestaña se puede entrenar con ${megabytes(limit)} MB como mucho`,
  'too-many-sentences': ({ found, limit }) =>
    `el corpus tiene ${count(found)} oraciones; en una pestaña se puede entrenar con ${count(limit)} como mucho`,
  'sentence-too-long': ({ sentence, tokens, limit }) =>
    `la oración ${sentence} tiene ${tokens} tokens con [CLS] y [SEP]; caben ${limit} como mucho, así que divídela en líneas más cortas`,
  'vocabulary-too-small': ({ words }) =>
    `el corpus solo tiene ${words} palabra; hacen falta al menos 2 distintas, o no hay nada que adivinar`,
  'vocabulary-too-large': ({ words, limit }) =>
    `el corpus tiene ${count(words)} palabras distintas; en una pestaña se puede entrenar con ${count(limit)} como mucho`,
  'no-word-at-position': ({ sentence, text, position, last }) =>
    `la oración ${sentence} (${quoted(text)}) no tiene palabra en la posición ${position}; elige ${last === 1 ? 'la posición 1' : `una posición de 1 a ${last}`}, o alarga la oración`,
  'no-documents': ({ sentences }) =>
    `un par de oraciones necesita un documento de al menos dos; este corpus tiene ${sentences}, y ninguna sigue a otra (una línea vacía termina un documento)`,
  'no-other-sentence': () =>
    'la predicción de la oración siguiente necesita dos oraciones distintas que sigan a otra; en este corpus todas son iguales, y ninguna puede servir de oración al azar',
  'no-such-corpus': ({ field: name, name: corpus }) => `${name}: no hay ningún corpus ${quoted(corpus)}`,
  'grammar-empty': (v) =>
    inLine(
      v,
      'la gramática está vacía; escribe al menos una regla, como «Frase: the bird sings | the birds sing»',
    ),
  'grammar-not-a-rule': (v) =>
    inLine(v, `${quoted(v.text)} no es una regla; escribe un nombre, dos puntos y alternativas entre barras`),
  'grammar-not-a-name': (v) =>
    inLine(
      v,
      `${quoted(v.name)} no puede nombrar una regla; un nombre es una palabra que empieza por mayúscula`,
    ),
  'grammar-second-rule': (v) =>
    inLine(v, `${v.name} ya tiene una regla en la línea ${v.first}; une las dos con una barra`),
  'grammar-no-weight': (v) =>
    inLine(
      v,
      `el peso [${v.weight}] no es un número de ${v.lightest} a ${v.heaviest}; escribe uno como [2] o [0.5]`,
    ),
  'grammar-word-too-long': (v) =>
    inLine(v, `una palabra tiene ${v.characters} caracteres; se permiten ${v.limit} como mucho`),
  'grammar-empty-alternative': (v) =>
    inLine(v, 'una alternativa está vacía; escribe al menos una palabra entre las barras'),
  'grammar-no-rule': (v) =>
    inLine(v, `${v.rule} usa ${v.name}, que no tiene regla; escribe una, o empieza la palabra con minúscula`),
  'grammar-unused-rule': (v) =>
    inLine(v, `${v.name} no se usa nunca; úsalo en una regla a la que llegue la primera, o quítalo`),
  'grammar-cycle': (v) => inLine(v, `${v.names} es un ciclo; una lengua finita no tiene ninguno`),
  'grammar-too-many-rules': (v) => inLine(v, `hay ${v.rules} reglas; se pueden seguir ${v.limit} como mucho`),
  'grammar-too-many-documents': (v) =>
    inLine(v, `la lengua tiene ${vast(v.documents)} documentos; se pueden enumerar ${v.limit} como mucho`),
  'grammar-wordless-document': (v) =>
    inLine(
      v,
      'un documento de la lengua no tiene ninguna palabra; escribe al menos una junto a cada barra inclinada',
    ),
  'grammar-document-too-long': (v) =>
    inLine(v, `un documento de la lengua tiene ${vast(v.words)} palabras; se permiten ${v.limit} como mucho`),
  'grammar-too-many-words': (v) =>
    inLine(
      v,
      `las reglas describen en total hasta ${vast(v.words)} palabras; se pueden enumerar ${v.limit} como mucho`,
    ),
  'grammar-sentence-too-long': (v) =>
    inLine(
      v,
      `una oración de la lengua tiene ${v.tokens} tokens con [CLS] y [SEP]; caben ${v.limit} como mucho`,
    ),
  'no-exercises-one-sentence': () =>
    noExercises(
      'tiene 1 oración, y no queda nada que adivinar; escribe al menos dos distintas, una por línea',
    ),
  'no-exercises-none-short': ({ sentences, words }) =>
    noExercises(
      `ninguna de sus ${sentences} oraciones tiene ${words} palabras como mucho; divídelas en líneas más cortas`,
    ),
  'no-exercises-one-short': ({ sentences, words }) =>
    noExercises(
      `solo 1 de sus ${sentences} oraciones tiene ${words} palabras como mucho; divide las demás en líneas más cortas`,
    ),
  'no-exercises-alike': ({ words }) =>
    noExercises(
      `todas sus oraciones de ${words} palabras como mucho son iguales; escribe al menos dos distintas, una por línea`,
    ),
  'no-exercises-nothing-shared': () =>
    noExercises(
      'ninguna palabra de estas oraciones deja nada que preguntar; escribe oraciones con palabras en común',
    ),
  'exercise-count': ({ field: name, count: asked, limit }) =>
    `${name}: no se pueden hacer ${asked} ejercicios; pide de 1 a ${limit}`,
  'model-too-large': ({ what, found, limit }) =>
    `el modelo tendría ${found} ${WHAT[what] ?? what}; en una pestaña caben ${limit} como mucho, así que hazlo más pequeño o acorta el vocabulario del corpus`,
  'too-few-positions': ({ field: name, positions, tokens }) =>
    `${name}: ${positions} posiciones son pocas; la oración más larga tiene ${tokens} tokens con [CLS] y [SEP]`,
  diverged: ({ step, loss, lr }) =>
    `el entrenamiento divergió en el paso ${step}: la pérdida era ${number(loss)} con la tasa de aprendizaje ${number(lr)}; prueba una menor, como 0,001`,
  'not-finite': () =>
    'las respuestas del modelo no son números: su entrenamiento divergió; entrena de nuevo con una tasa de aprendizaje menor',
  'floors-off': ({ tokens }) =>
    `las cotas están desactivadas: con ${count(tokens)} tokens en el corpus, incluso una muestra llevaría demasiado tiempo; un corpus más corto las tiene`,
  'no-exact': () =>
    'no hay respuesta exacta para tramos, porque qué tokens se eligieron juntos depende de dónde están; una ejecución que elige tokens sueltos la tiene',
  'no-blank': () =>
    'el texto no tiene ningún hueco; escribe [MASK] o ___ donde los modelos tengan que adivinar',
  'text-too-long': ({ tokens, limit }) =>
    `el texto tiene ${tokens} tokens con [CLS] y [SEP]; el modelo tiene ${limit} posiciones, así que acórtalo`,
  'special-inside': ({ token }) =>
    `${token} está dentro de la oración; escribe una oración: [CLS] delante y [SEP] detrás se añaden de todos modos`,
  'no-sentence': ({ which }) => `${WHICH[which] ?? which}; escribe al menos una palabra`,
  'task-words': ({ task, missing, words, example }) =>
    `al vocabulario del codificador preentrenado le faltan ${missing} de las ${words} palabras de la tarea ${quoted(TASKS[task] ?? task)}, como ${quoted(example)}; preentrena con la gramática world, que las tiene todas`,
  'label-budget': ({ task, asked, limit }) =>
    `no se pueden sortear ${asked} ejemplos etiquetados; la tarea ${quoted(TASKS[task] ?? task)} tiene de 1 a ${limit}`,
  'no-bert': field('solo un BERT admite el ajuste fino; elige uno, o añade uno en «Ejecuciones»'),
  'none-tuned': field('aún no hay ningún modelo con ajuste fino; pulsa antes «Empezar el ajuste fino»'),
  'none-tuned-yet': field('aún no hay ningún modelo con ajuste fino; espera al primero'),
  'no-such-run': ({ index, runs }) =>
    `la ejecución ${index} no existe; el experimento tiene ${runs}, contadas desde 0`,
  'no-such-preset': ({ name, known }) => `no hay ningún preajuste ${quoted(name)}; hay ${known}`,
  'no-such-question': ({ what }) => `no hay ninguna pregunta ${quoted(what)}; recarga la página`,
  'no-such-step': ({ step, last }) => `no hay paso ${step}; la ejecución tiene los pasos 1 a ${last}`,
  'no-such-task': ({ name, known }) => `no hay ninguna tarea ${quoted(name)}; hay ${known}`,
  'no-such-token': ({ field: name, token, last }) => `${name}: no hay token ${token}; el último es ${last}`,
  'experiment-field': ({ field: name, reason }) => `${name}: ${reason}`,
  'experiment-json': ({ reason }) => `el experimento no es JSON válido: ${reason}`,
  checkpoint: ({ reason }) => `el checkpoint no se puede usar: ${reason}`,
  batch: ({ reason }) => `el lote no se puede usar: ${reason}`,
  file: ({ path, reason }) => `${path}: ${reason}`,
  tensor: ({ reason }) => `error interno de la biblioteca de tensores: ${reason}`,
  internal: ({ reason }) => `error interno: ${reason}`,
  'not-started': () => 'la ejecución no ha empezado, o se detuvo',
};
