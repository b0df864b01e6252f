/** The words of the losses' panel, in Chinese. */

import { writing } from '../../words/numbers.js';

const { count, percent, fixed, either } = writing('zh');

/** What a mean goes over: an epoch, or so many steps. @param {number | null} span */
const spanned = (span) => (span === null ? '一轮' : ` ${count(span)} 步`);

/** @type {Record<string, string>} */
const seeing = {
  no_position: '只知道词元本身',
  none: '没有上下文',
  left: '只看左侧',
  right: '只看右侧',
  both: '看两侧',
};

/** @type {import('../../words/language.js').Translation<typeof import('./words.en.js').en>} */
export const loss = {
  logScale: '对数刻度',
  asTable: '显示为表格',
  asChart: '显示为图',
  uniform: (words, value) => `在 ${count(words)} 个词中均匀猜测，${fixed(value, 2)}`,
  uniformHelp: (tokens) => {
    const [size, value] = tokens === null ? ['…', '…'] : [count(tokens), fixed(Math.log(tokens), 2)];
    return `未训练的模型平均起点更高，接近 ln ${size} = ${value}：它得先学会 [PAD] 等特殊词元从来不是答案。`;
  },
  curveHelp: (span) =>
    `粗线：${spanned(span).trim()}的均值。淡线：每一步。横贯的直线：最小可能损失，颜色与其运行相同。`,
  dotted: (uniform) => `灰线：${uniform ?? '在……个词中均匀猜测，……'}。`,
  gapHelp: (span) =>
    `损失减去同一批次上的最小可能损失，取${spanned(span)}的均值：批次的噪声已经消去，剩下的就是模型还没有学会的。`,
  heldOutHelp: '标记点：留出句子上的损失，这些句子不参与训练。',
  gap: '与最小值的差距',
  asGoodAsPossible: '已达最佳',
  noGap: '语料太大，无法计算每个批次的最小可能损失。',
  sampledHelp: '带 ± 或 ≈ 的最小可能损失由抽样得出，± 后是标准误：逐一计算所有情形太费时间。',
  floor: '最小可能损失',
  noFloor: '未给此运行计算下界',
  heldOut: '留出',
  rightly: (accuracy) => `${percent(accuracy)} 正确`,
  closed: '可学部分已学到',
  closedHelp: '（均匀猜测 − 平均损失）÷（均匀猜测 − 最小可能损失）',
  floorName: ({ views, language }) => {
    if (language) return '整个语言上的最小可能损失';
    const sides = views.includes('left') && views.includes('right');
    const names = views.flatMap((view) =>
      sides && view === 'left' ? ['只看左侧或右侧'] : sides && view === 'right' ? [] : [seeing[view]],
    );
    return `${either(names)}时的最小可能损失`;
  },
  floorLabel: (name, value) => `${name}，${value}`,
  onLanguage: (value) => `；整个语言上为 ${value}`,
  floorSummary: (label, best) => `${label} 的最小可能损失：${best}。`,
  floorsOfLast: '下界和“精确值”一列属于最后一份可用的文本。',
  floorsMoved: '这次训练之后有修改：下界线和“精确值”一列属于修改后的文本。',
  memorising: (label, { training, population, lowest: low, last }) =>
    `${label} 在死记：在自己的句子上，它的损失 ${fixed(training, 2)} 低于整个语言上的最小可能损失 ${fixed(population, 2)}，而在留出句子上，损失从 ${fixed(low, 2)} 升到了 ${fixed(last, 2)}。`,
  memorisingLess: (label, worst, { lowest: low, last }) =>
    `${label} 死记得比 ${worst} 少：它在留出句子上的损失从 ${fixed(low, 2)} 升到了 ${fixed(last, 2)}。`,
  termsTitle: '这些词是什么意思？',
  terms: [
    [
      '损失',
      '是 −ln p 在各目标词元上的均值，其中 p 是模型给正确词的概率。单位是 nat：确定而且正确时为 0，两个词各占一半时为 0.69。',
    ],
    ['最小可能损失', '是所见与此运行相同的任何模型所能达到的最小损失，也叫下界。'],
    [
      '熵',
      '说明一个问题有多不确定，单位为 nats：答案确定时为 0，n 个词同样可能时为 ln n。下界是各答案的熵的均值。',
    ],
    ['可学部分已学到', '是损失从均匀猜测（0%）降到最小可能损失（100%）的路上走了多远。'],
  ],
  run: '运行',
  failedRun: '已停止：见下方',
  meanLoss: (step, span) => {
    const steps = spanned(span);
    return step === null ? `平均损失，最后${steps}` : `平均损失，到第 ${count(step)} 步为止的${steps}`;
  },
  measuredLoss: '平均损失（实测）',
  measuredHelp: '运行停下时会对它进行测量：在语料的许多次新破坏上的平均损失，± 后是该均值的标准误。',
  dips: '单个批次或几个批次的均值可能低于它的线：碰巧抽到了较容易的空。运行停下后的实测均值才说了算。',
  share: ({ share, error }) =>
    error < 0.005 ? percent(Math.min(share, 0.999)) : `${percent(share)} ± ${percent(error)}`,
  reached: (gap, sequences) => {
    const sure = gap.standardError < 0.0005 ? 4 : gap.standardError < 0.005 ? 3 : 2;
    const far = gap.nats > 2 * gap.standardError && gap.nats >= 0.5 * 10 ** -sure;
    const over = `；在 ${count(sequences)} 次破坏上`;
    return far
      ? `${over}，高出它 ${fixed(gap.nats, sure)} ± ${fixed(gap.standardError, sure)}`
      : `${over}，测不出高于它`;
  },
  tableCaption: (span) => `${spanned(span).trim()}的平均损失，单位为 nats／目标词元`,
  notTrained: '还没有走过一步。',
  summary: (label, step, mean) => `${label}：第 ${count(step)} 步之后，平均损失 ${mean}。`,
};
