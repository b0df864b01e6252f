/** The words of the settings, in Arabic. */

const fields = {
  steps: { label: 'الخطوات', help: 'كم خطوة يتدرّب كل تشغيل؛ والخطوة دفعة واحدة.' },
  'corpus.sentences': { label: 'المسحوبة', help: 'عدد الجمل التي يُتدرّب عليها.' },
  'corpus.held_out': {
    label: 'المحجوزة',
    help: 'جمل لا يُتدرّب عليها، للتمييز بين التعلّم والحفظ عن ظهر قلب.',
  },
  'corpus.sample': { label: 'بذرة السحب', help: 'تحدّد أي الجمل تُسحب.' },
  label: { label: 'الاسم', help: 'اسم هذا التشغيل في الصفحة.' },
  objective: {
    label: 'هدف التدريب',
    help: 'ما يُتعلَّم: ملء الفراغات وحده، أو معه الحكم على جملتين متتاليتين؛ أو كشف الكلمات المستبدلة.',
  },
  seed: { label: 'البذرة', help: 'تحدّد كل اختيار عشوائي؛ والبذرة نفسها تعطي الأرقام نفسها.' },
  'model.kind': {
    label: 'النموذج',
    help: 'نموذج الدفتر ينظر إلى رمز واحد في كل مرة؛ أما BERT فينظر كل رمز فيه إلى سائر الرموز.',
  },
  'model.width': { label: 'العرض', help: 'كم عددًا يمثّل الرمز الواحد.' },
  'model.layers': { label: 'الطبقات', help: 'كم مرة ينظر بعض الرموز إلى بعض.' },
  'model.heads': {
    label: 'الرؤوس',
    help: 'أنماط انتباه متوازية في الطبقة؛ يجب أن يقبل الحجم المخفي القسمة على عددها.',
  },
  'model.hidden': { label: 'الحجم المخفي', help: 'كم عددًا يمثّل الرمز الواحد؛ من مضاعفات عدد الرؤوس.' },
  'model.intermediate': { label: 'حجم التغذية الأمامية', help: 'عرض الطبقة التي بين انتباهين.' },
  'model.context': { label: 'السياق', help: 'إلى أي المواضع الأخرى يجوز للرمز أن ينظر.' },
  'model.dropout': {
    label: 'الإسقاط (dropout)',
    help: 'نسبة الأعداد التي تُصفَّر عشوائيًا أثناء التدريب؛ تقي من الحفظ عن ظهر قلب.',
  },
  'model.init': { label: 'تشتّت البداية', help: 'الانحراف المعياري للأوزان الأولى؛ وهو 0.02 في BERT.' },
  'model.positions': {
    label: 'المواضع',
    help: 'أطول مدخل بالرموز؛ اتركه فارغًا ليكون بقدر حاجة المتن، و16 على الأقل.',
  },
  'masking.select': {
    label: 'المستهدفة',
    help: 'أي الرموز يجب تخمينها: الموضع نفسه دائمًا، أو نسبة عشوائية من كل جملة.',
  },
  'masking.select.position': {
    label: 'الموضع',
    help: 'الرمز المطلوب تخمينه، والعدّ من 0 عند [CLS]: فالكلمة الأولى 1.',
  },
  'masking.select.rate': { label: 'النسبة', help: 'نسبة الرموز التي يجب تخمينها؛ وهي 0.15 في BERT.' },
  'masking.select.rule': {
    label: 'القاعدة',
    help: 'عدد ثابت في كل جملة كما في BERT؛ أو بالصدفة لكل رمز؛ أو مقاطع متصلة كاملة كما في SpanBERT.',
  },
  'masking.mask': {
    label: 'تصير [MASK]',
    help: 'نسبة الرموز المستهدفة التي يحل محلها [MASK]؛ وهي 0.8 في BERT.',
  },
  'masking.random': {
    label: 'تصير عشوائية',
    help: 'نسبة الرموز المستهدفة التي تحل محلها كلمة عشوائية؛ ويبقى الباقي كما هو. وهي 0.1 في BERT.',
  },
  'masking.draws': {
    label: 'الأقنعة',
    help: 'تُسحب من جديد كلما جاءت الجملة كما في RoBERTa، أو مرة واحدة لكل جملة.',
  },
  'masking.scored': {
    label: 'الخسارة على',
    help: 'الرموز المستهدفة كما في BERT، أو كل الرموز: وعندئذ يكون معظم الإجابات في المدخل.',
  },
  'batch.size': { label: 'حجم الدفعة', help: 'عدد الجمل في الخطوة.' },
  'batch.order': { label: 'الترتيب', help: 'كما في المتن، أو مخلوط في كل حقبة.' },
  'optimizer.lr': { label: 'معدل التعلم', help: 'مقدار ما تحرّكه كل خطوة من الأوزان.' },
  'optimizer.schedule': {
    label: 'جدول المعدل',
    help: 'بعد الإحماء يبقى المعدل ثابتًا، أو ينخفض إلى 0 عند آخر خطوة.',
  },
  'optimizer.warmup': { label: 'خطوات الإحماء', help: 'الخطوات التي يرتفع فيها المعدل من 0.' },
  'optimizer.weight_decay': {
    label: 'تضاؤل الأوزان',
    help: 'شدّ الأوزان نحو 0؛ والقيمة 0 تجعله Adam العادي.',
  },
  'optimizer.clip': {
    label: 'حدّ قصّ التدرّج',
    help: 'أطول تدرّج يُتبع كاملًا؛ اتركه فارغًا كي لا يُقصّ أبدًا.',
  },
  'optimizer.beta1': { label: 'β₁', help: 'ذاكرة متوسط التدرّج.' },
  'optimizer.beta2': { label: 'β₂', help: 'ذاكرة مربع التدرّج.' },
  'optimizer.epsilon': { label: 'ε', help: 'يمنع القسمة على تدرّج بالغ الصغر.' },
};

const values = {
  'model.kind': { notebook: 'نموذج الدفتر', bert: 'BERT' },
  'model.context': { none: 'لا شيء', left: 'السابق', right: 'اللاحق', both: 'الجانبان' },
  objective: {
    mlm: 'ملء الفراغات',
    nsp: 'ومعه الجملة التالية',
    sop: 'ومعه ترتيب الجملتين',
    rtd: 'ومعه كشف الكلمات المستبدلة',
  },
  'masking.select': { position: 'موضع واحد', rate: 'نسبة عشوائية' },
  'masking.select.rule': { count: 'عدد ثابت', bernoulli: 'بالصدفة', span: 'مقاطع متصلة' },
  'masking.draws': { fresh: 'متجددة', static: 'ثابتة' },
  'masking.scored': { targets: 'المستهدفة', all: 'كل الرموز' },
  'batch.order': { sequential: 'كما في المتن', shuffled: 'مخلوط' },
  'optimizer.schedule': { constant: 'ثابت', linear: 'انخفاض خطي' },
};

const emptyMeans = { 'model.positions': 'تلقائي', 'optimizer.clip': 'أبدًا' };

/** @type {import('./language.js').Translation<typeof import('./settings.en.js').en>} */
export const settings = { settings: fields, values, emptyMeans };
