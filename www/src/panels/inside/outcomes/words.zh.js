/** The words of *Loss by outcome*, in Chinese. */

export const noFloor =
  '对每次重新抽取的连续片段不计算下界：哪些词元一起被选中取决于它们的位置，而这里的精确预测器只知道选了多少个。';

/** @type {import('../../../words/language.js').Translation<typeof import('./words.en.js').en>} */
export const outcomes = {
  help: '目标词元被怎样破坏，决定了它有多难：保留原样的就在输入里，换成 [MASK] 的得推断出来。每条曲线是滑动平均；同样线型的细线是最优预测器在这一类上的损失。最优预测器使总损失最小，又看不出一个词元是保留的还是随机换上的，所以模型可以在某一类上低于它，而在另一类上更高。',
  names: { masked: '[MASK]', random: '随机词', kept: '保留原样', other: '未选中' },
  outcome: '变成',
  targets: '迄今的目标词元',
  loss: '平均损失',
  floor: '下界',
  never: '不出现',
  none: '–',
  chart: (label) => `${label} 按破坏方式的损失随步数的变化，单位为 nats／目标词元。下面的表格有同样的数字。`,
  caption: (label) => `${label}：损失，单位为 nats／目标词元`,
  table: (label) => `${label} 的表格`,
  step: '步',
  nats: 'nats／目标词元',
  noFloor,
  fixed: '这些掩码从不改变，因此下界是死记它们所能达到的。它与新句子无关。',
  waiting: '正在加载各运行……',
};
