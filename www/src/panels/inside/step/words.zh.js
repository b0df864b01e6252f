/** The words of *This step*, in Chinese. */

import { writing } from '../../../words/numbers.js';

const { count, percent, list, quoted } = writing('zh');

/** @type {import('../../../words/language.js').Translation<typeof import('./words.en.js').en>} */
export const step = {
  which: '哪一步',
  step: '第几步',
  of: (steps) => `共 ${count(steps)} 步`,
  previous: '上一步',
  next: '下一步',
  follow: '跟随训练',
  run: '运行',
  again: '重新抽取',
  asTrained: '与训练时相同',
  more: (shown, all) => `显示全部 ${count(all)} 个句子，而不只是前 ${shown} 个`,
  less: '少显示一些句子',
  loading: '正在加载……',
  allFailed: '所有运行都已失败，无法抽取它们的批次。请改正设置并按“重置”。',
  failed: (labels) => `${list(labels)} 已失败，无法猜测。`,
  noNumber: (text, steps) => `${quoted(text)}不是步数。请键入 1 到 ${count(steps)} 的整数。`,
  beyond: (at, steps) =>
    `没有第 ${count(at)} 步：各运行到第 ${count(steps)} 步为止。请选择第 1 到第 ${count(steps)} 步。`,

  batch: ({ step: at, again, made, sentences, tokens, selected, other }) => {
    const what =
      again > 0
        ? `第 ${count(at)} 步的句子，重新破坏（第 ${count(again)} 次）；没有哪一步用它训练。`
        : at <= made
          ? `第 ${count(at)} 步的批次。`
          : at === made + 1
            ? `下一步，即第 ${count(at)} 步的批次。`
            : `第 ${count(at)} 步将要训练的批次。`;
    const scored = other > 0 ? `，另有 ${count(other)} 个词元也计分` : '';
    return `${what}${count(sentences)} 个句子共 ${count(tokens)} 个词元，选中了 ${count(selected)} 个${scored}。`;
  },
  now: ({ step: at, again, made, dropout }) => {
    const when = made === 0 ? '走第一步之前' : `第 ${count(made)} 步之后`;
    const guess = `猜测和损失是各运行现在（${when}）的回答。`;
    if (again > 0 || at !== made + 1) return guess;
    return `${guess}训练第 ${count(at)} 步时报告的正是这个损失${dropout ? '，除了 dropout 的影响' : ''}。`;
  },
  sharedBatches: '所有运行都用这个批次训练。',
  ownBatches: '各运行用不同的批次训练：请选择看谁的。',

  outcomes: { masked: '换成 [MASK]', random: '换成随机词', kept: '保留原样', other: '未选中' },
  outcomesCaption: '选中的词元变成什么',
  outcome: '破坏方式',
  here: '此批次中',
  soFar: (at) => (at === 1 ? '第 1 步' : `第 1 到第 ${count(at)} 步`),
  rule: '按规则',
  counting: '正在计数……',
  share: (n, all) => (all === 0 ? '0' : `${count(n)}（${percent(n / all)}）`),

  tableCaption: '选中的词元，以及各运行在那里的猜测',
  tableLabel: '选中词元的表格',
  truth: '正确的词',
  guess: '猜测',
  p: 'p',
  loss: '损失',
  floor: '下界',
  floorHelp: '所见相同的最优预测器的损失，单位为 nats。',
  none: '–',
  right: '对',
  wrong: '错',
  rights: (n, all) => `${count(all)} 个中对 ${count(n)} 个`,
  mean: (n) => (n === 1 ? '这个词元' : `全部 ${count(n)} 个`),
  meanOf: '均值',
  reported: (at) => `走第 ${count(at)} 步时`,
  rightShare: (share) => `${percent(share)} 正确`,
  sentence: (number, of) => `第 ${count(number)} 句，共 ${count(of)} 句`,
  units: 'p 是猜测的概率；损失和下界是正确词概率的 −ln，单位为 nats。',
};
