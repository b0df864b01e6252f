/** The words of the page around the lab, in Chinese. */

import { writing } from '../words/numbers.js';

const { count, list, quoted } = writing('zh');

/** @type {import('../words/language.js').Translation<typeof import('./words.en.js').en>} */
const site = {
  tagline: '在此标签页里看 BERT 的掩码语言模型学习。',
  skip: '跳到内容',
  toLesson: '回到课程',
  toCome: '您将在这里看到它训练。',
  language: '语言',
  themes: { auto: '主题：自动', light: '主题：浅色', dark: '主题：深色' },
  share: '分享',
  embed: '嵌入网页',
  close: '关闭',
  copy: '复制',
  guides: '指南',
  embedding: '嵌入网页',
  embeddingPage: 'embedding.zh.html',
  teachers: '教师指南',
  teachersPage: 'teachers.zh.html',
  footer:
    '一切都在此标签页中运行；您输入的内容不会离开您的设备。名称来自任务本身：在文本中填空叫作完形填空（cloze，Taylor，1953），BERT 引用了它。',
  shareTitle: '分享此实验',
  withFingerprint: '附带指纹',
  fingerprintHelp: '打开链接的人训练之后，会得知他们的损失是否与您的逐位相同。',
  link: '链接',
  embedExperiment: '嵌入此实验',
  embedWhere: '嵌入何处',
  embedWidth: '宽度（像素）',
  embedHeight: '高度（像素）',
  allThereIs: '全部内容',
  embedTheme: '主题',
  embedThemes: { auto: '跟随读者的系统', light: '浅色', dark: '深色' },
  embedParts: '显示的部分',
  embedFigureTitle: '图的标题',
  embedCaption: '图下的说明',
  embedCompact: '紧凑：不含帮助文字',
  embedTrained: '带有显示训练好的模型的按钮',
  embedNever:
    '没有“训练”，谁也无法训练此图：它的曲线会一直是空的。请加上显示训练好的模型的按钮，或勾选“训练”。',
  pasteThis: '粘贴这段代码',
  preview: '预览',

  sameRun: '与作者的运行逐位相同。',
  otherRun: (labels, of) =>
    `与生成链接时的运行不同：${list(labels.map(quoted))}的损失不一致${labels.length < of ? '；其余的逐位相同' : ''}。作者用的是本页的另一版本，或链接被改动过。`,
  linkHolds: (preset, names) => {
    const has = (/** @type {string} */ start) => [...names].some((name) => name.startsWith(start));
    const parts = [
      ...(has('corpus.text') || has('corpus.grammar') ? ['您的文本'] : has('corpus') ? ['语料'] : []),
      ...(names.has('steps') ? ['步数'] : []),
      ...(has('seed') ? ['种子'] : []),
      ...(has('runs') ? ['各运行的设置'] : []),
      ...(has('blank') ? ['带空的句子'] : []),
      ...(names.has('open') ? ['打开的面板'] : []),
      ...(names.has('step') ? ['面板显示的那一步'] : []),
      ...(names.has('title') || names.has('caption') ? ['标题和说明'] : []),
      ...(has('hide') ? ['隐藏的部分'] : []),
    ];
    const changes = parts.length > 0 ? `，以及您所作的修改：${list(parts)}` : '';
    return `链接包含预设${quoted(preset)}${changes}。打开它的人看到相同的设置；按下“训练”之前不会开始训练。`;
  },
  linkHoldsPage: '链接打开课程的这一页。您的回答不在其中。',
  linkLength: (characters) =>
    `${count(characters)} 个字符。${characters > 2000 ? `有些程序会截断超过 ${count(2000)} 个字符的链接。` : ''}`,
  copied: '已复制。',
  copyByHand: '浏览器不允许网页在此复制。文本已选中：请按 Ctrl+C，在 Mac 上按 ⌘C。',
  embedKinds: {
    iframe: '任意网页（iframe）',
    element: '任意网页（自定义元素）',
    quarto: 'Quarto',
    jupyter: 'Jupyter Book、MyST',
    reveal: 'Reveal.js',
    lms: 'Canvas、Moodle',
  },
  embedTitle: 'Cloze：在此网页中训练的小型 BERT',
  embedPreview: '嵌入实验室的预览',
  keeping: '此浏览器保存的内容',
  keepWork: '在此浏览器中保存我的工作',
  forgetWork: '清除所有保存的内容',
  keepsNothing: '此浏览器不让网页在这里保存任何内容。其他一切照常。',
  keepsFromNow: '从现在起保存：您的文本和设置，以及训练。',
  forgotten: '已清除：此浏览器不再保存您的工作。',
  keptCorrupt: '此浏览器保存的一部分工作无法读取，因此这部分从头开始。',
  keptOtherVersion: '此浏览器保存的一部分工作来自本页的另一版本，因此这部分从头开始。',
  keptFull: '此浏览器的存储空间已满，您最近的工作没有保存；其他一切照常。',
  notKept: (reason) => `此浏览器未能保存您最近的工作，其他一切照常。它的提示：${reason}`,
};

export const parts = { site };
