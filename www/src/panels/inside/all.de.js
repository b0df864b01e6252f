/** The panels under *Look inside* in German: every part of them. */

import { attention } from './attention/words.de.js';
import { embeddings } from './embeddings/words.de.js';
import { exercises } from './exercises/words.de.js';
import { growth } from './growth/words.de.js';
import { objectives } from './objectives/words.de.js';
import { outcomes } from './outcomes/words.de.js';
import { prime } from './prime/words.de.js';
import { slow } from './slow/words.de.js';
import { step } from './step/words.de.js';
import { take } from './take/words.de.js';
import { whatif } from './whatif/words.de.js';

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
