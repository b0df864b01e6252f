/** The words of the blanks' panel, in Chinese. */

import { writing } from '../../words/numbers.js';

const { count, oneOf, fixed, quoted } = writing('zh');

/** @type {import('../../words/language.js').Translation<typeof import('./words.en.js').en>} */
export const blanks = {
  blankLabel: '写一个带 [MASK] 或 ___ 的句子，或点击词语把它挖空。',
  fromCorpus: '取自语料',
  wordsLabel: '句中的词；按一下挖空，再按一下放回',
  blankWord: (word) => `挖空${quoted(word)}`,
  unblankWord: (word) => (word !== null ? `放回${quoted(word)}` : '此处为空；请在上面键入一个词'),
  noBlank: '写一个句子，再点击一个词把它挖空：模型就会来猜。',
  unknown: (word) => `${quoted(word)}不在语料的词表中，模型看到的是 [UNK]。`,
  colon: '：',
  oneByOne: '每个空都单独填，与 BERT 一样：模型填一个空时不知道另一个空填了什么，所以两个可能的词未必相配。',
  outdated: '这个答案属于先前的句子、文本或设置。',
  blankNumber: (n, of) => (of > 1 ? `第 ${n} 空，共 ${of} 空` : '空'),
  candidate: '词',
  corpusHas: (words) => `语料中是${oneOf(words)}`,
  inCorpus: '语料中的词',
  verdict: '最佳猜测',
  noAnswer: '–',
  noExact: '无',
  toss: '碰运气',
  tossHelp: '就此运行所能看到的，这些词同样可能：它说哪一个全凭偶然。',
  ownBest: '至多',
  ownBestHelp: '所见不比此运行更多的完美模型给出的概率。',
  run: '运行',
  ofCorpus: '从语料中取一个句子',
  exact: '精确值',
  exactHelp: '能看到两侧、并知道所有可能句子的完美模型给出的概率。',
  oneOfEqual: (n) => `${count(n)} 个词不相上下`,
  certainty: (entropy, truth) => {
    if (entropy === undefined) return '';
    if (entropy === null)
      return truth.length > 0
        ? `语料在这里是${oneOf(truth)}，但训练从不挖这个空，因此没有精确答案。`
        : '语料中没有相符的句子，因此没有精确答案。';
    if (entropy < 0.005) return '能看到两侧的完美模型在这里毫无疑问。';
    return `就连能看到两侧的完美模型在这里也不确定：${fixed(entropy, 2)} nats，相当于在 ${fixed(Math.exp(entropy), 1)} 个同样可能的词中选择。`;
  },
  answeredAt: (step) => (step === 0 ? '训练之前。' : `第 ${count(step)} 步之后。`),
  waitsForModels: '模型加载后就会作答。',
};
