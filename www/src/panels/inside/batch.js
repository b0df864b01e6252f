/**
 * Shared by *This step* and *Slow motion*: which runs have the same batches, and numbers of a batch.
 */

/** @typedef {import('./panel.js').Inside} Inside */
/** @typedef {Inside['runs'][number]} Run */
/** @typedef {import('../../workers/records.js').StepAnswer} StepAnswer */
/** @typedef {'masked' | 'random' | 'kept'} Outcome */

/** @type {Outcome[]} */
export const OUTCOMES = ['masked', 'random', 'kept'];

/** A glyph for each outcome, so that colour is not needed to tell them apart. */
export const GLYPHS = { masked: '▢', random: '⇄', kept: '=' };

/**
 * Do these runs train on the same batches? A batch is drawn from the corpus, the masking, the batches' settings and the
 * seed.
 *
 * @param {Run[]} runs
 */
export function shared(runs) {
  const drawn = runs.map(({ config: { masking, batch, seed } }) => JSON.stringify([masking, batch, seed]));
  return new Set(drawn).size <= 1;
}

/** @param {number[]} numbers */
export function total(numbers) {
  let sum = 0;
  for (const number of numbers) sum += number;
  return sum;
}

/** How many of each outcome a batch has. @param {StepAnswer} value */
export function counts({ sentences }) {
  const found = { masked: 0, random: 0, kept: 0 };
  for (const { targets } of sentences) for (const { outcome } of targets) if (outcome) found[outcome]++;
  return found;
}

/** The share of each outcome by a run's masking settings. @param {Run} run @returns {Record<Outcome, number>} */
export function rule({ config: { masking } }) {
  const { mask, random } = masking;
  return { masked: mask, random, kept: Math.max(0, 1 - mask - random) };
}

/**
 * The targets of a batch, sentence by sentence, each with its place in the answer's columns.
 *
 * @param {StepAnswer} value
 */
export function targets(value) {
  let i = 0;
  return value.sentences.map(({ tokens, targets: of }) =>
    of.map(({ position, outcome }) => ({
      index: i++,
      position,
      outcome,
      truth: tokens[position],
    })),
  );
}

/** How many guesses are the true token. @param {StepAnswer} value @param {string[]} vocabulary */
export const right = (value, vocabulary) =>
  targets(value)
    .flat()
    .filter(({ index, truth }) => vocabulary[value.guess[index]] === truth).length;

/** The mean of the floors; null where some target has none. @param {StepAnswer} value */
export function floor({ floors }) {
  const sum = total([...floors]);
  return Number.isNaN(sum) ? null : sum / floors.length;
}
