/** The words of the settings, in Chinese. */

const fields = {
  steps: { label: '步数', help: '每个运行训练多少步；一步处理一个批次。' },
  'corpus.sentences': { label: '抽取', help: '用多少个句子来训练。' },
  'corpus.held_out': { label: '留出', help: '不参与训练的句子，用来区分“学会”和“死记”。' },
  'corpus.sample': { label: '抽样种子', help: '决定抽到哪些句子。' },
  label: { label: '名称', help: '此运行在页面上的名称。' },
  objective: {
    label: '训练目标',
    help: '学什么：只做填空；填空并判断一对句子；或者找出被替换的词。',
  },
  seed: { label: '种子', help: '决定一切随机选择；种子相同，数字就相同。' },
  'model.kind': {
    label: '模型',
    help: '笔记本模型一次只看一个词元；BERT 让词元互相看。',
  },
  'model.width': { label: '宽度', help: '用多少个数表示一个词元。' },
  'model.layers': { label: '层数', help: '词元互相看多少遍。' },
  'model.heads': { label: '头数', help: '一层中并列的注意力头数；必须整除隐藏维度。' },
  'model.hidden': { label: '隐藏维度', help: '用多少个数表示一个词元；须为头数的倍数。' },
  'model.intermediate': { label: '前馈层维度', help: '两次注意力之间那一层的宽度。' },
  'model.context': { label: '上下文', help: '一个词元可以看哪些其他位置。' },
  'model.dropout': {
    label: '丢弃率（dropout）',
    help: '训练时随机置零的数所占的比例；用来防止死记。',
  },
  'model.init': { label: '初始标准差', help: '初始权重的标准差；BERT 用 0.02。' },
  'model.positions': {
    label: '位置数',
    help: '输入最长多少个词元；留空则按语料所需，至少 16。',
  },
  'masking.select': {
    label: '目标词元',
    help: '要猜哪些词元：总是同一位置，或每句中随机的一部分。',
  },
  'masking.select.position': {
    label: '位置',
    help: '要猜的词元，从 [CLS] 起由 0 数起：第一个词是 1。',
  },
  'masking.select.rate': { label: '比例', help: '要猜的词元所占的比例；BERT 用 0.15。' },
  'masking.select.rule': {
    label: '规则',
    help: '每句固定个数，如 BERT；每个词元各凭概率；或整个连续片段，如 SpanBERT。',
  },
  'masking.mask': { label: '换成 [MASK]', help: '目标词元中换成 [MASK] 的比例；BERT 用 0.8。' },
  'masking.random': {
    label: '换成随机词',
    help: '目标词元中换成随机词的比例；其余保留原样。BERT 用 0.1。',
  },
  'masking.draws': {
    label: '掩码',
    help: '句子每次出现都重新抽取，如 RoBERTa；或每句只抽取一次。',
  },
  'masking.scored': {
    label: '损失计于',
    help: '只计目标词元，如 BERT；或计所有词元：那样大多数答案就在输入里。',
  },
  'batch.size': { label: '批次大小', help: '一步处理多少个句子。' },
  'batch.order': { label: '顺序', help: '按语料的顺序，或每轮重新打乱。' },
  'optimizer.lr': { label: '学习率', help: '每一步把权重移动多远。' },
  'optimizer.schedule': { label: '学习率调度', help: '预热之后学习率不变，或到最后一步降为 0。' },
  'optimizer.warmup': { label: '预热步数', help: '学习率从 0 上升所用的步数。' },
  'optimizer.weight_decay': { label: '权重衰减', help: '把权重拉向 0 的力度；为 0 时就是普通的 Adam。' },
  'optimizer.clip': {
    label: '裁剪范数',
    help: '梯度不超过此长度时不缩短；留空则从不裁剪。',
  },
  'optimizer.beta1': { label: 'β₁', help: '对梯度均值的记忆。' },
  'optimizer.beta2': { label: 'β₂', help: '对梯度平方的记忆。' },
  'optimizer.epsilon': { label: 'ε', help: '避免除以过小的梯度。' },
};

const values = {
  'model.kind': { notebook: '笔记本模型', bert: 'BERT' },
  'model.context': { none: '无', left: '左侧', right: '右侧', both: '两侧' },
  objective: {
    mlm: '填空',
    nsp: '填空和下一句预测',
    sop: '填空和句序预测',
    rtd: '填空和替换词检测',
  },
  'masking.select': { position: '固定位置', rate: '随机比例' },
  'masking.select.rule': { count: '固定个数', bernoulli: '各凭概率', span: '连续片段' },
  'masking.draws': { fresh: '动态', static: '静态' },
  'masking.scored': { targets: '目标词元', all: '所有词元' },
  'batch.order': { sequential: '按语料顺序', shuffled: '打乱' },
  'optimizer.schedule': { constant: '不变', linear: '线性下降' },
};

const emptyMeans = { 'model.positions': '自动', 'optimizer.clip': '从不' };

/** @type {import('./language.js').Translation<typeof import('./settings.en.js').en>} */
export const settings = { settings: fields, values, emptyMeans };
