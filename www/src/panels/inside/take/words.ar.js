/** The words of *Take it away*, in Arabic. */

/** @type {import('../../../words/language.js').Translation<typeof import('./words.en.js').en>} */
export const take = {
  what: 'المحتوى',
  picture: 'صورة',
  numbers: 'أرقام',
  none: '–',
  saves: (kind, what) => `حفظ «${what}» بصيغة ${kind}`,
  help: 'تُحفظ الرسوم والخرائط كما هي الآن؛ واللوحات المفتوحة في القائمة. وفي الصف الأول من آخر عمود في الجدول التجربةُ وبذورها بصيغة JSON.',
  all: 'حفظ التجربة مع تاريخها',
  allHelp: 'ملف (JSON) فيه الإعدادات والنص وكل خسارة. اسحبه إلى المختبر فيعود كل شيء.',
  open: 'فتح ملف كهذا',
};
