/** The words of the lesson's pages after the first, in French. The marks in them are those of rich.js. */

import { writing } from '../../words/numbers.js';

const { fixed, nats, percent, floorText } = writing('fr');

/** The least possible loss, with all digits that are known. @param {number} n */
const least = (n) => floorText({ nats: n, standardError: null });

/** @type {import('../../words/language.js').Translation<typeof import('./words.en.js').en>} */
export const pages = {
  labels: {
    notebook: 'modèle du notebook',
    none: 'sans contexte',
    left: 'contexte gauche',
    right: 'contexte droit',
    both: 'les deux côtés',
    chosen: 'tokens choisis',
    every: 'tous les tokens',
    nsp: 'phrase suivante',
    sop: 'ordre des phrases',
  },
  marks: {
    certain: 'toujours certain et juste\u00a0:',
    coin: 'pile ou face, ln 2\u00a0:',
    blind: (words) => `au hasard parmi ${words} mots, ln ${words}\u00a0:`,
  },

  notebook: {
    text: [
      'Cette page est née d’un notebook de cours, avec un modèle plus simple. Il lit un {token|token} à la fois\u00a0: au trou, il voit [MASK] et aucun des autres mots.',
      'Il lit les mêmes trois phrases. Dans chacune, le deuxième mot est caché.',
    ],
    ask: 'Que mettra ce modèle dans le trou\u202f?',
    outcome: ({ said: [first, second] }) =>
      `Il dit *${first.token}* (${percent(first.probability)}), puis *${second.token}* (${percent(second.probability)}).`,
    because: {
      right: () => 'Vous avez jugé d’après ce que voit le modèle, non d’après ce que vous voyez.',
      other: ({ rare }) =>
        `*${rare}* est ce qu’il faut à la phrase. Mais pour le voir, il faut voir les mots autour du trou.`,
      wrong: () =>
        'Il ne voit pas les voisins, mais il apprend quels mots étaient cachés. Celui-ci ne l’était jamais.',
    },
    why: ({ rare, frequent }) =>
      `Pour lui, les trois trous sont pareils. Il ne peut apprendre que combien de fois chaque mot est la réponse\u00a0: *${rare}* une fois sur trois, *${frequent}* deux fois.`,
    vary: 'L’interroger sur une autre phrase',
    varied: ({ said: [first] }) =>
      `Encore *${first.token}*, ${percent(first.probability)}. Quoi qu’il y ait autour du trou, sa réponse est la même.`,
  },

  floor: {
    text: [
      'La {loss|perte} dit combien le mot caché a surpris le modèle\u00a0: −ln de la probabilité qu’il lui donnait. La courbe montrera sa moyenne, en {nat|nats}.',
      'Le modèle de la page précédente ne voit que [MASK]. Un mot caché revient une fois sur trois, l’autre deux fois. Il apprend, et sa perte descend. Puis elle ne descend plus.',
    ],
    ask: 'Où sa perte moyenne s’arrêtera-t-elle\u202f?',
    said: (answer) => `${fixed(answer, 2)} nats`,
    outcome: ({ loss }) => `La moyenne de ses trois dernières étapes est ${nats(loss)}.`,
    because: {
      right: () => 'C’est cela.',
      coin: () =>
        'ln 2 est juste pour deux mots aussi fréquents l’un que l’autre. Ici, l’un est deux fois plus fréquent, ce qui surprend moins en moyenne.',
      zero: () =>
        'À 0, il serait chaque fois certain et dans le vrai. C’est impossible\u00a0: les trois trous lui paraissent pareils, et leurs mots diffèrent.',
      low: () => 'Pour être moins surpris, il devrait savoir dans quelle phrase il est. Il ne le voit pas.',
      high: () => 'Il peut mieux faire\u00a0: il apprend quels mots sont cachés, et combien de fois chacun.',
    },
    why: ({ loss, floor, rare, frequent }) =>
      `Le mieux qu’il puisse dire est ⅓ *${rare}*, ⅔ *${frequent}*. Sa surprise moyenne est alors −⅓ ln ⅓ − ⅔ ln ⅔ = *${least(floor)}*, l’{entropy|entropie} du mot caché. Aucun modèle qui voit la même chose ne descend plus bas\u00a0: c’est le {floor|plancher}. Son essai finit à ${nats(loss)}, car chaque étape ne suit qu’une phrase et tire un peu sa réponse d’un côté, puis de l’autre.`,
    vary: 'Laisser chaque étape voir les trois phrases',
    varied: ({ loss, floor }) =>
      `Plus rien ne tire d’un côté ou de l’autre\u00a0: il finit à ${nats(loss)}. Le plancher est ${least(floor)}.`,
  },

  bidirectional: {
    text: [
      'Ce qui aide, c’est le contexte. Quatre petits BERT lisent ici les mêmes trois phrases. Ils ne diffèrent que par ce que le trou a le droit de voir\u00a0: rien, les mots à sa gauche, ceux à sa droite, ou les deux.',
      'BERT tient de là son B\u00a0: *bidirectionnel*. Le modèle du notebook et le premier de ces quatre voient la même chose\u00a0: ils s’arrêtent donc au même plancher.',
    ],
    ask: 'La gauche seule ou la droite seule\u00a0: laquelle descend plus bas\u202f?',
    choices: {
      left: 'celui qui voit la gauche',
      right: 'celui qui voit la droite',
      tie: 'aucun\u00a0: ils sont à égalité',
    },
    outcome: ({ none, left, right, both }) =>
      `La gauche finit à ${nats(left.loss)}, la droite à ${nats(right.loss)}. Sans contexte, on finit à ${nats(none.loss)}, avec les deux côtés à ${nats(both.loss)}.`,
    because: {
      right: () => 'Vous avez compté dans combien de phrases chaque côté laisse un doute.',
      wrong: ({ lower }) =>
        lower === 'tie'
          ? 'Comptez dans combien de phrases chaque côté laisse un doute\u00a0: les nombres sont égaux.'
          : 'Comptez dans combien de phrases chaque côté laisse un doute\u00a0: l’un n’en laisse aucun, ou en laisse moins.',
      skipped: () => 'Comptez dans combien de phrases chaque côté laisse un doute.',
    },
    why: ({ lower, left, right }) =>
      lower === 'tie'
        ? `Le premier mot laisse deux animaux possibles dans deux des trois phrases, et le dernier aussi. Deux fois pile ou face en trois phrases\u00a0: ⅔ · ln 2 = *${least(left.floor)}* pour chaque côté seul. Avec les deux côtés, il ne reste aucun doute\u00a0: le plancher est 0.`
        : `Le plancher de la gauche est *${least(left.floor)}*, celui de la droite *${least(right.floor)}*. Le côté qui a le plus bas a un mot qui trahit l’animal\u202f; l’autre laisse un pile ou face. Avec les deux côtés, il ne reste aucun doute\u00a0: le plancher est 0.`,
    vary: 'Ajouter une phrase',
    varied: ({ added, both }) =>
      `Avec *${added}* en plus, les deux côtés finissent à ${nats(both.loss)}\u202f; leur plancher est maintenant ${least(both.floor)}.`,
  },

  counterexample: {
    text: [
      'Avec les deux côtés, BERT est descendu presque à 0\u00a0: chaque trou n’avait qu’une réponse. Mais la certitude vient du texte, non du modèle.',
      'Ajoutez aux trois phrases une phrase à vous, ou prenez l’une de celles-ci. Son deuxième mot sera caché, comme dans les autres.',
    ],
    label: 'Votre phrase, de deux mots ou plus',
    ask: 'Avec votre phrase, la plus petite perte possible de «\u202fles deux côtés\u202f»…',
    choices: { rises: 'monte', stays: 'reste 0', falls: 'descend' },
    outcome: ({ added, loss, floor }) =>
      `Avec *${added}*, le plancher est ${least(floor)}. L’entraînement a fini à ${nats(loss)}${loss > floor + 0.02 ? '\u00a0: il n’est pas encore au bout, et il lui faudrait plus d’étapes' : ''}.`,
    because: {
      right: ({ outcome }) =>
        outcome === 'rises'
          ? 'Vous avez trouvé une phrase qui laisse un doute.'
          : 'Elle ne laisse de doute à aucun trou.',
      rises: ({ added }) => `*${added}* ne diffère d’une phrase déjà là que par le mot caché.`,
      stays: () => 'Aucune paire de phrases ne diffère que par le mot caché.',
      skipped: () =>
        'Comparez-la à chacune des trois\u00a0: deux d’entre elles ne diffèrent-elles que par le mot caché\u202f?',
    },
    why: ({ outcome }) =>
      outcome === 'rises'
        ? 'Là où les mêmes mots entourent un trou et où deux réponses existent, aucun modèle ne peut être sûr. Même un modèle parfait est surpris aussi souvent que le texte est indécis.'
        : 'Chaque trou n’a toujours qu’une réponse\u00a0: un modèle parfait n’est donc jamais surpris. Pour relever le plancher, écrivez une phrase égale à l’une des autres, sauf pour son deuxième mot.',
  },

  corruption: {
    text: [
      'Le vrai BERT ne cache pas toujours le deuxième mot. Dans chaque phrase, il choisit au hasard 15\u202f% des {token|tokens}\u00a0: les {target|cibles}.',
      '80\u202f% d’entre elles deviennent [MASK]. 10\u202f% deviennent un mot au hasard, pour que le modèle ne puisse pas se fier à un mot qu’il voit. 10\u202f% restent telles quelles, pour qu’il n’apprenne pas qu’un mot visible est toujours faux. À l’usage, il n’y a plus de [MASK], et il doit comprendre des mots qui sont là.',
      'Le texte est maintenant une {grammar|grammaire}\u00a0: 3000 phrases comme «\u202fchiens devant le mur dorment\u202f».',
    ],
    ask: 'Quelle sorte de cible est la plus facile pour un modèle parfait\u202f?',
    choices: {
      masked: 'celles qui sont devenues [MASK]',
      random: 'celles qui sont devenues un mot au hasard',
      kept: 'celles qui sont restées',
    },
    outcome: ({ masked, random, kept }) =>
      `La plus petite perte possible est ${least(masked)} pour [MASK], ${least(random)} pour les mots au hasard, et ${least(kept)} pour celles qui sont restées.`,
    because: {
      right: () => 'Ce qu’on voit, et qui convient, est le plus probablement vrai.',
      masked: () => '[MASK] dit qu’un mot manque, mais pas lequel. Tout doit venir du contexte.',
      random: () =>
        'Un mot au hasard doit d’abord être reconnu comme faux. Ensuite, le mot lui-même n’aide plus.',
      kept: () => 'Un mot resté est visible, mais ce pourrait être un mot au hasard.',
      skipped: () => 'Demandez-vous ce que la cible elle-même dit encore.',
    },
    why: () =>
      'Un mot qui convient à son contexte est très probablement le bon\u00a0: un mot au hasard convient rarement. Le panneau montre les pertes de ce modèle selon ce qu’est devenue la cible.',
  },

  targets: {
    text: [
      'La {loss|perte} de BERT est la moyenne sur les seules {target|cibles}. Les autres 85\u202f% des tokens sont lus, mais ce que le modèle en dit ne compte pas.',
      'Pourquoi ne pas compter tous les tokens\u202f? Deux modèles voient les mêmes phrases, avec les mêmes trous. Pour l’un, les tokens choisis comptent\u202f; pour l’autre, tous.',
    ],
    ask: 'Laquelle des deux pertes sera la plus basse\u202f?',
    choices: {
      chosen: 'sur les tokens choisis',
      every: 'sur tous les tokens',
      same: 'à peu près pareilles',
    },
    outcome: ({ chosen, every }) =>
      `Sur les tokens choisis, elle finit à ${nats(chosen.loss)}, sur tous à ${nats(every.loss)}.`,
    because: {
      right: () =>
        'La plupart des tokens sont tels quels dans l’entrée, et les redire ne demande aucun effort.',
      wrong: () => 'La plupart des tokens sont tels quels dans l’entrée. Les redire ne demande aucun effort.',
      skipped: () =>
        'La plupart des tokens sont tels quels dans l’entrée. Les redire ne demande aucun effort.',
    },
    why: ({ chosenRight, everyRight }) =>
      `Une perte basse ne veut pas dire qu’on a appris davantage\u00a0: elle peut venir de la copie. Au trou ci-dessous, les mots possibles reçoivent ${percent(chosenRight)} du premier modèle et ${percent(everyRight)} du second. Ne comparez des pertes que là où la même chose compte.`,
  },

  memorise: {
    text: [
      'Une perte peut être basse pour une autre raison\u00a0: le texte a été appris par cœur. Pour le voir, quelques phrases sont {held out|mises de côté}\u00a0: le modèle ne s’entraîne jamais dessus, et il est mesuré sur elles.',
      'La {grammar|grammaire} des dernières pages fait beaucoup de phrases. Ce modèle s’entraîne sur vingt d’entre elles, encore et encore. Quarante autres sont mises de côté.',
    ],
    ask: 'La perte sur les vingt va descendre. Et la perte sur les quarante\u202f?',
    choices: {
      falls: 'elle descend aussi',
      rises: 'elle descend, puis remonte',
      stays: 'elle reste comme elle est',
    },
    outcome: ({ loss, last, least: lowest }) =>
      `Sur les vingt, elle finit à ${nats(loss)}. Sur les quarante, elle est descendue à ${nats(lowest)} et finit à ${nats(last)}.`,
    because: {
      right: () =>
        'Ce qu’on apprend d’abord vaut pour toutes les phrases\u202f; ce qui vient plus tard ne vaut que pour les vingt.',
      falls: () =>
        'D’abord, oui\u00a0: ce qui vaut pour toutes les phrases s’apprend en premier. Ensuite viennent les vingt elles-mêmes.',
      stays: () =>
        'On apprend d’abord ce qui vaut pour toutes les phrases, puis ce qui ne vaut que pour les vingt.',
      rises: () =>
        'Ici, elle n’est pas remontée\u00a0: avec ce texte, ce qui est appris vaut aussi pour les quarante.',
      skipped: () =>
        'Ce qu’on apprend d’abord vaut pour toutes les phrases\u202f; ce qui vient plus tard ne vaut que pour les vingt.',
    },
    why: ({ loss, floor }) =>
      `Aucun modèle qui ne connaît que la langue ne descend en moyenne sous *${least(floor)}*.${loss < floor ? ` Sur les vingt, il est à ${nats(loss)}\u00a0: il connaît ces phrases, non leur langue.` : ''} Une perte d’entraînement basse prouve peu à elle seule.`,
    vary: 'Entraîner sur cent phrases',
    varied: ({ loss, last }) =>
      `Avec cent, il finit à ${nats(loss)} sur ce qu’il lit, et à ${nats(last)} sur les quarante qu’il n’a jamais lues. Plus il y a à lire, moins on apprend par cœur.`,
  },

  attention: {
    text: [
      'Comment le trou en vient-il à voir d’autres mots\u202f? Chaque token devient un {vector|vecteur}. Dans l’{attention|attention}, le trou recueille une moyenne pondérée des vecteurs, chaque {head|tête} avec ses propres poids. Du résultat, chaque mot reçoit une probabilité.',
      'Le verbe à la fin doit s’accorder avec son nom. Entre eux, il y a d’autres mots.',
    ],
    ask: 'Quel mot décide de ce qui est dans le trou\u202f?',
    said: (answer, { sentence }) => sentence[answer],
    outcome: ({ sentence, most, moved }) =>
      `Si *${sentence[most]}* est caché aussi, ${percent(moved[most]?.run ?? 0)} de la probabilité du modèle passent à d’autres réponses.`,
    because: {
      right: () => 'Lui seul dit quels mots peuvent être là, si loin qu’il soit.',
      near: () =>
        'Il est proche, ou pourrait valoir pour autre chose. Mais la proximité ne compte pas\u00a0: l’attention atteint chaque mot d’un coup.',
      wrong: ({ moved }, answer) =>
        `Ce mot caché, la réponse d’un modèle parfait reste la même. Celle de ce modèle se déplace de ${percent(moved[answer]?.run ?? 0)}.`,
      skipped: () => 'Demandez-vous quel mot, s’il était caché aussi, changerait la réponse.',
    },
    why: () =>
      'Ce que l’attention regarde et ce qui décide peuvent différer\u00a0: une tête peut regarder un mot et n’en rien recueillir d’utile. Le panneau *Attention* montre les deux. Cacher un mot est l’épreuve honnête.',
  },

  sentences: {
    text: [
      'BERT apprenait une seconde chose\u00a0: une phrase en suit-elle une autre\u202f? La moitié de ses paires sont des voisines, l’autre moitié vient de deux textes différents. C’est la *prédiction de la phrase suivante*.',
      'ALBERT demande autre chose\u00a0: les deux sont toujours voisines, mais sont-elles dans leur ordre\u202f? RoBERTa ne demande rien. ELECTRA trouve les mots qu’un petit modèle a remplacés. Les deux premiers s’entraînent ici sur de courtes histoires. Cela prend un peu plus de temps.',
    ],
    ask: 'À quoi répond-on le plus facilement sans comprendre, d’après les seuls mots\u202f?',
    choices: {
      next: 'si c’est la phrase suivante',
      order: 'si l’ordre est le bon',
      same: 'aux deux pareillement',
    },
    outcome: ({ right: [nsp, sop] }) =>
      `Dans les dernières étapes, «\u202fphrase suivante\u202f» est juste pour ${percent(nsp)} des paires, «\u202fordre des phrases\u202f» pour ${percent(sop)}.`,
    because: {
      right: () =>
        'Deux phrases ont les mêmes mots dans les deux ordres. Mais deux textes ont des mots différents.',
      next: () => 'Ici, les mots seuls ne le disent pas.',
      order: () =>
        'Deux phrases ont les mêmes mots dans les deux ordres\u00a0: les seuls mots n’en disent rien.',
      same: () =>
        'Deux phrases ont les mêmes mots dans les deux ordres. Mais deux textes ont des mots différents.',
      skipped: () =>
        'Deux phrases ont les mêmes mots dans les deux ordres. Mais deux textes ont des mots différents.',
    },
    why: ({ nsp, sop }) =>
      `Qui voit seulement quels mots apparaissent peut atteindre une perte de ${least(nsp.words)} pour la phrase suivante, et de ${least(sop.words)} pour l’ordre (pile ou face vaut 0,6931). La prédiction de la phrase suivante peut donc s’apprendre par le thème seul\u00a0: c’est son raccourci.`,
  },

  pretraining: {
    text: [
      'Rien de tout cela n’est un but en soi. {pre-train|Pré-entraîner} ne coûte aucune étiquette. Ensuite, quelques exemples étiquetés peuvent suffire pour {fine-tune|ajuster} le modèle à une tâche.',
      'Le laboratoire a un panneau qui le mesure\u00a0: *Pré-entraînement et fine-tuning*. Il donne les mêmes quelques étiquettes à cet encodeur et à un autre sans pré-entraînement, et montre les deux sur des phrases qu’aucun n’a vues.',
      'Dupliquez l’essai, mettez dans la copie l’«\u202fobjectif\u202f» sur «\u202fremplir des trous\u202f», entraînez les deux, et comparez les deux tableaux\u00a0: la différence est ce qu’a apporté la prédiction de la phrase suivante. Cela prend quelques minutes.',
    ],
    open: 'Ouvrir cette expérience',
  },

  ownText: {
    text: [
      'Maintenant un texte à vous\u00a0: une phrase par ligne. Une chanson, une page d’histoire, les règles d’un jeu. Il reste dans ce navigateur.',
      'La recette de BERT lui convient\u00a0: 15\u202f% des mots sont choisis à nouveau chaque fois. On vous interroge ci-dessous sur un trou de votre texte.',
    ],
    label: 'Votre texte, une phrase par ligne',
    ask: 'Que mettra le modèle dans ce trou\u202f?',
    outcome: ({ said, loss, floor }) =>
      `Il dit *${said.token}* (${percent(said.probability)}). Sa perte a fini à ${nats(loss)}${floor === null ? '' : `\u202f; la plus petite possible est ${least(floor)}`}.`,
    because: {
      right: ({ truth, said }) =>
        truth === said.token ? 'Et votre texte aussi.' : `Dans votre texte, il y a pourtant là *${truth}*.`,
      wrong: ({ truth }) => `Dans votre texte, il y a là *${truth}*.`,
      skipped: ({ truth }) => `Dans votre texte, il y a là *${truth}*.`,
    },
    why: () =>
      'Un texte court est vite su par cœur\u00a0: la plus petite perte possible est alors proche de 0, et le modèle s’en approche. Le laboratoire entier peut mettre des phrases de côté, pour voir ce qui a été appris au-delà.',
  },

  end: {
    text: [
      'Le texte lui-même demande et répond\u00a0: un mot est caché, et le modèle dit lequel. Ce qu’il ne peut voir, il ne peut que le deviner d’après la fréquence\u202f; le {floor|plancher} dit, pour tout texte, jusqu’où cela peut aller.',
      'Les deux côtés en disent plus qu’un seul. 80/10/10 fait douter le modèle de ce qu’il voit. Seuls les tokens choisis comptent, car les autres pourraient être copiés. Une {loss|perte} basse peut vouloir dire copie, ou apprentissage par cœur. La prédiction de la phrase suivante peut se faire d’après le thème.',
      'Le laboratoire a tout cela, avec tous les réglages. Et voici les articles\u00a0:',
    ],
  },
};
