/** A question, and its worked answer, as templates: on the page one at a time, on paper all of them. */

import { html, nothing } from 'lit';
import { t } from './words.js';

/** @typedef {import('../../../workers/records.js').Exercise} Exercise */
/** @typedef {import('../../../workers/records.js').ExercisePlace} Place */
/** @typedef {import('../../../workers/records.js').ExerciseTally} Tally */
/** @typedef {import('./words.en.js').Context} Context */

/**
 * A blank as a predictor sees it. Where the beginning is out of sight, the blank's number is said, which the predictor
 * knows. The sentence is the corpus's, in whatever direction that is written.
 *
 * @param {Place} place
 * @param {string} context
 */
export const gap = ({ before, after, position }, context) => {
  const out = html`<span class="out" role="img" aria-label=${t.outOfSight}>…</span>`;
  const seesLeft = context === 'left' || context === 'both';
  const seesRight = context === 'right' || context === 'both';
  return html`<bdi class="sentence">${seesLeft ? before : html`${out} `}<span
    class="gap" role="img" aria-label=${t.blank}>___</span>${seesRight ? after : html` ${out}`}</bdi>${seesLeft ? nothing : html` ${t.numbered(position)}`}`;
};

/** @param {Exercise} exercise */
const setting = ({ position, context }) =>
  `${position === 0 ? t.hidden.any : t.hidden.each(position)} ${t.sees[/** @type {Context} */ (context)]}`;

/** What is asked, without the options. @param {Exercise} exercise */
export function asked(exercise) {
  const { kind, context, blank, tallies } = exercise;
  const sees = t.sees[/** @type {Context} */ (context)];
  const quoted = blank && html`<blockquote>${gap(blank, context)}</blockquote>`;
  switch (kind) {
    case 'least':
      return html`<p>${setting(exercise)} ${t.asks.least}</p>`;
    case 'distribution':
      return html`<p>${sees}</p>${quoted}<p>${t.asks.distribution(exercise.word ?? '')}</p>`;
    case 'harder':
      return html`<p>${sees} ${t.asks.harder}</p>`;
    case 'added':
      return html`<p>${setting(exercise)} ${t.asks.added(tallies[0].nats)}</p>
        <blockquote><bdi class="sentence">${exercise.added}</bdi></blockquote>
        <p>${t.asks.addedThen}</p>`;
    case 'decides':
      return html`<p>${sees}</p>${quoted}<p>${t.asks.decides}</p>`;
    default:
      return html`<p>${setting(exercise)} ${t.asks.possible(exercise.loss ?? 0)}</p>`;
  }
}

/** What there is to choose from. @param {Exercise} exercise @returns {unknown[]} */
export function options({ kind, context, options: all }) {
  if (kind === 'possible') return [t.no, t.yes];
  if (kind === 'harder') return all.map(({ place }, i) => html`${t.option(i)}: ${gap(place, context)}`);
  return all.map(({ word, position }) => html`<bdi>${t.word(word, position)}</bdi>`);
}

/** `dog 2, cat 1, entropy 0.6365`. @param {Place} place */
const fits = ({ words, counts, nats }) => html`<bdi>${t.fits(words, counts)}</bdi>; ${t.entropy(nats)}`;

/** @param {Tally} tally @param {string} context */
const sum = ({ open, certain, words, nats }, context) => html`<ul>
    ${open.map((place) => html`<li>${gap(place, context)}: ${fits(place)}</li>`)}
    ${certain > 0 ? html`<li>${(open.length > 0 ? t.certain : t.allCertain)(certain)}</li>` : nothing}
  </ul>
  <p><bdi dir="ltr">${t.sum(
    open.map((place) => [place.counts.reduce((a, b) => a + b, 0), place.nats]),
    words,
    nats,
  )}</bdi></p>`;

/** How the answer is found. @param {Exercise} exercise */
export function worked(exercise) {
  const { kind, context, blank, tallies, answer } = exercise;
  if (kind === 'added')
    return html`<p>${t.before}</p>${sum(tallies[0], context)}<p>${t.after}</p>${sum(tallies[1], context)}`;
  if (kind === 'least' || kind === 'possible')
    return html`${sum(tallies[0], context)}${kind === 'possible' ? html`<p>${reason(exercise)}</p>` : nothing}`;
  if (kind === 'distribution' && blank) {
    const count = blank.counts[blank.words.indexOf(exercise.word ?? '')] ?? 0;
    const all = blank.counts.reduce((a, b) => a + b, 0);
    return html`<p>${gap(blank, context)}: ${fits(blank)}</p><p>${t.share(count, all, answer)}</p>`;
  }
  return html`${blank ? html`<p>${t.whole} ${fits(blank)}</p>` : nothing}
    <ul>
      ${exercise.options.map(
        ({ place, word, position }, i) => html`<li>
          ${kind === 'harder' ? html`${t.option(i)}: ${gap(place, context)}:` : t.without(t.word(word, position))}
          ${fits(place)}
        </li>`,
      )}
    </ul>`;
}

/** Why a loss is possible, or not. @param {Exercise} exercise */
function reason({ answer, loss, tallies }) {
  return answer === 1
    ? t.choices.butPossible(loss ?? 0, tallies[0].nats)
    : t.choices.notPossible(loss ?? 0, tallies[0].nats);
}

/** The right answer, for the key. @param {Exercise} exercise */
export function rightAnswer({ kind, answer, options: all }) {
  if (kind === 'possible') return answer === 1 ? t.yes : t.no;
  if (kind === 'harder') return t.option(answer);
  if (kind === 'decides') return t.word(all[answer].word, all[answer].position);
  return t.answer(answer);
}
