/** What is said in several places, in Chinese. */

import { writing } from './numbers.js';

const { count, list, quoted } = writing('zh');

/** @type {import('./language.js').Translation<typeof import('./strings.en.js').en>} */
export const strings = {
  lab: 'Cloze：掩码语言模型实验室',

  missing: (what) => `此浏览器缺少模型所需的 ${what}；最新版的 Firefox、Chrome、Edge 或 Safari 都具备。`,
  loadFailed: (path, reason) => `引擎（${path}）无法加载：${reason}。请检查网络连接，再按“重置”。`,
  workerRefused: (reason) =>
    `此网页不允许模型在 worker 中运行：${reason}。它的内容安全策略须包含 worker-src blob:，若启用了 Trusted Types，还须包含策略 cloze。`,

  noWorker: '无法启动 worker',
  unreadable: '无法读取 worker 的一条消息',
  stop: '。',

  toolbar: '训练',
  pause: '暂停',
  field: (name, run) => (run === null ? quoted(name) : `${run} 的${quoted(name)}`),
  mend: (name, message) => `未开始。请先改正${name}：${message}。`,
  unknownAttribute: (name, value, known) =>
    `${name}：不认识${quoted(value)}；可用的值有 ${known.join('、')}。`,
  experimentFailed: (url, reason) => `实验 ${url} 无法使用：${reason}。`,

  linkIgnored: ([first, ...others]) =>
    `链接未能全部读懂，以下部分被忽略：${first}${others.length > 0 ? `；另有 ${count(others.length)} 处` : ''}。`,

  failedTitle: '此实验无法运行',
  loadFailedTitle: '实验室未能启动',
  failedNext: '请按这句话的提示修改，然后重试。您输入的内容都还在。',
  tryAgain: '重试',

  corpus: '语料',
  notices: {
    'nothing-held-out': () => '没有留出任何句子：样本已包含该语言的所有文档，或没有要求留出。',
    'only-single-words': () => '每个句子都只有一个词，没有上下文可学。',
    'single-words': ({ sentences }) => `${count(sentences)} 个句子只有一个词，不提供上下文。`,
    'spellings-merged': ({ words, merged }) => {
      const named = merged.slice(0, 5).map((spellings) => spellings.join(' = '));
      const others = words > named.length ? [`另外 ${count(words - named.length)} 组`] : [];
      return `模型像 BERT 一样不读重音符号，因此以下各组都成了同一个词：${list([...named, ...others])}。`;
    },
    'pairs-truncated': ({ positions }) =>
      `有些句对超过了 ${count(positions)} 个位置：其中较长一句的末尾被截去。`,
    'examples-truncated': ({ task, truncated, examples, positions }) =>
      `${task}的 ${count(examples)} 个样本中，有 ${count(truncated)} 个超过了预训练编码器的 ${count(positions)} 个位置，已被截短，先截较长的一句。`,
  },

  loss: '损失',
  xAxis: '步',
  yAxis: '损失（nats／目标词元）',
  gapAxis: '损失 − 下界（nats／目标词元）',
  exactMoved: '“精确值”一列属于修改后的文本。',

  blanks: '填空',
  right: '对',
  wrong: '错',

  showTrained: '显示训练好的模型',
  runs: '运行',
  newRun: '新运行',
  copyOf: (label, n) => (n === 1 ? `${label}，副本` : `${label}，副本 ${n}`),

  inside: '看看内部',
  notOpened: (name, reason) =>
    `${quoted(name)}未能打开：${reason}。这里可以打开用“带走结果”保存的文件；要用来训练的文本请放进语料编辑框。`,
  recorded: '这些曲线来自文件。按“训练”会重新算一遍，并说明结果是否相同。',
  sameAsFile: '与文件中的运行逐位相同。',
  otherThanFile: (labels) =>
    `与文件中的运行不同：${list(labels.map(quoted))}的损失不一致。该文件出自本页的另一版本，或被改动过。`,
  noDrawing: '没有图；如果面板显示的是表格，请切换为图',
  notSaved: (reason) => `什么也没有保存：${reason}。`,
  whatIf: { copy: '所有词元', masks: '全部 [MASK]', static: '静态掩码', spans: '连续片段' },
  notResumed: (reason) => `保存的训练无法继续，因此从头开始：${reason}。`,
  otherCurve: '它的曲线属于别的步',
  insideLoading: '正在加载……',
  insideFailed: '这些面板无法加载。请检查网络连接。',

  milestone: (share, step) => `已训练 ${share}%，第 ${count(step)} 步。`,
  pausedAt: (step) => `暂停于第 ${count(step)} 步。`,
  done: '训练完成。',
  doneBut: (labels, of) =>
    `训练结束：${of} 个运行中有 ${count(labels.length)} 个提前停止，即${list(labels)}。`,
};
