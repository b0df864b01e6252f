/** Why a file cannot be opened or saved, in Chinese. */

import { writing } from '../words/numbers.js';

const { quoted } = writing('zh');

/** The columns of a file. */
const GROUPS = { steps: '', second: '第二训练目标的', heldOut: '留出句子的' };

/** @type {import('../words/language.js').Translation<typeof import('./words.en.js').en>} */
export const history = {
  noPicture: '无法生成图片',
  tooLarge: (most) => `它超过了 ${most} MB`,
  noJson: '它不是 JSON',
  notOurs: '它不是由本页保存的',
  otherVersion: (found, known) => `它的格式版本是 ${found}；本页读取版本 ${known}`,
  experiment: (reason) => `其中的实验无法使用：${reason}`,
  blank: (most) => `其中的句子不是最多 ${most} 个字符的文本`,
  runs: (runs) => `其中的历史不是 ${runs} 个运行各一份`,
  missing: (run) => `缺少${quoted(run)}的历史`,
  fingerprint: (run) => `${quoted(run)}的历史没有指纹，或指纹不是本页所写`,
  steps: (run, found, steps) => `${quoted(run)}的历史有 ${found} 步；实验有 ${steps} 步`,
  lengths: (run, group) => `${quoted(run)}的历史中，${GROUPS[group]}各列长度不同`,
  secondLength: (run) => `${quoted(run)}的历史中，第二训练目标的各列长度不同`,
  columnMissing: (run, group, column) => `${quoted(run)}的历史缺少${GROUPS[group]}列 ${column}`,
  noNumber: (run, group, column, entry) =>
    `${quoted(run)}的历史中，${GROUPS[group]}列 ${column} 的第 ${entry} 项不是数`,
};
