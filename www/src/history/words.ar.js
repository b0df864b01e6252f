/** Why a file cannot be opened or saved, in Arabic. */

import { writing } from '../words/numbers.js';

const { apart, quoted } = writing('ar');

/** The columns of a file. */
const GROUPS = { steps: '', second: ' للهدف الثاني', heldOut: ' للجمل المحجوزة' };

/** @type {import('../words/language.js').Translation<typeof import('./words.en.js').en>} */
export const history = {
  noPicture: 'تعذّر إنشاء الصورة',
  tooLarge: (most) => `فيه أكثر من ${most} ميغابايت`,
  noJson: 'ليس JSON',
  notOurs: 'لم تحفظه هذه الصفحة',
  otherVersion: (found, known) => `إصدار صيغته ${apart(found)}؛ وهذه الصفحة تقرأ الإصدار ${known}`,
  experiment: (reason) => `لا يمكن استخدام تجربته: ${apart(reason)}`,
  blank: (most) => `جملته ليست نصًّا من ${most} حرف على الأكثر`,
  runs: (runs) => `ليس فيه تاريخ لكل تشغيل من تشغيلاته، وعددها ${runs}`,
  missing: (run) => `تاريخ ${quoted(run)} ناقص`,
  fingerprint: (run) => `ليس لتاريخ ${quoted(run)} بصمة، أو ليست مما تكتبه هذه الصفحة`,
  steps: (run, found, steps) => `في تاريخ ${quoted(run)} من الخطوات ${found}؛ وفي التجربة ${steps}`,
  lengths: (run, group) => `في تاريخ ${quoted(run)} أعمدة${GROUPS[group]} مختلفة الأطوال`,
  secondLength: (run) => `في تاريخ ${quoted(run)} أعمدة للهدف الثاني مختلفة الأطوال`,
  columnMissing: (run, group, column) =>
    `في تاريخ ${quoted(run)} ينقص العمود ${apart(column)}${GROUPS[group]}`,
  noNumber: (run, group, column, entry) =>
    `في تاريخ ${quoted(run)}، العمود ${apart(column)}${GROUPS[group]}: القيمة ${entry} ليست عددًا`,
};
