/** The words of the runs' panel, in Chinese. */

import { writing } from '../../words/numbers.js';
import { field, value } from '../../words/settings.js';

const { count, nats, percent, list, oneOf, fixed, quoted } = writing('zh');

/** @type {Record<string, string>} */
const contexts = {
  none: '只看空及其位置',
  left: '只看左侧',
  right: '只看右侧',
  both: '看两侧',
};

/** @type {import('../../words/language.js').Translation<typeof import('./words.en.js').en>} */
export const runs = {
  addRun: '添加运行',
  duplicate: '复制',
  remove: '删除',
  duplicateRun: (label) => `复制 ${label}`,
  removeRun: (label) => `删除 ${label}`,
  settings: '设置',
  settingsOf: (label) => `${label} 的设置`,
  same: '各运行的设置相同。',
  differ: (different) =>
    `各运行的不同之处：${list(different.map(({ key, values }) => `${field(key).label}（${[...new Set(values.map((v) => value(key, v)))].join('、')}）`))}；其余共有的设置都相同。`,
  one: '只有一个运行。再添加一个以作比较。',
  contexts,
  describe: (model, parameters) => {
    const size = parameters === null ? [] : [`${count(parameters)} 个参数`];
    if (model.kind === 'notebook') return `只看空本身；${['没有注意力', ...size].join('，')}`;
    return `${contexts[model.context]}；${[`${count(model.layers)} 层`, `${count(model.heads)} 头`, ...size].join('，')}`;
  },
  runPhases: { loading: '正在加载……', ready: '尚未训练', none: '尚未应用' },
  runAt: (step, mean) => `第 ${count(step)} 步，平均损失 ${nats(mean)}`,
  verdictOf: (mean, blank, span = null) => {
    const choices = Math.exp(mean);
    const unsure =
      choices < 1.05 ? '几乎没有疑问' : `平均而言，相当于在 ${fixed(choices, 1)} 个同样可能的词中选择`;
    const sentence = `最后${span === null ? '一轮' : ` ${count(span)} 步`}的平均损失为 ${nats(mean)}：${unsure}。`;
    if (blank === null) return sentence;
    const { guess, p, truth, verdict } = blank;
    const against =
      verdict === 'toss'
        ? '，碰运气：就它所看到的，别的词同样可能'
        : verdict === 'right' && truth.length > 0
          ? '，与语料一致'
          : verdict === 'wrong' && truth.length > 0
            ? `；语料中是${oneOf(truth)}`
            : '';
    return `${sentence}空里它填${quoted(guess)}（${percent(p)}）${against}。`;
  },
  unconverged: ({ gap, falling, single }) => {
    const above = `尚未收敛：仍比最小可能损失高 ${fixed(gap, 2)} nats`;
    if (falling) return `${above}，还在下降。请增加步数${single ? '，或增大批次' : ''}。`;
    return `${above}，已不再下降。${single ? '请增大批次：每步一个句子会把它拉来拉去。' : '请试试更低的学习率、更大的模型或另一个种子。'}`;
  },
  groups: { '': '运行', model: '模型', masking: '破坏', batch: '批次', optimizer: '优化器' },
};
