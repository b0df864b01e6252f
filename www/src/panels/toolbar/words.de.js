/** The words of the toolbar, in German. */

/** @type {import('../../words/language.js').Translation<typeof import('./words.en.js').en>} */
export const toolbar = {
  train: 'Trainieren',
  trainAgain: 'Noch einmal trainieren',
  resume: 'Weiter trainieren',
  step: 'Schritt',
  reset: 'Zurücksetzen',
};
