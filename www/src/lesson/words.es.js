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
  corpus: 'Todo lo que lee el modelo',
  notChosen: 'aún sin elegir',
  inNats: (n) => `${n} nats`,
  lossAxis: 'Pérdida, en nats',
  titles: {
    blanks: 'Llenar huecos',
    notebook: 'Un modelo que se equivoca de animal',
    floor: 'La menor pérdida posible',
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
  },
};
