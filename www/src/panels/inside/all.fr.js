/** The panels under *Look inside* in French: every part of them. */

import { attention } from './attention/words.fr.js';
import { embeddings } from './embeddings/words.fr.js';
import { exercises } from './exercises/words.fr.js';
import { growth } from './growth/words.fr.js';
import { objectives } from './objectives/words.fr.js';
import { outcomes } from './outcomes/words.fr.js';
import { prime } from './prime/words.fr.js';
import { slow } from './slow/words.fr.js';
import { step } from './step/words.fr.js';
import { take } from './take/words.fr.js';
import { whatif } from './whatif/words.fr.js';

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
