/** What the engine refuses, in Arabic, by its codes. A sentence may stand behind a colon, and has no mark at its end. */

import { writing } from './numbers.js';

const { apart, quoted } = writing('ar');

/** @typedef {any} V  A number or a name, by its place in the sentence. */

/** A number whose digits may say nothing. @param {number} n */
const vast = (n) => (n < 1e12 ? n : 'أكثر من تريليون');

/** In MB, rounded up, so that too much never reads like just enough. @param {number} bytes */
const megabytes = (bytes) => Math.ceil(bytes / 100_000) / 10;

/** @type {Record<string, string>} */
const tasks = { acceptability: 'المقبولية', topic: 'الموضوع', entailment: 'الاستلزام', pos: 'قسم الكلام' };
/** @param {string} task */
const taskOf = (task) => tasks[task] ?? task;

/** @type {Record<string, string>} */
const what = {
  parameters: 'عدد معاملات النموذج',
  'activations for one batch': 'عدد تنشيطات النموذج لدفعة واحدة',
};

/** @param {string} sentence */
const field =
  (sentence) =>
  (/** @type {V} */ { field: name }) =>
    `${apart(name)}: ${sentence}`;

/** @param {V} values @param {string} sentence */
const inLine = ({ line }, sentence) => `القواعد النحوية، السطر ${line}: ${sentence}`;

/** @param {string} reason */
const noExercises = (reason) => `لا تمارين لهذا المتن: ${reason}`;

/** @type {Record<string, (values: V) => string>} */
export const errors = {
  'corpus-empty': () => 'المتن فارغ؛ اكتب جملة واحدة على الأقل، جملة في كل سطر',
  'corpus-too-large': ({ bytes, limit }) =>
    `حجم المتن ${megabytes(bytes)} ميغابايت؛ وأقصى ما يُتدرّب عليه في تبويب ${megabytes(limit)} ميغابايت`,
  'too-many-sentences': ({ found, limit }) => `عدد جمل المتن ${found}؛ وأقصى ما يُتدرّب عليه في تبويب ${limit}`,
  'sentence-too-long': ({ sentence, tokens, limit }) =>
    `عدد رموز الجملة ${sentence} مع [CLS] و[SEP] هو ${tokens}؛ والأقصى ${limit}، فقسّمها إلى أسطر أقصر`,
  'vocabulary-too-small': ({ words }) =>
    `عدد الكلمات المختلفة في المتن ${words}؛ ويلزم 2 على الأقل وإلا لم يبقَ ما يُخمَّن`,
  'vocabulary-too-large': ({ words, limit }) =>
    `عدد الكلمات المختلفة في المتن ${words}؛ وأقصى ما يُتدرّب عليه في تبويب ${limit}`,
  'no-word-at-position': ({ sentence, text, position, last }) =>
    `ليس في الجملة ${sentence} (${quoted(text)}) كلمة في الموضع ${position}؛ اختر ${
      last === 1 ? 'الموضع 1' : `موضعًا من 1 إلى ${last}`
    }، أو أطل الجملة`,
  'no-documents': ({ sentences }) =>
    `يحتاج زوج الجمل إلى وثيقة من جملتين على الأقل؛ وعدد جمل هذا المتن ${sentences}، ولا تتبع واحدة منها أخرى (السطر الفارغ ينهي الوثيقة)`,
  'no-other-sentence': () =>
    'يحتاج التنبؤ بالجملة التالية إلى جملتين مختلفتين تتبعان غيرهما؛ وهي في هذا المتن كلها سواء، فلا تصلح واحدة لتكون جملة عشوائية',
  'no-such-corpus': ({ field: name, name: corpus }) => `${apart(name)}: لا يوجد متن باسم ${quoted(corpus)}`,

  'grammar-empty': (v) =>
    inLine(
      v,
      `القواعد فارغة؛ اكتب قاعدة واحدة على الأقل، مثل ${quoted('Sentence: the bird sings | the birds sing')}`,
    ),
  'grammar-not-a-rule': (v) =>
    inLine(v, `${quoted(v.text)} ليست قاعدة؛ اكتب اسمًا ونقطتين وبدائل بينها خطوط قائمة`),
  'grammar-not-a-name': (v) =>
    inLine(v, `${quoted(v.name)} لا تصلح اسم قاعدة؛ الاسم كلمة واحدة تبدأ بحرف لاتيني كبير`),
  'grammar-second-rule': (v) =>
    inLine(v, `لـ${apart(v.name)} قاعدة في السطر ${v.first} من قبل؛ اجمع القاعدتين بخط قائم`),
  'grammar-no-weight': (v) =>
    inLine(
      v,
      `الوزن ${apart(`[${v.weight}]`)} ليس عددًا من ${v.lightest} إلى ${v.heaviest}؛ اكتب مثل ${apart('[2]')} أو ${apart('[0.5]')}`,
    ),
  'grammar-word-too-long': (v) => inLine(v, `في كلمة ${v.characters} من الأحرف؛ والأقصى ${v.limit}`),
  'grammar-empty-alternative': (v) =>
    inLine(v, 'أحد البدائل فارغ؛ اكتب كلمة واحدة على الأقل بين الخطوط القائمة'),
  'grammar-no-rule': (v) =>
    inLine(
      v,
      `تستخدم ${apart(v.rule)} الاسم ${apart(v.name)} وليست له قاعدة؛ اكتب له قاعدة، أو ابدأ الكلمة بحرف صغير`,
    ),
  'grammar-unused-rule': (v) =>
    inLine(v, `${apart(v.name)} لا تُستخدم أبدًا؛ استخدمها في قاعدة تبلغها القاعدة الأولى، أو احذفها`),
  'grammar-cycle': (v) => inLine(v, `${apart(v.names)} دورة؛ ولا دورات في لغة منتهية`),
  'grammar-too-many-rules': (v) => inLine(v, `عدد القواعد ${v.rules}؛ وأقصى ما يمكن اتباعه ${v.limit}`),
  'grammar-too-many-documents': (v) =>
    inLine(v, `عدد وثائق اللغة ${vast(v.documents)}؛ وأقصى ما يمكن سرده ${v.limit}`),
  'grammar-wordless-document': (v) =>
    inLine(v, 'في اللغة وثيقة بلا كلمات؛ اكتب كلمة واحدة على الأقل بجانب كل شرطة مائلة'),
  'grammar-document-too-long': (v) =>
    inLine(v, `في اللغة وثيقة عدد كلماتها ${vast(v.words)}؛ والأقصى ${v.limit}`),
  'grammar-too-many-words': (v) =>
    inLine(v, `تصف القواعد كلمات يبلغ عددها ${vast(v.words)}؛ وأقصى ما يمكن سرده ${v.limit}`),
  'grammar-sentence-too-long': (v) =>
    inLine(v, `في اللغة جملة عدد رموزها مع [CLS] و[SEP] هو ${v.tokens}؛ والأقصى ${v.limit}`),

  'no-exercises-one-sentence': () =>
    noExercises('فيه جملة واحدة، فلا يبقى ما يُخمَّن؛ اكتب جملتين مختلفتين على الأقل، جملة في كل سطر'),
  'no-exercises-none-short': ({ sentences, words }) =>
    noExercises(`لا جملة من جمله، وعددها ${sentences}، لا تزيد كلماتها على ${words}؛ قسّمها إلى أسطر أقصر`),
  'no-exercises-one-short': ({ sentences, words }) =>
    noExercises(
      `جملة واحدة فقط من جمله، وعددها ${sentences}، لا تزيد كلماتها على ${words}؛ قسّم الأخرى إلى أسطر أقصر`,
    ),
  'no-exercises-alike': ({ words }) =>
    noExercises(
      `جمله التي لا تزيد كلماتها على ${words} كلها سواء؛ اكتب جملتين مختلفتين على الأقل، جملة في كل سطر`,
    ),
  'no-exercises-nothing-shared': () =>
    noExercises('ما من كلمة في هذه الجمل تترك ما يُسأل عنه؛ اكتب جملًا تشترك في كلمات'),
  'exercise-count': ({ field: name, count, limit }) =>
    `${apart(name)}: لا يمكن صنع ${count} من التمارين؛ اطلب من 1 إلى ${limit}`,

  'model-too-large': ({ what: of, found, limit }) =>
    `${what[of] ?? apart(of)} سيكون ${found}؛ وأقصى ما يتسع له تبويب ${limit}، فصغّر النموذج أو قلّل مفردات المتن`,
  'too-few-positions': ({ field: name, positions, tokens }) =>
    `${apart(name)}: عدد المواضع ${positions} قليل؛ فرموز أطول جملة مع [CLS] و[SEP] عددها ${tokens}`,
  diverged: ({ step, loss, lr }) =>
    `تباعد التدريب عند الخطوة ${step}: كانت الخسارة ${apart(String(loss))} عند معدل التعلم ${lr}؛ جرّب معدلًا أصغر، مثل 0.001`,
  'not-finite': () => 'إجابات النموذج ليست أعدادًا: فقد تباعد تدريبه؛ درّب من جديد بمعدل تعلم أصغر',
  'floors-off': ({ tokens }) =>
    `لا تُحسب الحدود الدنيا: فرموز المتن عددها ${tokens}، وحتى عيّنة منها تستغرق وقتًا أطول مما يجب؛ والمتن الأقصر تُحسب له`,
  'no-exact': () =>
    'لا جواب دقيقًا للمقاطع المتصلة، لأن الرموز التي اختيرت معًا تتوقف على مواضعها؛ والتشغيل الذي يختار رموزًا مفردة له جواب دقيق',

  'no-blank': () => 'ليس في النص فراغ؛ اكتب [MASK] أو ___ حيث يجب أن تخمّن النماذج',
  'text-too-long': ({ tokens, limit }) =>
    `عدد رموز النص مع [CLS] و[SEP] هو ${tokens}؛ وعدد مواضع النموذج ${limit}، فقصّر النص`,
  'special-inside': ({ token }) =>
    `${apart(token)} داخل الجملة؛ اكتب جملة واحدة: فـ[CLS] قبلها و[SEP] بعدها يضافان على كل حال`,

  'no-sentence': ({ which }) =>
    `لا توجد ${which === 'second sentence' ? 'جملة ثانية' : 'جملة'} بعد؛ اكتب كلمة واحدة على الأقل`,
  'task-words': ({ task, missing, words, example }) =>
    `تنقص مفردات المُرمِّز المدرَّب مسبقًا ${missing} من ${words} من كلمات مهمة ${taskOf(task)}، مثل ${quoted(example)}؛ درّب مسبقًا على قواعد ${apart('world')}، ففيها كلها`,
  'label-budget': ({ task, asked, limit }) =>
    `لا يمكن سحب ${asked} من الأمثلة الموسومة؛ ففي مهمة ${taskOf(task)} من 1 إلى ${limit}`,
  'no-bert': field('لا يُضبط ضبطًا دقيقًا إلا BERT؛ اختر واحدًا، أو أضف واحدًا في «التشغيلات»'),
  'none-tuned': field('لم يُضبط أي نموذج بعد؛ اضغط «ضبط دقيق» أولًا'),
  'none-tuned-yet': field('لم يُضبط أي نموذج بعد؛ انتظر الأول'),

  'no-such-run': ({ index, runs }) => `لا يوجد تشغيل ${index}؛ في التجربة ${runs}، والعدّ من 0`,
  'no-such-preset': ({ name, known }) => `لا توجد تجربة جاهزة باسم ${quoted(name)}؛ الموجود ${apart(known)}`,
  'no-such-question': ({ what: asked }) => `لا يوجد سؤال باسم ${quoted(asked)}؛ أعد تحميل الصفحة`,
  'no-such-step': ({ step, last }) => `لا توجد خطوة ${step}؛ خطوات التشغيل من 1 إلى ${last}`,
  'no-such-task': ({ name, known }) => `لا توجد مهمة باسم ${quoted(name)}؛ الموجود ${apart(known)}`,
  'no-such-token': ({ field: name, token, last }) => `${apart(name)}: لا يوجد رمز ${token}؛ والأخير ${last}`,

  'experiment-field': ({ field: name, reason }) => `${apart(name)}: ${apart(reason)}`,
  'experiment-json': ({ reason }) => `التجربة ليست JSON صالحًا: ${apart(reason)}`,
  checkpoint: ({ reason }) => `لا يمكن استخدام نقطة الحفظ: ${apart(reason)}`,
  batch: ({ reason }) => `لا يمكن استخدام الدفعة: ${apart(reason)}`,
  file: ({ path, reason }) => `${apart(path)}: ${apart(reason)}`,
  tensor: ({ reason }) => `خطأ داخلي في مكتبة الموترات: ${apart(reason)}`,
  internal: ({ reason }) => `خطأ داخلي: ${apart(reason)}`,
  'not-started': () => 'لم يبدأ التشغيل، أو فشل',
};
