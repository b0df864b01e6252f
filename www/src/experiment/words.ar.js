/** Why an experiment, a field of one, or a part of a link cannot be used, in Arabic. */

import { writing } from '../words/numbers.js';

const { apart, count, either, quoted } = writing('ar');

/** @param {number} min @param {number} max */
const range = (min, max) => `يجب أن تكون القيمة من ${min} إلى ${max}`;

/** @param {string[]} names */
const named = (names) => names.map(apart).join('، ');

/** @type {import('../words/language.js').Translation<typeof import('./words.en.js').en>} */
export const experiment = {
  noObject: (shown) => `${apart(shown)} ليس كائنًا بحقول مسمّاة`,
  unknownField: (names) => `هذا الحقل غير معروف؛ الحقول المعروفة هنا هي ${named(names)}`,
  missing: () => 'هذا الحقل ناقص',
  noInteger: (shown, min, max) => `${apart(shown)} ليس عددًا صحيحًا؛ ${range(min, max)}`,
  noNumber: (shown, min, max) => `${apart(shown)} ليس عددًا؛ ${range(min, max)}`,
  outOfRange: (shown, min, max) => `${apart(shown)} خارج المجال؛ ${range(min, max)}`,
  noText: (shown) => `${apart(shown)} ليس نصًّا`,
  textLength: (characters, min, max) =>
    `نصّ طوله ${characters} خارج المجال؛ يجب أن يكون عدد أحرفه من ${min} إلى ${max}`,
  noneOf: (shown, names) => `${apart(shown)} ليس من القيم ${named(names)}`,
  noList: (shown) => `${apart(shown)} ليس قائمة`,
  listLength: (items, min, max) =>
    `قائمة عدد عناصرها ${items} خارج المجال؛ يجب أن يكون العدد من ${min} إلى ${max}`,
  exactlyOne: (names) => `يلزم واحد فقط من ${named(names)}`,

  sameLabel: (label) => `يوجد تشغيلان باسم ${quoted(label)}؛ أعطِ كلًّا منهما اسمًا خاصًا`,
  notDivisible: (hidden, heads, right) =>
    `الحجم المخفي ${hidden} لا يقبل القسمة على عدد الرؤوس ${heads}؛ جرّب ${either(right.map(String))}`,
  shares: (share) => `مجموع نسبتي [MASK] والكلمات العشوائية ${share}؛ وأقصاه 1`,
  warmup: (warmup, steps) => `خطوات الإحماء ${warmup} لا تتسع لها الخطوات ${steps}`,
  together: {
    notebookLearns: `نموذج الدفتر لا يتعلم إلا ${quoted('mlm')}: فليس فيه ما يرى المدخل كله`,
    pairsNeedRate: 'الموضع الثابت ليس كلمة في كل زوج؛ اختر نسبة، مثل 0.15',
    pairsAreFresh: `تُسحب الأزواج من جديد، فلا تكون أقنعتها ثابتة؛ اختر ${quoted('fresh')}`,
    replacedAreTargets: `في كشف الكلمات المستبدلة لا تُخمَّن إلا الرموز المختارة؛ اختر ${quoted('targets')}`,
  },

  tooManySentences: (most) => `في المتن أكثر من ${count(most)} جملة؛ وهذا أقصى ما يُتدرّب عليه في تبويب`,
  tooManyWords: (most) => `في المتن أكثر من ${count(most)} كلمة مختلفة؛ وهذا أقصى ما يُتدرّب عليه في تبويب`,
  corpusTooLarge: (found, most) =>
    `حجم المتن ${found} ميغابايت؛ وأقصى ما يُتدرّب عليه في تبويب ${most} ميغابايت`,

  link: {
    tooLong: (most) => `فيه أكثر من ${most} حرف`,
    otherVersion: (version) => `لا يبدأ بـ${apart(version)}، وهو الإصدار المعروف هنا`,
    unknown: (name) => `${apart(name)} غير معروف`,
    partTooLong: (name, most) => `${apart(name)}: فيه أكثر من ${count(most)} حرف`,
    blankTooLong: (most) => `${apart('blank')}: فيه أكثر من ${most} حرف`,
    noExercise: (text, most) =>
      `${apart('exercise')}: ${apart(text)} ليس بذرة، ولا بذرة ورقمًا من 1 إلى ${most}، مثل ${apart('7-12')}`,
    noStep: (step) => `${apart('step')}: ${apart(step)} ليس رقم خطوة`,
    fingerprints: () => `${apart('fingerprints')}: ليست بصمة لكل تشغيل`,
    tooManyParts: (most) => `كل ما بعد أول ${most} من الأجزاء`,
    packed: (name, most) => `${apart(name)}: لا يمكن فكّ ضغطه، أو فيه أكثر من ${most} ميغابايت`,
    undecodable: (name) => `${apart(name)}: لا يمكن فكّ ترميزه`,
    twice: (name) => `${apart(name)}: ذُكر مرتين`,
    noRuns: (list) => `${apart('runs')}: ${apart(list)} ليست قائمة من تشغيلات التجربة الجاهزة`,
  },
};
