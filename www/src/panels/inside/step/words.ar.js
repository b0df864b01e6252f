/** The words of *This step*, in Arabic. */

import { writing } from '../../../words/numbers.js';

const { apart, count, counted, percent, list, quoted } = writing('ar');

/** After a preposition. @param {number} n */
const sentencesOf = (n) => counted(n, { one: 'جملة واحدة', two: 'جملتين', few: '# جمل', other: '# جملة' });

/** After a preposition. @param {number} n */
const tokensOf = (n) =>
  counted(n, { one: 'رمز واحد', two: 'رمزين', few: '# رموز', many: '# رمزًا', other: '# رمز' });

/** @type {import('../../../words/language.js').Translation<typeof import('./words.en.js').en>} */
export const step = {
  which: 'أي خطوة',
  step: 'الخطوة',
  of: (steps) => `من ${count(steps)}`,
  previous: 'الخطوة السابقة',
  next: 'الخطوة التالية',
  follow: 'متابعة التدريب',
  run: 'التشغيل',
  again: 'سحب من جديد',
  asTrained: 'كما في التدريب',
  more: (shown, all) => `عرض كل الجمل، وعددها ${count(all)}، لا أول ${shown} فقط`,
  less: 'عرض جمل أقل',
  loading: 'جارٍ التحميل…',
  allFailed: 'فشلت كل التشغيلات، فلا يمكن سحب دفعاتها. صحّح الإعدادات واضغط «إعادة التعيين».',
  failed: (labels) => `فشل ${list([...labels].map(apart))} فلا يمكن التخمين.`,
  noNumber: (text, steps) => `${quoted(text)} ليس خطوة. اكتب عددًا صحيحًا من 1 إلى ${count(steps)}.`,
  beyond: (at, steps) =>
    `لا توجد خطوة ${count(at)}: تنتهي التشغيلات عند الخطوة ${count(steps)}. اختر خطوة من 1 إلى ${count(steps)}.`,

  batch: ({ step: at, again, made, sentences, tokens, selected, other }) => {
    const what =
      again > 0
        ? `جمل الخطوة ${count(at)} وقد أُفسدت من جديد (${count(again)})؛ ولا تتدرّب عليها أي خطوة.`
        : at <= made
          ? `دفعة الخطوة ${count(at)}.`
          : at === made + 1
            ? `دفعة الخطوة التالية، ${count(at)}.`
            : `الدفعة التي ستتدرّب عليها الخطوة ${count(at)}.`;
    const scored = other > 0 ? `، وتُحسب الخسارة أيضًا على ${tokensOf(other)} مما سواها` : '';
    return `${what} في ${sentencesOf(sentences)} فيها ${tokensOf(tokens)}، اختير ${count(selected)}${scored}.`;
  },
  now: ({ step: at, again, made, dropout }) => {
    const when = made === 0 ? 'قبل خطوته الأولى' : `بعد الخطوة ${count(made)}`;
    const guess = `التخمينات والخسائر هي ما يقوله كل تشغيل الآن، ${when}.`;
    if (again > 0 || at !== made + 1) return guess;
    return `${guess} وسيعطي التدريب هذه الخسارة عينها للخطوة ${count(at)}${dropout ? '، لولا الإسقاط (dropout)' : ''}.`;
  },
  sharedBatches: 'كل التشغيلات تتدرّب على هذه الدفعة.',
  ownBatches: 'تتدرّب التشغيلات على دفعات مختلفة: اختر دفعة أيّها.',

  outcomes: { masked: 'مقنّع', random: 'عشوائي', kept: 'مُبقى', other: 'غير مختار' },
  outcomesCaption: 'ما تصير إليه الرموز المختارة',
  outcome: 'صار',
  here: 'في هذه الدفعة',
  soFar: (at) => (at === 1 ? 'في الخطوة 1' : `في الخطوات من 1 إلى ${count(at)}`),
  rule: 'حسب القاعدة',
  counting: 'جارٍ العدّ…',
  share: (n, all) => (all === 0 ? '0' : `${count(n)} (${percent(n / all)})`),

  tableCaption: 'الرموز المختارة، وما تخمّنه التشغيلات هناك',
  tableLabel: 'جدول الرموز المختارة',
  truth: 'الكلمة الصحيحة',
  guess: 'التخمين',
  p: 'p',
  loss: 'الخسارة',
  floor: 'الحد الأدنى',
  floorHelp: 'خسارة أفضل متنبئ ممكن يرى القدر نفسه، بوحدة nats.',
  none: '–',
  right: 'صحيح',
  wrong: 'خطأ',
  rights: (n, all) => `${apart(`${count(n)}/${count(all)}`)} صحيح`,
  mean: (n) => (n === 1 ? 'هذا الرمز' : `الكل، ${count(n)}`),
  meanOf: 'المتوسط',
  reported: (at) => `عند إجراء الخطوة ${count(at)}`,
  rightShare: (share) => `${percent(share)} صحيح`,
  sentence: (number, of) => `الجملة ${count(number)} من ${count(of)}`,
  units: `${apart('p')} احتمال التخمين؛ والخسارة والحد الأدنى هما ${apart('−ln')} لاحتمال الكلمة الصحيحة، بوحدة nats.`,
};
