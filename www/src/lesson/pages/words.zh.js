/** The words of the lesson's pages after the first, in Chinese. */

import { writing } from '../../words/numbers.js';

const { fixed, nats, percent, floorText } = writing('zh');

/** The least possible loss, with all digits that are known. @param {number} n */
const least = (n) => floorText({ nats: n, standardError: null });

/** @type {import('../../words/language.js').Translation<typeof import('./words.en.js').en>} */
export const pages = {
  labels: {
    notebook: '笔记本模型',
    none: '无上下文',
    left: '只看左侧',
    right: '只看右侧',
    both: '看两侧',
    chosen: '选中的词元',
    every: '所有词元',
    nsp: '下一句预测',
    sop: '句序预测',
  },
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

  bidirectional: {
    text: [
      '有用的是上下文。这里有四个小型 BERT 读同样的三个句子。它们的区别只在于空能看到什么：什么也看不到，左边的字，右边的字，或两边的字。',
      'BERT 的 B 就由此而来：*bidirectional*（双向）。笔记本模型与四个中的第一个看到的一样，所以停在同一个下界。',
    ],
    ask: '只看左侧，或只看右侧：哪一个降得更低？',
    choices: { left: '看左侧的', right: '看右侧的', tie: '都不是：一样低' },
    outcome: ({ none, left, right, both }) =>
      `只看左侧停在 ${nats(left.loss)}，只看右侧停在 ${nats(right.loss)}。无上下文停在 ${nats(none.loss)}，看两侧停在 ${nats(both.loss)}。`,
    because: {
      right: () => '您数过每一侧在几个句子里留有疑问。',
      wrong: ({ lower }) =>
        lower === 'tie'
          ? '数一数每一侧在几个句子里留有疑问：两侧一样多。'
          : '数一数每一侧在几个句子里留有疑问：有一侧没有疑问，或疑问较少。',
      skipped: () => '数一数每一侧在几个句子里留有疑问。',
    },
    why: ({ lower, left, right }) =>
      lower === 'tie'
        ? `三个句子里，第一个字在两个句子中给两种动物都留有可能，最后一个字也是。三个句子里抛两次硬币：单看一侧是 ⅔ · ln 2 = *${least(left.floor)}*。看两侧就没有疑问了：下界是 0。`
        : `左侧的下界是*${least(left.floor)}*，右侧的是*${least(right.floor)}*。较低的一侧有一个字泄露了动物；另一侧则只能抛硬币。看两侧就没有疑问了：下界是 0。`,
    vary: '加入一个句子',
    varied: ({ added, both }) =>
      `加入*${added}*之后，看两侧停在 ${nats(both.loss)}；它的下界现在是 ${least(both.floor)}。`,
  },

  counterexample: {
    text: [
      '看两侧时，BERT 降到接近 0：每个空都只有一个答案。但这种确定来自文本，而不是来自模型。',
      '请在三个句子之外加入一个自己的句子，或从下面选一个。它的第二个字会像其他句子一样被遮住。',
    ],
    label: '您的句子，至少两个字',
    ask: '加入您的句子之后，“看两侧”的最小可能损失……',
    choices: { rises: '上升', stays: '仍是 0', falls: '下降' },
    outcome: ({ added, loss, floor }) =>
      `加入*${added}*之后，下界是 ${least(floor)}。训练停在 ${nats(loss)}${loss > floor + 0.02 ? '：它还没有收敛，需要更多的步' : ''}。`,
    because: {
      right: ({ outcome }) =>
        outcome === 'rises' ? '您找到了一个留有疑问的句子。' : '它没有给任何一个空留下疑问。',
      rises: ({ added }) => `*${added}*与原有的一个句子只差遮住的那个字。`,
      stays: () => '没有哪两个句子只差遮住的那个字。',
      skipped: () => '把它与三个句子逐一比较：有没有两个句子只差遮住的那个字？',
    },
    why: ({ outcome }) =>
      outcome === 'rises'
        ? '如果空的两边是同样的字，却有两个答案，那么没有模型能够确定。文本有多少次不确定，就连完美模型也会有多少次感到意外。'
        : '每个空仍然只有一个答案，所以完美模型从不意外。要使下界上升，请写一个除第二个字外与某个句子完全相同的句子。',
  },

  corruption: {
    text: [
      '真正的 BERT 并不总是挖第二个词。它在每个句子中随机选 15% 的{token|词元}：这些就是{target|目标词元}。',
      '其中 80% 换成 [MASK]。10% 换成随机词，使模型不能轻信它看到的词。10% 保留原样，使它不会学成“看得见的词总是错的”。日后使用时根本没有 [MASK]，它得理解确实在那里的词。',
      '现在的文本是一部{grammar|文法}：3000 个句子，如“鸟 在 树 边 飞”。',
    ],
    ask: '对完美模型来说，哪一类目标词元最容易？',
    choices: { masked: '换成 [MASK] 的', random: '换成随机词的', kept: '保留原样的' },
    outcome: ({ masked, random, kept }) =>
      `最小可能损失：[MASK] 是 ${least(masked)}，随机词是 ${least(random)}，保留原样的是 ${least(kept)}。`,
    because: {
      right: () => '看得见、又与上下文相配的，多半就是对的。',
      masked: () => '[MASK] 只说缺了一个词，没有说是哪一个。一切都得靠上下文。',
      random: () => '得先看出随机词是错的。在那之后，这个词本身没有任何帮助。',
      kept: () => '保留原样的词看得见，但它也可能是随机换上的。',
      skipped: () => '想一想目标词元本身还能透露什么。',
    },
    why: () =>
      '与上下文相配的词很可能就是正确的词：随机词很少相配。面板按目标词元变成了什么，显示这个模型自己的损失。',
  },

  targets: {
    text: [
      'BERT 的{loss|损失}只是{target|目标词元}上的平均。其余 85% 的词元它也读，但它对它们说什么不算数。',
      '为什么不让每个词元都算数？两个模型看同样的句子，空也相同。一个按选中的词元计分，另一个按所有词元计分。',
    ],
    ask: '谁的损失会更低？',
    choices: { chosen: '按选中词元的', every: '按所有词元的', same: '两者差不多' },
    outcome: ({ chosen, every }) =>
      `按选中的词元，停在 ${nats(chosen.loss)}；按所有词元，停在 ${nats(every.loss)}。`,
    because: {
      right: () => '大多数词元原样就在输入里，再说一遍毫不费力。',
      wrong: () => '大多数词元原样就在输入里。再说一遍毫不费力。',
      skipped: () => '大多数词元原样就在输入里。再说一遍毫不费力。',
    },
    why: ({ chosenRight, everyRight }) =>
      `损失低并不等于学得多：它可以来自照抄。在下面的空里，第一个模型给可能的词 ${percent(chosenRight)}，第二个给 ${percent(everyRight)}。只有计分的内容相同，损失才能比较。`,
  },

  memorise: {
    text: [
      '损失低还可以有另一个原因：文本被背了下来。为了分辨，有些句子是{held out|留出}的：模型从不用它们训练，只在它们上面测量。',
      '前几页的{grammar|文法}能造出许多句子。这个模型反复用其中二十个训练。另有四十个留出。',
    ],
    ask: '二十句上的损失会下降。四十句上的呢？',
    choices: { falls: '也会下降', rises: '先下降，后上升', stays: '保持不变' },
    outcome: ({ loss, last, least: lowest }) =>
      `二十句上停在 ${nats(loss)}。四十句上曾降到 ${nats(lowest)}，最后是 ${nats(last)}。`,
    because: {
      right: () => '先学到的对所有句子都成立；后来学到的只对那二十句成立。',
      falls: () => '起初是这样：先学到的是对所有句子都成立的。然后才是那二十句本身。',
      stays: () => '先学到的对所有句子都成立，后来学到的只对那二十句成立。',
      rises: () => '这里没有上升：就这个文本而言，学到的对那四十句也成立。',
      skipped: () => '先学到的对所有句子都成立；后来学到的只对那二十句成立。',
    },
    why: ({ loss, floor }) =>
      `只知道这个语言的模型，平均都不会低于*${least(floor)}*。${loss < floor ? `二十句上它在 ${nats(loss)}：它知道的是这些句子，而不是它们的语言。` : ''}训练损失低，单凭这一点说明不了多少。`,
    vary: '改用一百个句子训练',
    varied: ({ loss, last }) =>
      `用一百个句子时，它在所读的句子上停在 ${nats(loss)}，在从未读过的四十句上停在 ${nats(last)}。要读的越多，背下来的就越少。`,
  },

  attention: {
    text: [
      '空怎样看到其他词？每个词元变成一个{vector|向量}。在{attention|注意力}中，空吸收各向量的加权平均，每个{head|头}有自己的权重。由结果得出每个词的概率。',
      '句末的动词必须与主语相配。它们之间隔着别的词。',
    ],
    ask: '哪个词决定空里是什么？',
    said: (answer, { sentence }) => sentence[answer],
    outcome: ({ sentence, most, moved }) =>
      `把*${sentence[most]}*也遮住，模型的概率有 ${percent(moved[most]?.run ?? 0)} 移到别的答案上。`,
    because: {
      right: () => '只有它说明那里可以是哪些词，不论离得多远。',
      near: () => '它离得近，或者也可以表示别的。但远近并不重要：注意力一步就能到达任何一个词。',
      wrong: ({ moved }, answer) =>
        `遮住那个词，完美模型的答案不变。这个模型的答案移动了 ${percent(moved[answer]?.run ?? 0)}。`,
      skipped: () => '想一想：把哪个词也遮住，答案就会改变？',
    },
    why: () =>
      '注意力看哪里，与什么起决定作用，不必是一回事：一个头可以看着一个词，却没有吸收任何有用的东西。面板“注意力”两者都显示。把词遮住才是可靠的检验。',
  },

  sentences: {
    text: [
      'BERT 还学第二件事：一句是否接在另一句之后？它的句对一半是相邻的，一半取自两个不同的文本。这就是*下一句预测*。',
      'ALBERT 问另一个问题：两句总是相邻的，但顺序对吗？RoBERTa 什么也不问。ELECTRA 找出被小模型替换的词。这里用短故事训练前两种。这要稍久一些。',
    ],
    ask: '哪一个更容易不靠理解、只凭有哪些词来回答？',
    choices: { next: '是不是下一句', order: '顺序对不对', same: '两者一样' },
    outcome: ({ right: [nsp, sop] }) =>
      `在最后几步，“下一句预测”答对了 ${percent(nsp)} 的句对，“句序预测”答对了 ${percent(sop)}。`,
    because: {
      right: () => '不论什么顺序，两句的词都相同。但两个文本的词不同。',
      next: () => '在这里，单凭有哪些词看不出来。',
      order: () => '不论什么顺序，两句的词都相同：单凭有哪些词，看不出顺序。',
      same: () => '不论什么顺序，两句的词都相同。但两个文本的词不同。',
      skipped: () => '不论什么顺序，两句的词都相同。但两个文本的词不同。',
    },
    why: ({ nsp, sop }) =>
      `只看出现了哪些词的人，在下一句预测上损失可以低到 ${least(nsp.words)}，在句序预测上可以低到 ${least(sop.words)}（抛硬币是 0.6931）。所以下一句预测单凭主题就能学会：这就是它的捷径。`,
  },

  pretraining: {
    text: [
      '这一切本身不是目的。{pre-train|预训练}不需要标签。在那之后，少量标注样本也许就足以针对一项任务{fine-tune|微调}模型。',
      '实验室里有一个面板来测量这一点：*先预训练，再微调*。它把同样少量的标签交给这个编码器和一个从零开始的编码器，并用两者都没见过的句子来测试。',
      '复制这个运行，把副本的“训练目标”设为“填空”，两个都训练，再比较两张记分表：差别就是下一句预测带来的。这要几分钟。',
    ],
    open: '打开这个实验',
  },

  ownText: {
    text: [
      '现在轮到您自己的文本：每行一句。一首歌，一页故事，一份游戏规则。它不会离开这个浏览器。',
      'BERT 的做法适合它：每次重新选 15% 的词。下面问的是您文本中的一个空。',
    ],
    label: '您的文本，每行一句',
    ask: '模型会在这个空里填什么？',
    outcome: ({ said, loss, floor }) =>
      `它填*${said.token}*（${percent(said.probability)}）。它的损失停在 ${nats(loss)}${floor === null ? '' : `；最小可能损失是 ${least(floor)}`}。`,
    because: {
      right: ({ truth, said }) =>
        truth === said.token ? '您的文本也是这样。' : `不过在您的文本中，那里是*${truth}*。`,
      wrong: ({ truth }) => `在您的文本中，那里是*${truth}*。`,
      skipped: ({ truth }) => `在您的文本中，那里是*${truth}*。`,
    },
    why: () =>
      '短文本很快就被背下来：这时最小可能损失接近 0，模型也接近它。在整个实验室里可以留出一些句子，看看除了背下来的还学到了什么。',
  },

  end: {
    text: [
      '文本自己出题，自己作答：遮住一个词，由模型来说是哪一个。它看不到的，只能凭频率来猜；对任何文本，{floor|下界}都说明这样最多能做到多好。',
      '两侧比一侧透露得多。80/10/10 使模型怀疑它所看到的。只有选中的词元算数，因为其余的可以照抄。{loss|损失}低可以是因为照抄，也可以是因为死记。下一句预测单凭主题就能回答。',
      '实验室里有这一切，以及所有的设置。这些是论文：',
    ],
  },
};
