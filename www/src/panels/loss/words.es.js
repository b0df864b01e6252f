/** The words of the losses' panel, in Spanish. */

import { writing } from '../../words/numbers.js';

const { count, counted, percent, fixed, either } = writing('es');

/** What a mean goes over: an epoch, or so many steps. @param {number | null} span */
const spanned = (span) => (span === null ? 'una época' : counted(span, { one: '# paso', other: '# pasos' }));

/** @type {Record<import('../../workers/records.js').RunFloors['view'], string>} */
const seeing = {
  no_position: 'solo con el propio token',
  none: 'sin contexto',
  left: 'con contexto izquierdo',
  right: 'con contexto derecho',
  both: 'con ambos lados',
};

/** @type {import('../../words/language.js').Translation<typeof import('./words.en.js').en>} */
export const loss = {
  logScale: 'escala log',
  asTable: 'Ver como tabla',
  asChart: 'Ver como gráfico',
  uniform: (words, value) =>
    `azar uniforme entre ${counted(words, { one: '# palabra', other: '# palabras' })}, ${fixed(value, 2)}`,
  uniformHelp: (tokens) => {
    const [size, value] = tokens === null ? ['…', '…'] : [count(tokens), fixed(Math.log(tokens), 2)];
    return `Un modelo sin entrenar empieza más alto en promedio, cerca de ln ${size} = ${value}: primero tiene que aprender que los tokens especiales como [PAD] nunca son la respuesta.`;
  },
  curveHelp: (span) =>
    `Gruesa: media de ${spanned(span)}. Pálida: cada paso. Líneas horizontales: las cotas inferiores, es decir, la menor pérdida posible, en el color de su ejecución.`,
  dotted: (uniform) => `Gris: ${uniform ?? 'azar uniforme entre … palabras, …'}.`,
  gapHelp: (span) =>
    `Pérdida menos la menor pérdida posible en el mismo lote, media de ${spanned(span)}: el ruido de los lotes desaparece, y queda lo que el modelo no ha aprendido.`,
  heldOutHelp: 'Marcas: pérdida en oraciones apartadas, con las que no se entrena.',
  gap: 'distancia a la cota',
  asGoodAsPossible: 'mejor no se puede',
  noGap: 'El corpus es demasiado grande para calcular la menor pérdida posible de cada lote.',
  sampledHelp:
    'Una cota con ± o ≈ sale de una muestra, ± su error típico: recorrer todos los casos llevaría demasiado tiempo.',
  floor: 'cota inferior',
  noFloor: 'para esta ejecución no se calcula ninguna cota',
  heldOut: 'apartadas',
  rightly: (accuracy) => `${percent(accuracy)} bien`,
  closed: 'parte aprendida',
  closedHelp: '(azar uniforme − pérdida media) ÷ (azar uniforme − cota inferior)',
  floorName: ({ views, language }) => {
    if (language) return 'cota de la lengua entera';
    const sides = views.includes('left') && views.includes('right');
    const names = views.flatMap((view) =>
      sides && view === 'left'
        ? ['con contexto izquierdo o derecho']
        : sides && view === 'right'
          ? []
          : [seeing[view]],
    );
    return `cota ${either(names)}`;
  },
  floorLabel: (name, value) => `${name}: ${value}`,
  onLanguage: (value) => `; en la lengua entera, ${value}`,
  floorSummary: (label, best) => `La menor pérdida posible de ${label}: ${best}.`,
  floorsOfLast: 'Las cotas y la columna «exacto» son las del último texto que se pudo usar.',
  floorsMoved:
    'Modificado desde este entrenamiento: las cotas y la columna «exacto» son las del texto modificado.',
  memorising: (label, { training, population, lowest: low, last }) =>
    `${label} aprende de memoria: en sus propias oraciones su pérdida, ${fixed(training, 2)}, está por debajo de ${fixed(population, 2)}, la cota de la lengua entera, mientras que en las oraciones apartadas ha subido de ${fixed(low, 2)} a ${fixed(last, 2)}.`,
  memorisingLess: (label, worst, { lowest: low, last }) =>
    `${label} aprende menos de memoria que ${worst}: su pérdida en las oraciones apartadas ha subido de ${fixed(low, 2)} a ${fixed(last, 2)}.`,
  run: 'Ejecución',
  failedRun: 'detenida: véase abajo',
  meanLoss: (step, span) => {
    if (step !== null)
      return `pérdida media, ${span === null ? 'época' : counted(span, { one: '# paso', other: '# pasos' })} hasta el paso ${count(step)}`;
    if (span === null) return 'pérdida media, última época';
    return counted(span, { one: 'pérdida, último paso', other: 'pérdida media, últimos # pasos' });
  },
  measuredLoss: 'pérdida media, medida',
  measuredHelp:
    'Mientras una ejecución descansa, se mide: su pérdida media en muchas alteraciones nuevas del corpus, ± el error típico de esa media.',
  dips: 'Un lote, o la media de unos pocos, puede quedar bajo su línea: el azar le dio huecos más fáciles. La media medida, cuando la ejecución descansa, lo decide.',
  share: ({ share, error }) =>
    error < 0.005 ? percent(Math.min(share, 0.999)) : `${percent(share)} ± ${percent(error)}`,
  reached: (gap, sequences) => {
    const sure = gap.standardError < 0.0005 ? 4 : gap.standardError < 0.005 ? 3 : 2;
    const far = gap.nats > 2 * gap.standardError && gap.nats >= 0.5 * 10 ** -sure;
    const over = counted(sequences, { one: '# alteración', other: '# alteraciones' });
    return far
      ? `; en ${over}, ${fixed(gap.nats, sure)}${gap.standardError < 0.00005 ? '' : ` ± ${fixed(gap.standardError, sure)}`} por encima`
      : `; en ${over}, sin diferencia medible`;
  },
  termsTitle: '¿Qué significan estas palabras?',
  terms: [
    [
      'pérdida',
      'es la media de −ln p de los objetivos, donde p es la probabilidad que el modelo dio a la palabra correcta. Su unidad es el nat: 0 si está seguro y acierta, 0,69 con una moneda al aire entre dos palabras.',
    ],
    ['cota inferior', 'es la menor pérdida que puede alcanzar un modelo que vea tanto como esta ejecución.'],
    [
      'entropía',
      'dice lo abierta que está una pregunta, en nats: 0 si la respuesta es segura, ln n si n palabras son igual de probables. La cota inferior es la entropía media de las respuestas.',
    ],
    [
      'parte aprendida',
      'dice cuánto ha avanzado la pérdida en su camino, desde el azar uniforme, 0\u202f%, hasta la cota inferior, 100\u202f%.',
    ],
  ],
  tableCaption: (span) => `Pérdida media de ${spanned(span)}, en nats por objetivo`,
  notTrained: 'Aún no se ha dado ningún paso.',
  summary: (label, step, mean) => `${label}: después del paso ${count(step)}, pérdida media ${mean}.`,
};
