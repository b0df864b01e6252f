/** The words of *Loss by outcome*, in Spanish. */

/** @type {import('../../../words/language.js').Translation<typeof import('./words.en.js').en>} */
export const outcomes = {
  help: 'Lo que fue de un objetivo decide lo difícil que es: uno conservado está en la entrada, uno enmascarado hay que deducirlo. Cada curva es una media móvil; la línea fina con el mismo trazo es lo que paga el mejor predictor en ese caso. Hace mínima la pérdida total y no ve si un token está conservado o puesto al azar; por eso un modelo puede pagar menos que él en un caso si paga más en otro.',
  names: { masked: '[MASK]', random: 'al azar', kept: 'conservado', other: 'no elegido' },
  outcome: 'pasó a',
  targets: 'número hasta ahora',
  loss: 'pérdida media',
  floor: 'cota inferior',
  never: 'no ocurre',
  none: '–',
  chart: (label) =>
    `Pérdida de ${label} por caso, en nats por objetivo, según el paso. La tabla de abajo tiene los mismos números.`,
  caption: (label) => `${label}: pérdida en nats por objetivo`,
  table: (label) => `Tabla de ${label}`,
  step: 'paso',
  nats: 'nats por objetivo',
  noFloor:
    'Para tramos que se sortean cada vez no se calcula ninguna cota: qué tokens se eligieron juntos depende de dónde están, y el predictor exacto solo sabe aquí cuántos fueron.',
  fixed:
    'Estas máscaras no cambian nunca, así que la cota es la de aprenderlas de memoria. No dice nada de oraciones nuevas.',
  waiting: 'Las ejecuciones se están cargando…',
};
