/** The words of the toolbar, in Chinese. */

import { writing } from '../../words/numbers.js';

const { count, fixed, quoted } = writing('zh');

/** @param {number} seconds */
const duration = (seconds) => {
  if (seconds < 10) return `${fixed(seconds, 1)} 秒`;
  if (seconds < 90) return `${Math.round(seconds)} 秒`;
  return `${Math.round(seconds / 60)} 分钟`;
};

/** Chinese counts large numbers in ten thousands. @param {number} n */
const rate = (n) => (n >= 10_000 ? `${fixed(n / 10_000, n >= 100_000 ? 0 : 1)} 万` : count(n));

/** @type {import('../../words/language.js').Translation<typeof import('./words.en.js').en>} */
export const toolbar = {
  train: '训练',
  trainAgain: '重新训练',
  resume: '继续训练',
  step: '走一步',
  reset: '重置',
  speed: '速度',
  speeds: { slow: '慢', medium: '中', full: '全速' },
  speedHelp: { slow: '每秒 4 步', medium: '每秒 60 步', full: '本设备所能达到的最快速度' },
  preset: '预设',
  ownPreset: '自定义',
  ownAbout: '您自己的实验。',
  various: '各不相同',
  explain: '这些是做什么的？',
  controls: [
    ['训练', '同时训练所有运行，每个运行在自己的 worker 中，直到步数用完；“暂停”停在两步之间。'],
    ['走一步', '让每个运行走一步。'],
    ['重置', '按所示设置从头开始；种子相同，数字就相同。'],
    ['预设', '载入准备好的实验。'],
    ['步数', '是每个运行训练多少步；一步处理一个批次。'],
    ['种子', '决定一切随机选择：初始权重、顺序、挖空的位置。'],
    ['速度', '放慢训练，以便看清每一步；它不改变数字。'],
  ],
  progress: '训练进度',
  stepOf: (step, steps) => `第 ${count(step)} 步，共 ${count(steps)} 步`,
  left: (seconds) => `还剩 ${duration(seconds)}`,
  tokensPerSecond: (n) => `每秒 ${rate(n)} 个词元`,
  phases: {
    idle: '尚未加载',
    loading: '正在加载……',
    ready: '就绪',
    running: '训练中',
    paused: '已暂停',
    done: '完成',
    failed: '失败',
  },
  waitsForEngine: '正在加载引擎……',
  waitsForRuns: (n) => `正在启动 ${count(n)} 个运行……`,
  startsWhenReady: '就绪后开始',
  stale: '这次训练之后有修改。“重置”使修改生效。',
  applyEdits: '应用修改',
  undoEdits: '撤销修改',
  undo: '撤销',
  replaced: '已更改。可以恢复原来的设置和文本。',
  show: '显示',
  stopped: (label, reason) => `${quoted(label)}停止了：${reason}。其他运行不受影响。`,
};
