/** The titles of the panels under *Look inside*, in Spanish. */

/** @type {import('./language.js').Translation<typeof import('./inside.en.js').en>} */
export const titles = {
  step: 'Este paso',
  slow: 'A cámara lenta',
  whatif: '¿Y si…?',
  outcomes: 'Pérdida por caso',
  objectives: 'Metas de entrenamiento',
  growth: 'Cómo se formó la respuesta',
  attention: 'Atención',
  embeddings: 'Embeddings',
  prime: 'Preentrenamiento y ajuste fino',
  exercises: 'Ejercicios',
  take: 'Para llevar',
};
