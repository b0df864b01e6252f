/** The classic mistakes and alternatives of corruption: a run beside the same run with one thing changed. Pure. */

import { validate } from './experiment.js';

/** @typedef {import('./experiment.js').Experiment} Experiment */
/** @typedef {'copy' | 'masks' | 'static' | 'spans'} Change */

/**
 * The fields of `masking` that each changes: BERT's values, and the others.
 *
 * @type {Record<Change, {usual: any, changed: any}>}
 */
const CHANGES = {
  copy: { usual: { scored: 'targets' }, changed: { scored: 'all' } },
  masks: { usual: { mask: 0.8, random: 0.1 }, changed: { mask: 1, random: 0 } },
  static: { usual: { draws: 'fresh' }, changed: { draws: 'static' } },
  spans: {
    usual: { select: { rate: 0.15, rule: 'count' } },
    changed: { select: { rate: 0.15, rule: 'span' } },
  },
};

/** The run that is changed: the first BERT that only fills blanks. @param {Experiment} draft */
export const changeable = ({ runs }) =>
  runs.find(({ model, objective }) => model.kind === 'bert' && objective === 'mlm') ?? null;

/**
 * The first BERT of an experiment beside a copy with one change. If it has the change already, it gets BERT's values
 * back. Null if there is no BERT.
 *
 * @param {Experiment} draft
 * @param {Change} name
 * @param {string} label  Of the changed run.
 * @returns {Experiment | null}
 */
export function whatIf(draft, name, label) {
  const run = changeable(draft);
  if (!run) return null;
  const { usual, changed } = CHANGES[name];
  const has = Object.entries(changed).every(([key, value]) =>
    same(run.masking[/** @type {'mask'} */ (key)], value),
  );
  // Spans keep the reader's rate.
  const rate = /** @type {any} */ (run.masking.select).rate;
  const own = name === 'spans' && rate !== undefined ? { select: { rate, rule: 'span' } } : changed;
  const base = has ? { ...run, masking: { ...run.masking, ...usual } } : run;
  const other = { ...base, label: run.label === label ? `${label}, changed` : label };
  return validate({
    ...draft,
    runs: [base, { ...other, masking: { ...base.masking, ...own } }],
  });
}

/** @param {unknown} a @param {any} b  A rule counts whatever its rate. */
const same = (a, b) => (typeof b === 'object' ? /** @type {any} */ (a)?.rule === b.rule : a === b);
