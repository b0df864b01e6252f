/** The titles of the panels under *Look inside*, in French. */

/** @type {import('./language.js').Translation<typeof import('./inside.en.js').en>} */
export const titles = {
  step: 'Cette étape',
  slow: 'Au ralenti',
  whatif: 'Et si…',
  outcomes: 'Perte par cas',
  objectives: 'Objectifs',
  growth: 'Comment la réponse s’est formée',
  attention: 'Attention',
  embeddings: 'Plongements',
  prime: 'Pré-entraînement et fine-tuning',
  exercises: 'Exercices',
  take: 'Emporter',
};
