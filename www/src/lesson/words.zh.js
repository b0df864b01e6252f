/** The words of the lesson's frame and of its first page, in Chinese. Its corpora are read character by character. */

import { writing } from '../words/numbers.js';

const { percent, quoted } = writing('zh');

/** @type {import('../words/language.js').Translation<typeof import('./words.en.js').en>} */
export const lesson = {
  lesson: '课程',
  place: (n, of) => `第 ${n} 页，共 ${of} 页`,
  contents: '所有页',
  back: '上一页',
  next: '下一页',
  laboratory: '打开整个实验室',
  toLesson: '回到课程',
  train: '训练，看结果',
  see: '看结果',
  again: '重新回答',
  faster: '直接到结束',
  training: (step, steps) => `正在训练：第 ${step} 步，共 ${steps} 步。`,
  starting: '正在启动……',
  progress: '训练进度',
  skip: '不回答也可以按。',
  youSaid: '您的回答：',
  stop: '。',
  skipped: '您没有选择。',
  failed: (reason) => `训练停止了：${reason}`,
  unknownPage: (name) => `课程中没有名为${quoted(name)}的页；课程从这里开始。`,
  noPage: '课程的这一页无法加载。请检查网络连接，然后重试。',
  corpus: '模型读到的全部内容',
  notChosen: '尚未选择',
  inNats: (n) => `${n} nats`,
  lossAxis: '损失（nats）',
  titles: {
    blanks: '填空',
    notebook: '答错动物的模型',
    floor: '最小可能损失',
    bidirectional: '左侧、右侧、两侧',
    counterexample: '您自己的反例',
    corruption: '80/10/10',
    targets: '只有选中的词算数',
    memorise: '学会，还是死记',
    attention: '它看哪里，什么起决定作用',
    sentences: '两个句子',
    pretraining: '预训练带来什么',
    'own-text': '您自己的文本',
    end: '您看到了什么',
  },
  drawing: {
    label: '模型：每个字变成一个向量，空处吸收其他字的向量，并给每个字一个概率。',
    before: '字、代表它们的向量、注意力，以及空处的答案。',
    after: '训练之后。把那个字也遮住时，答案改变得越多，线就越粗。',
  },

  blanks: {
    text: [
      'BERT 通过填空来学习语言。句中的一个字换成 [MASK]，由{model|模型}来说那里原来是什么字。',
      '没有人为它写答案：答案就在文本里。在这里，它只反复读三个句子。',
    ],
    ask: '训练之后，它会在空里填什么？',
    outcome: ({ said }) => `模型填*${said.token}*，把握是 ${percent(said.probability)}。`,
    because: {
      right: ({ truth }) => `空两边的字只与一个句子相符，而那里的字是*${truth}*。`,
      other: ({ truth }) =>
        `另一种动物出现得更多。但没有哪个句子在这两个字之间是它；有一个句子在这里是*${truth}*。`,
      wrong: ({ truth }) => `没有哪个句子在这个位置是这个字。这两个字之间是*${truth}*。`,
      skipped: ({ truth }) => `在这两个字之间，语料中只有*${truth}*。`,
    },
    why: () => '它从瞎猜开始。每走一{step|步}，它把猜测与遮住的字比较，稍稍改动自己的数，使这些字更可能。',
    vary: '换一个句子挖空',
    varied: ({ said }) => `这里它填*${said.token}*（${percent(said.probability)}）：空两边的字不同。`,
  },

  terms: {
    model: '一个带有许多数的程序，这些数叫作权重。权重决定它的回答，训练改变权重。',
    token: '模型一次读入的单位：一个词或字、一个标点，或 [MASK] 这样的符号。',
    loss: '模型对正确答案有多意外：它给正确答案的概率取对数再加负号，−ln。0 表示毫无疑问。',
    nat: '与 ln 相配的意外程度单位，正如比特与以 2 为底的对数相配。1 nat 等于 1.44 比特。',
    entropy: '一个结果有多不确定：只知道每种情况多常出现的人，平均有多意外。',
    floor: '在这个文本上，所见相同的任何模型所能达到的最小平均损失。它由计算得出，不是训练出来的。',
    attention:
      '词元怎样看其他词元：它吸收其他词元向量的加权平均。权重对每个句子重新计算，计算的规则是学来的。',
    vector: '代表一个词元的一列数，这里有 32 个。模型对这个词元所知的都在其中。',
    head: '一种注意力模式。一层有几个并列的头，各自可以看不同的地方。',
    corruption: '在模型看到句子之前，对选中的词所做的改动。',
    target: '选出来要猜的词元。损失是各目标词元上的平均。',
    epoch: '把每个句子都看一遍所用的步数。',
    grammar: '一组规则，按已知的概率从中抽出句子。',
    'held out': '不用于训练：留下来测量学到了什么。',
    'fine-tune': '在有标签的任务上，把预训练过的模型再训练一点。',
    'pre-train': '先在大量文本上做填空训练，不用标签，为以后的任务做准备。',
    step: '处理一批句子，并改变一次权重。',
  },
};
