/** What the presets are called and what they are about, in German; the English stands in `src/experiment/presets.json`. */

/** @type {Record<string, {title: string, about: string}>} */
export const presets = {
  notebook: {
    title: 'Das Notebook',
    about: 'Drei Sätze, eine Lücke. Das Modell des Notebooks sieht nur die Lücke; BERT sieht beide Seiten.',
  },
  recipe: {
    title: 'BERTs Rezept',
    about:
      'Ein größeres Korpus, 15\u202f% der Tokens ausgewählt, 80/10/10. Vier BERTs, die sich nur darin unterscheiden, wohin sie blicken dürfen.',
  },
  contexts: {
    title: 'Links, rechts, beide',
    about:
      'Eine Grammatik, in der jede Wahrscheinlichkeit bekannt ist. Vier BERTs, vier Kontexte, vier Untergrenzen; jeder Lauf erreicht seine eigene.',
  },
  schemes: {
    title: '80/10/10 oder immer [MASK]',
    about:
      'Dasselbe Korpus und Modell, auf zwei Arten verfälscht. Belassene und zufällige Tokens ändern, was man wissen kann; die beiden Verluste haben darum verschiedene Untergrenzen und lassen sich nicht vergleichen.',
  },
  copy: {
    title: 'Verlust über alle Tokens',
    about:
      'Dasselbe Modell, aber der Verlust geht über alle Tokens, ausgewählt oder nicht. Die meisten stehen in der Eingabe; er fällt schnell, durch Abschreiben. Was zählt, ist der Verlust auf [MASK].',
  },
  static: {
    title: 'Neue oder feste Masken',
    about:
      'Vierzig Sätze. Ein Modell sieht jeden in jeder Epoche unter neuen Masken, das andere jedes Mal unter denselben.',
  },
  spans: {
    title: 'Tokens oder Spannen',
    about:
      'Derselbe Anteil der Tokens ausgewählt, einzeln oder in Spannen. Eine Spanne verdeckt die Nachbarn, die ihre Wörter verraten würden.',
  },
  objectives: {
    title: 'Was sich noch lernen lässt',
    about:
      'Geschichten aus zwei oder drei Sätzen, vier Arten von Vortraining: Lücken allein; mit dem nächsten Satz, den die Themenwörter verraten; mit der Reihenfolge der Sätze, die sie nicht verraten; mit ersetzten Wörtern, die zu erkennen sind.',
  },
  prime: {
    title: 'Vortraining und Fine-Tuning',
    about:
      'Eine kleine Welt: drei Themen, Einzahl und Mehrzahl, und was woraus folgt. Trainiere vor, öffne dann „Vortraining und Fine-Tuning“ und sieh, was wenige Labels diesem Encoder wert sind.',
  },
  rates: {
    title: 'Wie viel maskieren',
    about:
      '15\u202f%, 40\u202f% und 80\u202f% der Tokens ausgewählt. Je mehr verdeckt ist, desto weniger kann selbst ein vollkommenes Modell wissen.',
  },
  memorise: {
    title: 'Auswendig lernen oder lernen',
    about:
      'Zwanzig Sätze einer Sprache von 144, und vierzig, die zurückgehalten werden. Was auf den zwanzig hilft, muss auf den vierzig nicht helfen.',
  },
};
