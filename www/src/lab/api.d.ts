/** What scripts exchange with `<cloze-lab>`: the records behind its properties, methods and events. */

import type { ClozeLab } from './element.js';

export type ClozeState = 'idle' | 'loading' | 'ready' | 'running' | 'paused' | 'done' | 'failed';

/** One corpus and one to four runs, as plain JSON. What is left out has its default. */
export interface ClozeExperiment {
  corpus: Record<string, unknown>;
  steps?: number;
  runs: ClozeRun[];
  [field: string]: unknown;
}

export interface ClozeRun {
  label: string;
  model: { kind: 'notebook' | 'bert'; [field: string]: unknown };
  masking?: Record<string, unknown>;
  batch?: Record<string, unknown>;
  optimizer?: Record<string, unknown>;
  seed?: number;
  [field: string]: unknown;
}

/** What a run has made so far. */
export interface ClozeHistory {
  label: string;
  step: number[];
  /** In nats a target. */
  loss: number[];
  /** The least loss that is possible, of each step, where it is known. */
  floor: number[] | null;
  /** The second objective, if the run has one: in nats per pair or per token; the floor is NaN where there is none. */
  second?: { loss: number[]; accuracy: number[]; floor: number[] };
  /** Mean of the last epoch, or of the last 20 steps where an epoch is one step; null before the first step. */
  mean: number | null;
  /** Measured on the sentences that are held out, if any are. */
  heldOut: { step: number; loss: number; accuracy: number }[];
  /** A hash of all losses: the same experiment and version give the same one on every machine. */
  fingerprint: string | null;
}

/** What a reader has set up and typed. */
export interface ClozeWork {
  experiment: unknown;
  [part: string]: unknown;
}

/** A training as it stands, which `resume` goes on with: plain data. */
export interface ClozeTraining {
  experiment: unknown;
  runs: unknown[];
}

export interface ClozeCandidate {
  token: string;
  probability: number;
}

export interface ClozePrediction {
  tokens: string[];
  blanks: {
    position: number;
    /** The best possible answer, where it is known. */
    exact: ClozeCandidate[] | null;
    runs: { label: string; candidates: ClozeCandidate[] }[];
  }[];
}

/** The least loss that is possible, in nats a target; `standardError` where it is sampled and not enumerated. */
export interface ClozeFloor {
  nats: number;
  standardError: number | null;
}

export interface ClozeFloors {
  /** Of a blind guess among all words. */
  uniform: number;
  runs: {
    label: string;
    /** On the corpus; null where no exact answer is known. */
    corpus: ClozeFloor | null;
    /** On the language that the corpus is a sample of, if it is one. */
    language: ClozeFloor | null;
    /** On the corpus, by what became of the target. */
    byOutcome: { masked: number | null; random: number | null; kept: number | null; other?: number } | null;
    /** Of the judgement of sentence pairs, if the run makes one: as it is, without corruption, and from the words alone. */
    pair: { nats: number; standardError: number | null; uncorrupted: number; words: number } | null;
  }[];
}

/** What a link to an experiment holds. */
export interface ClozeLink {
  /** The example that it differs from. */
  preset?: string;
  experiment: ClozeExperiment;
  /** The sentence of the prediction panel. */
  blank?: string;
  /** Panels under “Look inside” that are open, and the step that they show. */
  open?: string[];
  step?: number | null;
  /** The exercises that are shown, which opens their panel: their seed, and how many. */
  exercise?: { seed: number; count?: number };
  hide?: string[];
  theme?: string;
  lang?: string | null;
  /** What the figure is called, and what is said under it. */
  heading?: string;
  caption?: string;
  size?: 'compact';
  /** Offers the trained models in one press. */
  trained?: boolean;
  /** One for each run, after a training of just this experiment. */
  fingerprints?: string[];
}

export interface ClozeLabEventMap {
  'cloze-ready': CustomEvent<Record<string, never>>;
  'cloze-statechange': CustomEvent<{ state: ClozeState; previous: ClozeState }>;
  /** At most ten a second. */
  'cloze-step': CustomEvent<{
    step: number;
    runs: { label: string; step: number; loss: number | null }[];
  }>;
  /** What `link` holds may have changed. */
  'cloze-edit': CustomEvent<Record<string, never>>;
  'cloze-done': CustomEvent<{ readonly history: ClozeHistory[] }>;
  /** `run` is the label of the run that ended, or null if it was not one run. */
  'cloze-error': CustomEvent<{ code: string; message: string; run: string | null }>;
}

declare global {
  interface HTMLElementTagNameMap {
    'cloze-lab': ClozeLab;
  }
  interface HTMLElementEventMap extends ClozeLabEventMap {}
}
