/**
 * Which questions are sent, and when again. A panel states the questions whose answers it shows, each as a {@link
 * Need}. Each is sent once, and again when its answer is out of date. Pure: the function that asks and the clock are
 * arguments.
 */

/**
 * A question that a panel needs answered.
 *
 * @typedef {object} Need
 * @property {string} key  Where the panel finds the answer. A later question under the same key takes its place.
 * @property {number | null} run  The run that is asked (its id), or null for the library.
 * @property {string} question  Its name, as `src/web/questions.rs` knows it.
 * @property {object} arguments
 * @property {string} [of]  A short string that is equal exactly if the arguments are; without it, their JSON is
 *   compared.
 * @property {number | null} [step]  Steps that the run has made, where the answer depends on its weights: then it is
 *   out of date when there are more.
 * @property {boolean} [follows]  The arguments change with every step (the step's number is among them): the question
 *   is throttled as if they did not.
 * @property {number} [every]  Least time until it is asked again because of new steps, in ms; {@link EVERY} unless
 *   given.
 * @property {string} [typed]  Text that the reader may be typing: the question waits until it has not changed for
 *   {@link REST} ms.
 */

/**
 * @typedef {object} Answer
 * @property {string} of  Which question it answers, see {@link identity}.
 * @property {number | null} step
 * @property {any} [value]  The record. Beside an error, the last record that came without one, if it is kept.
 * @property {import('./records.js').Failure} [error]
 * @property {import('../lab/answers.js').Followed | null} [followed]  Of a run's prediction: its points so far.
 */

/** Least time between two questions under the same key because of new steps, in ms, unless the need says otherwise. */
const EVERY = 250;
/** How long the typing must rest, in ms. */
const REST = 150;

export class Questions {
  #ask;
  #tell;
  #now;
  /** The latest needs, by key. @type {Map<string, Need>} */
  #needed = new Map();
  /** Questions that wait for a worker's answer, by key. @type {Map<string, Need>} */
  #asked = new Map();
  /** When a question was last sent, by key. @type {Map<string, number>} */
  #times = new Map();
  /** The text that was last typed, and since when, by key. @type {Map<string, {typed: string, since: number}>} */
  #typed = new Map();

  /**
   * @param {(need: Need) => Promise<any>} ask  Rejects with a failure.
   * @param {(key: string, answer: Answer | null) => void} tell  Null: the answer belongs to a question that is no
   *   longer needed.
   * @param {() => number} now  In ms.
   */
  constructor(ask, tell, now) {
    this.#ask = ask;
    this.#tell = tell;
    this.#now = now;
  }

  /**
   * Sends the questions whose answers are missing or out of date.
   *
   * @param {Need[]} needs
   * @param {Record<string, Answer>} answers
   * @returns {number | null}  Ms until the next call is due, if a question has to wait.
   */
  want(needs, answers) {
    this.#needed = new Map(needs.map((need) => [need.key, need]));
    let soonest = Number.POSITIVE_INFINITY;
    for (const need of needs) {
      const rest = this.#rest(need);
      if (this.#asked.has(need.key)) continue;
      const answer = answers[need.key];
      const same = answer?.of === identity(need);
      if (same && (need.step ?? null) === answer.step) continue;
      const wait = Math.max(rest, same || need.follows ? this.#pause(need) : 0);
      if (wait > 0) soonest = Math.min(soonest, wait);
      else this.#send(need);
    }
    return Number.isFinite(soonest) ? soonest : null;
  }

  /** Forgets the questions that runs were asked: the runs have ended. */
  clear() {
    for (const [key, { run }] of this.#asked) if (run !== null) this.#asked.delete(key);
    this.#times.clear();
  }

  /** Time until the typing has rested, in ms. @param {Need} need */
  #rest({ key, typed }) {
    if (typed === undefined) return 0;
    const now = this.#now();
    const last = this.#typed.get(key);
    if (last?.typed === typed) return last.since + REST - now;
    // The first text of a key was not typed: its question does not wait.
    this.#typed.set(key, { typed, since: last ? now : now - REST });
    return last ? REST : 0;
  }

  /** Time until a key may be asked again because of new steps, in ms. @param {Need} need */
  #pause({ key, every = EVERY }) {
    return (this.#times.get(key) ?? Number.NEGATIVE_INFINITY) + every - this.#now();
  }

  /** @param {Need} need */
  async #send(need) {
    const { key } = need;
    this.#asked.set(key, need);
    this.#times.set(key, this.#now());
    const about = { of: identity(need), step: need.step ?? null };
    /** @type {Answer} */
    let answer;
    try {
      answer = { ...about, value: await this.#ask(need) };
    } catch (error) {
      answer = { ...about, error: /** @type {import('./records.js').Failure} */ (error) };
    }
    if (this.#asked.get(key) !== need) return;
    this.#asked.delete(key);
    const now = this.#needed.get(key);
    this.#tell(key, now && (now.follows || identity(now) === about.of) ? answer : null);
  }
}

/** Equal for equal questions, whenever they are asked. @param {Need} need */
export const identity = ({ run, question, arguments: args, of }) =>
  of ?? JSON.stringify([run, question, args]);
