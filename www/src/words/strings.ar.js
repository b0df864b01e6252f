/** What is said in several places, in Arabic. */

import { writing } from './numbers.js';

const { apart, count, counted, list, percent, quoted } = writing('ar');

/** @type {import('./language.js').Translation<typeof import('./strings.en.js').en>} */
export const strings = {
  lab: 'Cloze: مختبر لنماذج اللغة المقنّعة',

  missing: (what) =>
    `ينقص هذا المتصفح ${apart(what)}، والنماذج تحتاج إليه؛ وهو متوفر في الإصدارات الحديثة من Firefox وChrome وEdge وSafari.`,
  loadFailed: (path, reason) =>
    `تعذّر تحميل المحرك (${apart(path)}): ${apart(reason)}. تحقق من الاتصال ثم اضغط «إعادة التعيين».`,
  workerRefused: (reason) =>
    `لا تسمح هذه الصفحة بتشغيل النماذج في workers: ${apart(reason)}. يجب أن تتضمن سياسة أمان المحتوى فيها ${apart('worker-src blob:')}، ومع Trusted Types السياسةَ cloze.`,

  noWorker: 'تعذّر بدء worker',
  unreadable: 'تعذّرت قراءة رسالة من worker',
  stop: '.',

  toolbar: 'التدريب',
  pause: 'إيقاف مؤقت',
  field: (name, run) => (run === null ? quoted(name) : `${quoted(name)} في ${apart(run)}`),
  mend: (name, message) => `لم يبدأ التدريب. صحّح أولًا ${name}: ${apart(message)}.`,
  unknownAttribute: (name, value, known) =>
    `${apart(name)}: القيمة ${quoted(value)} غير معروفة؛ القيم المعروفة هي ${known.map(apart).join('، ')}.`,
  experimentFailed: (url, reason) => `تعذّر استخدام التجربة ${apart(url)}: ${apart(reason)}.`,

  linkIgnored: ([first, ...others]) =>
    `لم يُفهم الرابط كله، وأُهمل ما يلي: ${apart(first)}${
      others.length > 0
        ? `؛ و${counted(others.length, { one: 'جزء آخر', two: 'جزآن آخران', few: '# أجزاء أخرى', many: '# جزءًا آخر', other: '# جزء آخر' })}`
        : ''
    }.`,

  failedTitle: 'لا يمكن تشغيل هذه التجربة',
  loadFailedTitle: 'تعذّر بدء المختبر',
  failedNext: 'غيّر ما تذكره الجملة ثم أعد المحاولة. كل ما كتبته باقٍ هنا.',
  tryAgain: 'إعادة المحاولة',

  corpus: 'المتن',
  notices: {
    'nothing-held-out': () => 'لا جمل محجوزة: العيّنة فيها كل وثائق اللغة، أو لم يُطلب حجز شيء.',
    'only-single-words': () => 'كل جملة كلمة واحدة، فلا سياق يُتعلَّم منه.',
    'single-words': ({ sentences }) =>
      `${counted(sentences, { one: 'جملة واحدة', two: 'جملتان', few: '# جمل', other: '# جملة' })} من كلمة واحدة لا تعطي سياقًا.`,
    'spellings-merged': ({ words, merged }) => {
      const named = merged.slice(0, 5).map((spellings) => spellings.map(apart).join(' = '));
      const others = words > named.length ? [`أخرى عددها ${count(words - named.length)}`] : [];
      return `تقرأ النماذج بلا علامات فوق الحروف أو تحتها، كما يفعل BERT، فصار كلٌّ من هذه كلمة واحدة: ${list([...named, ...others])}.`;
    },
    'pairs-truncated': ({ positions }) =>
      `بعض الأزواج أطول من المواضع، وعددها ${count(positions)}: فتفقد الجملة الأطول من كل زوج آخرها.`,
    'examples-truncated': ({ task, truncated, examples, positions }) =>
      `من أمثلة ${task}، وعددها ${count(examples)}، قُصّ ${count(truncated)} لأنها أطول من مواضع المُرمِّز المدرَّب مسبقًا، وعددها ${count(positions)}؛ ويبدأ القصّ بالجملة الأطول.`,
  },

  loss: 'الخسارة',
  // What is drawn stands in a drawing from left to right: an isolate keeps the order of its words.
  xAxis: 'الخطوة',
  yAxis: '\u2067الخسارة (nats لكل رمز مستهدف)\u2069',
  gapAxis: '\u2067الخسارة − الحد الأدنى (nats لكل رمز مستهدف)\u2069',
  exactMoved: 'عمود «القيمة الدقيقة» للنص بعد تعديله.',

  blanks: 'املأ الفراغ',
  right: 'صحيح',
  wrong: 'خطأ',

  showTrained: 'عرض النماذج المدرَّبة',
  runs: 'التشغيلات',
  newRun: 'تشغيل جديد',
  copyOf: (label, n) => (n === 1 ? `${label}، نسخة` : `${label}، نسخة ${n}`),

  inside: 'انظر في الداخل',
  notOpened: (name, reason) =>
    `لم يُفتح ${quoted(name)}: ${apart(reason)}. يمكن هنا فتح الملفات التي حفظتها لوحة «خذها معك»؛ أما النص الذي يُتدرّب عليه فمكانه محرّر المتن.`,
  recorded: 'هذه المنحنيات من الملف. زر «تدريب» يحسبها من جديد ويبيّن هل هي نفسها.',
  sameAsFile: 'هو التشغيل نفسه الذي في الملف، بتًّا ببت.',
  otherThanFile: (labels) =>
    `ليس هذا تشغيل الملف: تختلف خسائر ${list(labels.map(quoted))}. فقد أُنشئ الملف بإصدار آخر من هذه الصفحة أو عُدّل.`,
  noDrawing: 'لا يوجد رسم؛ إن كانت اللوحة تعرض جدولًا فاعرض الرسم',
  notSaved: (reason) => `لم يُحفظ شيء: ${apart(reason)}.`,
  whatIf: { copy: 'كل الرموز', masks: 'كلها [MASK]', static: 'أقنعة ثابتة', spans: 'مقاطع متصلة' },
  notResumed: (reason) => `لا يمكن متابعة التدريب المحفوظ، فيبدأ من جديد: ${apart(reason)}.`,
  otherCurve: 'منحنياته لخطوات أخرى',
  insideLoading: 'جارٍ التحميل…',
  insideFailed: 'تعذّر تحميل هذه اللوحات. تحقق من الاتصال.',

  milestone: (share, step) => `اكتمل ${percent(share / 100)} من التدريب، الخطوة ${count(step)}.`,
  pausedAt: (step) => `توقّف مؤقتًا عند الخطوة ${count(step)}.`,
  done: 'انتهى التدريب.',
  doneBut: (labels, of) =>
    `انتهى التدريب: توقّف مبكرًا ${count(labels.length)} من ${of} من التشغيلات، وهي ${list([...labels].map(apart))}.`,
};
