/** The words of *What if*, in Chinese. */

import { noFloor } from '../outcomes/words.zh.js';

/** @type {import('../../../words/language.js').Translation<typeof import('./words.en.js').en>} */
export const whatif = {
  help: '每个按钮设置两个只差一处的运行，并排显示。按下“训练”之前不会开始训练；“撤销”会恢复您的实验。',
  compare: (label) => `与“${label}”比较`,
  example: '打开示例',
  none: '这些改动针对只做填空的 BERT，而此实验中没有。请在“运行”中添加一个，或打开示例。',
  watch: '请看：',
  cards: [
    {
      name: 'copy',
      preset: 'copy',
      title: '对所有词元计算损失',
      is: '损失计入所有词元，而不只是选中的。其中大多数就在输入里，模型照抄即可。',
      watch:
        '在示例中，200 步之后，这个损失不到正确损失的一半，而 [MASK] 上的损失（见“按破坏方式看损失”）却略高。到最后，两者在 [MASK] 上几乎相等。',
      floor: '它的下界是精确的，而且很低：所问的几乎都能照抄。',
    },
    {
      name: 'masks',
      preset: 'schemes',
      title: '总是 [MASK]',
      is: '选中的词元全部换成 [MASK]；没有随机词，也没有保留原样的。于是模型从不会被问到输入中已有的词。',
      watch:
        '在示例的“按破坏方式看损失”中，两个运行在 [MASK] 上的损失最后几乎相同，相差不到 0.02。只有 BERT 自己的方案有保留原样的词的曲线（最后接近 0.1）和随机词的曲线（接近 0.8）：这个运行从不被问到这些。',
      floor: '它的下界是精确的。但那是另一个下界，所以两个损失不能互相比较。',
    },
    {
      name: 'static',
      preset: 'static',
      title: '静态掩码',
      is: '每句只破坏一次，每一轮都相同。BERT 把几份这样的副本写入文件；RoBERTa 每次重新破坏。',
      watch:
        '在示例的四十个句子上，损失几乎降到 0，因为模型把掩码背了下来，而留出句子上的损失则远高于另一个运行。',
      floor: '它的下界是精确的：属于这一组固定的破坏句。动态掩码的下界对它不起约束。',
    },
    {
      name: 'spans',
      preset: 'spans',
      title: '连续片段',
      is: '选中整个连续片段，如 SpanBERT：多数很短，最长 10 个词元，在长句中平均 3.8 个。一个片段整体换成 [MASK]、整体换成随机词或整体保留。平均选中的词元一样多。',
      watch: '在示例中，损失一直高于单个词元的情形，因为片段遮住了有助于猜词的邻近词。',
      floor: noFloor,
    },
  ],
};
