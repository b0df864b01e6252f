/** The words of the settings, in Spanish. */

/** @type {import('./language.js').Translation<typeof import('./settings.en.js').en>} */
export const settings = {
  settings: {
    steps: { label: 'Pasos', help: 'Cuántos pasos entrena cada ejecución; un paso es un lote.' },
    'corpus.sentences': { label: 'sorteadas', help: 'Con cuántas oraciones se entrena.' },
    'corpus.held_out': {
      label: 'apartadas',
      help: 'Oraciones con las que no se entrena, para distinguir aprender de aprender de memoria.',
    },
    'corpus.sample': { label: 'semilla del sorteo', help: 'Decide qué oraciones se sortean.' },
    label: { label: 'nombre', help: 'Cómo se llama esta ejecución en la página.' },
    objective: {
      label: 'meta',
      help: 'Qué se aprende: a llenar huecos, solo o junto a un juicio sobre pares de oraciones; o a descubrir palabras cambiadas.',
    },
    seed: {
      label: 'semilla',
      help: 'Decide todo lo que se deja al azar; la misma semilla da los mismos números.',
    },
    'model.kind': {
      label: 'modelo',
      help: 'El del notebook ve un token cada vez; en BERT los tokens se miran unos a otros.',
    },
    'model.width': { label: 'anchura', help: 'Cuántos números representan un token.' },
    'model.layers': { label: 'capas', help: 'Cuántas veces se miran los tokens unos a otros.' },
    'model.heads': {
      label: 'cabezas',
      help: 'Patrones de atención en paralelo en una capa; su número debe dividir la anchura.',
    },
    'model.hidden': {
      label: 'anchura',
      help: 'Cuántos números representan un token (hidden size); un múltiplo del número de cabezas.',
    },
    'model.intermediate': {
      label: 'anchura feed-forward',
      help: 'Anchura de la capa entre dos atenciones.',
    },
    'model.context': { label: 'contexto', help: 'Qué otras posiciones puede mirar un token.' },
    'model.dropout': {
      label: 'dropout',
      help: 'Parte de los números que se ponen a cero al azar al entrenar; evita aprender de memoria.',
    },
    'model.init': {
      label: 'dispersión inicial',
      help: 'Desviación típica de los primeros pesos; en BERT, 0,02.',
    },
    'model.positions': {
      label: 'posiciones',
      help: 'Entrada más larga, en tokens; vacío: tantas como necesite el corpus, al menos 16.',
    },
    'masking.select': {
      label: 'objetivos',
      help: 'Qué tokens hay que adivinar: siempre la misma posición, o una parte de cada oración, al azar.',
    },
    'masking.select.position': {
      label: 'posición',
      help: 'El token que hay que adivinar, contado desde 0 en [CLS]: la primera palabra es 1.',
    },
    'masking.select.rate': {
      label: 'parte',
      help: 'Parte de los tokens que hay que adivinar; en BERT, 0,15.',
    },
    'masking.select.rule': {
      label: 'regla',
      help: 'Un número fijo por oración, como en BERT; cada token al azar; o tramos enteros, como en SpanBERT.',
    },
    'masking.mask': {
      label: 'pasan a [MASK]',
      help: 'Parte de los objetivos que se sustituyen por [MASK]; en BERT, 0,8.',
    },
    'masking.random': {
      label: 'pasan al azar',
      help: 'Parte de los objetivos que se sustituyen por una palabra al azar; el resto se conserva. En BERT, 0,1.',
    },
    'masking.draws': {
      label: 'máscaras',
      help: 'Sorteadas de nuevo cada vez que toca una oración, como en RoBERTa, o una vez por oración.',
    },
    'masking.scored': {
      label: 'pérdida sobre',
      help: 'Los objetivos, como en BERT, o todos los tokens: entonces casi todas las respuestas están en la entrada.',
    },
    'batch.size': { label: 'tamaño del lote', help: 'Oraciones por paso.' },
    'batch.order': { label: 'orden', help: 'Como en el corpus, o barajado en cada época.' },
    'optimizer.lr': { label: 'tasa de aprendizaje', help: 'Cuánto mueve cada paso los pesos.' },
    'optimizer.schedule': {
      label: 'evolución',
      help: 'Tras el calentamiento la tasa se mantiene, o baja hasta 0 en el último paso.',
    },
    'optimizer.warmup': {
      label: 'pasos de calentamiento',
      help: 'Pasos en los que la tasa sube desde 0.',
    },
    'optimizer.weight_decay': {
      label: 'weight decay',
      help: 'Tira de los pesos hacia 0; con 0 es Adam sin más.',
    },
    'optimizer.clip': {
      label: 'norma de recorte',
      help: 'El gradiente más largo que se sigue entero; vacío: nunca se recorta.',
    },
    'optimizer.beta1': { label: 'beta 1', help: 'Memoria del gradiente medio.' },
    'optimizer.beta2': { label: 'beta 2', help: 'Memoria del gradiente al cuadrado.' },
    'optimizer.epsilon': {
      label: 'epsilon',
      help: 'Mantiene finita la división por gradientes pequeños.',
    },
  },
  values: {
    'model.kind': { notebook: 'el del notebook', bert: 'BERT' },
    'model.context': { none: 'ninguno', left: 'izquierda', right: 'derecha', both: 'ambos lados' },
    objective: {
      mlm: 'llenar huecos',
      nsp: 'y oración siguiente',
      sop: 'y orden de oraciones',
      rtd: 'y palabras cambiadas',
    },
    'masking.select': { position: 'una posición', rate: 'una parte, al azar' },
    'masking.select.rule': { count: 'número fijo', bernoulli: 'al azar', span: 'tramos' },
    'masking.draws': { fresh: 'nuevas', static: 'fijas' },
    'masking.scored': { targets: 'objetivos', all: 'todos los tokens' },
    'batch.order': { sequential: 'como en el corpus', shuffled: 'barajado' },
    'optimizer.schedule': { constant: 'constante', linear: 'lineal' },
  },
  emptyMeans: { 'model.positions': 'automático', 'optimizer.clip': 'nunca' },
};
