/** The words of the losses' panel, in Arabic. */

import { writing } from '../../words/numbers.js';

const { apart, count, counted, percent, fixed, either } = writing('ar');

/** What a mean goes over, after a preposition: an epoch, or so many steps. @param {number | null} span */
const spanned = (span) =>
  span === null
    ? 'حقبة واحدة'
    : counted(span, { one: 'خطوة واحدة', two: 'خطوتين', few: '# خطوات', other: '# خطوة' });

/** The last of these, such as the last epoch. @param {number | null} span */
const lastOf = (span) =>
  span === null
    ? 'آخر حقبة'
    : counted(span, { one: 'آخر خطوة', two: 'آخر خطوتين', few: 'آخر # خطوات', other: 'آخر # خطوة' });

/** @type {Record<string, string>} */
const seeing = {
  no_position: 'بمعرفة الرمز نفسه فقط',
  none: 'بلا سياق',
  left: 'بالسياق السابق',
  right: 'بالسياق اللاحق',
  both: 'بالجانبين',
};

/** @type {import('../../words/language.js').Translation<typeof import('./words.en.js').en>} */
export const loss = {
  logScale: 'مقياس لوغاريتمي',
  asTable: 'عرض كجدول',
  asChart: 'عرض كرسم',
  uniform: (words, value) =>
    `تخمين منتظم بين ${counted(words, { one: 'كلمة واحدة', two: 'كلمتين', few: '# كلمات', other: '# كلمة' })}، ${fixed(value, 2)}`,
  uniformHelp: (tokens) => {
    const [size, value] = tokens === null ? ['…', '…'] : [count(tokens), fixed(Math.log(tokens), 2)];
    return `النموذج غير المدرَّب يبدأ في المتوسط أعلى من ذلك، قرب ${apart(`ln ${size} = ${value}`)}: فعليه أولًا أن يتعلم أن الرموز الخاصة مثل [PAD] ليست جوابًا أبدًا.`;
  },
  curveHelp: (span) =>
    `الخط العريض: المتوسط على ${spanned(span)}. الخط الباهت: كل خطوة. الخطوط الأفقية المستقيمة: أقل خسارة ممكنة، بلون تشغيلها.`,
  dotted: (uniform) => `الرمادي: ${uniform ?? 'تخمين منتظم بين … كلمة، …'}.`,
  gapHelp: (span) =>
    `الخسارة مطروحًا منها أقل خسارة ممكنة على الدفعة نفسها، متوسطها على ${spanned(span)}: زال ضجيج الدفعات، وما بقي هو ما لم يتعلمه النموذج.`,
  heldOutHelp: 'العلامات: الخسارة على الجمل المحجوزة التي لا يُتدرّب عليها.',
  gap: 'الفرق عن الأفضل',
  asGoodAsPossible: 'أفضل ما يمكن',
  noGap: 'المتن أكبر من أن تُحسب أقل خسارة ممكنة لكل دفعة.',
  sampledHelp:
    'أقل خسارة ممكنة إذا سبقتها ≈ أو صاحبتها ± فهي مقدّرة بعيّنة، وما بعد ± خطؤها المعياري: فالمرور بكل الحالات يطول.',
  floor: 'أقل خسارة ممكنة',
  noFloor: 'لم يُحسب حدّ أدنى لهذا التشغيل',
  heldOut: 'المحجوزة',
  rightly: (accuracy) => `${percent(accuracy)} صحيحة`,
  closed: 'ما تُعلِّم مما يمكن تعلّمه',
  closedHelp: '(التخمين المنتظم − متوسط الخسارة) ÷ (التخمين المنتظم − أقل خسارة ممكنة)',
  floorName: ({ views, language }) => {
    if (language) return 'الأقل على اللغة كلها';
    const sides = views.includes('left') && views.includes('right');
    const names = views.flatMap((view) =>
      sides && view === 'left'
        ? ['بالسياق السابق أو اللاحق']
        : sides && view === 'right'
          ? []
          : [seeing[view]],
    );
    return `الأقل ${either(names)}`;
  },
  floorLabel: (name, value) => `${name}، ${value}`,
  onLanguage: (value) => `؛ وعلى اللغة كلها ${value}`,
  floorSummary: (label, best) => `أقل خسارة ممكنة في ${apart(label)}: ${best}.`,
  floorsOfLast: 'الحدود الدنيا وعمود «القيمة الدقيقة» لآخر نص أمكن استخدامه.',
  floorsMoved: 'عُدّل بعد هذا التدريب: خطوط الحدود الدنيا وعمود «القيمة الدقيقة» للنص بعد تعديله.',
  memorising: (label, { training, population, lowest: low, last }) =>
    `${apart(label)} يحفظ عن ظهر قلب: خسارته على جمله، ${fixed(training, 2)}، أقل من ${fixed(population, 2)}، وهي أقل خسارة ممكنة على اللغة كلها، بينما ارتفعت على الجمل المحجوزة من ${fixed(low, 2)} إلى ${fixed(last, 2)}.`,
  memorisingLess: (label, worst, { lowest: low, last }) =>
    `${apart(label)} يحفظ أقل من ${apart(worst)}: ارتفعت خسارته على الجمل المحجوزة من ${fixed(low, 2)} إلى ${fixed(last, 2)}.`,
  termsTitle: 'ما معنى هذه الكلمات؟',
  terms: [
    [
      'الخسارة',
      `متوسط ${apart('−ln p')} على الرموز المستهدفة، حيث ${apart('p')} الاحتمال الذي أعطاه النموذج للكلمة الصحيحة. وحدتها nat: فهي 0 عند اليقين والإصابة، و0.69 عند التردد بين كلمتين.`,
    ],
    ['أقل خسارة ممكنة', 'أقل ما يمكن أن يبلغه أي نموذج يرى ما يراه هذا التشغيل. وتسمّى الحد الأدنى.'],
    [
      'الإنتروبيا',
      `تقول كم بقي السؤال مفتوحًا، بوحدة nats: فهي 0 إن كان الجواب يقينًا، و${apart('ln n')} إن تساوت ${apart('n')} من الكلمات احتمالًا. والحد الأدنى متوسط إنتروبيا الأجوبة.`,
    ],
    [
      'ما تُعلِّم مما يمكن تعلّمه',
      `المسافة التي قطعتها الخسارة من التخمين المنتظم، ${percent(0)}، نزولًا إلى أقل خسارة ممكنة، ${percent(1)}.`,
    ],
  ],
  run: 'التشغيل',
  failedRun: 'توقّف: انظر أدناه',
  meanLoss: (step, span) =>
    step === null
      ? `متوسط الخسارة، ${lastOf(span)}`
      : `متوسط الخسارة، ${lastOf(span)} حتى الخطوة ${count(step)}`,
  measuredLoss: 'متوسط الخسارة، مَقيسًا',
  measuredHelp:
    'حين يتوقف التشغيل يُقاس: متوسط خسارته على إفسادات جديدة كثيرة للمتن، وما بعد ± الخطأ المعياري لهذا المتوسط.',
  dips: 'قد تقع دفعة واحدة، أو متوسط بضع دفعات، تحت خطّها: إذ أعطتها المصادفة فراغات أسهل. والمتوسط المَقيس بعد توقف التشغيل هو الفيصل.',
  share: ({ share, error }) =>
    error < 0.005 ? percent(Math.min(share, 0.999)) : apart(`${percent(share)} ± ${percent(error)}`),
  reached: (gap, sequences) => {
    const sure = gap.standardError < 0.0005 ? 4 : gap.standardError < 0.005 ? 3 : 2;
    const far = gap.nats > 2 * gap.standardError && gap.nats >= 0.5 * 10 ** -sure;
    const over = `؛ على إفسادات عددها ${count(sequences)}`;
    return far
      ? `${over}، فوقها بمقدار ${apart(`${fixed(gap.nats, sure)} ± ${fixed(gap.standardError, sure)}`)}`
      : `${over}، لا يُقاس أنه فوقها`;
  },
  tableCaption: (span) => `متوسط الخسارة على ${spanned(span)}، بوحدة nats لكل رمز مستهدف`,
  notTrained: 'لم تُخطَ أي خطوة بعد.',
  summary: (label, step, mean) => `${apart(label)}: بعد الخطوة ${count(step)}، متوسط الخسارة ${mean}.`,
};
