/** The panels under *Look inside* in Spanish: every part of them. */

import { attention } from './attention/words.es.js';
import { embeddings } from './embeddings/words.es.js';
import { exercises } from './exercises/words.es.js';
import { growth } from './growth/words.es.js';
import { objectives } from './objectives/words.es.js';
import { outcomes } from './outcomes/words.es.js';
import { prime } from './prime/words.es.js';
import { slow } from './slow/words.es.js';
import { step } from './step/words.es.js';
import { take } from './take/words.es.js';
import { whatif } from './whatif/words.es.js';

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
