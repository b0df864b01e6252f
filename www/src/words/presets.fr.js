/** What the presets are called and what they are about, in French; the English stands in `src/experiment/presets.json`. */

/** @type {Record<string, {title: string, about: string}>} */
export const presets = {
  notebook: {
    title: 'Le notebook',
    about:
      'Trois phrases, un trou. Le modèle du notebook ne voit que le trou\u202f; BERT voit les deux côtés.',
  },
  recipe: {
    title: 'La recette de BERT',
    about:
      'Un corpus plus grand, 15\u202f% des tokens choisis, 80/10/10. Quatre BERT qui ne diffèrent que par ce qu’ils ont le droit de regarder.',
  },
  contexts: {
    title: 'Gauche, droite, les deux',
    about:
      'Une grammaire dont toutes les probabilités sont connues. Quatre BERT, quatre contextes, quatre planchers\u202f; chaque essai atteint le sien.',
  },
  schemes: {
    title: '80/10/10 ou toujours [MASK]',
    about:
      'Le même corpus et le même modèle, altérés de deux façons. Les tokens gardés ou tirés au hasard changent ce qu’on peut savoir\u00a0: les deux pertes ont des planchers différents et ne se comparent pas entre elles.',
  },
  copy: {
    title: 'Perte sur tous les tokens',
    about:
      'Le même modèle, mais la perte porte sur tous les tokens, choisis ou non. La plupart sont dans l’entrée, et elle descend vite, par simple copie\u202f; ce qui compte est la perte sur [MASK].',
  },
  static: {
    title: 'Masques nouveaux ou fixes',
    about:
      'Quarante phrases. Un modèle voit chacune sous de nouveaux masques à chaque époque, l’autre toujours sous les mêmes.',
  },
  spans: {
    title: 'Tokens ou segments',
    about:
      'La même part des tokens choisie, un par un ou en segments. Un segment cache les voisins qui trahiraient ses mots.',
  },
  objectives: {
    title: 'Que peut-on apprendre d’autre',
    about:
      'Des histoires de deux ou trois phrases, quatre pré-entraînements\u00a0: les trous seuls\u202f; avec la phrase suivante, que les mots du thème trahissent\u202f; avec l’ordre des phrases, qu’ils ne trahissent pas\u202f; avec des mots remplacés à repérer.',
  },
  prime: {
    title: 'Pré-entraînement et fine-tuning',
    about:
      'Un petit monde\u00a0: trois thèmes, le singulier et le pluriel, et ce qui découle de quoi. Pré-entraînez, ouvrez ensuite «\u202fPré-entraînement et fine-tuning\u202f», et voyez ce que quelques étiquettes valent pour cet encodeur.',
  },
  rates: {
    title: 'Combien masquer',
    about:
      '15\u202f%, 40\u202f% et 80\u202f% des tokens choisis. Plus on cache, moins même un modèle parfait peut savoir.',
  },
  memorise: {
    title: 'Apprendre par cœur ou apprendre',
    about:
      'Vingt phrases d’une langue qui en a 144, et quarante mises de côté. Ce qui aide sur les vingt n’aide pas forcément sur les quarante.',
  },
};
