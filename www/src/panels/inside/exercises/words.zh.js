/** The words of *Exercises*, in Chinese. */

import { writing } from '../../../words/numbers.js';

const { fixed, plain, percent, count, list, quoted } = writing('zh');

/** A loss or a probability, as the worked answers write it. @param {number} n */
const number = (n) => fixed(n, 4);

/** @type {import('../../../words/language.js').Translation<typeof import('./words.en.js').en>} */
export const exercises = {
  help: '关于您的语料的题目，每题只有一个正确答案，由精确计算得出。不训练任何模型，也不计分。',
  loading: '正在加载……',
  seed: '种子',
  seedHelp: '换一个种子，就换一套练习。',
  noSeed: '种子是 0 到 4294967295 的整数。',
  title: (at, of) => `第 ${at} 题，共 ${of} 题`,
  corpus: (n, of) =>
    n === of
      ? `语料：${count(n)} 个句子`
      : `语料 ${count(of)} 个句子中的 ${count(n)} 个：在这里它们就是全部语料`,
  equally: '每个句子的概率相同。',
  marks: '一个标点符号算一个词。',
  terms:
    '最优预测器知道这些句子，也知道遮住的是第几个词。它权衡所有与所见相符的句子。它的损失是 −ln p（正确词），单位为 nats：ln 是自然对数。它在一个空上的不确定性是熵 −Σ p ln p。',
  blank: '空',
  outOfSight: '看不见',
  numbered: (position) => `（第 ${position} 个词）`,

  hidden: {
    each: (position) => `遮住每个句子的第 ${position} 个词。`,
    any: '遮住句中的一个词，每个词被遮住的机会相同。',
  },
  sees: {
    none: '模型看不到其他词。',
    left: '模型只看到左侧的词。',
    right: '模型只看到右侧的词。',
    both: '模型看到所有其他词。',
  },
  asks: {
    least: '最小可能损失是多少（nats／遮住的词）？',
    distribution: (word) => `空里是${quoted(word)}的概率是多少？`,
    harder: '最优预测器对哪一个空更不确定？',
    added: (before) => `最小可能损失是 ${number(before)} nats。现在加入这个句子：`,
    addedThen: '加入之后，最小可能损失是多少（nats／遮住的词）？',
    decides: '再遮住一个词。遮住哪一个，会使最优预测器对空最不确定？',
    possible: (loss) => `据称它在极多句子上的平均损失是 ${fixed(loss, 2)} nats／遮住的词。这可能吗？`,
  },
  nats: 'nats',
  probability: '概率',
  within: (tolerance) => `误差不超过 ${plain(tolerance)} 即为正确。可以写 0.46、2/3 或 ln 2。`,
  withinShare: (tolerance) => `误差不超过 ${percent(tolerance)} 即为正确。可以写 0.33、1/3 或 33%。`,
  choose: '您的答案',
  yes: '可能',
  no: '不可能',
  word: (word, position) => `${word}（第 ${position} 个词）`,
  option: (at) => String.fromCharCode(65 + at),
  check: '检查',

  nothingChosen: '请先选择一个答案。',
  verdicts: {
    right: (answer) => `正确：${number(answer)}。`,
    bits: (answer) =>
      `正确，但这是以比特为单位的答案：以 nats 为单位是 ${number(answer)}。1 比特等于 ln 2 = 0.6931 nats。`,
    number: '这不是数。请写成 0.46、2/3、ln 2 或 33% 这样的数。',
    negative: '损失从不低于 0：p = 1 时 −ln p 等于 0，p 越小它越大。',
    range: '概率在 0 到 1 之间；百分数请带上百分号，如 33%。',
    before: (value) =>
      `${number(value)} 是没有新句子时的损失。加入之后，有些原来看起来不同的位置变得相同，或者份额变了。`,
    context: {
      none: (value) => `${number(value)} 是看不到其他词的模型的最小可能损失。`,
      left: (value) => `${number(value)} 是只看到左侧词的模型的最小可能损失。`,
      right: (value) => `${number(value)} 是只看到右侧词的模型的最小可能损失。`,
      both: (value) => `${number(value)} 是看到所有其他词的模型的最小可能损失。`,
    },
    low: (value) => `${number(value)} 太低：只看到这么多的模型不可能这样确定。`,
    high: (value) => `${number(value)} 太高：最优预测器凭所看到的能做得更低。`,
    lowShare: (value) => `${number(value)} 太低：请数一数相符的句子，以及其中有这个词的句子。`,
    highShare: (value) => `${number(value)} 太高：请数一数相符的句子，以及其中有这个词的句子。`,
  },
  choices: {
    harder: (right, nats) => `正确：在 ${right} 处，不确定性为 ${number(nats)} nats。`,
    notHarder: (chosen, most) =>
      `不是这一个：这里的不确定性为 ${number(chosen)} nats，另一个为 ${number(most)}。`,
    decides: (right, nats) => `正确：看不到 ${right} 时，不确定性为 ${number(nats)} nats。`,
    notDecides: (chosen, nats, most) =>
      `不是这一个：看不到 ${chosen} 时，不确定性为 ${number(nats)} nats；看不到另一个词时为 ${number(most)}。`,
    possible: (loss, floor) => `正确：${fixed(loss, 2)} 不低于最小可能损失 ${number(floor)}。`,
    impossible: (loss, floor) => `正确：${fixed(loss, 2)} 低于最小可能损失 ${number(floor)}。`,
    butPossible: (loss, floor) => `这是可能的：${fixed(loss, 2)} 不低于最小可能损失 ${number(floor)}。`,
    notPossible: (loss, floor) => `这不可能：${fixed(loss, 2)} 低于最小可能损失 ${number(floor)}。`,
  },

  worked: '解答',
  fits: (words, counts) => list(words.map((word, i) => `${word} ${count(counts[i])} 次`)),
  entropy: (nats) => `熵 ${number(nats)}`,
  certain: (n) => `其余 ${count(n)} 个遮住的词：确定，熵为 0`,
  allCertain: (n) => `${count(n)} 个遮住的词：确定，熵为 0`,
  sum: (terms, words, nats) =>
    `(${terms.length === 0 ? '0' : terms.map(([n, entropy]) => `${n} × ${number(entropy)}`).join(' + ')}) / ${words} = ${number(nats)}`,
  before: '没有新句子时：',
  after: '加入之后：',
  share: (n, of, p) => `${of} 个中有 ${n} 个，即 ${number(p)}。`,
  whole: '没有再遮住别的词时：',
  without: (word) => `看不到 ${word} 时：`,
  answer: (answer) => `${number(answer)}。`,

  previous: '上一题',
  next: '下一题',
  printSheet: '打印题目',
  printKey: '打印答案',
  sheetTitle: '练习',
  keyTitle: '练习：答案',
  seeded: (seed) => `种子 ${seed}。`,
  fewer: (found) => `这些句子能出 ${count(found)} 道不同的题。`,
  lacking: {
    least: '没有问最小可能损失：只看左侧时，它与 0 太接近，无法区分。',
    distribution: '没有问概率：句子中没有可遮住的词。',
    harder: '没有比较两个空：所有的空一样难。',
    added: '没有加入句子：能造出的句子，没有一个会使损失明显改变或完全不变。',
    decides: '没有问起决定作用的词：再遮住一个词，没有哪一个单独影响最大。',
    possible: '没有判断损失：句子中没有可遮住的词。',
  },
};
