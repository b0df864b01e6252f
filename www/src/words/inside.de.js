/** The titles of the panels under *Look inside*, in German. */

/** @type {import('./language.js').Translation<typeof import('./inside.en.js').en>} */
export const titles = {
  step: 'Dieser Schritt',
  slow: 'Zeitlupe',
  whatif: 'Was wäre, wenn',
  outcomes: 'Verlust je Fall',
  objectives: 'Trainingsziele',
  growth: 'Wie die Antwort entstand',
  attention: 'Aufmerksamkeit',
  embeddings: 'Embeddings',
  prime: 'Vortraining und Fine-Tuning',
  exercises: 'Aufgaben',
  take: 'Mitnehmen',
};
