/** The words of *Exercises*, in Arabic. */

import { writing } from '../../../words/numbers.js';

const { apart, fixed, plain, percent, count, counted, list, quoted } = writing('ar');

/** A loss or a probability, as the worked answers write it. @param {number} n */
const number = (n) => fixed(n, 4);

/** @param {number} n */
const sentencesOf = (n) => counted(n, { one: 'جملة واحدة', two: 'جملتان', few: '# جمل', other: '# جملة' });

/** @type {import('../../../words/language.js').Translation<typeof import('./words.en.js').en>} */
export const exercises = {
  help: 'أسئلة عن متنك، لكل منها جواب صحيح واحد يُحسب حسابًا دقيقًا. لا يُدرَّب شيء، ولا تُحسب درجات.',
  loading: 'جارٍ التحميل…',
  seed: 'البذرة',
  seedHelp: 'بذرة أخرى تعطي تمارين أخرى.',
  noSeed: 'البذرة عدد صحيح من 0 إلى 4294967295.',
  title: (at, of) => `التمرين ${at} من ${of}`,
  corpus: (n, of) =>
    n === of
      ? `المتن: ${sentencesOf(n)}`
      : `${sentencesOf(n)} من جمل المتن، وعددها ${count(of)}: تُعدّ هنا المتنَ كله`,
  equally: 'كل الجمل متساوية الاحتمال.',
  marks: 'علامة الترقيم تُعدّ كلمة.',
  terms: `المتنبئ الأفضل يعرف هذه الجمل، ويعرف أي كلمة مخفية: الأولى أو الثانية أو ما بعدها. ويزن كل الجمل التي توافق ما يراه. خسارته ${apart('−ln p')} للكلمة الصحيحة، بوحدة nats: و${apart('ln')} هو اللوغاريتم الطبيعي. وعدم يقينه عند فراغ هو الإنتروبيا ${apart('−Σ p ln p')}.`,
  blank: 'فراغ',
  outOfSight: 'لا تُرى',
  numbered: (position) => `(الكلمة ${position})`,

  hidden: {
    each: (position) => `أُخفيت الكلمة ${position} من كل جملة.`,
    any: 'أُخفيت كلمة واحدة من الجملة، ولكل كلمة الفرصة نفسها.',
  },
  sees: {
    none: 'لا يرى النموذج أي كلمة أخرى.',
    left: 'لا يرى النموذج إلا الكلمات التي قبلها.',
    right: 'لا يرى النموذج إلا الكلمات التي بعدها.',
    both: 'يرى النموذج كل الكلمات الأخرى.',
  },
  asks: {
    least: 'ما أقل خسارة ممكنة، بوحدة nats لكل كلمة مخفية؟',
    distribution: (word) => `ما احتمال أن تكون ${quoted(word)} في الفراغ؟`,
    harder: 'في أي الفراغين يكون المتنبئ الأفضل أقل يقينًا؟',
    added: (before) => `أقل خسارة ممكنة ${number(before)} nats. ثم أُضيفت هذه الجملة:`,
    addedThen: 'ما أقل خسارة ممكنة بعد إضافتها، بوحدة nats لكل كلمة مخفية؟',
    decides: 'تُخفى كلمة أخرى أيضًا. أيّها يجعل المتنبئ الأفضل أقل يقينًا بالفراغ؟',
    possible: (loss) =>
      `يقال إن متوسط خسارته على جمل كثيرة جدًا ${fixed(loss, 2)} nats لكل كلمة مخفية. فهل هذا ممكن؟`,
  },
  nats: 'nats',
  probability: 'الاحتمال',
  within: (tolerance) =>
    `يصحّ الجواب بفارق لا يزيد على ${plain(tolerance)}. يمكنك أن تكتب 0.46 أو ${apart('2/3')} أو ${apart('ln 2')}.`,
  withinShare: (tolerance) =>
    `يصحّ الجواب بفارق لا يزيد على ${percent(tolerance)}. يمكنك أن تكتب 0.33 أو ${apart('1/3')} أو ${percent(0.33)}.`,
  choose: 'جوابك',
  yes: 'نعم، ممكن',
  no: 'لا، غير ممكن',
  word: (word, position) => `${apart(word)} (الكلمة ${position})`,
  option: (at) => 'أبجدهوزحطي'[at] ?? String(at + 1),
  check: 'تحقّق',

  nothingChosen: 'اختر جوابًا أولًا.',
  verdicts: {
    right: (answer) => `صحيح: ${number(answer)}.`,
    bits: (answer) =>
      `صحيح، لكنه الجواب بالبتّات: وهو بوحدة nats ${number(answer)}. البتّ الواحد ${apart('ln 2 = 0.6931 nats')}.`,
    number: `ليس هذا عددًا. اكتب عددًا مثل 0.46 أو ${apart('2/3')} أو ${apart('ln 2')} أو ${percent(0.33)}.`,
    negative: `لا تقل الخسارة عن 0 أبدًا: ${apart('−ln p')} تساوي 0 عند ${apart('p = 1')}، وتكبر كلما صغر ${apart('p')}.`,
    range: `الاحتمال من 0 إلى 1؛ واكتب النسبة المئوية بعلامتها، مثل ${percent(0.33)}.`,
    before: (value) =>
      `${number(value)} هي الخسارة من دون الجملة الجديدة. وبعد إضافتها تتشابه مواضع كانت مختلفة، أو تتغير حصصها.`,
    context: {
      none: (value) => `${number(value)} هي أقل خسارة لنموذج لا يرى أي كلمة أخرى.`,
      left: (value) => `${number(value)} هي أقل خسارة لنموذج لا يرى إلا الكلمات السابقة.`,
      right: (value) => `${number(value)} هي أقل خسارة لنموذج لا يرى إلا الكلمات اللاحقة.`,
      both: (value) => `${number(value)} هي أقل خسارة لنموذج يرى كل الكلمات الأخرى.`,
    },
    low: (value) => `${number(value)} أقل مما يجب: لا يمكن لنموذج يرى هذا القدر أن يبلغ هذا اليقين.`,
    high: (value) => `${number(value)} أكثر مما يجب: المتنبئ الأفضل يحقق أقل منها بما يراه.`,
    lowShare: (value) =>
      `${number(value)} أقل مما يجب: عُدّ الجمل التي توافق ما يُرى، ثم ما فيه هذه الكلمة منها.`,
    highShare: (value) =>
      `${number(value)} أكثر مما يجب: عُدّ الجمل التي توافق ما يُرى، ثم ما فيه هذه الكلمة منها.`,
  },
  choices: {
    harder: (right, nats) => `صحيح: عند ${apart(right)} يبلغ عدم اليقين ${number(nats)} nats.`,
    notHarder: (chosen, most) =>
      `ليس هذا: عدم اليقين هنا ${number(chosen)} nats، وعند الآخر ${number(most)}.`,
    decides: (right, nats) => `صحيح: بدون ${apart(right)} يبلغ عدم اليقين ${number(nats)} nats.`,
    notDecides: (chosen, nats, most) =>
      `ليست هذه: بدون ${apart(chosen)} يبلغ عدم اليقين ${number(nats)} nats؛ وبدون كلمة أخرى يبلغ ${number(most)}.`,
    possible: (loss, floor) => `صحيح: ${fixed(loss, 2)} ليست دون أقل خسارة ممكنة، وهي ${number(floor)}.`,
    impossible: (loss, floor) => `صحيح: ${fixed(loss, 2)} دون أقل خسارة ممكنة، وهي ${number(floor)}.`,
    butPossible: (loss, floor) =>
      `بل هو ممكن: ${fixed(loss, 2)} ليست دون أقل خسارة ممكنة، وهي ${number(floor)}.`,
    notPossible: (loss, floor) => `غير ممكن: ${fixed(loss, 2)} دون أقل خسارة ممكنة، وهي ${number(floor)}.`,
  },

  worked: 'الحل',
  fits: (words, counts) => list(words.map((word, i) => `${apart(word)} ${count(counts[i])}`)),
  entropy: (nats) => `الإنتروبيا ${number(nats)}`,
  certain: (n) =>
    `${counted(n, { one: 'كلمة مخفية أخرى', two: 'كلمتان مخفيتان أخريان', few: '# كلمات مخفية أخرى', other: '# كلمة مخفية أخرى' })}: يقين، والإنتروبيا 0`,
  allCertain: (n) =>
    `${counted(n, { one: 'كلمة مخفية واحدة', two: 'كلمتان مخفيتان', few: '# كلمات مخفية', other: '# كلمة مخفية' })}: يقين، والإنتروبيا 0`,
  sum: (terms, words, nats) =>
    apart(
      `(${terms.length === 0 ? '0' : terms.map(([n, entropy]) => `${n} × ${number(entropy)}`).join(' + ')}) / ${words} = ${number(nats)}`,
    ),
  before: 'من دون الجملة الجديدة:',
  after: 'بعد إضافتها:',
  share: (n, of, p) => `${n} من ${of}، أي ${number(p)}.`,
  whole: 'من دون إخفاء شيء آخر:',
  without: (word) => `بدون ${apart(word)}:`,
  answer: (answer) => `${number(answer)}.`,

  previous: 'السابق',
  next: 'التالي',
  printSheet: 'طباعة التمارين',
  printKey: 'طباعة الحلول',
  sheetTitle: 'تمارين',
  keyTitle: 'تمارين: الحلول',
  seeded: (seed) => `البذرة ${seed}.`,
  fewer: (found) =>
    `في هذه الجمل ${counted(found, { one: 'تمرين واحد', two: 'تمرينان مختلفان', few: '# تمارين مختلفة', many: '# تمرينًا مختلفًا', other: '# تمرين مختلف' })}.`,
  lacking: {
    least: 'لا سؤال عن أقل خسارة: فهي بالسياق السابق أقرب إلى 0 من أن تُميَّز عنه.',
    distribution: 'لا سؤال عن احتمال: فليس في الجمل كلمة تُخفى.',
    harder: 'لا مقارنة بين فراغين: فكلها متساوية الصعوبة.',
    added: 'لا جملة تُضاف: فما من جملة ممكنة تغيّر الخسارة تغييرًا واضحًا، أو لا تغيّرها ألبتة.',
    decides: 'لا سؤال عن الكلمة الحاسمة: فما من كلمة واحدة إخفاؤها أشد أثرًا من غيرها.',
    possible: 'لا حكم على خسارة: فليس في الجمل كلمة تُخفى.',
  },
};
