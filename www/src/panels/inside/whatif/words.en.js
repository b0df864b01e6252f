/**
 * The words of *What if*. What is said to happen was measured, in the example of each card, and is tested in
 * `tests/presets.rs`.
 */

import { en as outcomes } from '../outcomes/words.en.js';

export const en = {
  help: 'Each button sets up two runs that differ in one thing and shows them side by side. Nothing trains until you press Train, and Undo brings your experiment back.',
  /** @param {string} label */
  compare: (label) => `Compare with “${label}”`,
  example: 'Open the example',
  none: 'These changes are made to a BERT that only fills blanks, and the experiment has none. Add one under Runs, or open an example.',
  watch: 'Look for:',
  /** @type {{name: 'copy' | 'masks' | 'static' | 'spans', preset: string, title: string, is: string, watch: string, floor: string}[]} */
  cards: [
    {
      name: 'copy',
      preset: 'copy',
      title: 'Loss on every token',
      is: 'The loss is taken over all tokens, not only over the chosen ones. Most of them stand in the input, so the model can copy them.',
      watch:
        'in the example, after 200 steps, this loss is less than half of the right one, while the loss on [MASK], under Loss by outcome, is a little higher. At the end the two are nearly equal there.',
      floor: 'Its floor is exact, and low: nearly all that is asked can be copied.',
    },
    {
      name: 'masks',
      preset: 'schemes',
      title: 'Always [MASK]',
      is: 'Every chosen token becomes [MASK]; none becomes a random word and none is kept. The model is then never asked about a word that stands in the input.',
      watch:
        'in the example, under Loss by outcome, both runs end with nearly the same loss on [MASK], within 0.02. Only BERT’s own scheme has curves for kept words, which end near 0.1, and for random ones, near 0.8: this run is never asked there.',
      floor: 'Its floor is exact. It is another one, so the two losses cannot be compared with each other.',
    },
    {
      name: 'static',
      preset: 'static',
      title: 'Static masks',
      is: 'Each sentence is corrupted once, and is the same in every epoch. BERT wrote a few such copies to a file; RoBERTa corrupts anew each time.',
      watch:
        'in the example, with forty sentences, the loss falls to nearly 0, for the model learns the masks by heart, while the loss on held-out sentences rises far above that of the other run.',
      floor:
        'Its floor is exact: that of this one set of corrupted sentences. The floor of fresh masks does not bound it.',
    },
    {
      name: 'spans',
      preset: 'spans',
      title: 'Spans',
      is: 'Whole spans are chosen, as in SpanBERT: mostly short ones, up to 10 tokens, 3.8 on average in long sentences. A span is masked, replaced or kept as a whole. As many tokens are chosen on average.',
      watch:
        'in the example the loss stays above that of single tokens, since a span hides the neighbours that would help to guess its words.',
      floor: outcomes.noFloor,
    },
  ],
};
