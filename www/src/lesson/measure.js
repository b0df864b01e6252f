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

/**
 * How much the answer to a blank changes if one of the other words is hidden too: the share of probability that moves,
 * from 0 to 1, of each word, for the exact predictor and for the first run. Null for the blank itself.
 *
 * @param {ClozeLab} lab
 * @param {string[]} words  A sentence; one of them is `[MASK]`.
 */
export async function decisive(lab, words) {
  const at = words.indexOf('[MASK]');
  const ask = async (/** @type {string[]} */ asked) => {
    const { blanks } = await lab.predict(asked.join(' '), { top: 1000 });
    return blanks[asked.slice(0, at).filter((word) => word === '[MASK]').length];
  };
  const whole = await ask(words);
  /** @type {({exact: number, run: number} | null)[]} */
  const moved = [];
  for (const i of words.keys()) {
    if (i === at) {
      moved.push(null);
      continue;
    }
    const hidden = await ask(words.map((word, j) => (j === i ? '[MASK]' : word)));
    moved.push({
      exact: distance(whole.exact ?? [], hidden.exact ?? []),
      run: distance(whole.runs[0].candidates, hidden.runs[0].candidates),
    });
  }
  return { moved, likely: whole.runs[0].candidates.slice(0, 3) };
}

/** @typedef {{token: string, probability: number}} Candidate */

/** The probability that lies elsewhere. @param {Candidate[]} a @param {Candidate[]} b */
function distance(a, b) {
  const other = new Map(b.map(({ token, probability }) => [token, probability]));
  return a.reduce(
    (sum, { token, probability }) => sum + Math.max(0, probability - (other.get(token) ?? 0)),
    0,
  );
}
