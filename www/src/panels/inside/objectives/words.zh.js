/** The words of *Objectives*, in Chinese. */

import { writing } from '../../../words/numbers.js';

const { nats, percent } = writing('zh');

/** @type {import('../../../words/language.js').Translation<typeof import('./words.en.js').en>} */
export const objectives = {
  help: 'BERT 同时学两件事：填空，以及判断一句是否接在另一句之后。RoBERTa 去掉了第二件，ALBERT 换掉了它，ELECTRA 把两件都换掉了。每条曲线是滑动平均；细线是它的下界，即平均而言的最小可能损失，所以均值可能略低于它。请把每个损失与它自己的下界比较：各运行的输入不同。',
  none: '这里的每个运行都只做填空。请在某个运行的设置中另选训练目标，或设置示例。',
  example: '设置示例',
  waiting: '正在加载各运行……',
  about: {
    mlm: '在单句中填空：RoBERTa 的选择。',
    nsp: '还要区分下一句和随机的一句：BERT 的选择。',
    sop: '还要区分顺序正确的相邻两句和对调的同样两句：ALBERT 的选择。',
    rtd: '一个小型生成器先填空；模型再区分生成器填的词和原来的词：ELECTRA 的选择。模型的损失乘以 50；“填空”是生成器的损失。',
  },
  second: { nsp: '下一句预测', sop: '句序预测', rtd: '替换词检测' },
  blanks: '填空',
  objective: '训练目标',
  loss: '平均损失',
  floor: '下界',
  right: '判断正确',
  missing: '–',
  step: '步',
  nats: 'nats',
  chart: (label) => `${label} 各训练目标的损失随步数的变化，单位为 nats。下面的表格列出其中十步。`,
  caption: (label) => `${label}：各训练目标的损失，单位为 nats，按目标词元、句对或词元计`,
  table: (label) => `${label} 的表格`,
  shortcut: (words, uncorrupted) =>
    Math.abs(words - Math.LN2) < 1e-6
      ? `两句各有哪些词，与它们的顺序无关：只知道这些词，谁也不会比 ${nats(Math.LN2)}（抛硬币）更好。顺序必须靠阅读得知。`
      : `两句各有哪些词，不论在什么位置，就已泄露了${words - uncorrupted < 0.0005 ? '能知道的一切' : '大部分答案'}。抛硬币的损失是 ${nats(Math.LN2)}；只看这些词还剩 ${nats(words)}，看原句还剩 ${nats(uncorrupted)}，因为随机的一句也可能碰巧合适。下界更高，因为有些词被换成了 [MASK]。所以模型可以凭主题判断。`,
  noFloor:
    '最小可能损失取决于生成器的猜测，而它在学习中不断变化；因此没有画出下界。几乎所有词元都是原来的词：从不说“被替换”的模型，大多也能判断正确。',
  noPairFloor: '没有计算下界：那需要目标词元个数固定、每次重新抽取，而且句对不能太多。',
  share: (share) => percent(share),
};
