/** The words of *Look inside*, around its panels, in Arabic. */

/** @type {import('../../words/language.js').Translation<typeof import('./words.en.js').en>} */
export const inside = {
  close: 'إغلاق',
  closes: (title) => `أغلق «${title}» وعُد إلى زرّها`,
  insideHelp: 'النظر لا يغيّر شيئًا: تتدرّب النماذج كما لو لم يرها أحد.',
};
