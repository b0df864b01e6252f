/** The words of the page of a frame around its lab, in French. */

/** @type {import('../../words/language.js').Translation<typeof import('./words.en.js').en>} */
const embed = {
  title: 'Cloze, un laboratoire pour les modèles de langue masqués',
  waiting:
    'Voici un laboratoire qui entraîne de petits modèles de langue sous vos yeux. Il se charge quand il apparaît à l’écran et demande JavaScript et WebAssembly.',
  failed: 'Le laboratoire n’a pas pu être chargé. Vérifiez la connexion.',
  again: 'Recharger',
  open: 'Ouvrir dans un onglet à part',
};

export const parts = { embed };
