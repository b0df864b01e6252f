/**
 * The texts of the lesson in each language, written for it and not word by word. Their exact answers are held by
 * tests/web/unit/lesson.test.js: in German, for one, the article gives the noun away.
 */

/**
 * Three sentences with two animals: one stands in one of them, the other in two.
 *
 * @typedef {object} Animals
 * @property {string} text
 * @property {string} blank  A sentence of it with the first animal blanked.
 * @property {string[]} choices  Words that a reader may think of: the two animals first.
 * @property {string[]} more  Sentences that may be added: the first makes the blank uncertain, the second does not.
 */

/** @type {Record<string, Animals>} */
export const ANIMALS = {
  en: {
    text: 'the cat sleeps\nthe dog runs\na dog sleeps',
    blank: 'the [MASK] sleeps',
    choices: ['cat', 'dog', 'sleeps', 'the'],
    more: ['the dog sleeps', 'a cat runs', 'the cat runs'],
  },
  de: {
    text: 'die katze schläft\nder hund läuft\nein hund schläft',
    blank: 'die [MASK] schläft',
    choices: ['katze', 'hund', 'schläft', 'die'],
    more: ['die hündin schläft', 'die katze läuft', 'der kater läuft'],
  },
  es: {
    text: 'el gato duerme\nel perro corre\nun perro duerme',
    blank: 'el [MASK] duerme',
    choices: ['gato', 'perro', 'duerme', 'el'],
    more: ['el perro duerme', 'un gato corre', 'el gato corre'],
  },
  fr: {
    text: 'le chat dort\nle chien court\nun chien dort',
    blank: 'le [MASK] dort',
    choices: ['chat', 'chien', 'dort', 'le'],
    more: ['le chien dort', 'un chat court', 'le chat court'],
  },
  zh: {
    text: '小猫睡\n小狗跑\n大狗睡',
    blank: '小[MASK]睡',
    choices: ['猫', '狗', '睡', '小'],
    more: ['小狗睡', '大猫跑', '小猫跑'],
  },
  ar: {
    text: 'هنا قط ينام\nهنا كلب يجري\nهناك كلب ينام',
    blank: 'هنا [MASK] ينام',
    choices: ['قط', 'كلب', 'ينام', 'هنا'],
    more: ['هنا كلب ينام', 'هناك قط يجري', 'هنا قط يجري'],
  },
};

/** What a language has of a table; English where it has nothing. */
export const inLanguage = (/** @type {Record<string, any>} */ table, /** @type {string} */ language) =>
  table[language] ?? table.en;

/** Asks which animal stands in the blank. @param {string} language */
export function animalQuestion(language) {
  const { text, blank, choices } = inLanguage(ANIMALS, language);
  return { kind: 'word', lines: text.split('\n'), blank, choices };
}

/** The second sentence with its animal blanked. @param {string} language */
export function otherBlank(language) {
  const { text, choices } = inLanguage(ANIMALS, language);
  return text.split('\n')[1].replace(choices[1], '[MASK]');
}

/**
 * A language whose last word depends on its subject, with words between them that decide nothing.
 *
 * @typedef {object} Agreement
 * @property {string} grammar
 * @property {string[]} words  A sentence of it with its last word blanked.
 */

/** @type {Record<string, Agreement>} */
export const AGREEMENT = {
  en: { grammar: 'agreement', words: ['the', 'dogs', 'near', 'the', 'tree', '[MASK]'] },
  de: {
    grammar: `Sentence: die One Between Does | die Many Between Do
One:      katze | kuh | ente
Many:     katzen | kühe | enten
Between:  neben Place | bei Place
Place:    der tür | den türen | der hütte | den hütten
Does:     schläft | spielt | singt
Do:       schlafen | spielen | singen`,
    words: ['die', 'katzen', 'neben', 'der', 'tür', '[MASK]'],
  },
  es: {
    grammar: `Sentence: One Between Does | Many Between Do
One:      perro | gato | pato
Many:     perros | gatos | patos
Between:  junto Place | frente Place
Place:    al árbol | a los árboles | a la casa | a las casas
Does:     duerme | juega | canta
Do:       duermen | juegan | cantan`,
    words: ['perros', 'junto', 'al', 'árbol', '[MASK]'],
  },
  fr: {
    grammar: `Sentence: One Between Does | Many Between Do
One:      chien | chat | canard
Many:     chiens | chats | canards
Between:  devant Place | derrière Place
Place:    le mur | les murs | la maison | les maisons
Does:     dort | joue | chante
Do:       dorment | jouent | chantent`,
    words: ['chiens', 'devant', 'le', 'mur', '[MASK]'],
  },
  zh: {
    grammar: `Sentence: Runner Between Runs | Bird Between Flies
Runner:   狗 | 猫 | 兔
Bird:     鸟 | 鹰 | 雀
Between:  在 Place 边 | 从 Place 前
Place:    树 | 河 | 门 | 山
Runs:     跑 | 跳 | 睡
Flies:    飞 | 唱 | 叫`,
    words: ['鸟', '在', '树', '边', '[MASK]'],
  },
  ar: {
    grammar: `Sentence: He Between Does | She Between Also
He:       القط | الكلب | الولد
She:      القطة | البقرة | البنت
Between:  قرب Place | خلف Place
Place:    الباب | البيت | الشجرة | السيارة
Does:     ينام | يلعب | يجري
Also:     تنام | تلعب | تجري`,
    words: ['البنت', 'قرب', 'الباب', '[MASK]'],
  },
};
