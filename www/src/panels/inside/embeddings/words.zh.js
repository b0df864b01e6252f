/** The words of *Embeddings*, in Chinese. */

import { writing } from '../../../words/numbers.js';

const { count, percent, quoted } = writing('zh');

/** @type {import('../../../words/language.js').Translation<typeof import('./words.en.js').en>} */
export const embeddings = {
  waits: '模型尚未就绪。',
  run: '运行',
  word: '词',
  unknown: (typed, words) =>
    `${quoted(typed)}不在词表中。请从其中的 ${count(words)} 个词里选择，列表会给出提示。`,
  untrained: '尚未训练：这些是随机的初始嵌入。',
  after: (step) => `第 ${count(step)} 步之后。`,
  axes: ([across, up]) =>
    `词嵌入的方差中，平面显示了 ${percent(across + up)}：横向 ${percent(across)}，纵向 ${percent(up)}。`,
  help: '每个点是一个词的嵌入，投影到该步的前两个主成分上。平面上的距离不含平面没有显示的部分；余弦相似度则是完整的。从一步到下一步，坐标轴会在更接近前一幅图时翻转。',
  keys: '连线指向余弦相似度大于 0 的最近的词。点击一个点选择它的词，或用方向键移动。',
  chart: (label) => `${label} 的嵌入`,
  neighbours: (word) => `按余弦相似度离${quoted(word)}最近的词`,
  special: '特殊词元',
  wordMark: '词',
  none: '无词类',
  named: (token, classes) =>
    classes.length === 0
      ? token
      : `${token}：${classes[0]}${classes.length > 1 ? `，也是 ${classes.slice(1).join('、')}` : ''}`,
  cut: (shown, of) => `${count(of)} 个词元中的前 ${count(shown)} 个，以及所选的那个。`,
  asTable: '显示为表格',
  asChart: '显示为图',
  columns: ['词', '词类', '横向', '纵向'],
  table: (label) => `${label} 各嵌入的位置`,
  classesTitle: '词类：直接产生该词的文法规则。',
};
