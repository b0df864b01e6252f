/** The words of the lesson's frame and of its first page, in Spanish. The marks in them are those of rich.js. */

import { writing } from '../words/numbers.js';

const { percent, quoted } = writing('es');

/** @type {import('../words/language.js').Translation<typeof import('./words.en.js').en>} */
export const lesson = {
  lesson: 'Lección',
  place: (n, of) => `${n} de ${of}`,
  contents: 'Todas las páginas',
  back: 'Atrás',
  next: 'Siguiente',
  laboratory: 'Abrir el laboratorio entero',
  toLesson: 'Volver a la lección',
  train: 'Entrenar y ver',
  see: 'Ver',
  again: 'Responder de nuevo',
  faster: 'Hasta el final',
  training: (step, steps) => `Entrenamiento: paso ${step} de ${steps}.`,
  starting: 'Empezando…',
  progress: 'Avance del entrenamiento',
  skip: 'También puedes pulsar sin responder.',
  youSaid: 'Tu respuesta:',
  skipped: 'No elegiste nada.',
  failed: (reason) => `El entrenamiento se detuvo: ${reason}`,
  unknownPage: (name) => `La lección no tiene ninguna página ${quoted(name)}; empieza aquí.`,
  noPage: 'No se pudo cargar esta página de la lección. Comprueba la conexión e inténtalo de nuevo.',
  stop: '.',
  corpus: 'Todo lo que lee el modelo',
  notChosen: 'aún sin elegir',
  inNats: (n) => `${n} nats`,
  lossAxis: 'Pérdida, en nats',
  titles: {
    blanks: 'Llenar huecos',
    notebook: 'Un modelo que se equivoca de animal',
    floor: 'La menor pérdida posible',
    bidirectional: 'Izquierda, derecha, ambas',
    counterexample: 'Un contraejemplo tuyo',
    corruption: '80/10/10',
    targets: 'Solo cuentan las palabras elegidas',
    memorise: 'Aprender, o aprender de memoria',
    attention: 'Adónde mira, y qué decide',
    sentences: 'Dos oraciones',
    pretraining: 'Lo que aporta el preentrenamiento',
    'own-text': 'Tu propio texto',
    end: 'Lo que has visto',
  },
  drawing: {
    label:
      'El modelo: cada palabra se convierte en un vector, el hueco recoge los vectores de las demás y da a cada palabra una probabilidad.',
    before: 'Palabras, los vectores que las representan, la atención y la respuesta para el hueco.',
    after:
      'Después de entrenar. Una línea es tan gruesa como cambia la respuesta cuando también esa palabra está oculta.',
  },

  blanks: {
    text: [
      'BERT aprende una lengua llenando huecos. Una palabra de una oración se convierte en [MASK], y el {model|modelo} dice qué palabra había ahí.',
      'Nadie le escribe las respuestas: están en el texto. Aquí solo lee tres oraciones, una y otra vez.',
    ],
    ask: 'Después de entrenar, ¿qué pondrá en el hueco?',
    outcome: ({ said }) =>
      `El modelo dice *${said.token}*, y está seguro de ello al ${percent(said.probability)}.`,
    because: {
      right: ({ truth }) =>
        `Las palabras que rodean el hueco solo encajan en una oración, y ahí la palabra es *${truth}*.`,
      other: ({ truth }) =>
        `El otro animal es el más frecuente. Pero en ninguna oración está entre estas dos palabras; en una está *${truth}*.`,
      wrong: ({ truth }) =>
        `Esa palabra no está en este lugar en ninguna oración. Entre estas dos palabras está *${truth}*.`,
      skipped: ({ truth }) => `Entre estas dos palabras, en el corpus está *${truth}* y nada más.`,
    },
    why: () =>
      'Empezó adivinando a ciegas. En cada {step|paso} comparó sus respuestas con las palabras ocultas, y cambió un poco sus números para que fueran más probables.',
    vary: 'Hacer un hueco en otra oración',
    varied: ({ said }) =>
      `Aquí dice *${said.token}* (${percent(said.probability)}): las palabras que lo rodean son otras.`,
  },

  terms: {
    model:
      'Un programa con muchos números, sus pesos. Deciden sus respuestas, y el entrenamiento los cambia.',
    token: 'Lo que el modelo lee de una vez: una palabra, un signo de puntuación o un signo como [MASK].',
    loss: 'Cuánto sorprendió al modelo la respuesta correcta: −ln de la probabilidad que le daba. 0 es certeza.',
    nat: 'La unidad de sorpresa que va con ln, como el bit va con el logaritmo en base 2. Un nat son 1,44 bits.',
    entropy:
      'Lo incierto que es algo: la sorpresa media de quien sabe con qué frecuencia ocurre cada cosa, y nada más.',
    floor:
      'La menor pérdida media que un modelo que ve lo mismo puede alcanzar con este texto. Se calcula, no se entrena.',
    step: 'Un lote de oraciones, y un cambio de los pesos.',
    attention:
      'Cómo mira un token a otros: recoge una media ponderada de sus vectores. Los pesos se calculan de nuevo para cada oración, con reglas aprendidas.',
    vector:
      'Una lista de números, aquí 32, que representa un token. Lo que el modelo sabe del token está en ella.',
    head: 'Un patrón de atención. Una capa tiene varias cabezas, una junto a otra, y cada una puede mirar a otro lado.',
    corruption: 'Lo que se hace con las palabras elegidas antes de que el modelo vea la oración.',
    target: 'Un token que se eligió para adivinarlo. La pérdida es la media de los objetivos.',
    epoch: 'Tantos pasos como hacen falta para ver cada oración una vez.',
    grammar: 'Una lista de reglas de las que se sortean oraciones, con probabilidades conocidas.',
    'held out': 'No se entrena con ello: se aparta para medir lo aprendido.',
    'fine-tune': 'Entrenar un poco más un modelo preentrenado, en una tarea con etiquetas.',
    'pre-train':
      'Entrenar primero con los huecos de un texto grande, sin etiquetas, para tareas posteriores.',
  },
};
