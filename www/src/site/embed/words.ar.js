/** The words of the page of a frame around its lab, in Arabic. */

/** @type {import('../../words/language.js').Translation<typeof import('./words.en.js').en>} */
const embed = {
  title: 'Cloze، مختبر لنماذج اللغة المقنّعة',
  waiting:
    'هنا مختبر يدرّب نماذج لغة صغيرة أمام عينيك. يُحمَّل عندما يظهر على الشاشة، ويحتاج إلى JavaScript و WebAssembly.',
  failed: 'تعذّر تحميل المختبر. تحقّق من الاتصال.',
  again: 'حمّله من جديد',
  open: 'افتحه في علامة تبويب مستقلة',
};

export const parts = { embed };
