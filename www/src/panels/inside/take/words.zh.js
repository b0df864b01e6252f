/** The words of *Take it away*, in Chinese. */

/** @type {import('../../../words/language.js').Translation<typeof import('./words.en.js').en>} */
export const take = {
  what: '内容',
  picture: '图片',
  numbers: '数据',
  none: '–',
  saves: (kind, what) => `把“${what}”存为 ${kind}`,
  help: '图按现在的样子保存；打开的面板都在列表中。表格最后一列的第一行是实验及其种子（JSON）。',
  all: '保存实验及其历史',
  allHelp: '一个文件（JSON），含设置、文本和每一步的损失。把它拖到实验室上，一切又都回来了。',
  open: '打开这样的文件',
};
