/** The words of the runs' panel, in Arabic. */

import { writing } from '../../words/numbers.js';
import { field, value } from '../../words/settings.js';

const { apart, counted, nats, percent, list, oneOf, fixed, quoted, count } = writing('ar');

/** @type {Record<string, string>} */
const contexts = {
  none: 'يرى الفراغ وموضعه فقط',
  left: 'يرى ما قبل الفراغ فقط',
  right: 'يرى ما بعد الفراغ فقط',
  both: 'يرى الجانبين',
};

/** @type {import('../../words/language.js').Translation<typeof import('./words.en.js').en>} */
export const runs = {
  addRun: 'إضافة تشغيل',
  duplicate: 'تكرار',
  remove: 'حذف',
  duplicateRun: (label) => `تكرار ${apart(label)}`,
  removeRun: (label) => `حذف ${apart(label)}`,
  settings: 'الإعدادات',
  settingsOf: (label) => `إعدادات ${apart(label)}`,
  same: 'إعدادات التشغيلات متطابقة.',
  differ: (different) =>
    `تختلف التشغيلات في ${list(different.map(({ key, values }) => `${field(key).label} (${[...new Set(values.map((v) => apart(value(key, v))))].join('، ')})`))}؛ وسائر ما تشترك فيه متساوٍ.`,
  one: 'تشغيل واحد. أضف آخر للمقارنة.',
  contexts,
  describe: (model, parameters) => {
    const size =
      parameters === null
        ? []
        : [
            counted(parameters, {
              one: 'معامل واحد',
              two: 'معاملان',
              few: '# معاملات',
              many: '# معاملًا',
              other: '# معامل',
            }),
          ];
    if (model.kind === 'notebook') return `يرى الفراغ فقط؛ ${['بلا انتباه', ...size].join('، ')}`;
    const layers = counted(model.layers, {
      one: 'طبقة واحدة',
      two: 'طبقتان',
      few: '# طبقات',
      other: '# طبقة',
    });
    const heads = counted(model.heads, {
      one: 'رأس واحد',
      two: 'رأسان',
      few: '# رؤوس',
      many: '# رأسًا',
      other: '# رأس',
    });
    return `${contexts[model.context]}؛ ${[layers, heads, ...size].join('، ')}`;
  },
  runPhases: { loading: 'جارٍ التحميل…', ready: 'لم يتدرّب بعد', none: 'لم يُطبَّق بعد' },
  runAt: (step, mean) => `الخطوة ${count(step)}، متوسط الخسارة ${nats(mean)}`,
  verdictOf: (mean, blank, span = null) => {
    const choices = Math.exp(mean);
    const unsure =
      choices < 1.05
        ? 'لا يكاد يتردد'
        : `تردّده في المتوسط كالتردد بين كلمات متساوية الاحتمال عددها ${fixed(choices, 1)}`;
    const steps =
      span === null
        ? 'آخر حقبة'
        : counted(span, { one: 'آخر خطوة', two: 'آخر خطوتين', few: 'آخر # خطوات', other: 'آخر # خطوة' });
    const sentence = `متوسط الخسارة في ${steps} ${nats(mean)}: ${unsure}.`;
    if (blank === null) return sentence;
    const { guess, p, truth, verdict } = blank;
    const against =
      verdict === 'toss'
        ? '، مصادفةً: فبحسب ما يراه غيرها مثلها احتمالًا'
        : verdict === 'right' && truth.length > 0
          ? '، كما في المتن'
          : verdict === 'wrong' && truth.length > 0
            ? `؛ وفي المتن ${oneOf(truth)}`
            : '';
    return `${sentence} يملأ الفراغ بـ${quoted(guess)} (${percent(p)})${against}.`;
  },
  unconverged: ({ gap, falling, single }) => {
    const above = `لم يتقارب: ما زال فوق أقل خسارة ممكنة بمقدار ${fixed(gap, 2)} nats`;
    if (falling) return `${above}، وهو يهبط. زد الخطوات${single ? '، أو حجم الدفعة' : ''}.`;
    return `${above}، ولم يعد يهبط. ${single ? 'كبّر الدفعة: فجملة واحدة في الخطوة تشدّه هنا وهناك.' : 'جرّب معدل تعلم أقل، أو نموذجًا أكبر، أو بذرة أخرى.'}`;
  },
  groups: { '': 'التشغيل', model: 'النموذج', masking: 'الإفساد', batch: 'الدفعة', optimizer: 'المُحسِّن' },
};
