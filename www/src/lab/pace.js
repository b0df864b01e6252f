/** How fast training goes, over the last 1.5 seconds. Pure: the time is an argument. */

const WINDOW = 1500;

export class Pace {
  /** @type {{now: number, step: number, tokens: number}[]} */
  #samples = [];

  reset() {
    this.#samples = [];
  }

  /**
   * @param {number} now  In ms.
   * @param {number} step  Steps made, of the slowest run.
   * @param {number} tokens  Tokens seen, of all runs.
   */
  add(now, step, tokens) {
    const samples = this.#samples;
    samples.push({ now, step, tokens });
    while (samples.length > 2 && samples[1].now < now - WINDOW) samples.shift();
  }

  /**
   * @param {number} steps  The budget.
   * @returns {{left: number, tokensPerSecond: number} | null}  `left` in seconds; null when not yet known.
   */
  estimate(steps) {
    const first = this.#samples[0];
    const last = this.#samples.at(-1);
    if (!first || !last || last.now - first.now < 30 || last.step === first.step) return null;
    const seconds = (last.now - first.now) / 1000;
    return {
      left: ((steps - last.step) * seconds) / (last.step - first.step),
      tokensPerSecond: (last.tokens - first.tokens) / seconds,
    };
  }
}
