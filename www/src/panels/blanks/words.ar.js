/** The words of the blanks' panel, in Arabic. */

import { writing } from '../../words/numbers.js';

const { count, oneOf, fixed, quoted } = writing('ar');

/** @type {import('../../words/language.js').Translation<typeof import('./words.en.js').en>} */
export const blanks = {
  blankLabel: 'اكتب جملة فيها [MASK] أو ___، أو اضغط على كلمة لتجعلها فراغًا.',
  fromCorpus: 'من المتن',
  wordsLabel: 'كلمات الجملة؛ اضغط على كلمة لتجعلها فراغًا أو لتعيدها',
  blankWord: (word) => `اجعل ${quoted(word)} فراغًا`,
  unblankWord: (word) => (word !== null ? `أعد ${quoted(word)}` : 'فراغ؛ اكتب كلمة مكانه في الحقل أعلاه'),
  noBlank: 'اكتب جملة، ثم اضغط على كلمة لتجعلها فراغًا: فتخمّنها النماذج.',
  unknown: (word) => `${quoted(word)} ليست من مفردات المتن، فترى النماذج مكانها [UNK].`,
  blankNumber: (n, of) => (of > 1 ? `الفراغ ${n} من ${of}` : 'الفراغ'),
  candidate: 'الكلمة',
  corpusHas: (words) => `في المتن ${oneOf(words)}`,
  inCorpus: 'في المتن',
  verdict: 'أفضل تخمين',
  noAnswer: '–',
  exact: 'القيمة الدقيقة',
  exactHelp: 'ما يقوله نموذج مثالي يرى الجانبين ويعرف كل جملة ممكنة.',
  oneOfEqual: (n) => `أيٌّ من ${count(n)}`,
  certainty: (entropy) => {
    if (entropy === undefined) return '';
    if (entropy === null) return 'مستحيل في هذا المتن: لا شيء فيه يمكن أن يصير هذا النص.';
    if (entropy < 0.005) return 'النموذج المثالي على يقين هنا.';
    return `حتى النموذج المثالي ليس على يقين هنا: ${fixed(entropy, 2)} nats، كالاختيار بين كلمات متساوية الاحتمال عددها ${fixed(Math.exp(entropy), 1)}.`;
  },
  answeredAt: (step) => (step === 0 ? 'قبل التدريب.' : `بعد الخطوة ${count(step)}.`),
  waitsForModels: 'تجيب النماذج بعد تحميلها.',
};
