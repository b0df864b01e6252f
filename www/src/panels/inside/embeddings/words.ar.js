/** The words of *Embeddings*, in Arabic. */

import { writing } from '../../../words/numbers.js';

const { apart, count, percent, quoted } = writing('ar');

/** @type {import('../../../words/language.js').Translation<typeof import('./words.en.js').en>} */
export const embeddings = {
  waits: 'النماذج ليست جاهزة بعد.',
  run: 'التشغيل',
  word: 'الكلمة',
  unknown: (typed, words) =>
    `${quoted(typed)} ليست من المفردات. اختر إحدى كلماتها، وعددها ${count(words)}، فالقائمة تقترحها.`,
  untrained: 'لم يتدرّب بعد: هذه هي التضمينات العشوائية الأولى.',
  after: (step) => `بعد الخطوة ${count(step)}.`,
  axes: ([across, up]) =>
    `من تباين تضمينات الكلمات يُظهر المستوى ${percent(across + up)}: ${percent(across)} أفقيًا و${percent(up)} رأسيًا.`,
  help: 'كل نقطة تضمين كلمة، أُسقط على أول مركّبتين رئيسيتين في تلك الخطوة. المسافات على المستوى تُغفل ما لا يظهره المستوى؛ أما جيب التمام فلا يغفله. ومن خطوة إلى خطوة يُعكس كل محور حيث يقرّبه ذلك من الصورة السابقة.',
  keys: 'تصل الخطوط إلى أقرب الكلمات التي يزيد جيب تمامها على 0. اضغط على نقطة لتختار كلمتها، أو تنقّل بمفاتيح الأسهم.',
  chart: (label) => `تضمينات ${apart(label)}`,
  neighbours: (word) => `الأقرب إلى ${quoted(word)} بجيب التمام`,
  special: 'رمز خاص',
  wordMark: 'كلمة',
  none: 'بلا صنف',
  named: (token, classes) =>
    classes.length === 0
      ? apart(token)
      : `${apart(token)}: ${apart(classes[0])}${classes.length > 1 ? `، وأيضًا ${classes.slice(1).map(apart).join('، ')}` : ''}`,
  cut: (shown, of) => `أول ${count(shown)} من ${count(of)} من الرموز، والرمز المختار.`,
  asTable: 'عرض كجدول',
  asChart: 'عرض كرسم',
  columns: ['الكلمة', 'الصنف', 'أفقيًا', 'رأسيًا'],
  table: (label) => `مواضع تضمينات ${apart(label)}`,
  classesTitle: 'أصناف الكلمات: القواعد التي تنتج الكلمة مباشرة.',
};
