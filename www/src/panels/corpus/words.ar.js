/** The words of the corpus's panel, in Arabic. */

import { writing } from '../../words/numbers.js';

const { apart, count, counted } = writing('ar');

/** @param {number} n */
const sentencesOf = (n) => counted(n, { one: 'جملة واحدة', two: 'جملتان', few: '# جمل', other: '# جملة' });
/** @param {number} n */
const documentsOf = (n) =>
  counted(n, { one: 'وثيقة واحدة', two: 'وثيقتان', few: '# وثائق', other: '# وثيقة' });
/** @param {number} n */
const wordsOf = (n) => counted(n, { one: 'كلمة واحدة', two: 'كلمتان', few: '# كلمات', other: '# كلمة' });
/** @param {number} n */
const tokensOf = (n) =>
  counted(n, { one: 'رمز واحد', two: 'رمزان', few: '# رموز', many: '# رمزًا', other: '# رمز' });

/** @type {import('../../words/language.js').Translation<typeof import('./words.en.js').en>} */
export const corpus = {
  corpusLabel: 'جملة في كل سطر. السطر الفارغ يفصل بين الوثائق.',
  grammarLabel: 'قواعد نحوية. تُسحب الجمل مما تصفه.',
  grammarHelp:
    'القاعدة اسمٌ ونقطتان وما يمكن أن يصير إليه، وبين البدائل |؛ والقاعدة الأولى هي البداية. الكلمات التي تبدأ بحرف لاتيني كبير أسماء قواعد، وسائر الكلمات تمثّل نفسها. [3] بعد البديل تجعل احتماله ثلاثة أضعاف، و/ تنهي الجملة داخل الوثيقة، و# تبدأ تعليقًا.',
  sample: 'العيّنة',
  sampleSentences: 'جمل العيّنة',
  countedSample: ({ language, sentences, heldOut, words, longest }, documents) =>
    `في اللغة ${(documents ? documentsOf : sentencesOf)(language ?? 0)}؛ الجمل المسحوبة ${count(sentences)} والمحجوزة ${count(heldOut)}. ${wordsOf(words)}، وأطول جملة ${tokensOf(longest)}`,
  restore: 'استعادة النص المرفق',
  counted: ({ sentences, words, longest }) =>
    `${sentencesOf(sentences)}، ${wordsOf(words)}، وأطول جملة ${tokensOf(longest)}`,
  countedHelp: 'تُحسب مع الرموز [CLS] و[SEP]، وهما قبل كل جملة وبعدها.',
  refused: (reason) => `لم يُدرج: لو أُدرج ${apart(reason)}. نصّك كما كان.`,
  counting: 'جارٍ العدّ…',
  uncounted: 'يُعدّ بعد تحميل المحرك',
};
