/** The words of the lesson's pages after the first, in Chinese. */

import { writing } from '../../words/numbers.js';

const { fixed, nats, percent, floorText } = writing('zh');

/** The least possible loss, with all digits that are known. @param {number} n */
const least = (n) => floorText({ nats: n, standardError: null });

/** @type {import('../../words/language.js').Translation<typeof import('./words.en.js').en>} */
export const pages = {
  labels: { notebook: '笔记本模型' },
  marks: {
    certain: '总是确定而且正确：',
    coin: '抛硬币，ln 2：',
    blind: (words) => `在 ${words} 个字中瞎猜，ln ${words}：`,
  },

  notebook: {
    text: [
      '这个网页源于一份课程笔记本，里面的模型更简单。它一次只读一个{token|词元}：在空处它看到 [MASK]，看不到其他任何字。',
      '它读同样的三个句子。每句的第二个字被遮住。',
    ],
    ask: '这个模型会在空里填什么？',
    outcome: ({ said: [first, second] }) =>
      `它先填*${first.token}*（${percent(first.probability)}），其次是*${second.token}*（${percent(second.probability)}）。`,
    because: {
      right: () => '您依据的是模型所能看到的，而不是您所能看到的。',
      other: ({ rare }) => `句子需要的是*${rare}*。但要看出这一点，得看到空两边的字。`,
      wrong: () => '它看不到邻近的字，但会学到哪些字被遮住过。这个字从未被遮住。',
    },
    why: ({ rare, frequent }) =>
      `对它来说，三个空看起来都一样。它能学到的只是每个字作为答案有多常见：三次中*${rare}*一次，*${frequent}*两次。`,
    vary: '换一个句子问它',
    varied: ({ said: [first] }) =>
      `还是*${first.token}*，${percent(first.probability)}。不论空两边是什么，它的回答都一样。`,
  },

  floor: {
    text: [
      '{loss|损失}表示模型对遮住的字有多意外：它给这个字的概率取对数再加负号，−ln。曲线显示损失的均值，单位为 {nat|nats}。',
      '上一页的模型只看到 [MASK]。遮住的字，一个三次中出现一次，另一个两次。它在学习，损失在下降。然后就不再下降。',
    ],
    ask: '它的平均损失会停在哪里？',
    said: (answer) => `${fixed(answer, 2)} nats`,
    outcome: ({ loss }) => `它最后三步的均值是 ${nats(loss)}。`,
    because: {
      right: () => '正是如此。',
      coin: () =>
        '两个字出现得一样多时，ln 2 才对。这里一个字出现的次数是另一个的两倍，平均起来没有那么意外。',
      zero: () => '到了 0，它就次次确定而且正确。这不可能：三个空在它看来都一样，而遮住的字不同。',
      low: () => '要想更不意外，它得知道自己在哪个句子里。这一点它看不到。',
      high: () => '它能做得更好：它会学到哪些字被遮住过，以及各有多常见。',
    },
    why: ({ loss, floor, rare, frequent }) =>
      `它最好的回答是 ⅓ *${rare}*、⅔ *${frequent}*。这时它平均的意外程度是 −⅓ ln ⅓ − ⅔ ln ⅔ = *${least(floor)}*，即遮住的字的{entropy|熵}。所见相同的模型都不可能更低：这就是{floor|下界}。它的运行停在 ${nats(loss)}，因为每一步只跟从一个句子，把它的猜测拉来拉去。`,
    vary: '让每一步都看到三个句子',
    varied: ({ loss, floor }) => `现在没有什么把它拉来拉去：它停在 ${nats(loss)}。下界是 ${least(floor)}。`,
  },
};
