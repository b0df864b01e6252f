/** The words of *Prime, then fine-tune*, in Chinese. */

import { writing } from '../../../words/numbers.js';

const { count, percent, quoted } = writing('zh');

/** @type {Record<string, string>} */
const objectives = {
  mlm: '填空',
  nsp: '填空和下一句预测',
  sop: '填空和句序预测',
  rtd: '替换词检测',
};

/** @type {import('../../../words/language.js').Translation<typeof import('./words.en.js').en>} */
export const prime = {
  help: '预训练让编码器有所准备，这样少量标注也许就够了。选择一项任务和标注样本的数量，然后按一次。同样的样本交给三个学习者：预训练编码器，全部参数都训练；同一编码器，参数冻结，上面加一个线性分类器；以及同样大小、从零开始的编码器。每个都用五个种子试一遍，并用另外 400 个样本测试，这些样本的标签谁也没有见过。',
  none: '只有 BERT 能微调，而此实验中没有。请设置示例。',
  waits: '正在加载各运行……',
  run: '预训练的运行',
  task: '任务',
  labels: '标注样本',
  untrained: '此运行尚未训练：它的编码器一无所知。请先按“训练”，或就这样比较。',
  trained: (step, objective) => `已用${objectives[objective]}预训练 ${count(step)} 步。`,
  objectives,
  stale: (run, step, now) =>
    `以下结果属于${quoted(run)}的第 ${count(step)} 步；它现在到了第 ${count(now)} 步。再按一次，就用现在的来比较。`,
  go: '微调',
  all: '填满整张记分表',
  example: '设置示例',
  tasks: { acceptability: '可接受性', topic: '主题', entailment: '蕴含', pos: '词性' },
  about: {
    acceptability: '句子合乎语法吗？（CoLA 的问题。）',
    topic: '句子讲的是什么：厨房、音乐还是花园？',
    entailment: '能从第一句推出第二句吗？下一句预测问的几乎是同一件事。只比较主题的人，十次也能对九次。',
    pos: '每个词是什么：名词、动词……？一个标注句的每个词都有标签，每个词都计分。',
  },
  methods: {
    full: '微调',
    probe: '冻结 + 线性',
    scratch: '从零开始',
    'most frequent': '最常见的标签',
    'most frequent tag': '该词的常用词性',
    'hidden Markov': '隐马尔可夫',
    'exact best': '精确最优',
    before: '微调之前',
  },
  progress: (done, all, now) => `${count(all)} 个学习者中已完成 ${count(done)} 个${now}`,
  now: (task, method, labels) => `；现在：${task}，${count(labels)} 个标注样本，${method}。`,
  stop: '。',
  gone: (run, step) =>
    `以下结果属于${quoted(run)}的第 ${count(step)} 步，该运行已不在。再按一次，就用现在的运行来比较。`,
  replaced: '新的记分表取代了先前的。',
  undo: '撤销',
  halt: '停止',
  goOn: '继续',
  stopped: '；已停止。',
  scoreboard: '记分表',
  csv: '记分表（CSV）',
  caption: (run, step) => `${quoted(run)}在 ${count(step)} 步之后的准确率：各种子的均值，以及最低和最高`,
  missing: '–',
  share: percent,
  range: (lowest, highest) => `${Math.round(100 * lowest)}–${Math.round(100 * highest)}`,
  chart: (task) => `${task}任务的准确率随标注样本数量的变化。记分表中有同样的数字。`,
  accuracy: '准确率',
  axis: '标注样本',
  closes: (labels, gap, closed, trained, apart) => {
    const given = `有 ${count(labels)} 个标注样本时，从零开始学习`;
    const short = `${given}比最优低 ${Math.round(100 * gap)} 个百分点。`;
    if (gap < 0.005) return `${given}与最优一样好：没有可再提高的了。`;
    if (!trained) return `${short}这个编码器也没有预训练过。`;
    if (!apart) return `${short}微调编码器的各个种子并没有明显更好。`;
    return `${short}先预训练再微调，补上了其中的 ${Math.round(100 * closed)}%。`;
  },
  some: (done, all) => `${done}／${all}`,
  terms:
    '最常见的标签：总是答训练集中最多的那个。该词的常用词性：这个词在训练集中最常有的那个。隐马尔可夫：一种词性标注器，还知道哪个词性后面跟哪个。精确最优：知道文法者在所有句子上的平均成绩；有两种读法的句子使它低于 100%，而在其中 400 句上，学习者可能略高于它。',
  own: '您自己的句子',
  ownHelp: (labels) =>
    `得到 ${count(labels)} 个标注样本的学习者（第一个种子）的回答，以及预训练编码器加上尚未学过的分类器的回答。任务在上面选择。`,
  first: '句子',
  second: '第二句',
  label: '标签',
  token: '词',
  unknown: (words) => `不在词表中，读作 [UNK]：${words.map(quoted).join('、')}。`,
  truncated: (words, pair) => `对模型来说太长：${pair ? '较长一句' : ''}末尾的 ${count(words)} 个词被略去。`,
  // Sentences of the tasks' language, which is English.
  examples: {
    acceptability: ['the queens near the house bakes the bread', ''],
    topic: ['the old king plays the tune', ''],
    entailment: ['the queens near the house bake the bread', 'some women make food'],
    pos: ['the cooks water the plants', ''],
  },
};
