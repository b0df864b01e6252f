/** The words of the page of a frame around its lab, in Chinese. */

/** @type {import('../../words/language.js').Translation<typeof import('./words.en.js').en>} */
const embed = {
  title: 'Cloze：掩码语言模型实验室',
  waiting: '这里有一个实验室，在您眼前训练小型语言模型。它进入视野时加载，需要 JavaScript 和 WebAssembly。',
  failed: '实验室无法加载。请检查网络连接。',
  again: '重新加载',
  open: '在单独的标签页中打开',
};

export const parts = { embed };
