/**
 * Every message between the page and a worker, as types. Nothing else crosses.
 *
 * A worker holds a run, or the library, which answers what needs no training: about a corpus, its floors, the exact
 * predictor. Steps and answers are the records of records.d.ts, which is written from `src/web/records.rs`; the
 * questions are in `src/web/questions.rs`.
 *
 * Invariant: an event names its run, or {@link LIBRARY}. The page drops events of a run that is no longer current.
 */

/** The number of the library's worker; runs count from 1. */
export const LIBRARY = 0;

/**
 * What the page tells a worker.
 *
 * @typedef {{type: 'init', run: number, module: WebAssembly.Module, experiment: string | null, index: number, state: Uint8Array | null}} Init
 *   Build run `index` of the experiment (JSON), or go on from its `state` (see `RunState`). Answered by `ready` or
 *   `failed`. Without an experiment it is the library, which is ready at once.
 * @typedef {{type: 'train', run: number, steps: number | null, rate: number | null, turns: boolean}} Train
 *   Train `steps` more steps (null: to the end of the budget), at most `rate` steps a second (null: full speed).
 *   Answered by `steps` …, then `paused` (before the end of the budget) or `done`. With `turns`, work waits
 *   for a `turn`, and `steps` end the turn.
 * @typedef {{type: 'turn', run: number}} Turn  Train for a few slices.
 * @typedef {{type: 'pause', run: number}} Pause  Answered by `paused`, with no step in flight.
 * @typedef {{type: 'ask', run: number, id: number, question: string, arguments: object}} Ask
 *   Answered by `answer`: with the question's record, or with an error that leaves the run as it was.
 * @typedef {Init | Train | Turn | Pause | Ask} Command
 */

/**
 * What a worker tells the page.
 *
 * @typedef {import('./records.js').Failure} Failure
 * @typedef {{type: 'ready', run: number, info: import('./records.js').RunInfo, stood?: Stood, refused?: Failure}} Ready
 *   A run that goes on says where it stood. If its state was `refused`, it is at its start.
 * @typedef {{step: number, done: boolean, fingerprint: string}} Stood
 * @typedef {{type: 'steps', run: number, columns: import('./records.js').Columns}} Steps
 *   The steps since the last such event, in order, and the predictions for the followed text at some of them.
 * @typedef {{type: 'paused' | 'done', run: number, step: number, fingerprint: string}} Stopped
 * @typedef {{type: 'answer', run: number, id: number, value?: unknown, error?: Failure}} Answer
 * @typedef {{type: 'failed', run: number, error: Failure}} Failed  The run is over; its curve so far stays.
 * @typedef {Ready | Steps | Stopped | Answer | Failed} Event
 */
