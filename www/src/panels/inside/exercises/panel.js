/** *Exercises*: questions about the corpus, one at a time, whose answers are checked. */

import { html, nothing } from 'lit';
import { sentenceOf } from '../../field.js';
import { isTyped, judge } from './judge.js';
import { print } from './paper.js';
import style from './style.css';
import { t } from './words.js';
import { asked, options, worked } from './worked.js';

/** @typedef {import('../panel.js').Inside} Inside */
/** @typedef {import('../panel.js').Ask} Ask */
/** @typedef {import('../../../workers/records.js').Exercise} Exercise */
/** @typedef {import('../../../workers/records.js').Exercises} Exercises */
/**
 * What the reader answered: a text, or the number of an option; whether it was checked since; and whether the worked
 * answer is shown.
 *
 * @typedef {{typed?: string, chosen?: number, checked?: boolean, shown?: boolean}} Given
 */
/**
 * @typedef {object} Settings
 * @property {number} [seed]
 * @property {number} [count]
 * @property {string} [seedText]  As it was typed, while it is no seed.
 * @property {number} [at]  Which exercise is shown, from 0.
 * @property {string} [given]  What was answered, by exercise, as JSON: what a panel has chosen is kept if it is plain.
 * @property {string} [of]  What `at` and `given` belong to: a hash of corpus, seed and number.
 */

export const NAME = 'exercises';
const SEED = 1;
const COUNT = 12;
const LARGEST_SEED = 2 ** 32 - 1;

/** @param {Inside} inside @returns {Required<Pick<Settings, 'seed' | 'count'>> & Settings} */
const settingsOf = (inside) => ({ seed: SEED, count: COUNT, ...inside.settings(NAME) });

/** What the engine's answer belongs to. @param {Inside} inside */
function about(inside) {
  const { seed, count } = settingsOf(inside);
  return `${seed} ${count} ${inside.corpus}`;
}

/** A short string for a long one (FNV-1a, 32 bits). @param {string} text */
function hashed(text) {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return (hash >>> 0).toString(16);
}

/** What was answered; it may come from an older page's storage. @param {string} [given] @returns {Record<number, Given>} */
function answersIn(given = '{}') {
  try {
    const value = JSON.parse(given);
    return typeof value === 'object' && value !== null ? value : {};
  } catch {
    return {};
  }
}

/** @type {import('../panel.js').Inspector} */
export const exercises = {
  style,
  needs(inside) {
    const { seed, count } = settingsOf(inside);
    const { corpus } = inside.experiment;
    return [{ key: NAME, run: null, question: NAME, of: about(inside), arguments: { corpus, seed, count } }];
  },
  template(inside, ask) {
    const settings = settingsOf(inside);
    const of = about(inside);
    const answer = inside.answer(NAME);
    const set = (/** @type {Settings} */ change) => ask({ do: 'inside-set', name: NAME, change });
    /** @type {Exercises | undefined} */
    const sheet = answer?.of === of && !answer.error ? answer.value : undefined;
    /** @type {Settings} */
    const own = settings.of === hashed(of) ? settings : {};
    const at = own.at !== undefined && sheet?.questions[own.at] ? own.at : 0;
    const keep = (/** @type {Record<number, Given>} */ given, /** @type {number} */ to) =>
      set({ of: hashed(of), given: JSON.stringify(given), at: to });
    return html`<p class="help">${t.help}</p>
      <div class="controls">
        ${seedField(settings, set)}
        ${
          sheet
            ? [false, true].map(
                (isKey) => html`<button
                class="small quiet"
                @click=${(/** @type {Event} */ e) =>
                  print(sheet, settings.seed, isKey, /** @type {Element} */ (e.target))}
              >${isKey ? t.printKey : t.printSheet}</button>`,
              )
            : nothing
        }
      </div>
      ${answer?.error && answer.of === of ? html`<p class="problem" role="alert">${sentenceOf(answer.error)}</p>` : nothing}
      ${sheet ? [corpusOf(sheet), one(sheet, at, answersIn(own.given), keep), notes(sheet, settings.count)] : nothing}
      ${answer?.of === of ? nothing : html`<p class="help">${t.loading}</p>`}`;
  },
};

/** @param {Required<Pick<Settings, 'seed'>> & Settings} settings @param {(change: Settings) => void} set */
function seedField({ seed, seedText }, set) {
  const change = (/** @type {Event} */ event) => {
    const text = /** @type {HTMLInputElement} */ (event.target).value.trim();
    const isSeed = /^\d{1,10}$/.test(text) && Number(text) <= LARGEST_SEED;
    set(isSeed ? { seed: Number(text), seedText: undefined } : { seedText: text });
  };
  const wrong = seedText !== undefined;
  return html`<label>${t.seed}
      <input
        type="text"
        id="exercises-seed"
        inputmode="numeric"
        autocomplete="off"
        size="8"
        aria-invalid=${wrong ? 'true' : nothing}
        aria-describedby="exercises-seed-help"
        .value=${seedText ?? String(seed)}
        @change=${change}
      /></label>
    <span class=${wrong ? 'problem' : 'help'} id="exercises-seed-help">${wrong ? t.noSeed : t.seedHelp}</span>`;
}

/** @param {Exercises} sheet */
const corpusOf = ({ sentences, of, marks }) => html`<details class="corpus" open>
  <summary>${t.corpus(sentences.length, of)}</summary>
  <ol>${sentences.map((sentence) => html`<li><bdi>${sentence}</bdi></li>`)}</ol>
  <p class="help">${t.equally} ${marks ? t.marks : nothing} ${t.terms}</p>
</details>`;

/**
 * One exercise.
 *
 * @param {Exercises} sheet
 * @param {number} at
 * @param {Record<number, Given>} given
 * @param {(given: Record<number, Given>, at: number) => void} set
 */
function one({ questions }, at, given, set) {
  const exercise = questions[at];
  const mine = given[at] ?? {};
  const give = (/** @type {Given} */ change) =>
    set({ ...given, [at]: { ...mine, checked: false, ...change } }, at);
  const check = (/** @type {Event} */ event) => {
    event.preventDefault();
    // The form has an answer that was given since the last rendering too.
    const said = new FormData(/** @type {HTMLFormElement} */ (event.target)).get(`exercise-${at}`);
    const answer = isTyped(exercise)
      ? { typed: String(said ?? '') }
      : said === null
        ? {}
        : { chosen: Number(said) };
    give({ ...answer, checked: true });
  };
  const show = (/** @type {Event} */ event) => {
    const { open } = /** @type {HTMLDetailsElement} */ (event.target);
    // The event also comes when another exercise is shown, whose state it has already.
    if (open !== (mine.shown ?? false)) set({ ...given, [at]: { ...mine, shown: open } }, at);
  };
  const go = (/** @type {number} */ to) => set(given, to);
  return html`<section class="exercise" aria-labelledby="exercise-title">
    <h4 id="exercise-title">${t.title(at + 1, questions.length)}</h4>
    ${asked(exercise)}
    <form @submit=${check}>
      ${isTyped(exercise) ? number(exercise, at, mine, give) : choices(exercise, at, mine, give)}
      <button class="small">${t.check}</button>
    </form>
    <p class="verdict" role="status">${mine.checked ? verdict(exercise, mine) : nothing}</p>
    <details class="worked" .open=${mine.shown ?? false} @toggle=${show}>
      <summary>${t.worked}</summary>
      ${worked(exercise)}
    </details>
    <p class="turn">
      <button class="small" ?disabled=${at === 0} @click=${() => go(at - 1)}>${t.previous}</button>
      <button class="small" ?disabled=${at + 1 === questions.length} @click=${() => go(at + 1)}>${t.next}</button>
    </p>
  </section>`;
}

/** @param {Exercise} exercise @param {number} at @param {Given} mine @param {(change: Given) => void} give */
function number({ kind, tolerance }, at, { typed = '' }, give) {
  const isShare = kind === 'distribution';
  return html`<label>${isShare ? t.probability : t.nats}
      <input
        type="text"
        id="exercise-answer"
        name="exercise-${at}"
        autocomplete="off"
        spellcheck="false"
        size="12"
        dir="ltr"
        aria-describedby="exercise-answer-help"
        .value=${typed}
        @input=${(/** @type {Event} */ e) => give({ typed: /** @type {HTMLInputElement} */ (e.target).value })}
      /></label>
    <span class="help" id="exercise-answer-help">${(isShare ? t.withinShare : t.within)(tolerance ?? 0)}</span>`;
}

/** @param {Exercise} exercise @param {number} at @param {Given} mine @param {(change: Given) => void} give */
const choices = (exercise, at, { chosen }, give) => html`<fieldset>
  <legend class="unseen">${t.choose}</legend>
  ${options(exercise).map(
    (option, i) => html`<label class="option"><input
      type="radio"
      name="exercise-${at}"
      value=${i}
      .checked=${chosen === i}
      @change=${() => give({ chosen: i })}
    /> <span>${option}</span></label>`,
  )}
</fieldset>`;

/** The sentence about an answer, after a mark that is not colour alone. @param {Exercise} exercise @param {Given} mine */
function verdict(exercise, { typed = '', chosen }) {
  const said = isTyped(exercise) ? ofNumber(exercise, typed) : ofChoice(exercise, chosen);
  const mark = said.right === null ? '' : said.right ? '✓ ' : '✗ ';
  return html`<span class=${said.right ? 'right' : 'wrong'}><span aria-hidden="true">${mark}</span>${said.text}</span>`;
}

/** @param {Exercise} exercise @param {string} typed @returns {{right: boolean | null, text: string}} */
function ofNumber(exercise, typed) {
  const { is, value, context } = judge(exercise, typed);
  const says = t.verdicts;
  switch (is) {
    case 'right':
    case 'bits':
      return { right: true, text: says[is](exercise.answer) };
    case 'number':
      return { right: null, text: says.number };
    case 'negative':
    case 'range':
      return { right: false, text: says[is] };
    case 'context':
      return {
        right: false,
        text: says.context[/** @type {import('./words.en.js').Context} */ (context)](value),
      };
    case 'before':
      return { right: false, text: says.before(value) };
    default:
      return {
        right: false,
        text: exercise.kind === 'distribution' ? says[`${is}Share`](value) : says[is](value),
      };
  }
}

/** @param {Exercise} exercise @param {number | undefined} chosen @returns {{right: boolean | null, text: string}} */
function ofChoice(exercise, chosen) {
  const says = t.choices;
  if (chosen === undefined) return { right: null, text: t.nothingChosen };
  const { kind, answer, options: all, loss, tallies } = exercise;
  const right = chosen === answer;
  if (kind === 'possible') {
    const floor = tallies[0].nats;
    const say = answer === 1 ? [says.butPossible, says.possible] : [says.notPossible, says.impossible];
    return { right, text: say[right ? 1 : 0](loss ?? 0, floor) };
  }
  const [best, own] = [all[answer].nats, all[chosen].nats];
  if (kind === 'harder')
    return { right, text: right ? says.harder(t.option(chosen), own) : says.notHarder(own, best) };
  const word = t.word(all[chosen].word, all[chosen].position);
  return { right, text: right ? says.decides(word, own) : says.notDecides(word, own, best) };
}

/** What the sentences have no question for. @param {Exercises} sheet @param {number} count */
const notes = ({ questions, lacking }, count) =>
  lacking.length > 0 || questions.length < count
    ? html`<ul class="help notes">
        ${questions.length < count ? html`<li>${t.fewer(questions.length)}</li>` : nothing}
        ${lacking.map((kind) => html`<li>${t.lacking[kind]}</li>`)}
      </ul>`
    : nothing;
