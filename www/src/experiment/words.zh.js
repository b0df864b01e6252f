/** Why an experiment, a field of one, or a part of a link cannot be used, in Chinese. */

import { writing } from '../words/numbers.js';

const { count, quoted } = writing('zh');

/** @param {number} min @param {number} max */
const range = (min, max) => `必须在 ${min} 到 ${max} 之间`;

/** @type {import('../words/language.js').Translation<typeof import('./words.en.js').en>} */
export const experiment = {
  noObject: (shown) => `${shown} 不是带有具名字段的对象`,
  unknownField: (names) => `不认识此字段；这里可用的字段有 ${names.join('、')}`,
  missing: () => '缺少此字段',
  noInteger: (shown, min, max) => `${shown} 不是整数；${range(min, max)}`,
  noNumber: (shown, min, max) => `${shown} 不是数；${range(min, max)}`,
  outOfRange: (shown, min, max) => `${shown} 超出范围；${range(min, max)}`,
  noText: (shown) => `${shown} 不是文本`,
  textLength: (characters, min, max) =>
    `文本有 ${characters} 个字符，超出范围；必须有 ${min} 到 ${max} 个字符`,
  noneOf: (shown, names) => `${shown} 不是 ${names.join('、')} 之一`,
  noList: (shown) => `${shown} 不是列表`,
  listLength: (items, min, max) => `列表有 ${items} 项，超出范围；必须有 ${min} 到 ${max} 项`,
  exactlyOne: (names) => `${names.join('、')} 中必须恰好有一个`,

  sameLabel: (label) => `有两个运行都叫${quoted(label)}；请给每个运行不同的名称`,
  notDivisible: (hidden, heads, right) =>
    `隐藏维度 ${hidden} 不能被头数 ${heads} 整除；请试 ${right.join(' 或 ')}`,
  shares: (share) => `换成 [MASK] 和换成随机词的比例合计为 ${share}；合计最多为 1`,
  warmup: (warmup, steps) => `预热步数 ${warmup} 多于总步数 ${steps}`,
  together: {
    notebookLearns: '笔记本模型只能学“mlm”：它没有能看到整个输入的部分',
    pairsNeedRate: '固定位置不一定在每个句对中都是词；请改选比例，例如 0.15',
    pairsAreFresh: '句对每次重新抽取，因此它们的掩码不能是静态的；请选“fresh”',
    replacedAreTargets: '替换词检测只猜选中的词元；请选“targets”',
  },

  tooManySentences: (most) => `语料超过了 ${count(most)} 个句子；在标签页中最多可用这么多句子训练`,
  tooManyWords: (most) => `语料超过了 ${count(most)} 个不同的词；在标签页中最多可用这么多词训练`,
  corpusTooLarge: (found, most) => `语料有 ${found} MB；在标签页中最多可用 ${most} MB 训练`,

  link: {
    tooLong: (most) => `超过了 ${most} 个字符`,
    otherVersion: (version) => `开头不是 ${version}，即这里所认识的版本`,
    unknown: (name) => `不认识 ${name}`,
    partTooLong: (name, most) => `${name}：超过了 ${count(most)} 个字符`,
    blankTooLong: (most) => `blank：超过了 ${most} 个字符`,
    noExercise: (text, most) => `exercise：${text} 不是一个种子，也不是种子加 1 到 ${most} 的题号，例如 7-12`,
    noStep: (step) => `step：${step} 不是步数`,
    fingerprints: () => 'fingerprints：不是每个运行各一个',
    tooManyParts: (most) => `前 ${most} 部分之后的一切`,
    packed: (name, most) => `${name}：无法解压，或超过了 ${most} MB`,
    undecodable: (name) => `${name}：无法解码`,
    twice: (name) => `${name}：给出了两次`,
    noRuns: (list) => `runs：${list} 不是该预设的运行列表`,
  },
};
