/**
 * A recipe that fits a text of one's own: how each run is corrupted, in what batches and for how long it trains. What
 * the runs are compared in (their kind of model, what they see, their objective and their seed) stays. Pure.
 *
 * The numbers are measured: tests/web/unit/recipe.test.js trains them, with several seeds, to within a stated distance
 * of the least possible loss.
 */

import { equal } from './check.js';
import { PRESETS } from './corpora.js';
import { validate } from './experiment.js';
import { lines, pieces, sentence, toggled, withTruth } from './sentence.js';

/** @typedef {import('./experiment.js').Experiment} Experiment */
/** @typedef {import('./experiment.js').RunConfig} RunConfig */
/** @typedef {{sentences: number, words: number, longest: number}} Counts  What the engine counted. */

/** A text with no more sentences, … */
const FEW = 16;
/** … each of at most so many words, is trained on whole in every step, and needs no more steps than these. */
const SHORT = 8;
const SHORT_STEPS = 300;
/** A larger text goes with a small model while it has no more distinct words than this. */
const SMALL = 100;
/** Sentences of a step, where a step does not take them all. */
const BATCH = 16;
/** Tokens of a step, at most: some milliseconds in a tab. */
const TOKENS = 1024;
/** Times that each sentence is seen, and the steps that this is kept within. */
const EPOCHS = 20;
const LEAST_STEPS = 2000;
const MOST_STEPS = 6000;
/** Lines of a text that are read to find a blank, or a position that every sentence has. */
const READ = 2000;

/** BERT's own rule: 15 % of the tokens, 80/10/10. */
const BERT = { select: { rate: 0.15, rule: 'count' }, mask: 0.8, random: 0.1 };

/**
 * @param {Counts} counts  Of the text that is trained on.
 * @param {Experiment} experiment  With that text.
 * @param {string} text
 * @returns {Experiment}
 */
export function recipeFor(counts, experiment, text) {
  const few = counts.sentences <= FEW && counts.longest - 2 <= SHORT;
  const size = few
    ? counts.sentences
    : Math.max(1, Math.min(BATCH, counts.sentences, Math.floor(TOKENS / counts.longest)));
  const epochs = Math.ceil((EPOCHS * counts.sentences) / size);
  const small = counts.words <= SMALL;
  const steps = few ? SHORT_STEPS : Math.min(MOST_STEPS, Math.max(LEAST_STEPS, epochs));
  const shortest = few ? Math.min(...lines(text, READ).map((line) => pieces(line).length)) : 0;
  const runs = experiment.runs.map((run) => runFor(run, { few, small, size, shortest }));
  return validate({ ...experiment, steps, runs });
}

/**
 * @param {RunConfig} run
 * @param {{few: boolean, small: boolean, size: number, shortest: number}} fit
 * @returns {RunConfig}
 */
function runFor(run, { few, small, size, shortest }) {
  const { model, masking, optimizer } = run;
  const at = 'position' in masking.select ? masking.select.position : null;
  // One position teaches something only if every sentence has a word there.
  const stays = at === null || (few && at <= shortest);
  const notebook = model.kind === 'notebook';
  const sizes = small
    ? { layers: 1, hidden: 32, heads: 2, intermediate: 64, init: few ? 0.2 : 0.1 }
    : { layers: 2, hidden: 64, heads: 2, intermediate: 128, init: 0.05 };
  // Of seventy short runs, each reached its floor at 0.003; faster ones can stay in a saddle.
  const lr = small && !few ? 0.004 : 0.003;
  return {
    ...run,
    model: notebook ? model : { ...model, ...sizes },
    masking: stays ? masking : { ...masking, ...BERT },
    batch: { size, order: 'shuffled' },
    optimizer: {
      ...optimizer,
      ...{ lr: notebook ? 0.02 : lr, schedule: 'linear', warmup: few ? 30 : 100, clip: 1 },
    },
  };
}

/**
 * Is this recipe another than the experiment's own?
 *
 * @param {Experiment} recipe
 * @param {Experiment} experiment
 */
export const differs = (recipe, experiment) => !equal(recipe, experiment);

/**
 * The sentence to fill in after a text has taken another's place: null where the present one fits, else one from the
 * text, with a word blanked that training blanks too.
 *
 * @param {string} text
 * @param {Experiment} experiment  With that text.
 * @param {string} blank  The present sentence.
 * @returns {string | null}
 */
export function blankFor(text, experiment, blank) {
  const found = lines(text, READ);
  const fits = withTruth(sentence(blank), found).some(({ truth }) => truth.length > 0);
  if (fits || found.length === 0) return null;
  const preset = PRESETS.find((one) => equal(one.experiment.corpus, experiment.corpus));
  if (preset) return preset.blank;
  const lengths = found.map((line) => pieces(line).length);
  const usual = lengths.findIndex((length) => length >= 3 && length <= SHORT);
  const line = found[Math.max(0, usual)];
  const { select } = experiment.runs[0].masking;
  const middle = Math.floor(pieces(line).length / 2);
  const at = 'position' in select ? Math.min(select.position, pieces(line).length) - 1 : middle;
  return toggled(sentence(line), at, []).text;
}

/**
 * Did another text take a text's place, so that no sentence stayed? One letter more or less is typing.
 *
 * @param {string} before
 * @param {string} text
 */
export function replaced(before, text) {
  if (Math.abs(text.length - before.length) < 2) return false;
  const old = new Set(lines(before, READ));
  return !lines(text, READ).some((line) => old.has(line));
}
