/** What the pages measure in the lab, after training: what stands in the reader's answer is computed, never written. */

/** @typedef {import('../lab/element.js').ClozeLab} ClozeLab */

/**
 * The likeliest words of the first blank of a text, of the exact predictor and of each run.
 *
 * @param {ClozeLab} lab
 * @param {string} text
 * @param {number} [top]
 */
export async function answersAt(lab, text, top = 5) {
  const { blanks } = await lab.predict(text, { top });
  const [{ exact, runs }] = blanks;
  return { exact: exact ?? [], runs: runs.map(({ candidates }) => candidates) };
}

/**
 * The probability that each run, and the exact predictor, gives to a word of the first blank.
 *
 * @param {ClozeLab} lab
 * @param {string} text
 * @param {string} word
 */
export async function chanceOf(lab, text, word) {
  const { exact, runs } = await answersAt(lab, text, 1000);
  const of = (/** @type {{token: string, probability: number}[]} */ candidates) =>
    candidates.find(({ token }) => token === word)?.probability ?? 0;
  return { exact: of(exact), runs: runs.map(of) };
}

/**
 * The mean loss at the end, and the least possible one, of each run.
 *
 * @param {ClozeLab} lab
 */
export async function losses(lab) {
  const { uniform, runs } = await lab.floors();
  return {
    uniform,
    runs: lab.history.map(({ label, mean }, i) => ({
      label,
      loss: mean ?? 0,
      floor: runs[i].corpus?.nats ?? null,
    })),
  };
}
