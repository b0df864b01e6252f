/** The presets, in Chinese. Their English stands with them, in src/experiment/presets.json. */

/** @type {Record<string, {title: string, about: string}>} */
export const presets = {
  notebook: {
    title: '笔记本',
    about: '三个句子，一个空。笔记本模型只看空本身；BERT 看两侧。',
  },
  recipe: {
    title: 'BERT 的做法',
    about: '更大的语料，选中 15% 的词元，80/10/10。四个 BERT，区别只在于可以看什么。',
  },
  contexts: {
    title: '左侧、右侧、两侧',
    about: '一部每个概率都已知的文法。四个 BERT，四种上下文，四个下界；每个运行都达到自己的下界。',
  },
  schemes: {
    title: '80/10/10 或全部 [MASK]',
    about:
      '语料和模型相同，破坏方式有两种。保留原样的词元和随机词改变了所能知道的，因此两个损失的下界不同，不能互相比较。',
  },
  copy: {
    title: '对所有词元计算损失',
    about:
      '模型相同，但损失计入所有词元，不论是否选中。其中大多数就在输入里，所以照抄就能让损失迅速下降；真正有意义的是 [MASK] 上的损失。',
  },
  static: {
    title: '动态或静态掩码',
    about: '四十个句子。一个模型每轮看到新的掩码，另一个每次看到的掩码都相同。',
  },
  spans: {
    title: '单个词元或连续片段',
    about: '选中的词元比例相同，一种逐个选，一种选连续片段。片段遮住了会泄露答案的邻近词。',
  },
  objectives: {
    title: '还能学什么',
    about:
      '两三句话的小故事，四种预训练方式：只填空；加上下一句预测，主题词会泄露它的答案；加上句序预测，主题词泄露不了；加上替换词检测。',
  },
  prime: {
    title: '先预训练，再微调',
    about:
      '一个小世界：三个主题，单数和复数，以及什么能推出什么。先预训练，再打开“先预训练，再微调”，看少量标注对这个编码器有多大价值。',
  },
  rates: {
    title: '遮住多少',
    about: '选中 15%、40% 和 80% 的词元。遮住的越多，就连完美模型所能知道的也越少。',
  },
  memorise: {
    title: '死记还是学会',
    about: '某个语言共 144 句，用其中二十句训练，另外留出四十句。对这二十句有用的，对那四十句未必有用。',
  },
};
