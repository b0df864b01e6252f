/** The words of *Prime, then fine-tune*, in Arabic. */

import { writing } from '../../../words/numbers.js';

const { apart, count, counted, percent, quoted } = writing('ar');

/** @type {Record<string, string>} */
const objectives = {
  mlm: 'الفراغات',
  nsp: 'الفراغات والجملة التالية',
  sop: 'الفراغات وترتيب الجملتين',
  rtd: 'كشف الكلمات المستبدلة',
};

/** After a preposition. @param {number} n */
const stepsOf = (n) => counted(n, { one: 'خطوة واحدة', two: 'خطوتين', few: '# خطوات', other: '# خطوة' });

/** After a preposition. @param {number} n */
const examplesOf = (n) =>
  counted(n, {
    one: 'مثال موسوم واحد',
    two: 'مثالين موسومين',
    few: '# أمثلة موسومة',
    many: '# مثالًا موسومًا',
    other: '# مثال موسوم',
  });

/** @type {import('../../../words/language.js').Translation<typeof import('./words.en.js').en>} */
export const prime = {
  help: 'التدريب المسبق يهيّئ المُرمِّز، فقد تكفي أمثلة موسومة قليلة. اختر مهمة وعدد الأمثلة الموسومة، ثم اضغط مرة واحدة. تُعطى الأمثلة نفسها لثلاثة متعلمين: المُرمِّز المدرَّب مسبقًا، يُدرَّب كله؛ والمُرمِّز نفسه مجمّدًا وعليه مصنِّف خطي؛ ومُرمِّز بالحجم نفسه يبدأ من الصفر. ويُجرَّب كلٌّ بخمس بذور على 400 مثال آخر لم يُعطَ أحدٌ وسومها.',
  none: 'لا يُضبط ضبطًا دقيقًا إلا BERT، وليس في التجربة أيٌّ منه. حمّل المثال.',
  waits: 'جارٍ تحميل التشغيلات…',
  run: 'التشغيل المدرَّب مسبقًا',
  task: 'المهمة',
  labels: 'أمثلة موسومة',
  untrained: 'لم يُدرَّب هذا التشغيل بعد: مُرمِّزه لا يعرف شيئًا. اضغط «تدريب» أولًا، أو قارنه كما هو.',
  trained: (step, objective) => `دُرّب مسبقًا ${stepsOf(step)} على ${objectives[objective]}.`,
  objectives,
  stale: (run, step, now) =>
    `ما يلي نتائج ${quoted(run)} عند الخطوة ${count(step)}؛ وهو الآن عند الخطوة ${count(now)}. اضغط ثانية لمقارنة ما هو عليه الآن.`,
  go: 'ضبط دقيق',
  all: 'املأ جدول النتائج كله',
  example: 'تحميل المثال',
  tasks: { acceptability: 'المقبولية', topic: 'الموضوع', entailment: 'الاستلزام', pos: 'قسم الكلام' },
  about: {
    acceptability: 'هل الجملة صحيحة نحويًا؟ (سؤال CoLA.)',
    topic: 'عمّ تتحدث الجملة: المطبخ أم الموسيقى أم الحديقة؟',
    entailment:
      'هل تلزم الجملة الثانية عن الأولى؟ والتنبؤ بالجملة التالية يسأل السؤال نفسه تقريبًا. ومن لا يقارن إلا الموضوعين يصيب تسع مرات من عشر.',
    pos: 'ما كل كلمة: اسم أم فعل أم …؟ للجملة الموسومة وسم لكل كلمة من كلماتها، وكل كلمة تُحسب.',
  },
  methods: {
    full: 'ضبط دقيق',
    probe: 'مجمَّد + خطي',
    scratch: 'من الصفر',
    'most frequent': 'الوسم الأكثر تكرارًا',
    'most frequent tag': 'القسم المعتاد للكلمة',
    'hidden Markov': 'ماركوف المخفي',
    'exact best': 'الأفضل الدقيق',
    before: 'قبل الضبط الدقيق',
  },
  progress: (done, all, now) => `انتهى ${count(done)} من ${count(all)} من المتعلمين${now}`,
  now: (task, method, labels) => `؛ والآن ${task}، ${method}، بعدد ${count(labels)} من الأمثلة الموسومة.`,
  stop: '.',
  gone: (run, step) =>
    `ما يلي نتائج ${quoted(run)} عند الخطوة ${count(step)}، وهو تشغيل لم يعد موجودًا. اضغط ثانية لمقارنة التشغيل الموجود الآن.`,
  replaced: 'حلّ جدول نتائج جديد محل السابق.',
  undo: 'تراجع',
  halt: 'إيقاف',
  goOn: 'متابعة',
  stopped: '؛ توقّف.',
  scoreboard: 'جدول النتائج',
  csv: 'جدول النتائج بصيغة CSV',
  caption: (run, step) => `دقة ${quoted(run)} بعد ${stepsOf(step)}: متوسط البذور، والأدنى والأعلى`,
  missing: '–',
  share: percent,
  range: (lowest, highest) => apart(`${Math.round(100 * lowest)}–${Math.round(100 * highest)}`),
  chart: (task) => `الدقة في ${task} حسب عدد الأمثلة الموسومة. وفي جدول النتائج الأرقام نفسها.`,
  accuracy: 'الدقة',
  axis: 'أمثلة موسومة',
  closes: (labels, gap, closed, trained, apartSeeds) => {
    const given = `مع ${examplesOf(labels)}`;
    const short = `${given} يقصر التعلم من الصفر عن الأفضل بفارق ${count(100 * gap)} من النقاط المئوية.`;
    if (gap < 0.005) return `${given} يساوي التعلم من الصفر الأفضلَ: لم يبقَ ما يُكسب.`;
    if (!trained) return `${short} وهذا المُرمِّز لم يُدرَّب مسبقًا هو أيضًا.`;
    if (!apartSeeds) return `${short} وليست بذور المُرمِّز المضبوط أفضل بوضوح.`;
    return `${short} والتدريب المسبق ثم الضبط الدقيق يسدّان ${percent(closed)} من ذلك.`;
  },
  some: (done, all) => `${done} من ${all}`,
  terms:
    'الوسم الأكثر تكرارًا: وسم مجموعة التدريب الغالب، دائمًا. القسم المعتاد للكلمة: ما تكونه الكلمة غالبًا هناك. ماركوف المخفي: موسِّم يعرف أيضًا أي قسم يلي أيًّا. الأفضل الدقيق: من يعرف القواعد النحوية، في المتوسط على كل جملها؛ والجملة التي لها قراءتان تُبقيه دون 100%، وعلى 400 جملة منها قد يعلوه متعلم قليلًا.',
  own: 'جملتك أنت',
  ownHelp: (labels) =>
    `ما يقوله المتعلمون الذين دُرّبوا على ${examplesOf(labels)} (البذرة الأولى)، وما يقوله المُرمِّز المدرَّب مسبقًا بمصنِّف لم يتعلم شيئًا بعد. اختر المهمة أعلاه.`,
  first: 'الجملة',
  second: 'الجملة الثانية',
  label: 'الوسم',
  token: 'الكلمة',
  unknown: (words) => `ليست من المفردات، فتُقرأ [UNK]: ${words.map(quoted).join('، ')}.`,
  truncated: (words, pair) =>
    `أطول مما يسع النموذج: تُرك من آخر ${pair ? 'الجملة الأطول' : 'الجملة'} ${counted(words, { one: 'كلمة واحدة', two: 'كلمتان', few: '# كلمات', other: '# كلمة' })}.`,
  // Sentences of the tasks' language, which is English.
  examples: {
    acceptability: ['the queens near the house bakes the bread', ''],
    topic: ['the old king plays the tune', ''],
    entailment: ['the queens near the house bake the bread', 'some women make food'],
    pos: ['the cooks water the plants', ''],
  },
};
