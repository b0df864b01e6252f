/** The words of the corpus's panel, in Chinese. */

import { writing } from '../../words/numbers.js';

const { count } = writing('zh');

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
  countedHelp: '词元包括每句首尾的 [CLS] 和 [SEP]。',
  refused: (reason) => `未插入：插入后${reason}。您的文本没有变。`,
  counting: '正在计数……',
  uncounted: '引擎加载后计数',
};
