/**
 * The panels under *Look inside*, in their order: a name, which links, styles and code use, and a title. Buttons and links
 * are made from this list; the panels themselves are in panels/inside/index.js.
 */
export const en = {
  step: 'This step',
  slow: 'Slow motion',
  whatif: 'What if',
  outcomes: 'Loss by outcome',
  objectives: 'Objectives',
  growth: 'How the answer grew',
  attention: 'Attention',
  embeddings: 'Embeddings',
  prime: 'Prime, then fine-tune',
  exercises: 'Exercises',
  take: 'Take it away',
};
