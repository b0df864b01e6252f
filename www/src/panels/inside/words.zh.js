/** The words of *Look inside*, around its panels, in Chinese. */

/** @type {import('../../words/language.js').Translation<typeof import('./words.en.js').en>} */
export const inside = {
  close: '关闭',
  closes: (title) => `关闭“${title}”，回到它的按钮`,
  insideHelp: '观察不改变任何东西：模型的训练与无人观看时一样。',
};
