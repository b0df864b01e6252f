/** The words of the page of a frame around its lab, in Arabic. */

/** @type {import('../../words/language.js').Translation<typeof import('./words.en.js').en>} */
const embed = {
  title: 'Cloze: مختبر لنماذج اللغة المقنّعة',
  waiting:
    'هنا مختبر يدرّب نماذج لغة صغيرة وأنت تشاهد. يُحمَّل حين يظهر على الشاشة، ويحتاج إلى JavaScript وWebAssembly.',
  failed: 'تعذّر تحميل المختبر. تحقق من الاتصال.',
  again: 'إعادة التحميل',
  open: 'افتحه في تبويب مستقل',
};

export const parts = { embed };
