/** The words of *Attention*, in Arabic. */

import { writing } from '../../../words/numbers.js';

const { apart, fixed, counted, quoted } = writing('ar');

/** A special token stands without quotation marks. @param {string} token */
const named = (token) => (/^\[[A-Z]+\]$/.test(token) ? apart(token) : quoted(token));

/** A share of attention, or an uncertainty in nats. @param {number} n */
const two = (n) => fixed(n, 2);

/** @type {Record<string, [string, string]>} */
const patternNames = {
  itself: ['نفسه', 'نفسه'],
  previous: ['السابق', 'الرمز السابق'],
  next: ['التالي', 'الرمز التالي'],
  cls: ['[CLS]', '[CLS]'],
  sep: ['[SEP]', '[SEP]'],
  mask: ['[MASK]', '[MASK]'],
  same: ['الكلمة نفسها', 'الكلمة نفسها في موضع آخر'],
};

/** Less than this above equal attention is no pattern. */
const LITTLE = 0.05;

/** @param {number} layer @param {number} head */
const headName = (layer, head) => `الطبقة ${layer + 1}، الرأس ${head + 1}`;

/** @type {import('../../../words/language.js').Translation<typeof import('./words.en.js').en>} */
export const attention = {
  about:
    'كل رأس في كل طبقة يجعل كل رمز ينظر إلى رموز الجملة؛ ومجموع ما يعطيه لها 1. الجملة هي التي في «املأ الفراغ»، والأوزان أوزان النموذج كما هو الآن.',
  run: 'التشغيل',
  none: 'نموذج الدفتر بلا انتباه: يرى رمزًا واحدًا في كل مرة. أضف تشغيل BERT لترى أين ينظر.',
  noAttention: (label) => `${apart(label)} بلا انتباه: نموذج الدفتر يرى رمزًا واحدًا في كل مرة.`,
  waits: 'تظهر الخرائط متى صارت النماذج جاهزة.',
  failed: (label) => `فشل ${apart(label)} فلا يمكن سؤاله. «إعادة التعيين» تبنيه من جديد.`,
  unknown: (word) => `${quoted(word)} ليست من المفردات: يرى النموذج مكانها [UNK].`,
  hideSpecial: 'إخفاء [CLS] و[SEP]',
  specialHidden: 'ما تعطيه الرموز لـ[CLS] و[SEP] غير معروض، فقد يقل مجموع الصف عن 1.',
  heads: 'كل الرؤوس',
  headsHelp: 'كل صف من الخرائط طبقة، والأولى في الأعلى. تنقّل بين الرؤوس بمفاتيح الأسهم.',
  head: headName,
  mapHelp: 'الصفوف تنظر، والأعمدة يُنظر إليها.',
  rows: 'الرموز التي تنظر',
  asTable: 'عرض كجدول',
  asMap: 'عرض كخريطة',
  strongest: (token, best, p) => `أكثر ما ينظر ${named(token)} إلى ${named(best)}، بوزن ${two(p)}.`,
  legend: 'الوزن',
  hatched: 'محجوب: لا يجوز لهذا النموذج أن ينظر هناك',
  tableCaption: (name) => `${name}: الأوزان؛ الصفوف تنظر والأعمدة يُنظر إليها`,
  looks: 'ينظر',
  hiddenCell: 'محجوب',

  fromBlank: 'من الفراغ',
  blank: 'الفراغ',
  blankNumber: (i, all, position) => `الفراغ ${i + 1} من ${all}، الرمز ${position + 1}`,
  whose: 'انتباه',
  whoses: { head: 'هذا الرأس', layer: 'هذه الطبقة، متوسط رؤوسها', all: 'كل الطبقات والرؤوس، المتوسط' },
  token: 'الرمز',
  weight: 'انتباه الفراغ إليه',
  grows: 'بدونه يزيد عدم اليقين (nats)',
  decisiveHelp: (entropy) =>
    `العمود الأخير: الكلمات الحاسمة. حين تظهر كل الكلمات يبلغ عدم يقين المتنبئ الدقيق نفسه هنا ${two(entropy)} nats؛ والشريط يبيّن كم يزيد لو لم يرَ تلك الكلمة. والعدد السالب يعني أنه كان سيزداد يقينًا.`,
  impossible: 'لا شيء في المتن يمكن أن يصير هذا النص، فلا جواب دقيقًا يبيّن أي الكلمات حاسمة.',
  tooMuch: 'المتن أكبر من أن تُحسب الكلمات الحاسمة في هذه الجملة.',
  noBlank: 'ليس في الجملة فراغ. اضغط على كلمة في «املأ الفراغ» لتجعلها فراغًا.',
  agree: `لا يلزم أن يتفقا. فما ينظر إليه رأسٌ هو خطوة من الحساب، وهل يفسّر الإجابة أمر مختلف فيه (${apart('Jain and Wallace 2019')}؛ ${apart('Wiegreffe and Pinter 2019')}).`,
  hiddenFromBlank: 'لا يجوز النظر',

  patternNames,
  patterns: 'ما ينظر إليه كل رأس، في جمل كثيرة',
  patternsHelp: `نصيب ما يعطيه الرمز من انتباهه في المتوسط لنفسه ولجاريه وللرموز الخاصة وللكلمة نفسها في موضع آخر (الأنماط من ${apart('“What Does BERT Look At?”')}، ${apart('Clark and others 2019')}). وقد يُحسب الموضع مرتين: فالرمز السابق قد يكون [CLS].`,
  read: (sentences, tokens) =>
    `على ${counted(sentences, { one: 'جملة واحدة', two: 'جملتين', few: '# جمل', other: '# جملة' })} من المتن (${counted(tokens, { one: 'رمز واحد', two: 'رمزان', few: '# رموز', many: '# رمزًا', other: '# رمز' })})، أُفسدت كما في التدريب.`,
  measuring: 'جارٍ القياس…',
  equal: 'لو تساوى كل شيء',
  kinds: {
    weight: 'الوزن',
    entropy: 'عدم اليقين (nats)',
    growth: 'بدونه يزيد عدم اليقين (nats)',
    pattern: 'نصيب الانتباه',
    equal: 'النصيب لو تساوى كل شيء',
  },
  taken: [
    'التشغيل',
    'النوع',
    'الطبقة',
    'الرأس',
    'الموضع',
    'الرمز',
    'الموضع المنظور إليه',
    'الرمز المنظور إليه',
    'القيمة',
  ],
  exact: 'القيمة الدقيقة',
  headColumn: 'الرأس',
  pattern: (name) => patternNames[name]?.[0] ?? name,
  strongestPattern: (layer, head, best) => {
    const name = headName(layer, head);
    if (best === null || best.share - best.uniform < LITTLE)
      return `${name}: لا نمط قويًّا؛ لا يعطي أيًّا من هذه ما يزيد بمقدار ${two(LITTLE)} على الانتباه المتساوي.`;
    return `${name}: أكثر ما ينظر إلى ${apart(patternNames[best.name]?.[1] ?? best.name)}: ${two(best.share)} من انتباهه، والانتباه المتساوي يعطيه ${two(best.uniform)}.`;
  },
};
