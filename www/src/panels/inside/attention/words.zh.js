/** The words of *Attention*, in Chinese. */

import { writing } from '../../../words/numbers.js';

const { fixed, count, quoted } = writing('zh');

/** A special token stands without quotation marks. @param {string} token */
const named = (token) => (/^\[[A-Z]+\]$/.test(token) ? ` ${token} ` : quoted(token));

/** A share of attention, or an uncertainty in nats. @param {number} n */
const two = (n) => fixed(n, 2);

/** @type {Record<string, [string, string]>} */
const patternNames = {
  itself: ['自身', '自身'],
  previous: ['前一个', '前一个词元'],
  next: ['后一个', '后一个词元'],
  cls: ['[CLS]', ' [CLS] '],
  sep: ['[SEP]', ' [SEP] '],
  mask: ['[MASK]', ' [MASK] '],
  same: ['同一个词', '别处的同一个词'],
};

/** Less than this above equal attention is no pattern. */
const LITTLE = 0.05;

/** @param {number} layer @param {number} head */
const headName = (layer, head) => `第 ${layer + 1} 层第 ${head + 1} 头`;

/** @type {import('../../../words/language.js').Translation<typeof import('./words.en.js').en>} */
export const attention = {
  about:
    '每一层的每个注意力头都让每个词元看句中的词元；它分给各词元的权重加起来等于 1。这里的句子就是“填空”中的句子，权重是模型此刻的权重。',
  run: '运行',
  none: '笔记本模型没有注意力：它一次只看一个词元。添加一个 BERT 运行，就能看到它在看哪里。',
  noAttention: (label) => `${label} 没有注意力：笔记本模型一次只看一个词元。`,
  waits: '模型就绪后就会显示注意力图。',
  failed: (label) => `${label} 已失败，无法询问。“重置”会重新建立它。`,
  unknown: (word) => `${quoted(word)}不在词表中：模型看到的是 [UNK]。`,
  hideSpecial: '隐藏 [CLS] 和 [SEP]',
  specialHidden: '各词元分给 [CLS] 和 [SEP] 的权重没有显示，因此一行之和可能小于 1。',
  heads: '所有注意力头',
  headsHelp: '一行图是一层，第一层在最上面。用方向键在各头之间移动。',
  head: headName,
  mapHelp: '行在看，列被看。',
  rows: '在看的词元',
  asTable: '显示为表格',
  asMap: '显示为注意力图',
  strongest: (token, best, p) => `${named(token)}最注意${named(best)}，权重 ${two(p)}。`.trim(),
  legend: '权重',
  hatched: '遮住：此模型不能看那里',
  tableCaption: (name) => `${name}：权重，行在看，列被看`,
  looks: '在看',
  hiddenCell: '遮住',

  fromBlank: '从空出发',
  blank: '空',
  blankNumber: (i, all, position) => `第 ${i + 1} 空，共 ${all} 空，第 ${position + 1} 个词元`,
  whose: '谁的注意力',
  whoses: { head: '此头', layer: '此层各头的平均', all: '所有层和头的平均' },
  token: '词元',
  weight: '空对它的注意力',
  grows: '没有它，不确定性增加（nats）',
  decisiveHelp: (entropy) =>
    `右侧：起决定作用的词。所有词都可见时，精确预测器在这里仍有 ${two(entropy)} nats 的不确定性；条形表示看不到那一个词时会增加多少。负数表示它反而更确定。`,
  impossible: '语料中没有句子能变成这段文本，因此没有精确答案来说明哪些词起决定作用。',
  tooMuch: '对这个句子来说语料太大：不计算哪些词起决定作用。',
  noBlank: '句中没有空。在“填空”中点击一个词把它挖空。',
  agree:
    '两者不必一致。一个头看哪里只是计算中的一步，它能否解释答案尚有争议（Jain and Wallace 2019；Wiegreffe and Pinter 2019）。',
  hiddenFromBlank: '不能看',

  patternNames,
  patterns: '在许多句子中，每个头在看什么',
  patternsHelp:
    '一个词元平均把多少注意力分给自身、相邻词元、特殊词元和别处的同一个词（这些模式出自 Clark 等人 2019 年的 “What Does BERT Look At?”）。一个位置可以计入两次：前一个词元可能就是 [CLS]。',
  read: (sentences, tokens) =>
    `语料中 ${count(sentences)} 个句子（${count(tokens)} 个词元）上的结果，破坏方式与训练时相同。`,
  measuring: '正在测量……',
  equal: '各处均等',
  kinds: {
    weight: '权重',
    entropy: '不确定性（nats）',
    growth: '没有它，不确定性增加（nats）',
    pattern: '注意力份额',
    equal: '各处均等时的份额',
  },
  taken: ['运行', '类别', '层', '头', '位置', '词元', '所看位置', '所看词元', '数值'],
  exact: '精确值',
  headColumn: '头',
  pattern: (name) => patternNames[name]?.[0] ?? name,
  strongestPattern: (layer, head, best) => {
    const name = headName(layer, head);
    if (best === null || best.share - best.uniform < LITTLE)
      return `${name}没有明显的模式：分给其中任何一项的注意力，都没有比均等时多出 ${two(LITTLE)}。`;
    return `${name}最注意${patternNames[best.name]?.[1] ?? best.name}：占其注意力的 ${two(best.share)}，均等时为 ${two(best.uniform)}。`;
  },
};
