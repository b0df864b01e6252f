/** The words of *Slow motion*, in Chinese. */

import { writing } from '../../../words/numbers.js';

const { plain, count, nats, percent, quoted } = writing('zh');

/** A learning rate or a norm. @param {number} n */
const number = (n) => plain(Number(n.toPrecision(4)));

/** @type {import('../../../words/language.js').Translation<typeof import('./words.en.js').en>} */
export const slow = {
  help: (step) => `每按一次，第 ${count(step)} 步走完一个阶段。`,
  run: '运行',
  phases: { corrupt: '破坏', look: '互看', guess: '猜测', score: '计分', adjust: '调整' },
  hints: {
    corrupt: '选出词元并加以破坏。',
    look: '词元互相看。',
    guess: '模型猜选中的词元。',
    score: '计算损失。',
    adjust: '改变权重，以降低损失。',
  },
  outlined: {
    corrupt: '框出的是语料：句子从这里来。',
    look: '框出的是运行：互看在它们的模型中进行。',
    guess: '框出的是填空面板：那里也显示猜测。',
    score: '框出的是损失：这个数将出现在那里。',
    adjust: '框出的是损失：现在已有这一步。',
  },
  press: (n, phase) => `${n}. ${phase}`,
  again: (step) => `走一遍第 ${count(step)} 步`,
  paused: '训练正在全速进行。暂停之后，才能慢慢走一步。',
  pause: '暂停',
  loading: '正在加载……',
  allFailed: '所有运行都已失败，没有可走的步。请改正设置并按“重置”。',
  failed: (label) => `${label} 失败了：请选另一个运行。`,
  over: (steps) => `${count(steps)} 步都已走完。按“重置”重新开始，或增加步数。`,
  working: '…',

  corrupt: ({ sentences, tokens, counts: { masked, random, kept }, other }) => {
    const n = masked + random + kept;
    const more = other > 0 ? `损失还计入另外 ${count(other)} 个词元，它们保持原样。` : '';
    return `${count(sentences)} 个句子共 ${count(tokens)} 个词元，选中了 ${count(n)} 个：${count(masked)} 个换成 [MASK]，${count(random)} 个换成随机词，${count(kept)} 个保留原样。${more}`;
  },
  look: ({ token, at, share, itself }) =>
    itself
      ? `在第一个选中的位置${quoted(token)}，第 1 层第 1 头最注意这个位置自身（${percent(share)}）。`
      : `在第一个选中的位置${quoted(token)}，第 1 层第 1 头最注意${quoted(at)}（${percent(share)}）。`,
  lookNot: '此模型没有注意力：它单独看每个词元。',
  guess: ({ guess, p, truth, right, all }) =>
    `它在那里猜${quoted(guess)}（${percent(p)}）；正确的词是${quoted(truth)}。选中的 ${count(all)} 个词元中，它猜对了 ${count(right)} 个。`,
  score: ({ loss, floor, all, others }) => {
    const best = floor === null ? '' : `这里的最小可能损失是 ${floor < 0.00005 ? '0' : nats(floor)}。`;
    return `${count(all)} 个选中词元的平均损失是 ${nats(loss)} nats。${best}其余 ${count(others)} 个词元不计分。`;
  },
  scoreDropout: '训练时，dropout 会略去一些数，因此损失会稍有不同。',
  adjust: ({ step, loss, norm, rate, after }) => {
    const then = after === null ? '' : `同一批次上的损失现在是 ${nats(after)}。`;
    return `所有运行都走完了第 ${count(step)} 步。损失为 ${nats(loss)} nats，梯度范数 ${number(norm)}，学习率 ${number(rate)}。${then}`;
  },
};
