/** The words of *Loss by outcome*, in German. */

/** @type {import('../../../words/language.js').Translation<typeof import('./words.en.js').en>} */
export const outcomes = {
  help: 'Was aus einem Zieltoken wurde, bestimmt, wie schwer es ist: Ein belassenes steht in der Eingabe, ein maskiertes ist zu erschließen. Jede Kurve ist ein gleitendes Mittel; die dünne Linie mit derselben Strichelung ist, was der beste Prädiktor in diesem Fall zahlt. Er macht den gesamten Verlust am kleinsten und sieht einem Token nicht an, ob es belassen oder zufällig ist; darum kann ein Modell in einem Fall weniger zahlen als er, wenn es in einem anderen mehr zahlt.',
  names: { masked: '[MASK]', random: 'Zufallswort', kept: 'belassen', other: 'nicht ausgewählt' },
  outcome: 'wurde',
  targets: 'Anzahl bisher',
  loss: 'Verlust (Mittel)',
  floor: 'Untergrenze',
  never: 'kommt nicht vor',
  none: '–',
  chart: (label) =>
    `Verlust von ${label} je Fall, in Nats je Zieltoken, nach Schritt. Die Tabelle darunter hat dieselben Zahlen.`,
  caption: (label) => `${label}: Verlust in Nats je Zieltoken`,
  table: (label) => `Tabelle von ${label}`,
  step: 'Schritt',
  nats: 'Nats je Zieltoken',
  noFloor:
    'Für neu gezogene Spannen wird keine Untergrenze berechnet: Welche Tokens zusammen ausgewählt wurden, hängt von ihrer Stelle ab, und der exakte Prädiktor kennt hier nur ihre Zahl.',
  fixed:
    'Diese Masken ändern sich nie; die Untergrenze gilt darum für das Auswendiglernen. Über neue Sätze sagt sie nichts.',
  waiting: 'Die Läufe laden …',
};
