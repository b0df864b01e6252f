/** The titles of the panels under *Look inside*, in Chinese. */

/** @type {import('./language.js').Translation<typeof import('./inside.en.js').en>} */
export const titles = {
  exercises: '练习',
  step: '当前一步',
  slow: '慢动作',
  whatif: '如果……',
  outcomes: '按破坏方式看损失',
  objectives: '训练目标',
  growth: '答案如何形成',
  attention: '注意力',
  embeddings: '嵌入',
  prime: '先预训练，再微调',
  take: '带走结果',
};
