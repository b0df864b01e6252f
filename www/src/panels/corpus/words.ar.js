/** The words of the corpus's panel, in Arabic. */

import { writing } from '../../words/numbers.js';

const { apart, count, counted, percent } = writing('ar');

/** @param {import('../../experiment/experiment.js').RunConfig['masking']} masking */
function chosen({ select, mask, random, draws }) {
  const again = draws === 'static' ? '، هي نفسها كل مرة' : '';
  const become = mask >= 1 ? '' : ` (يصير ${percent(mask)} منها [MASK]، و${percent(random)} كلمة عشوائية)`;
  if ('position' in select)
    return `الكلمة ${count(select.position)} وحدها من كل جملة، ولا تُخفى سواها${become}`;
  const share = percent(select.rate);
  const which = {
    count: `${share} من كلمات كل جملة، كلمة على الأقل، تُسحب عشوائيًا`,
    bernoulli: `كل كلمة باحتمال ${share}`,
    span: `${share} من الكلمات، في مقاطع متصلة`,
  };
  return `${which[/** @type {keyof typeof which} */ (select.rule)]}${again}${become}`;
}

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
  heldOut: (n) =>
    `${counted(n, { one: 'وجملة أخرى محجوزة', two: 'وجملتان أخريان محجوزتان', few: 'و# جمل أخرى محجوزة', other: 'و# جملة أخرى محجوزة' })}: لا يُتدرّب عليها أبدًا.`,
  heldOutOfText: 'الجمل المحجوزة',
  heldOutHelp:
    'هذا العدد من الجمل المختلفة، موزعة بانتظام على النص، لا يُتدرّب عليه: وهو نصفها على الأكثر. والخسارة عليها تميّز التعلّم من الحفظ عن ظهر قلب.',
  layouts: {
    paragraphs: 'في بعض الأسطر عدة جمل. والنماذج تعدّ كل سطر جملة واحدة.',
    wrapped: 'تنقطع بعض الأسطر في وسط الجمل. والنماذج تعدّ كل سطر جملة واحدة.',
  },
  split: 'تقسيم إلى جمل',
  recipe: 'استخدم وصفة تناسب هذا النص',
  recipeHelp: ({ steps, runs: [{ batch }] }) =>
    `الإعدادات إعدادات نص آخر. عدد خطوات الوصفة ${count(steps)}، وفي كل خطوة ${sentencesOf(batch.size)}.`,
  blanked: (runs) => {
    const said = runs.map(({ label, masking }) => ({ label, sentence: chosen(masking) }));
    const one = said.every(({ sentence }) => sentence === said[0].sentence);
    return one
      ? `يُجعل فراغًا: ${said[0].sentence}.`
      : `يُجعل فراغًا: ${said.map(({ label, sentence }) => `في ${apart(label)} ${sentence}`).join('؛ ')}.`;
  },
  countedHelp: 'تُحسب مع الرموز [CLS] و[SEP]، وهما قبل كل جملة وبعدها.',
  refused: (reason) => `لم يُدرج: لو أُدرج ${apart(reason)}. نصّك كما كان.`,
  counting: 'جارٍ العدّ…',
  uncounted: 'يُعدّ بعد تحميل المحرك',
};
