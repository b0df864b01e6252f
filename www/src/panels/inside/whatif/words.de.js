/** The words of *What if*, in German. */

import { outcomes } from '../outcomes/words.de.js';

/** @type {import('../../../words/language.js').Translation<typeof import('./words.en.js').en>} */
export const whatif = {
  help: 'Jeder Knopf richtet zwei Läufe ein, die sich in einer Sache unterscheiden, und zeigt sie nebeneinander. Trainiert wird erst, wenn du „Trainieren“ drückst, und „Rückgängig“ bringt dein Experiment zurück.',
  compare: (label) => `Mit „${label}“ vergleichen`,
  example: 'Beispiel öffnen',
  none: 'Diese Änderungen gelten einem BERT, das nur Lücken füllt, und das Experiment hat keines. Füge unter „Läufe“ eines hinzu, oder öffne ein Beispiel.',
  watch: 'Achte darauf:',
  cards: [
    {
      name: 'copy',
      preset: 'copy',
      title: 'Verlust über alle Tokens',
      is: 'Der Verlust geht über alle Tokens, nicht nur über die ausgewählten. Die meisten stehen in der Eingabe, und das Modell kann sie abschreiben.',
      watch:
        'Im Beispiel ist dieser Verlust nach 200 Schritten weniger als halb so groß wie der richtige, während der Verlust auf [MASK], unter „Verlust je Fall“, etwas höher ist. Am Ende sind beide dort fast gleich.',
      floor: 'Die Untergrenze ist exakt und niedrig: Fast alles, was gefragt wird, lässt sich abschreiben.',
    },
    {
      name: 'masks',
      preset: 'schemes',
      title: 'Immer [MASK]',
      is: 'Jedes ausgewählte Token wird zu [MASK]; keines wird zu einem Zufallswort, und keines bleibt. Das Modell wird dann nie nach einem Wort gefragt, das in der Eingabe steht.',
      watch:
        'Im Beispiel enden beide Läufe, unter „Verlust je Fall“, mit fast demselben Verlust auf [MASK], bis auf 0,02. Nur BERTs eigenes Schema hat Kurven für belassene Wörter, die bei etwa 0,1 enden, und für zufällige, bei etwa 0,8: Dieser Lauf wird dort nie gefragt.',
      floor:
        'Die Untergrenze ist exakt. Sie ist eine andere; die beiden Verluste lassen sich also nicht miteinander vergleichen.',
    },
    {
      name: 'static',
      preset: 'static',
      title: 'Feste Masken',
      is: 'Jeder Satz wird einmal verfälscht und ist in jeder Epoche derselbe. BERT schrieb einige solche Kopien in eine Datei; RoBERTa verfälscht jedes Mal neu.',
      watch:
        'Im Beispiel mit vierzig Sätzen fällt der Verlust auf fast 0, denn das Modell lernt die Masken auswendig; auf zurückgehaltenen Sätzen steigt er weit über den des anderen Laufs.',
      floor:
        'Die Untergrenze ist exakt: die dieser einen Menge verfälschter Sätze. Die Untergrenze der neu gezogenen Masken gilt für diesen Verlust nicht.',
    },
    {
      name: 'spans',
      preset: 'spans',
      title: 'Spannen',
      is: 'Ganze Spannen werden ausgewählt, wie bei SpanBERT: meist kurze, bis zu 10 Tokens, in langen Sätzen im Mittel 3,8. Eine Spanne wird als Ganzes maskiert, ersetzt oder belassen. Im Mittel werden gleich viele Tokens ausgewählt.',
      watch:
        'Im Beispiel bleibt der Verlust über dem einzelner Tokens, denn eine Spanne verdeckt die Nachbarn, die helfen würden, ihre Wörter zu raten.',
      floor: outcomes.noFloor ?? '',
    },
  ],
};
