/** The pages of the lesson after the first. */

import { attention } from './attention.js';
import { bidirectional } from './bidirectional.js';
import { corruption } from './corruption.js';
import { counterexample } from './counterexample.js';
import { end } from './end.js';
import { floor } from './floor.js';
import { memorise } from './memorise.js';
import { notebook } from './notebook.js';
import { ownText } from './own-text.js';
import { pretraining } from './pretraining.js';
import { sentences } from './sentences.js';
import { targets } from './targets.js';

/** @type {Record<string, import('../pages.js').Page>} */
export const pages = {
  notebook,
  floor,
  bidirectional,
  counterexample,
  corruption,
  targets,
  memorise,
  attention,
  sentences,
  pretraining,
  'own-text': ownText,
  end,
};
