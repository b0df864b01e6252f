/** What the engine refuses, in Chinese, by its codes. A sentence may stand behind a colon, and has no mark at its end. */

import { writing } from './numbers.js';

const { quoted } = writing('zh');

/** @typedef {any} V  A number or a name, by its place in the sentence. */

/** A number whose digits may say nothing. @param {number} n */
const vast = (n) => (n < 1e12 ? n : '一万亿以上');

/** In MB, rounded up, so that too much never reads like just enough. @param {number} bytes */
const megabytes = (bytes) => Math.ceil(bytes / 100_000) / 10;

/** @type {Record<string, string>} */
const tasks = { acceptability: '可接受性', topic: '主题', entailment: '蕴含', pos: '词性' };
/** @param {string} task */
const taskOf = (task) => tasks[task] ?? task;

/** @type {Record<string, string>} */
const what = { parameters: '个参数', 'activations for one batch': '个激活值（一个批次）' };

/** @param {string} sentence */
const field =
  (sentence) =>
  (/** @type {V} */ { field: name }) =>
    `${name}：${sentence}`;

/** @param {V} values @param {string} sentence */
const inLine = ({ line }, sentence) => `文法第 ${line} 行：${sentence}`;

/** @param {string} reason */
const noExercises = (reason) => `这个语料出不了练习：${reason}`;

/** @type {Record<string, (values: V) => string>} */
export const errors = {
  'corpus-empty': () => '语料是空的；请至少写一个句子，每行一句',
  'corpus-too-large': ({ bytes, limit }) =>
    `语料有 ${megabytes(bytes)} MB；在标签页中最多可用 ${megabytes(limit)} MB 训练`,
  'too-many-sentences': ({ found, limit }) => `语料有 ${found} 个句子；在标签页中最多可用 ${limit} 个训练`,
  'sentence-too-long': ({ sentence, tokens, limit }) =>
    `第 ${sentence} 句连同 [CLS] 和 [SEP] 有 ${tokens} 个词元；最多容纳 ${limit} 个，请拆成更短的行`,
  'vocabulary-too-small': ({ words }) => `语料只有 ${words} 个不同的词；至少需要 2 个，否则没有可猜的`,
  'vocabulary-too-large': ({ words, limit }) =>
    `语料有 ${words} 个不同的词；在标签页中最多可用 ${limit} 个训练`,
  'no-word-at-position': ({ sentence, text, position, last }) =>
    `第 ${sentence} 句（${quoted(text)}）在位置 ${position} 没有词；请选择${
      last === 1 ? '位置 1' : ` 1 到 ${last} 的位置`
    }，或把句子写长`,
  'no-documents': ({ sentences }) =>
    `句对需要至少两句的文档；此语料有 ${sentences} 句，没有一句接在另一句之后（空行结束一个文档）`,
  'no-other-sentence': () =>
    '下一句预测需要两个接在别句之后的不同句子；此语料中它们都一样，没有一句可以充当随机的一句',
  'no-such-corpus': ({ field: name, name: corpus }) => `${name}：没有名为${quoted(corpus)}的语料`,

  'grammar-empty': (v) =>
    inLine(v, '文法是空的；请至少写一条规则，例如“Sentence: the bird sings | the birds sing”'),
  'grammar-not-a-rule': (v) => inLine(v, `${quoted(v.text)}不是规则；请写名称、冒号和用竖线隔开的选项`),
  'grammar-not-a-name': (v) => inLine(v, `${quoted(v.name)}不能作规则名；名称是一个以大写字母开头的词`),
  'grammar-second-rule': (v) => inLine(v, `${v.name} 在第 ${v.first} 行已有规则；请用竖线把两条合并`),
  'grammar-no-weight': (v) =>
    inLine(v, `权重 [${v.weight}] 不是 ${v.lightest} 到 ${v.heaviest} 的数；请写成 [2] 或 [0.5] 这样`),
  'grammar-word-too-long': (v) => inLine(v, `有一个词有 ${v.characters} 个字符；最多允许 ${v.limit} 个`),
  'grammar-empty-alternative': (v) => inLine(v, '有一个选项是空的；竖线之间请至少写一个词'),
  'grammar-no-rule': (v) =>
    inLine(v, `${v.rule} 用到了 ${v.name}，而它没有规则；请写一条，或让这个词以小写字母开头`),
  'grammar-unused-rule': (v) =>
    inLine(v, `${v.name} 从未用到；请在第一条规则能到达的规则中使用它，或把它删去`),
  'grammar-cycle': (v) => inLine(v, `${v.names} 构成循环；有限的语言没有循环`),
  'grammar-too-many-rules': (v) => inLine(v, `有 ${v.rules} 条规则；最多能处理 ${v.limit} 条`),
  'grammar-too-many-documents': (v) =>
    inLine(v, `该语言有 ${vast(v.documents)} 篇文档；最多能列举 ${v.limit} 篇`),
  'grammar-wordless-document': (v) => inLine(v, '该语言有一篇文档没有词；每个斜杠旁边请至少写一个词'),
  'grammar-document-too-long': (v) =>
    inLine(v, `该语言有一篇文档有 ${vast(v.words)} 个词；最多允许 ${v.limit} 个`),
  'grammar-too-many-words': (v) =>
    inLine(v, `这些规则总共描述了多达 ${vast(v.words)} 个词；最多能列举 ${v.limit} 个`),
  'grammar-sentence-too-long': (v) =>
    inLine(v, `该语言有一句连同 [CLS] 和 [SEP] 有 ${v.tokens} 个词元；最多容纳 ${v.limit} 个`),

  'no-exercises-one-sentence': () =>
    noExercises('它只有 1 个句子，没有可猜的；请至少写两个不同的句子，每行一句'),
  'no-exercises-none-short': ({ sentences, words }) =>
    noExercises(`它的 ${sentences} 个句子没有一个不超过 ${words} 个词；请拆成更短的行`),
  'no-exercises-one-short': ({ sentences, words }) =>
    noExercises(`它的 ${sentences} 个句子中只有 1 个不超过 ${words} 个词；请把其他的拆成更短的行`),
  'no-exercises-alike': ({ words }) =>
    noExercises(`不超过 ${words} 个词的句子都一样；请至少写两个不同的句子，每行一句`),
  'no-exercises-nothing-shared': () => noExercises('这些句子中没有哪个词留有可问的；请写有共同词的句子'),
  'exercise-count': ({ field: name, count, limit }) =>
    `${name}：出不了 ${count} 道练习；请要 1 到 ${limit} 道`,

  'model-too-large': ({ what: of, found, limit }) =>
    `模型会有 ${found} ${what[of] ?? of}；标签页中最多容纳 ${limit}，请减小模型，或缩短语料的词表`,
  'too-few-positions': ({ field: name, positions, tokens }) =>
    `${name}：${positions} 个位置太少；最长的句子连同 [CLS] 和 [SEP] 有 ${tokens} 个词元`,
  diverged: ({ step, loss, lr }) =>
    `训练在第 ${step} 步发散：学习率为 ${lr} 时损失是 ${loss}；请试较小的学习率，例如 0.001`,
  'not-finite': () => '模型的回答不是数：它的训练发散了；请用较小的学习率重新训练',
  'floors-off': ({ tokens }) =>
    `没有计算下界：语料有 ${tokens} 个词元，就连抽样也太费时间；较短的语料才有下界`,
  'no-exact': () => '连续片段没有精确答案，因为哪些词元一起被选中取决于它们的位置；逐个选词元的运行才有',

  'no-blank': () => '文本中没有空；请在要模型猜的地方写 [MASK] 或 ___',
  'text-too-long': ({ tokens, limit }) =>
    `文本连同 [CLS] 和 [SEP] 有 ${tokens} 个词元；模型有 ${limit} 个位置，请写短些`,
  'special-inside': ({ token }) =>
    `${token} 在句子里面；请只写一个句子：前面的 [CLS] 和后面的 [SEP] 会自动加上`,

  'no-sentence': ({ which }) => `还没有${which === 'second sentence' ? '第二句' : '句子'}；请至少写一个词`,
  'task-words': ({ task, missing, words, example }) =>
    `预训练编码器的词表缺少任务“${taskOf(task)}”的 ${words} 个词中的 ${missing} 个，例如${quoted(example)}；请用文法 world 预训练，它包含所有的词`,
  'label-budget': ({ task, asked, limit }) =>
    `抽不出 ${asked} 个标注样本；任务“${taskOf(task)}”有 1 到 ${limit} 个`,
  'no-bert': field('只有 BERT 能微调；请选择一个，或在“运行”中添加一个'),
  'none-tuned': field('还没有微调过的模型；请先按“微调”'),
  'none-tuned-yet': field('还没有微调过的模型；请等第一个完成'),

  'no-such-run': ({ index, runs }) => `没有运行 ${index}；实验有 ${runs} 个，从 0 数起`,
  'no-such-preset': ({ name, known }) => `没有预设${quoted(name)}；现有 ${known}`,
  'no-such-question': ({ what: asked }) => `没有问题${quoted(asked)}；请重新加载网页`,
  'no-such-step': ({ step, last }) => `没有第 ${step} 步；该运行有第 1 到第 ${last} 步`,
  'no-such-task': ({ name, known }) => `没有任务${quoted(name)}；现有 ${known}`,
  'no-such-token': ({ field: name, token, last }) => `${name}：没有词元 ${token}；最后一个是 ${last}`,

  'experiment-field': ({ field: name, reason }) => `${name}：${reason}`,
  'experiment-json': ({ reason }) => `实验不是有效的 JSON：${reason}`,
  checkpoint: ({ reason }) => `检查点无法使用：${reason}`,
  batch: ({ reason }) => `批次无法使用：${reason}`,
  file: ({ path, reason }) => `${path}：${reason}`,
  tensor: ({ reason }) => `张量库内部错误：${reason}`,
  internal: ({ reason }) => `内部错误：${reason}`,
  'not-started': () => '该运行尚未启动，或已失败',
};
