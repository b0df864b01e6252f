/** The words of the corpus's panel, in Chinese. */

import { writing } from '../../words/numbers.js';

const { count, percent } = writing('zh');

/** @param {import('../../experiment/experiment.js').RunConfig['masking']} masking */
function chosen({ select, mask, random, draws }) {
  const again = draws === 'static' ? '，每次都相同' : '';
  const become = mask >= 1 ? '' : `（其中 ${percent(mask)} 换成 [MASK]，${percent(random)} 换成随机词）`;
  if ('position' in select) return `只有每句的第 ${count(select.position)} 个词，从不挖别的词${become}`;
  const share = percent(select.rate);
  const which = {
    count: `每句中随机抽取 ${share} 的词，至少一个`,
    bernoulli: `每个词各以 ${share} 的概率`,
    span: `${share} 的词，以相邻词的连续片段选取`,
  };
  return `${which[/** @type {keyof typeof which} */ (select.rule)]}${again}${become}`;
}

/** @type {import('../../words/language.js').Translation<typeof import('./words.en.js').en>} */
export const corpus = {
  corpusLabel: '每行一句。空行分隔文档。',
  grammarLabel: '一部文法。句子从它描述的语言中抽取。',
  grammarHelp:
    '一条规则由名称、冒号和它可以变成的内容组成，各选项用 | 隔开；第一条规则是起点。以大写字母开头的词是规则名，其他词代表自身。选项后的 [3] 使其可能性变为三倍，/ 在文档内结束一句，# 之后是注释。',
  sample: '样本',
  sampleSentences: '样本中的句子',
  countedSample: ({ language, sentences, heldOut, words, longest }, documents) =>
    `该语言共有 ${count(language ?? 0)} ${documents ? '篇文档' : '个句子'}；抽取 ${count(sentences)} 句，留出 ${count(heldOut)} 句。${count(words)} 个词，最长 ${count(longest)} 个词元`,
  restore: '恢复自带文本',
  counted: ({ sentences, words, longest }) =>
    `${count(sentences)} 个句子，${count(words)} 个词，最长 ${count(longest)} 个词元`,
  heldOut: (n) => `另有 ${count(n)} 句留出：从不用于训练。`,
  heldOutOfText: '留出的句子',
  heldOutHelp:
    '这么多个不同的句子不参与训练，它们均匀分布在文本中，最多占一半。它们的损失用来区分“学会”和“死记”。',
  layouts: {
    paragraphs: '有些行包含多个句子。模型把每一行当作一个句子。',
    wrapped: '有些句子在中间换行。模型把每一行当作一个句子。',
  },
  split: '拆分成句子',
  recipe: '使用适合此文本的做法',
  recipeHelp: ({ steps, runs: [{ batch }] }) =>
    `现在的设置属于另一个文本。这个做法训练 ${count(steps)} 步，每步 ${count(batch.size)} 个句子。`,
  blanked: (runs) => {
    const said = runs.map(({ label, masking }) => ({ label, sentence: chosen(masking) }));
    const one = said.every(({ sentence }) => sentence === said[0].sentence);
    return one
      ? `挖空的词：${said[0].sentence}。`
      : `挖空的词：${said.map(({ label, sentence }) => `${label} 中，${sentence}`).join('；')}。`;
  },
  countedHelp: '词元包括每句首尾的 [CLS] 和 [SEP]。',
  refused: (reason) => `未插入：插入后${reason}。您的文本没有变。`,
  counting: '正在计数……',
  uncounted: '引擎加载后计数',
};
