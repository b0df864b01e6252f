/** The words of *Objectives*, in German. */

import { writing } from '../../../words/numbers.js';

const { nats, percent } = writing('de');

/** @type {import('../../../words/language.js').Translation<typeof import('./words.en.js').en>} */
export const objectives = {
  help: 'BERT lernte zweierlei zugleich: Lücken zu füllen, und zu sagen, ob ein Satz auf einen anderen folgt. RoBERTa ließ das Zweite weg, ALBERT ersetzte es, ELECTRA ersetzte beides. Jede Kurve ist ein gleitendes Mittel; eine dünne Linie ist ihre Untergrenze, das im Mittel Kleinstmögliche, und ein Mittel kann darum etwas darunter tauchen. Vergleiche jeden Verlust mit seiner eigenen Untergrenze: Die Läufe lesen verschiedene Eingaben.',
  none: 'Hier füllt jeder Lauf nur Lücken. Wähle in den Einstellungen eines Laufs ein anderes Trainingsziel, oder richte das Beispiel ein.',
  example: 'Beispiel einrichten',
  waiting: 'Die Läufe laden …',
  about: {
    mlm: 'Füllt Lücken, in einzelnen Sätzen: die Wahl von RoBERTa.',
    nsp: 'Unterscheidet auch den nächsten Satz von einem zufälligen: die Wahl von BERT.',
    sop: 'Unterscheidet auch zwei Nachbarn in ihrer Reihenfolge von denselben vertauscht: die Wahl von ALBERT.',
    rtd: 'Ein kleiner Helfer füllt die Lücken; das Modell unterscheidet seine Wörter von den wahren: die Wahl von ELECTRA. Der Verlust des Modells zählt 50-fach; „Lücken“ sind die des Helfers.',
  },
  second: { nsp: 'nächster Satz', sop: 'Satzreihenfolge', rtd: 'ersetzte Wörter' },
  blanks: 'Lücken',
  objective: 'Trainingsziel',
  loss: 'mittlerer Verlust',
  floor: 'Untergrenze',
  right: 'richtig beurteilt',
  missing: '–',
  step: 'Schritt',
  nats: 'Nats',
  chart: (label) =>
    `Verluste von ${label} nach Trainingsziel und Schritt, in Nats. Die Tabelle darunter hat zehn der Schritte.`,
  caption: (label) => `${label}: Verlust nach Trainingsziel, in Nats je Zieltoken, je Paar oder je Token`,
  table: (label) => `Tabelle von ${label}`,
  shortcut: (words, uncorrupted) =>
    Math.abs(words - Math.LN2) < 1e-6
      ? `Welche Wörter die beiden Sätze haben, sagt nichts über ihre Reihenfolge: Wer nur das weiß, kommt nicht unter ${nats(Math.LN2)}, einen Münzwurf. Die Reihenfolge muss gelesen werden.`
      : `Welche Wörter die beiden Sätze haben, gleich an welcher Stelle, verrät ${words - uncorrupted < 0.0005 ? 'alles, was man wissen kann' : 'das meiste davon'}. Ein Münzwurf kostet ${nats(Math.LN2)}; diese Wörter allein lassen ${nats(words)} übrig, die Sätze selbst ${nats(uncorrupted)}, denn ein zufälliger Satz kann zufällig passen. Die Untergrenze liegt höher, weil einige Wörter maskiert sind. Ein Modell kann also nach dem Thema urteilen.`,
  noFloor:
    'Der kleinste mögliche Verlust hängt davon ab, was der Helfer rät, und das ändert sich, während er lernt; darum ist keiner gezeichnet. Fast alle Tokens sind die wahren: Ein Modell, das nie „ersetzt“ sagt, beurteilt die meisten richtig.',
  noPairFloor:
    'Keine Untergrenze ist berechnet: Dafür muss die Zahl der Zieltokens fest sein, die Maske neu gezogen werden und die Zahl der Paare klein genug sein.',
  share: (share) => percent(share),
};
