/** The words of *How the answer grew*, in Chinese. */

import { writing } from '../../../words/numbers.js';

const { count, percent, either } = writing('zh');

/** @type {import('../../../words/language.js').Translation<typeof import('./words.en.js').en>} */
export const growth = {
  help: '在训练的约六十个时刻，每个模型会在空里填什么。颜色越深，概率越大。精确值：精确预测器给出的概率；它知道语料，并能看到两侧。',
  noBlank: '在“填空”中点击一个词把它挖空；此后就会跟踪它。',
  waits: '模型尚未就绪。',
  blank: '空',
  blankNumber: (i, truth) => `第 ${i + 1} 空${truth.length > 0 ? `：语料中是${either(truth)}` : ''}`,
  firstOnly: (followed, blanks) => `共 ${count(blanks)} 空，只跟踪前 ${count(followed)} 空。`,
  since: (step) => `从第 ${count(step)} 步开始跟踪。按“重置”再按“训练”，就能从头看起。`,
  stopped: (step) => `此运行在第 ${count(step)} 步之后提前停止。`,
  word: '词',
  now: '现在',
  exact: '精确值',
  inCorpus: '语料中的词',
  step: '步',
  strip: (label) => `读取 ${label} 的哪一步`,
  at: (step, best) =>
    `第 ${count(step)} 步之后：${best.map(({ token, p }) => `${token} ${percent(p)}`).join('，')}。`,
  nothing: '在这一步之前没有观察。',
  asTable: '显示为表格',
  asChart: '显示为色图',
  table: (label) => `${label}：每个词在各步的概率`,
  none: '–',
};
