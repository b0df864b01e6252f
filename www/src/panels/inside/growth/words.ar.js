/** The words of *How the answer grew*, in Arabic. */

import { writing } from '../../../words/numbers.js';

const { apart, count, counted, percent, oneOf } = writing('ar');

/** @type {import('../../../words/language.js').Translation<typeof import('./words.en.js').en>} */
export const growth = {
  help: 'ما كان كل نموذج سيضعه في الفراغ، في نحو ستين لحظة من تدريبه. كلما اشتد اللون زاد الاحتمال. القيمة الدقيقة: احتمال المتنبئ الدقيق؛ فهو يعرف المتن ويرى الجانبين.',
  noBlank: 'اضغط على كلمة في «املأ الفراغ» لتجعلها فراغًا؛ فتُتابَع من حينها.',
  waits: 'النماذج ليست جاهزة بعد.',
  blank: 'الفراغ',
  blankNumber: (i, truth) => `${i + 1}${truth.length > 0 ? `: في المتن ${oneOf(truth)}` : ''}`,
  firstOnly: (followed, blanks) =>
    `يُتابَع أول ${counted(followed, { one: 'فراغ', two: 'فراغين', few: '# فراغات', many: '# فراغًا', other: '# فراغ' })} من ${count(blanks)}.`,
  since: (step) => `متابَع منذ الخطوة ${count(step)}. اضغط «إعادة التعيين» ثم «تدريب» لتراه من البداية.`,
  stopped: (step) => `توقّف هذا التشغيل مبكرًا، بعد الخطوة ${count(step)}.`,
  word: 'الكلمة',
  now: 'الآن',
  exact: 'الدقيقة',
  inCorpus: 'في المتن',
  step: 'الخطوة',
  strip: (label) => `الخطوة التي يُقرأ عندها ${apart(label)}`,
  at: (step, best) =>
    `بعد الخطوة ${count(step)}: ${best.map(({ token, p }) => `${apart(token)} ${percent(p)}`).join('، ')}.`,
  nothing: 'لم يُرَ شيء قبل هذه الخطوة.',
  asTable: 'عرض كجدول',
  asChart: 'عرض كخريطة',
  table: (label) => `${apart(label)}: احتمال كل كلمة حسب الخطوة`,
  none: '–',
};
