/** The words of the lesson's pages after the first, in Arabic. */

import { writing } from '../../words/numbers.js';

const { apart, fixed, nats, percent, floorText } = writing('ar');

/** The least possible loss, with all digits that are known. @param {number} n */
const least = (n) => floorText({ nats: n, standardError: null });

/** @type {import('../../words/language.js').Translation<typeof import('./words.en.js').en>} */
export const pages = {
  labels: { notebook: 'نموذج الدفتر' },
  marks: {
    certain: 'يقين وإصابة دائمًا:',
    coin: `رمية عملة، ${apart('ln 2')}:`,
    blind: (words) => `تخمين أعمى بين كلمات عددها ${words}، ${apart(`ln ${words}`)}:`,
  },

  notebook: {
    text: [
      'نشأت هذه الصفحة من دفتر درس فيه نموذج أبسط. يقرأ {token|رمزًا} واحدًا في كل مرة: عند الفراغ يرى [MASK]، ولا يرى من الكلمات الأخرى شيئًا.',
      'ويقرأ الجمل الثلاث نفسها. وفي كل منها أُخفيت الكلمة الثانية.',
    ],
    ask: 'ماذا سيضع هذا النموذج في الفراغ؟',
    outcome: ({ said: [first, second] }) =>
      `يقول *${first.token}* (${percent(first.probability)})، ثم *${second.token}* (${percent(second.probability)}).`,
    because: {
      right: () => 'استندتَ إلى ما يمكن أن يراه النموذج، لا إلى ما يمكنك أنت أن تراه.',
      other: ({ rare }) =>
        `*${rare}* هي ما تحتاج إليه الجملة. لكن رؤية ذلك تتطلب رؤية الكلمات التي حول الفراغ.`,
      wrong: () => 'لا يرى الكلمات المجاورة، لكنه يتعلم أي الكلمات أُخفيت. وهذه لم تُخفَ قط.',
    },
    why: ({ rare, frequent }) =>
      `تبدو له الفراغات الثلاثة متماثلة. وكل ما يمكن أن يتعلمه هو كم مرة تكون كل كلمة هي الجواب: *${rare}* مرة و*${frequent}* مرتين من ثلاث.`,
    vary: 'اسأله عن جملة أخرى',
    varied: ({ said: [first] }) =>
      `مرة أخرى *${first.token}*، ${percent(first.probability)}. فأيًّا كان ما حول الفراغ، جوابه واحد.`,
  },

  floor: {
    text: [
      `تقول {loss|الخسارة} كم فوجئ النموذج بالكلمة المخفية: ${apart('−ln')} للاحتمال الذي أعطاه لها. وسيعرض المنحنى متوسطها، بوحدة {nat|nats}.`,
      'نموذج الصفحة السابقة لا يرى إلا [MASK]. إحدى الكلمتين المخفيتين ترد مرة، والأخرى مرتين من ثلاث. يتعلّم فتهبط خسارته. ثم تتوقف عن الهبوط.',
    ],
    ask: 'أين سيتوقف متوسط خسارته؟',
    said: (answer) => apart(`${fixed(answer, 2)} nats`),
    outcome: ({ loss }) => `متوسط خطواته الثلاث الأخيرة ${nats(loss)}.`,
    because: {
      right: () => 'هو ذاك.',
      coin: () =>
        `${apart('ln 2')} صحيحة لكلمتين تردان بالقدر نفسه. وهنا ترد إحداهما ضعف الأخرى، وهذا أقل مفاجأة في المتوسط.`,
      zero: () =>
        'عند 0 يكون على يقين ويصيب كل مرة. ولا يمكنه ذلك: فالفراغات الثلاثة تبدو له متماثلة، وكلماتها مختلفة.',
      low: () => 'لكي تقل مفاجأته عن ذلك عليه أن يعرف في أي جملة هو. وهو لا يرى ذلك.',
      high: () => 'يمكنه أن يحقق أفضل من ذلك: فهو يتعلم أي الكلمات تُخفى أصلًا، وكم مرة كل منها.',
    },
    why: ({ loss, floor, rare, frequent }) =>
      `أفضل ما يمكن أن يقوله ⅓ *${rare}* و⅔ *${frequent}*. ومتوسط مفاجأته عندئذ ${apart(`−⅓ ln ⅓ − ⅔ ln ⅔ = ${least(floor)}`)}، وهو {entropy|إنتروبيا} الكلمة المخفية. ولا ينزل دونه أي نموذج يرى القدر نفسه: فهذا هو {floor|الحد الأدنى}. أما تشغيله فينتهي عند ${nats(loss)}، لأن كل خطوة تتبع جملة واحدة فتشدّ تخمينه قليلًا هنا وهناك.`,
    vary: 'لتكن الجمل الثلاث في كل خطوة',
    varied: ({ loss, floor }) =>
      `لا شيء يشدّه الآن هنا وهناك: ينتهي عند ${nats(loss)}. والحد الأدنى ${least(floor)}.`,
  },
};
