/** The words of the settings, in German. */

/** @type {import('./language.js').Translation<typeof import('./settings.en.js').en>} */
export const settings = {
  settings: {
    steps: { label: 'Schritte', help: 'So viele Schritte trainiert jeder Lauf; ein Schritt ist ein Batch.' },
    'corpus.sentences': { label: 'gezogen', help: 'Auf so vielen Sätzen wird trainiert.' },
    'corpus.held_out': {
      label: 'zurückgehalten',
      help: 'Sätze, auf denen nicht trainiert wird; sie trennen Lernen von Auswendiglernen.',
    },
    'corpus.sample': { label: 'Seed der Stichprobe', help: 'Legt fest, welche Sätze gezogen werden.' },
    label: { label: 'Name', help: 'So heißt dieser Lauf auf der Seite.' },
    objective: {
      label: 'Trainingsziel',
      help: 'Was gelernt wird: Lücken füllen, allein oder neben einem Urteil über Satzpaare; oder ersetzte Wörter erkennen.',
    },
    seed: { label: 'Seed', help: 'Legt jeden Zufall fest; derselbe Seed gibt dieselben Zahlen.' },
    'model.kind': {
      label: 'Modell',
      help: 'Das Modell des Notebooks sieht jedes Token für sich; in BERT blicken die Tokens aufeinander.',
    },
    'model.width': { label: 'Breite', help: 'So viele Zahlen stehen für ein Token.' },
    'model.layers': { label: 'Schichten', help: 'So oft blicken die Tokens aufeinander.' },
    'model.heads': {
      label: 'Köpfe',
      help: 'Aufmerksamkeitsmuster nebeneinander in einer Schicht; die Anzahl muss die Breite teilen.',
    },
    'model.hidden': {
      label: 'Breite',
      help: 'So viele Zahlen stehen für ein Token (hidden size); ein Vielfaches der Zahl der Köpfe.',
    },
    'model.intermediate': {
      label: 'Feed-Forward-Breite',
      help: 'Breite der Schicht zwischen zwei Aufmerksamkeiten.',
    },
    'model.context': { label: 'Kontext', help: 'Auf welche anderen Positionen ein Token blicken darf.' },
    'model.dropout': {
      label: 'Dropout',
      help: 'Anteil der Zahlen, die im Training zufällig null werden; beugt dem Auswendiglernen vor.',
    },
    'model.init': {
      label: 'Anfangsstreuung',
      help: 'Standardabweichung der ersten Gewichte; bei BERT 0,02.',
    },
    'model.positions': {
      label: 'Positionen',
      help: 'Längste Eingabe in Tokens; leer: so viele, wie das Korpus braucht, mindestens 16.',
    },
    'masking.select': {
      label: 'Zieltokens',
      help: 'Welche Tokens zu raten sind: immer dieselbe Position oder ein zufälliger Anteil jedes Satzes.',
    },
    'masking.select.position': {
      label: 'Position',
      help: 'Das Token, das zu raten ist; gezählt wird ab 0 bei [CLS], das erste Wort ist 1.',
    },
    'masking.select.rate': {
      label: 'Anteil',
      help: 'Anteil der Tokens, die zu raten sind; bei BERT 0,15.',
    },
    'masking.select.rule': {
      label: 'Regel',
      help: 'Eine feste Anzahl je Satz, wie bei BERT; jedes Token nach Zufall; oder ganze Spannen, wie bei SpanBERT.',
    },
    'masking.mask': {
      label: 'werden [MASK]',
      help: 'Anteil der Zieltokens, die durch [MASK] ersetzt werden; bei BERT 0,8.',
    },
    'masking.random': {
      label: 'werden zufällig',
      help: 'Anteil der Zieltokens, die ein zufälliges Wort ersetzt; der Rest bleibt. Bei BERT 0,1.',
    },
    'masking.draws': {
      label: 'Masken',
      help: 'Neu gezogen, sooft ein Satz an die Reihe kommt, wie bei RoBERTa; oder einmal für jeden Satz.',
    },
    'masking.scored': {
      label: 'Verlust über',
      help: 'Die Zieltokens, wie bei BERT, oder alle Tokens: Dann stehen die meisten Antworten in der Eingabe.',
    },
    'batch.size': { label: 'Batchgröße', help: 'Sätze je Schritt.' },
    'batch.order': { label: 'Reihenfolge', help: 'Wie im Korpus oder in jeder Epoche neu gemischt.' },
    'optimizer.lr': { label: 'Lernrate', help: 'Wie weit jeder Schritt die Gewichte bewegt.' },
    'optimizer.schedule': {
      label: 'Verlauf',
      help: 'Nach dem Anstieg bleibt die Lernrate, oder sie fällt bis zum letzten Schritt auf 0.',
    },
    'optimizer.warmup': {
      label: 'Warm-up-Schritte',
      help: 'Über so viele Schritte steigt die Lernrate von 0 an.',
    },
    'optimizer.weight_decay': {
      label: 'Weight Decay',
      help: 'Zieht die Gewichte zur 0; mit 0 ist es einfaches Adam.',
    },
    'optimizer.clip': {
      label: 'Clip-Norm',
      help: 'Bis zu dieser Länge wirkt der Gradient ganz; leer: Er wird nie gekürzt.',
    },
    'optimizer.beta1': { label: 'beta 1', help: 'Gedächtnis des mittleren Gradienten.' },
    'optimizer.beta2': { label: 'beta 2', help: 'Gedächtnis des quadrierten Gradienten.' },
    'optimizer.epsilon': {
      label: 'epsilon',
      help: 'Hält die Division durch kleine Gradienten endlich.',
    },
  },
  values: {
    'model.kind': { notebook: 'das des Notebooks', bert: 'BERT' },
    'model.context': { none: 'keiner', left: 'links', right: 'rechts', both: 'beide Seiten' },
    objective: {
      mlm: 'Lücken füllen',
      nsp: 'und nächster Satz',
      sop: 'und Satzreihenfolge',
      rtd: 'und ersetzte Wörter',
    },
    'masking.select': { position: 'eine Position', rate: 'ein zufälliger Anteil' },
    'masking.select.rule': { count: 'feste Anzahl', bernoulli: 'nach Zufall', span: 'Spannen' },
    'masking.draws': { fresh: 'neu', static: 'fest' },
    'masking.scored': { targets: 'Zieltokens', all: 'alle Tokens' },
    'batch.order': { sequential: 'wie im Korpus', shuffled: 'gemischt' },
    'optimizer.schedule': { constant: 'konstant', linear: 'linear' },
  },
  emptyMeans: { 'model.positions': 'automatisch', 'optimizer.clip': 'nie' },
};
