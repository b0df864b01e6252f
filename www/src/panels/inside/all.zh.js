/** The panels under *Look inside* in Chinese: every one of them. */

import { attention } from './attention/words.zh.js';
import { embeddings } from './embeddings/words.zh.js';
import { exercises } from './exercises/words.zh.js';
import { growth } from './growth/words.zh.js';
import { objectives } from './objectives/words.zh.js';
import { outcomes } from './outcomes/words.zh.js';
import { prime } from './prime/words.zh.js';
import { slow } from './slow/words.zh.js';
import { step } from './step/words.zh.js';
import { take } from './take/words.zh.js';
import { whatif } from './whatif/words.zh.js';

export const parts = {
  'inside/attention': attention,
  'inside/embeddings': embeddings,
  'inside/exercises': exercises,
  'inside/growth': growth,
  'inside/objectives': objectives,
  'inside/outcomes': outcomes,
  'inside/prime': prime,
  'inside/slow': slow,
  'inside/step': step,
  'inside/take': take,
  'inside/whatif': whatif,
};
