/**
 * What the open panels under *Look inside* need to know: asked of the workers, each question once until its answer is out
 * of date. Pure: who answers, and the time, are given.
 */

/**
 * A question that a panel needs answered.
 *
 * @typedef {object} Need
 * @property {string} key  Where the panel finds the answer. A later question under the same key takes its place.
 * @property {number | null} run  The run that is asked (its id), or null: the experiment alone is enough.
 * @property {string} look  The question's name, as `src/web/look.rs` knows it.
 * @property {object} parameters
 * @property {number | null} [step]  Steps that the run has made, where the answer depends on its weights: then it is out
 *   of date when there are more.
 * @property {boolean} [follows]  The question itself changes as training goes on, and is asked no more often for that.
 * @property {number} [every]  Least time until it is asked again because of new steps, in ms; {@link EVERY} unless given.
 */
/** @typedef {{of: string, step: number | null, value?: any, error?: import('./protocol.js').Failure}} Answer */

/** Least time between two questions under the same key because of new steps, in ms, unless the need says otherwise. */
const EVERY = 250;

export class Looks {
  #ask;
  #tell;
  #now;
  /** Questions that are with a worker. @type {Set<string>} */
  #asked = new Set();
  /** When each key was asked last. @type {Map<string, number>} */
  #times = new Map();
  /** So that answers to what was asked before `clear` change nothing. */
  #era = 0;

  /**
   * @param {(need: Need) => Promise<any>} ask  Rejects with a failure.
   * @param {(key: string, answer: Answer) => void} tell
   * @param {() => number} now  In ms.
   */
  constructor(ask, tell, now) {
    this.#ask = ask;
    this.#tell = tell;
    this.#now = now;
  }

  /**
   * Asks what is not known yet, or no longer.
   *
   * @param {Need[]} needs
   * @param {Record<string, Answer>} answers
   * @returns {number | null}  In how many ms to come again, if something is out of date that was asked a moment ago.
   */
  want(needs, answers) {
    let soonest = Number.POSITIVE_INFINITY;
    for (const need of needs) {
      if (this.#asked.has(need.key)) continue;
      const answer = answers[need.key];
      const same = answer?.of === identity(need);
      if (same && (need.step ?? null) === answer.step) continue;
      const every = need.every ?? EVERY;
      const wait = same || need.follows ? (this.#times.get(need.key) ?? 0) + every - this.#now() : 0;
      if (wait > 0) soonest = Math.min(soonest, wait);
      else this.#question(need);
    }
    return Number.isFinite(soonest) ? soonest : null;
  }

  /** Forgets what is asked: the runs have ended. */
  clear() {
    this.#era++;
    this.#asked.clear();
    this.#times.clear();
  }

  /** @param {Need} need */
  async #question(need) {
    const era = this.#era;
    this.#asked.add(need.key);
    this.#times.set(need.key, this.#now());
    const about = { of: identity(need), step: need.step ?? null };
    /** @type {Answer} */
    let answer;
    try {
      answer = { ...about, value: await this.#ask(need) };
    } catch (error) {
      answer = { ...about, error: /** @type {import('./protocol.js').Failure} */ (error) };
    }
    if (era !== this.#era) return;
    this.#asked.delete(need.key);
    this.#tell(need.key, answer);
  }
}

/** What a question is, but for when it is asked. @param {Need} need */
export const identity = ({ run, look, parameters }) => JSON.stringify([run, look, parameters]);
