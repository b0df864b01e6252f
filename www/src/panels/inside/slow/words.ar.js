/** The words of *Slow motion*, in Arabic. */

import { writing } from '../../../words/numbers.js';

const { apart, plain, count, counted, nats, percent, quoted } = writing('ar');

/** A learning rate or a norm. @param {number} n */
const number = (n) => plain(Number(n.toPrecision(4)));

/** After a preposition. @param {number} n */
const sentencesOf = (n) => counted(n, { one: 'جملة واحدة', two: 'جملتين', few: '# جمل', other: '# جملة' });

/** After a preposition. @param {number} n */
const tokensOf = (n) =>
  counted(n, { one: 'رمز واحد', two: 'رمزين', few: '# رموز', many: '# رمزًا', other: '# رمز' });

/** @type {import('../../../words/language.js').Translation<typeof import('./words.en.js').en>} */
export const slow = {
  help: (step) => `كل ضغطة تُجري مرحلة من الخطوة ${count(step)}.`,
  run: 'التشغيل',
  phases: { corrupt: 'إفساد', look: 'نظر', guess: 'تخمين', score: 'حساب الخسارة', adjust: 'تعديل' },
  hints: {
    corrupt: 'تُختار رموز وتُفسَد.',
    look: 'ينظر بعض الرموز إلى بعض.',
    guess: 'يخمّن النموذج الرموز المختارة.',
    score: 'تُحسب الخسارة.',
    adjust: 'تتغير الأوزان لتقل الخسارة.',
  },
  outlined: {
    corrupt: 'في الإطار: المتن، ومنه الجمل.',
    look: 'في الإطار: التشغيلات، وفي نماذجها يجري النظر.',
    guess: 'في الإطار: لوحة الفراغات، وفيها تخمينات أيضًا.',
    score: 'في الإطار: الخسارة، حيث سيظهر هذا العدد.',
    adjust: 'في الإطار: الخسارة، وفيها الآن هذه الخطوة.',
  },
  press: (n, phase) => `${n}. ${phase}`,
  again: (step) => `أجرِ الخطوة ${count(step)}`,
  paused: 'التدريب يجري بأقصى سرعة. أوقفه مؤقتًا لتُجري خطوة ببطء.',
  pause: 'إيقاف مؤقت',
  loading: 'جارٍ التحميل…',
  allFailed: 'فشلت كل التشغيلات، فلا خطوة تُجرى. صحّح الإعدادات واضغط «إعادة التعيين».',
  failed: (label) => `فشل ${apart(label)}: اختر تشغيلًا آخر.`,
  over: (steps) =>
    `أُجريت الخطوات كلها، وعددها ${count(steps)}. اضغط «إعادة التعيين» لتبدأ من جديد، أو زد الخطوات.`,
  working: '…',

  corrupt: ({ sentences, tokens, counts: { masked, random, kept }, other }) => {
    const n = masked + random + kept;
    const more = other > 0 ? ` وتُحسب الخسارة أيضًا على ${tokensOf(other)} مما سواها، تبقى كما هي.` : '';
    return `في ${sentencesOf(sentences)} فيها ${tokensOf(tokens)}، اختير ${count(n)}: صار [MASK] ${count(masked)}، وعشوائيًا ${count(random)}، وبقي كما هو ${count(kept)}.${more}`;
  },
  look: ({ token, at, share, itself }) =>
    itself
      ? `عند أول موضع مختار، ${quoted(token)}، أكثر ما ينظر الرأس 1 في الطبقة 1 إلى ذلك الموضع نفسه (${percent(share)}).`
      : `عند أول موضع مختار، ${quoted(token)}، أكثر ما ينظر الرأس 1 في الطبقة 1 إلى ${quoted(at)} (${percent(share)}).`,
  lookNot: 'هذا النموذج بلا انتباه: يرى كل رمز وحده.',
  guess: ({ guess, p, truth, right, all }) =>
    `يخمّن هناك ${quoted(guess)} (${percent(p)})؛ والكلمة الصحيحة ${quoted(truth)}. ومن ${count(all)} من الرموز المختارة أصاب ${count(right)}.`,
  score: ({ loss, floor, all, others }) => {
    const best = floor === null ? '' : ` وأقل خسارة ممكنة هنا ${floor < 0.00005 ? '0' : nats(floor)}.`;
    return `متوسط الخسارة على ${all === 1 ? 'الرمز المختار' : `الرموز المختارة، وعددها ${count(all)}،`} هو ${nats(loss)} nats.${best} وسائر الرموز، وعددها ${count(others)}، لا تُحسب.`;
  },
  scoreDropout: 'في التدريب يُغفل الإسقاط (dropout) بعض الأعداد، فتختلف الخسارة قليلًا.',
  adjust: ({ step, loss, norm, rate, after }) => {
    const then = after === null ? '' : ` والخسارة على الدفعة نفسها الآن ${nats(after)}.`;
    return `أُجريت الخطوة ${count(step)} في كل التشغيلات. كانت خسارتها ${nats(loss)} nats، ومعيار التدرّج ${number(norm)}، ومعدل التعلم ${number(rate)}.${then}`;
  },
};
