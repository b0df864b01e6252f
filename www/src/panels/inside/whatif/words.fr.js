/** The words of *What if*, in French. */

import { writing } from '../../../words/numbers.js';
import { outcomes } from '../outcomes/words.fr.js';

const { quoted } = writing('fr');

/** @type {import('../../../words/language.js').Translation<typeof import('./words.en.js').en>} */
export const whatif = {
  help: 'Chaque bouton prépare deux essais qui diffèrent en une chose, et les montre côte à côte. Rien ne s’entraîne avant que vous n’appuyiez sur «\u202fEntraîner\u202f», et «\u202fAnnuler\u202f» ramène votre expérience.',
  compare: (label) => `Comparer avec ${quoted(label)}`,
  example: 'Ouvrir l’exemple',
  none: 'Ces changements se font sur un BERT qui ne fait que remplir des trous, et l’expérience n’en a pas. Ajoutez-en un sous «\u202fEssais\u202f», ou ouvrez un exemple.',
  watch: 'À observer\u00a0:',
  cards: [
    {
      name: 'copy',
      preset: 'copy',
      title: 'Perte sur tous les tokens',
      is: 'La perte porte sur tous les tokens, pas seulement sur ceux qui sont choisis. La plupart sont dans l’entrée, et le modèle peut les copier.',
      watch:
        'dans l’exemple, après 200 étapes, cette perte vaut moins de la moitié de la bonne, alors que la perte sur [MASK], sous «\u202fPerte par cas\u202f», est un peu plus haute. À la fin, les deux y sont presque égales.',
      floor: 'Son plancher est exact, et bas\u00a0: presque tout ce qui est demandé peut être copié.',
    },
    {
      name: 'masks',
      preset: 'schemes',
      title: 'Toujours [MASK]',
      is: 'Chaque token choisi devient [MASK]\u202f; aucun ne devient un mot au hasard, aucun n’est gardé. Le modèle n’est alors jamais interrogé sur un mot qui est dans l’entrée.',
      watch:
        'dans l’exemple, sous «\u202fPerte par cas\u202f», les deux essais finissent avec presque la même perte sur [MASK], à 0,02 près. Seul le schéma de BERT a des courbes pour les mots gardés, qui finissent vers 0,1, et pour ceux mis au hasard, vers 0,8\u00a0: cet essai n’y est jamais interrogé.',
      floor:
        'Son plancher est exact. C’en est un autre\u00a0: les deux pertes ne se comparent donc pas entre elles.',
    },
    {
      name: 'static',
      preset: 'static',
      title: 'Masques fixes',
      is: 'Chaque phrase est altérée une fois, et reste la même à chaque époque. BERT écrivait quelques copies de ce genre dans un fichier\u202f; RoBERTa altère de nouveau à chaque fois.',
      watch:
        'dans l’exemple, avec quarante phrases, la perte descend presque à 0, car le modèle apprend les masques par cœur, tandis que la perte sur les phrases mises de côté monte bien au-dessus de celle de l’autre essai.',
      floor:
        'Son plancher est exact\u00a0: celui de ce seul ensemble de phrases altérées. Le plancher des masques nouveaux ne la borne pas.',
    },
    {
      name: 'spans',
      preset: 'spans',
      title: 'Segments',
      is: 'Des segments entiers sont choisis, comme dans SpanBERT\u00a0: courts pour la plupart, jusqu’à 10 tokens, 3,8 en moyenne dans les longues phrases. Un segment est masqué, remplacé ou gardé en entier. On choisit autant de tokens en moyenne.',
      watch:
        'dans l’exemple, la perte reste au-dessus de celle des tokens isolés, car un segment cache les voisins qui aideraient à deviner ses mots.',
      floor: outcomes.noFloor ?? '',
    },
  ],
};
