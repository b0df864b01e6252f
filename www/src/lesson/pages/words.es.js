/** The words of the lesson's pages after the first, in Spanish. The marks in them are those of rich.js. */

import { writing } from '../../words/numbers.js';

const { fixed, nats, percent, floorText } = writing('es');

/** The least possible loss, with all digits that are known. @param {number} n */
const least = (n) => floorText({ nats: n, standardError: null });

/** @type {import('../../words/language.js').Translation<typeof import('./words.en.js').en>} */
export const pages = {
  labels: {
    notebook: 'modelo del notebook',
    none: 'sin contexto',
    left: 'contexto izquierdo',
    right: 'contexto derecho',
    both: 'ambos lados',
    chosen: 'tokens elegidos',
    every: 'todos los tokens',
    nsp: 'oración siguiente',
    sop: 'orden de oraciones',
  },
  marks: {
    certain: 'siempre seguro y acertado:',
    coin: 'una moneda al aire, ln 2:',
    blind: (words) => `a ciegas entre ${words} palabras, ln ${words}:`,
  },

  notebook: {
    text: [
      'Esta página nació de un notebook de clase con un modelo más simple. Lee un {token|token} cada vez: en el hueco ve [MASK] y ninguna de las otras palabras.',
      'Lee las mismas tres oraciones. En cada una está oculta la segunda palabra.',
    ],
    ask: '¿Qué pondrá este modelo en el hueco?',
    outcome: ({ said: [first, second] }) =>
      `Dice *${first.token}* (${percent(first.probability)}), luego *${second.token}* (${percent(second.probability)}).`,
    because: {
      right: () => 'Juzgaste por lo que puede ver el modelo, no por lo que ves tú.',
      other: ({ rare }) =>
        `*${rare}* es lo que necesita la oración. Pero para verlo hay que ver las palabras que rodean el hueco.`,
      wrong: () => 'No ve las vecinas, pero sí aprende qué palabras estaban ocultas. Esa no lo estuvo nunca.',
    },
    why: ({ rare, frequent }) =>
      `Para él los tres huecos son iguales. Solo puede aprender cuántas veces es cada palabra la respuesta: de cada tres, una *${rare}* y dos *${frequent}*.`,
    vary: 'Preguntarle por otra oración',
    varied: ({ said: [first] }) =>
      `Otra vez *${first.token}*, ${percent(first.probability)}. Haya lo que haya alrededor del hueco, su respuesta es la misma.`,
  },

  floor: {
    text: [
      'La {loss|pérdida} dice cuánto sorprendió al modelo la palabra oculta: −ln de la probabilidad que le daba. La curva mostrará su media, en {nat|nats}.',
      'El modelo de la página anterior solo ve [MASK]. De cada tres veces, una palabra oculta sale una y la otra dos. Aprende, y su pérdida baja. Luego deja de bajar.',
    ],
    ask: '¿Dónde se detendrá su pérdida media?',
    said: (answer) => `${fixed(answer, 2)} nats`,
    outcome: ({ loss }) => `La media de sus tres últimos pasos es ${nats(loss)}.`,
    because: {
      right: () => 'Así es.',
      coin: () =>
        'ln 2 es lo correcto para dos palabras igual de frecuentes. Aquí una sale el doble, lo que en promedio sorprende menos.',
      zero: () =>
        'En 0 estaría seguro y acertaría siempre. No puede ser: los tres huecos le parecen iguales, y sus palabras son distintas.',
      low: () => 'Para sorprenderse menos tendría que saber en qué oración está. Eso no lo ve.',
      high: () => 'Puede hacerlo mejor: aprende qué palabras llegan a ocultarse, y cuántas veces cada una.',
    },
    why: ({ loss, floor, rare, frequent }) =>
      `Lo mejor que puede decir es ⅓ *${rare}*, ⅔ *${frequent}*. Su sorpresa media es entonces −⅓ ln ⅓ − ⅔ ln ⅔ = *${least(floor)}*, la {entropy|entropía} de la palabra oculta. Ningún modelo que vea lo mismo baja más: esa es la {floor|cota inferior}. Su ejecución termina en ${nats(loss)}, porque cada paso sigue una sola oración y tira un poco de su respuesta de un lado a otro.`,
    vary: 'Que cada paso vea las tres oraciones',
    varied: ({ loss, floor }) =>
      `Ya nada tira de un lado a otro: termina en ${nats(loss)}. La cota inferior es ${least(floor)}.`,
  },

  bidirectional: {
    text: [
      'Lo que ayuda es el contexto. Aquí cuatro BERT pequeños leen las mismas tres oraciones. Solo difieren en lo que puede ver el hueco: nada, las palabras de su izquierda, las de su derecha, o ambas.',
      'De ahí viene la B de BERT: *bidireccional*. El modelo del notebook y el primero de estos cuatro ven lo mismo, así que se detienen en la misma cota.',
    ],
    ask: 'Solo izquierda o solo derecha: ¿cuál baja más?',
    choices: {
      left: 'el que ve la izquierda',
      right: 'el que ve la derecha',
      tie: 'ninguno: empatan',
    },
    outcome: ({ none, left, right, both }) =>
      `Izquierda termina en ${nats(left.loss)}, derecha en ${nats(right.loss)}. Sin contexto se termina en ${nats(none.loss)}, con ambos lados en ${nats(both.loss)}.`,
    because: {
      right: () => 'Contaste en cuántas oraciones deja una duda cada lado.',
      wrong: ({ lower }) =>
        lower === 'tie'
          ? 'Cuenta en cuántas oraciones deja una duda cada lado: los números son iguales.'
          : 'Cuenta en cuántas oraciones deja una duda cada lado: uno no deja ninguna, o deja menos.',
      skipped: () => 'Cuenta en cuántas oraciones deja una duda cada lado.',
    },
    why: ({ lower, left, right }) =>
      lower === 'tie'
        ? `La primera palabra deja abiertos dos animales en dos de las tres oraciones, y la última también. Dos monedas al aire en tres oraciones: ⅔ · ln 2 = *${least(left.floor)}* para cada lado solo. Con ambos lados no queda duda: la cota es 0.`
        : `La cota de la izquierda es *${least(left.floor)}*, la de la derecha *${least(right.floor)}*. El lado con la más baja tiene una palabra que delata al animal; el otro deja una moneda al aire. Con ambos lados no queda duda: la cota es 0.`,
    vary: 'Añadir una oración',
    varied: ({ added, both }) =>
      `Si además está *${added}*, ambos lados terminan en ${nats(both.loss)}; su cota es ahora ${least(both.floor)}.`,
  },

  counterexample: {
    text: [
      'Con ambos lados, BERT llegó casi a 0: cada hueco tenía una sola respuesta. Pero la certeza viene del texto, no del modelo.',
      'Añade a las tres una oración tuya, o toma una de estas. Su segunda palabra se ocultará, como en las demás.',
    ],
    label: 'Tu oración, de dos palabras o más',
    ask: 'Con tu oración, la menor pérdida posible de «ambos lados»…',
    choices: { rises: 'sube', stays: 'sigue en 0', falls: 'baja' },
    outcome: ({ added, loss, floor }) =>
      `Con *${added}*, la cota es ${least(floor)}. El entrenamiento terminó en ${nats(loss)}${loss > floor + 0.02 ? ': aún no ha llegado, y necesitaría más pasos' : ''}.`,
    because: {
      right: ({ outcome }) =>
        outcome === 'rises' ? 'Encontraste una oración que deja una duda.' : 'No deja duda en ningún hueco.',
      rises: ({ added }) =>
        `*${added}* solo se distingue de una oración que ya estaba por la palabra oculta.`,
      stays: () => 'No hay dos oraciones que se distingan solo por la palabra oculta.',
      skipped: () =>
        'Compárala con cada una de las tres: ¿hay dos que se distingan solo por la palabra oculta?',
    },
    why: ({ outcome }) =>
      outcome === 'rises'
        ? 'Donde las mismas palabras rodean un hueco y aparecen dos respuestas, ningún modelo puede estar seguro. Incluso uno perfecto se sorprende tantas veces como el texto deja abierto.'
        : 'Cada hueco sigue teniendo una sola respuesta, así que un modelo perfecto nunca se sorprende. Para subir la cota, escribe una oración igual a una de las otras salvo en su segunda palabra.',
  },

  corruption: {
    text: [
      'El BERT real no oculta siempre la segunda palabra. De cada oración elige al azar el 15\u202f% de los {token|tokens}: los {target|objetivos}.',
      'De ellos, el 80\u202f% pasa a [MASK]. El 10\u202f% pasa a una palabra al azar, para que el modelo no pueda fiarse de una palabra que ve. El 10\u202f% se queda como está, para que no aprenda que una palabra visible es siempre falsa. En el uso posterior no hay [MASK], y tiene que entender palabras que sí están.',
      'Ahora el texto es una {grammar|gramática}: 3000 oraciones como «perros junto al árbol duermen».',
    ],
    ask: '¿Qué clase de objetivo es la más fácil para un modelo perfecto?',
    choices: {
      masked: 'los que pasaron a [MASK]',
      random: 'los que pasaron a una palabra al azar',
      kept: 'los que se quedaron',
    },
    outcome: ({ masked, random, kept }) =>
      `La menor pérdida posible es ${least(masked)} con [MASK], ${least(random)} con palabras al azar y ${least(kept)} con los que se quedaron.`,
    because: {
      right: () => 'Lo que se ve, y encaja, es lo más probablemente verdadero.',
      masked: () => '[MASK] dice que falta una palabra, y no cuál. Todo tiene que venir del contexto.',
      random: () =>
        'Una palabra al azar primero hay que reconocerla como falsa. Después, la palabra misma ya no ayuda.',
      kept: () => 'Una palabra que se quedó se ve, pero podría ser una al azar.',
      skipped: () => 'Pregunta qué dice todavía el propio objetivo.',
    },
    why: () =>
      'Una palabra que encaja en su contexto es muy probablemente la correcta: una al azar rara vez encaja. El panel muestra las pérdidas de este modelo según lo que fue del objetivo.',
  },

  targets: {
    text: [
      'La {loss|pérdida} de BERT es la media de los {target|objetivos} solamente. El otro 85\u202f% de los tokens se lee, pero lo que el modelo dice de ellos no cuenta.',
      '¿Por qué no contar todos los tokens? Dos modelos ven las mismas oraciones, con los mismos huecos. En uno cuentan los tokens elegidos; en el otro, todos.',
    ],
    ask: '¿Qué pérdida será menor?',
    choices: {
      chosen: 'la de los tokens elegidos',
      every: 'la de todos los tokens',
      same: 'las dos más o menos igual',
    },
    outcome: ({ chosen, every }) =>
      `Con los tokens elegidos termina en ${nats(chosen.loss)}, con todos en ${nats(every.loss)}.`,
    because: {
      right: () => 'Casi todos los tokens están tal cual en la entrada, y repetirlos no cuesta nada.',
      wrong: () => 'Casi todos los tokens están tal cual en la entrada. Repetirlos no cuesta nada.',
      skipped: () => 'Casi todos los tokens están tal cual en la entrada. Repetirlos no cuesta nada.',
    },
    why: ({ chosenRight, everyRight }) =>
      `Una pérdida baja no es lo mismo que aprender más: puede venir de copiar. En el hueco de abajo, las palabras posibles reciben el ${percent(chosenRight)} del primer modelo y el ${percent(everyRight)} del segundo. Compara pérdidas solo donde cuenta lo mismo.`,
  },

  memorise: {
    text: [
      'Una pérdida puede ser baja por otra razón: el texto se aprendió de memoria. Para notarlo, se dejan algunas oraciones {held out|apartadas}: el modelo nunca entrena con ellas, y con ellas se mide.',
      'La {grammar|gramática} de las últimas páginas hace muchas oraciones. Este modelo entrena con veinte de ellas, una y otra vez. Otras cuarenta están apartadas.',
    ],
    ask: 'La pérdida en las veinte bajará. ¿Y la pérdida en las cuarenta?',
    choices: {
      falls: 'también baja',
      rises: 'primero baja y luego sube',
      stays: 'se queda como está',
    },
    outcome: ({ loss, last, least: lowest }) =>
      `En las veinte termina en ${nats(loss)}. En las cuarenta bajó hasta ${nats(lowest)} y termina en ${nats(last)}.`,
    because: {
      right: () =>
        'Lo que se aprende primero vale para todas las oraciones; lo que viene después, solo para las veinte.',
      falls: () =>
        'Al principio sí: lo que vale para todas las oraciones se aprende primero. Luego vienen las veinte mismas.',
      stays: () =>
        'Primero se aprende algo que vale para todas las oraciones, y luego algo que solo vale para las veinte.',
      rises: () => 'Aquí no subió: con este texto, lo aprendido vale también para las cuarenta.',
      skipped: () =>
        'Lo que se aprende primero vale para todas las oraciones; lo que viene después, solo para las veinte.',
    },
    why: ({ loss, floor }) =>
      `Ningún modelo que solo conozca la lengua baja en promedio de *${least(floor)}*.${loss < floor ? ` En las veinte está en ${nats(loss)}: conoce estas oraciones, no su lengua.` : ''} Una pérdida de entrenamiento baja prueba poco por sí sola.`,
    vary: 'Entrenar con cien oraciones',
    varied: ({ loss, last }) =>
      `Con cien termina en ${nats(loss)} en lo que lee, y en ${nats(last)} en las cuarenta que nunca leyó. Cuanto más hay que leer, menos se aprende de memoria.`,
  },

  attention: {
    text: [
      '¿Cómo llega el hueco a ver otras palabras? Cada token se convierte en un {vector|vector}. En la {attention|atención}, el hueco recoge una media ponderada de los vectores, cada {head|cabeza} con pesos propios. Del resultado, cada palabra recibe una probabilidad.',
      'El verbo del final tiene que concordar con su nombre. Entre ellos hay otras palabras.',
    ],
    ask: '¿Qué palabra decide lo que hay en el hueco?',
    said: (answer, { sentence }) => sentence[answer],
    outcome: ({ sentence, most, moved }) =>
      `Si también se oculta *${sentence[most]}*, el ${percent(moved[most]?.run ?? 0)} de la probabilidad del modelo pasa a otras respuestas.`,
    because: {
      right: () => 'Solo ella dice qué palabras pueden estar ahí, por lejos que esté.',
      near: () =>
        'Está cerca, o podría servir para otra cosa. Pero la cercanía no cuenta: la atención alcanza cada palabra de una vez.',
      wrong: ({ moved }, answer) =>
        `Con esa palabra oculta, la respuesta de un modelo perfecto sigue igual. En la de este modelo cambia el ${percent(moved[answer]?.run ?? 0)}.`,
      skipped: () => 'Pregunta qué palabra, si también se ocultara, cambiaría la respuesta.',
    },
    why: () =>
      'Adónde mira la atención y qué decide no tienen por qué ser lo mismo: una cabeza puede mirar una palabra y no recoger nada útil. El panel *Atención* muestra las dos cosas. Ocultar una palabra es la prueba honrada.',
  },

  sentences: {
    text: [
      'BERT aprendía una segunda cosa: ¿sigue una oración a otra? La mitad de sus pares son vecinas, la otra mitad sale de dos textos distintos. Es la *predicción de la oración siguiente*.',
      'ALBERT pregunta otra cosa: las dos son siempre vecinas, pero ¿están en su orden? RoBERTa no pregunta nada. ELECTRA encuentra palabras que un modelo pequeño ha cambiado. Aquí los dos primeros entrenan con historias cortas. Esto tarda un poco más.',
    ],
    ask: '¿Qué es más fácil de responder sin entender, solo por las palabras?',
    choices: {
      next: 'si es la oración siguiente',
      order: 'si el orden es el correcto',
      same: 'las dos por igual',
    },
    outcome: ({ right: [nsp, sop] }) =>
      `En los últimos pasos, «oración siguiente» acierta en el ${percent(nsp)} de los pares, «orden de oraciones» en el ${percent(sop)}.`,
    because: {
      right: () =>
        'Dos oraciones tienen las mismas palabras en cualquier orden. Pero dos textos tienen palabras distintas.',
      next: () => 'Aquí las palabras solas no lo dicen.',
      order: () =>
        'Dos oraciones tienen las mismas palabras en cualquier orden: las palabras solas no dicen nada de él.',
      same: () =>
        'Dos oraciones tienen las mismas palabras en cualquier orden. Pero dos textos tienen palabras distintas.',
      skipped: () =>
        'Dos oraciones tienen las mismas palabras en cualquier orden. Pero dos textos tienen palabras distintas.',
    },
    why: ({ nsp, sop }) =>
      `Quien solo ve qué palabras aparecen puede llegar a una pérdida de ${least(nsp.words)} con la oración siguiente, y de ${least(sop.words)} con el orden (una moneda al aire es 0,6931). Así que la predicción de la oración siguiente se puede aprender solo por el tema: ese es su atajo.`,
  },

  pretraining: {
    text: [
      'Nada de esto es un fin en sí. {pre-train|Preentrenar} no cuesta etiquetas. Después, unos pocos ejemplos etiquetados pueden bastar para {fine-tune|ajustar} el modelo a una tarea.',
      'El laboratorio tiene un panel que lo mide: *Preentrenamiento y ajuste fino*. Da las mismas pocas etiquetas a este codificador y a uno sin preentrenamiento, y muestra los dos en oraciones que ninguno ha visto.',
      'Duplica la ejecución, pon en la copia la «meta» en «llenar huecos», entrena las dos y compara las dos tablas: la diferencia es lo que aportó la predicción de la oración siguiente. Tarda unos minutos.',
    ],
    open: 'Abrir ese experimento',
  },

  ownText: {
    text: [
      'Ahora un texto tuyo: una oración por línea. Una canción, una página de un cuento, las reglas de un juego. Se queda en este navegador.',
      'La receta de BERT le va bien: el 15\u202f% de las palabras se elige de nuevo cada vez. Abajo se pregunta por un hueco de tu texto.',
    ],
    label: 'Tu texto, una oración por línea',
    ask: '¿Qué pondrá el modelo en este hueco?',
    outcome: ({ said, loss, floor }) =>
      `Dice *${said.token}* (${percent(said.probability)}). Su pérdida terminó en ${nats(loss)}${floor === null ? '' : `; la menor posible es ${least(floor)}`}.`,
    because: {
      right: ({ truth, said }) =>
        truth === said.token ? 'Y tu texto también.' : `En tu texto, sin embargo, está ahí *${truth}*.`,
      wrong: ({ truth }) => `En tu texto está ahí *${truth}*.`,
      skipped: ({ truth }) => `En tu texto está ahí *${truth}*.`,
    },
    why: () =>
      'Un texto corto pronto se sabe de memoria: entonces la menor pérdida posible está cerca de 0, y el modelo se le acerca. El laboratorio entero puede apartar oraciones, para ver qué se aprendió más allá de ellas.',
  },

  end: {
    text: [
      'El propio texto pregunta y responde: una palabra está oculta, y el modelo dice cuál. Lo que no puede ver, solo puede adivinarlo por su frecuencia; la {floor|cota inferior} dice, para cualquier texto, hasta dónde puede llegar eso.',
      'Ambos lados dicen más que uno. 80/10/10 hace que el modelo dude de lo que ve. Solo cuentan los tokens elegidos, porque los demás se podrían copiar. Una {loss|pérdida} baja puede significar copia, o aprender de memoria. La predicción de la oración siguiente se puede responder por el tema.',
      'El laboratorio tiene todo esto, con todos los ajustes. Y estos son los artículos:',
    ],
  },
};
