/** The words of the page around the lab, in Arabic. */

import { writing } from '../words/numbers.js';

const { apart, count, counted, list, quoted } = writing('ar');

/** @type {import('../words/language.js').Translation<typeof import('./words.en.js').en>} */
const site = {
  tagline: 'شاهد نموذج اللغة المقنّع BERT يتعلّم، في هذا التبويب.',
  skip: 'انتقل إلى المحتوى',
  toLesson: 'العودة إلى الدرس',
  toCome: 'هنا ستراه يتدرّب.',
  language: 'اللغة',
  themes: { auto: 'المظهر: تلقائي', light: 'المظهر: فاتح', dark: 'المظهر: داكن' },
  share: 'مشاركة',
  embed: 'إدراج',
  close: 'إغلاق',
  copy: 'نسخ',
  guides: 'أدلّة',
  embedding: 'الإدراج في صفحة',
  embeddingPage: 'embedding.ar.html',
  teachers: 'للمعلمين',
  teachersPage: 'teachers.ar.html',
  footer:
    'كل شيء يعمل في هذا التبويب؛ ولا يغادر جهازَك شيء مما تكتبه. والاسم اسم المهمة: ملء الفراغات في نص يسمّى إجراء cloze (تايلور، 1953)، وBERT يستشهد به.',
  shareTitle: 'مشاركة هذه التجربة',
  withFingerprint: 'مع البصمة',
  fingerprintHelp: 'بعد التدريب يُخبَر من يفتح الرابط هل خسائره هي خسائرك نفسها، بتًّا ببت.',
  link: 'الرابط',
  embedExperiment: 'إدراج هذه التجربة',
  embedWhere: 'أين',
  embedWidth: 'العرض بالبكسل',
  embedHeight: 'الارتفاع بالبكسل',
  allThereIs: 'كل ما هناك',
  embedTheme: 'المظهر',
  embedThemes: { auto: 'كنظام القارئ', light: 'فاتح', dark: 'داكن' },
  embedParts: 'الأجزاء المعروضة',
  embedFigureTitle: 'عنوان فوق الشكل',
  embedCaption: 'شرح تحته',
  embedCompact: 'مدمج: بلا نصوص مساعدة',
  embedTrained: 'مع زر يعرض النماذج المدرَّبة',
  embedNever:
    'بدون «التدريب» لا يمكن لأحد أن يدرّب هذا الشكل: وتبقى منحنياته فارغة. أضف الزر الذي يعرض النماذج المدرَّبة، أو أشّر على «التدريب».',
  pasteThis: 'الصق هذا',
  preview: 'معاينة',

  sameRun: 'هو تشغيل صاحب الرابط نفسه، بتًّا ببت.',
  otherRun: (labels, of) =>
    `ليس هذا هو التشغيل الذي أُنشئ منه الرابط: تختلف خسائر ${list(labels.map(quoted))}${labels.length < of ? '؛ وسائرها متطابقة بتًّا ببت' : ''}. كان لدى صاحب الرابط إصدار آخر من هذه الصفحة، أو عُدّل الرابط.`,
  linkHolds: (preset, names) => {
    const has = (/** @type {string} */ start) => [...names].some((name) => name.startsWith(start));
    const parts = [
      ...(has('corpus.text') || has('corpus.grammar') ? ['نصّك'] : has('corpus') ? ['المتن'] : []),
      ...(names.has('steps') ? ['الخطوات'] : []),
      ...(has('seed') ? ['البذرة'] : []),
      ...(has('runs') ? ['إعدادات التشغيلات'] : []),
      ...(has('blank') ? ['الجملة بفراغاتها'] : []),
      ...(names.has('open') ? ['اللوحات المفتوحة'] : []),
      ...(names.has('step') ? ['الخطوة التي تعرضها'] : []),
      ...(names.has('title') || names.has('caption') ? ['العنوان والشرح'] : []),
      ...(has('hide') ? ['ما أُخفي'] : []),
    ];
    const changes = parts.length > 0 ? `، وما غيّرته: ${list(parts)}` : '';
    return `يحمل الرابط التجربة الجاهزة ${quoted(preset)}${changes}. ومن يفتحه يرى الإعدادات نفسها؛ ولا يبدأ التدريب حتى يضغط «تدريب».`;
  },
  linkHoldsPage: 'يفتح الرابط هذه الصفحة من الدرس. وليست إجاباتك فيه.',
  linkLength: (characters) =>
    `${counted(characters, { one: 'حرف واحد', two: 'حرفان', few: '# أحرف', many: '# حرفًا', other: '# حرف' })}.${characters > 2000 ? ` بعض البرامج يقطع الروابط التي تزيد على ${count(2000)} حرف.` : ''}`,
  copied: 'نُسخ.',
  copyByHand: `لا يسمح المتصفح للصفحة بالنسخ هنا. النص محدَّد: اضغط ${apart('Ctrl+C')}، أو ${apart('⌘C')} على Mac.`,
  embedKinds: {
    iframe: 'أي صفحة (iframe)',
    element: 'أي صفحة (عنصر مخصّص)',
    quarto: 'Quarto',
    jupyter: 'Jupyter Book أو MyST',
    reveal: 'Reveal.js',
    lms: 'Canvas أو Moodle',
  },
  embedTitle: 'Cloze: نموذج BERT صغير يُدرَّب في هذه الصفحة',
  embedPreview: 'معاينة المختبر المدرج',
  keeping: 'ما يحفظه هذا المتصفح',
  keepWork: 'احفظ عملي في هذا المتصفح',
  forgetWork: 'امحُ كل ما حُفظ',
  keepsNothing: 'لا يسمح هذا المتصفح للصفحة بحفظ شيء هنا. وكل ما عدا ذلك يعمل.',
  keepsFromNow: 'يُحفظ من الآن: نصّك وإعداداتك والتدريب.',
  forgotten: 'مُحي: لا يحفظ هذا المتصفح شيئًا من عملك.',
  keptCorrupt: 'جزء مما حفظه هذا المتصفح من عملك لا تمكن قراءته، فيبدأ هذا الجزء من جديد.',
  keptOtherVersion: 'جزء مما حفظه هذا المتصفح من عملك من إصدار آخر من هذه الصفحة، فيبدأ هذا الجزء من جديد.',
  keptFull: 'امتلأت مساحة التخزين في هذا المتصفح، فلم يُحفظ آخر عملك؛ وكل ما عدا ذلك يعمل.',
  notKept: (reason) => `لم يستطع هذا المتصفح حفظ آخر عملك، وكل ما عدا ذلك يعمل. ويقول: ${apart(reason)}`,
};

export const parts = { site };
