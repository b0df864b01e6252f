/** The panels under *Look inside* in Arabic: every one of them. */

import { attention } from './attention/words.ar.js';
import { embeddings } from './embeddings/words.ar.js';
import { exercises } from './exercises/words.ar.js';
import { growth } from './growth/words.ar.js';
import { objectives } from './objectives/words.ar.js';
import { outcomes } from './outcomes/words.ar.js';
import { prime } from './prime/words.ar.js';
import { slow } from './slow/words.ar.js';
import { step } from './step/words.ar.js';
import { take } from './take/words.ar.js';
import { whatif } from './whatif/words.ar.js';

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
