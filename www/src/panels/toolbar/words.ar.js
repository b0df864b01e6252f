/** The words of the toolbar, in Arabic. */

import { writing } from '../../words/numbers.js';

const { apart, count, counted, fixed, quoted } = writing('ar');

/** @param {number} seconds */
const duration = (seconds) => {
  if (seconds < 10) return `${fixed(seconds, 1)} ث`;
  if (seconds < 90) return `${Math.round(seconds)} ث`;
  return `${Math.round(seconds / 60)} د`;
};

/** @param {number} n */
const rate = (n) => (n >= 1000 ? `${n >= 10_000 ? Math.round(n / 1000) : fixed(n / 1000, 1)} ألف` : count(n));

/** @type {import('../../words/language.js').Translation<typeof import('./words.en.js').en>} */
export const toolbar = {
  train: 'تدريب',
  trainAgain: 'تدريب من جديد',
  resume: 'متابعة التدريب',
  step: 'خطوة',
  reset: 'إعادة التعيين',
  speed: 'السرعة',
  speeds: { slow: 'بطيئة', medium: 'متوسطة', full: 'كاملة' },
  speedHelp: { slow: '4 خطوات في الثانية', medium: '60 خطوة في الثانية', full: 'أقصى ما يستطيعه هذا الجهاز' },
  preset: 'تجربة جاهزة',
  ownPreset: 'تجربتك',
  ownAbout: 'تجربة من صنعك.',
  various: 'متفاوتة',
  explain: 'ما عمل هذه؟',
  controls: [
    ['تدريب', 'يدرّب كل التشغيلات معًا، كلًّا في worker خاص به، حتى تنفد الخطوات؛ و«إيقاف مؤقت» يقف بين خطوتين.'],
    ['خطوة', 'يخطو كل تشغيل خطوة واحدة.'],
    ['إعادة التعيين', 'يبدأ من جديد بالإعدادات الظاهرة؛ والبذرة نفسها تعطي الأرقام نفسها.'],
    ['تجربة جاهزة', 'يحمّل تجربة معدّة سلفًا.'],
    ['الخطوات', 'كم خطوة يتدرّب كل تشغيل؛ والخطوة دفعة واحدة.'],
    ['البذرة', 'تحدّد كل اختيار عشوائي: الأوزان الأولى والترتيب والفراغات.'],
    ['السرعة', 'تبطئ التدريب لتُرى كل خطوة؛ ولا تغيّر الأرقام.'],
  ],
  progress: 'تقدّم التدريب',
  stepOf: (step, steps) => `الخطوة ${count(step)} من ${count(steps)}`,
  left: (seconds) => `بقي ${duration(seconds)}`,
  tokensPerSecond: (n) => `${rate(n)} رمز/ث`,
  phases: {
    idle: 'لم يُحمَّل بعد',
    loading: 'جارٍ التحميل…',
    ready: 'جاهز',
    running: 'يتدرّب',
    paused: 'متوقف مؤقتًا',
    done: 'انتهى',
    failed: 'فشل',
  },
  waitsForEngine: 'جارٍ تحميل المحرك…',
  waitsForRuns: (n) =>
    `جارٍ بدء ${counted(n, { one: 'تشغيل واحد', two: 'تشغيلين', few: '# تشغيلات', many: '# تشغيلًا', other: '# تشغيل' })}…`,
  startsWhenReady: 'يبدأ متى صار جاهزًا',
  stale: 'عُدّل بعد هذا التدريب. «إعادة التعيين» تطبّق التعديلات.',
  applyEdits: 'تطبيق التعديلات',
  undoEdits: 'التراجع عن التعديلات',
  undo: 'تراجع',
  replaced: 'تغيّرت التجربة. يمكن استعادة الإعدادات والنص كما كانا.',
  show: 'عرض',
  stopped: (label, reason) => `توقّف ${quoted(label)}: ${apart(reason)}. ولم تتأثر سائر التشغيلات.`,
};
