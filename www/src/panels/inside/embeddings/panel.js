/** *Embeddings*: the token embeddings on a plane, and the words nearest to a chosen one. */

import { html, nothing, svg } from 'lit';
import { ref } from 'lit/directives/ref.js';
import { normal, placeOf } from '../../../experiment/sentence.js';
import { fixed } from '../../../words/numbers.js';
import { mark, sentenceOf } from '../../field.js';
import { choice } from '../choose.js';
import { directed, labels, markOf, nearest, placed, SPECIAL_MARK, toward } from './layout.js';
import style from './style.css';
import { measured } from './width.js';
import { t } from './words.js';

/** @typedef {import('../panel.js').Inside} Inside */
/** @typedef {import('../panel.js').Ask} Ask */
/** @typedef {Inside['runs'][number]} Run */
/** @typedef {import('../../../workers/records.js').Embeddings} Embeddings */
/** @typedef {import('../../../workers/records.js').Neighbours} Neighbours */
/** @typedef {{run?: number, typed?: string, table?: boolean, width?: number}} Settings */

/** Height of the chart in px, as in the style. */
const HEIGHT = 352;
/**
 * Time between two questions about the plane while a run trains, in ms: ten times the worker's time for an answer,
 * which grows with the number of words and with the square of the embeddings' size.
 */
const pause = (/** @type {Run} */ { config: { model }, info }) =>
  Math.max(
    250,
    (('hidden' in model ? model.hidden : model.width) ** 2 * ((info?.vocabulary.length ?? 0) + 1500)) /
      350_000,
  );
/** Up to so many words, each is an element of the chart with a name. */
const MANY = 300;
/** Most names beside points where there are more words. */
const NAMES = 40;
/** A click chooses the nearest point within this distance, in px. */
const REACH = 24;
/** Special tokens that are shown: the others are never trained. */
const SHOWN = new Set(['[CLS]', '[SEP]', '[MASK]']);
const SPECIAL = /^\[(PAD|UNK|CLS|SEP|MASK)\]$/;

const ARROWS = /** @type {Record<string, [number, number]>} */ ({
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
});

/** The run that is shown: the chosen one, if it is still there. @param {Inside} inside @returns {Run | undefined} */
const chosenRun = (inside) => inside.runs[inside.settings('embeddings').run ?? 0] ?? inside.runs[0];

/**
 * The chosen token, or −1: the typed one; before anything is typed, the true word of the blank, or the first word.
 *
 * @param {Inside} inside
 * @param {string[]} vocabulary
 */
function chosenToken(inside, vocabulary) {
  const typed = typedWord(inside);
  return placeOf(vocabulary, typed) ?? -1;
}

/**
 * The word classes of a grammar's words, by the words as the vocabulary shows them; none of a text's.
 *
 * @param {Inside} inside
 * @param {string[]} vocabulary
 */
function classesOf(inside, vocabulary) {
  /** @type {Record<string, string[]>} */
  const classes = inside.answer('classes')?.value?.classes ?? {};
  if (Object.keys(classes).length === 0) return classes;
  return Object.fromEntries(
    vocabulary.flatMap((word) => {
      const of = classes[normal(word)];
      return of ? [[word, of]] : [];
    }),
  );
}

/** @param {Inside} inside @returns {string} */
function typedWord(inside) {
  const typed = inside.settings('embeddings').typed;
  if (typed !== undefined) return typed.trim();
  const vocabulary = chosenRun(inside)?.info?.vocabulary ?? [];
  const truth = inside.blank.pieces.flatMap((piece) => (piece.blank ? piece.truth : []));
  return (
    truth.find((word) => placeOf(vocabulary, word) !== undefined) ??
    vocabulary.find((word) => !SPECIAL.test(word)) ??
    ''
  );
}

/** @type {import('../panel.js').Inspector} */
export const embeddings = {
  style,
  needs(inside) {
    const run = chosenRun(inside);
    if (!run?.answers) return [];
    const token = chosenToken(inside, run.info?.vocabulary ?? []);
    const { id, step } = run;
    // After the last step the picture is final, so it is not delayed.
    const every = inside.phase === 'running' ? pause(run) : undefined;
    return [
      {
        key: 'classes',
        run: null,
        question: 'classes',
        of: inside.about,
        arguments: { corpus: inside.experiment.corpus },
      },
      { key: `embeddings ${id}`, run: id, question: 'embeddings', arguments: {}, step, every },
      ...(token < 0
        ? []
        : [{ key: `neighbours ${id}`, run: id, question: 'neighbours', arguments: { token }, step }]),
    ];
  },
  picture: 'drawn',
  numbers(inside) {
    const run = chosenRun(inside);
    /** @type {Embeddings | undefined} */
    const value = inside.answer(`embeddings ${run?.id}`)?.value;
    const classes = classesOf(inside, run?.info?.vocabulary ?? []);
    const words = value ? (run?.info?.vocabulary ?? []) : [];
    return {
      head: ['run', 'step', 'token', 'word class', 'x', 'y'],
      rows: words.map((word, id) => [
        run?.label ?? '',
        value?.step ?? 0,
        word,
        (classes[word] ?? []).join(' '),
        value?.x[id] ?? null,
        value?.y[id] ?? null,
      ]),
    };
  },
  template(inside, ask) {
    const run = chosenRun(inside);
    if (!run?.info) return html`<p class="help">${t.waits}</p>`;
    /** @type {Settings} */
    const settings = inside.settings('embeddings');
    const set = (/** @type {Settings} */ change) => ask({ do: 'inside-set', name: 'embeddings', change });
    const { vocabulary } = run.info;
    const answer = inside.answer(`embeddings ${run.id}`);
    /** @type {Embeddings | undefined} */
    const value = answer?.value;
    const classes = classesOf(inside, vocabulary);
    const token = chosenToken(inside, vocabulary);
    /** @type {Neighbours | undefined} */
    const near = inside.answer(`neighbours ${run.id}`)?.value;
    const neighbours = near?.token === token ? near.neighbours : [];
    const names = kinds(vocabulary, classes);
    /** @type {Shown} */
    const shown = { run, vocabulary, classes, names, token, neighbours, settings, set };
    const problem = answer?.error ? sentenceOf(answer.error) : null;
    return html`
      <div class="choose">
        ${choice(
          t.run,
          inside.runs.map(({ label }) => label),
          inside.runs.indexOf(run),
          (i) => set({ run: i }),
        )}
        <button class="small quiet" aria-pressed=${settings.table ? 'true' : 'false'} @click=${() => set({ table: !settings.table })}>
          ${settings.table ? t.asChart : t.asTable}
        </button>
        <span class="when">${value ? (value.step === 0 ? t.untrained : t.after(value.step)) : nothing}</span>
      </div>
      ${problem ? html`<p class="problem">${problem}</p>` : nothing}
      <div class="both">
        <div class="place">
          ${settings.table && value ? table(value, shown) : chart(value, shown, ask)}
          ${key(shown)}
        </div>
        ${side(inside, shown)}
      </div>
      <p class="axes">${value ? t.axes(value.explained) : nothing}</p>
      <p class="help">${t.help} ${settings.table || vocabulary.length > MANY ? nothing : t.keys}</p>
    `;
  },
};

/**
 * @typedef {object} Shown
 * @property {Run} run
 * @property {string[]} vocabulary
 * @property {Record<string, string[]>} classes
 * @property {string[]} names  Of the classes that are some word's first.
 * @property {number} token
 * @property {Neighbours['neighbours']} neighbours
 * @property {Settings} settings
 * @property {(change: Settings) => void} set
 */

/**
 * The classes that colour a word, in the order of the vocabulary.
 *
 * @param {string[]} vocabulary
 * @param {Record<string, string[]>} classes
 */
const kinds = (vocabulary, classes) => [
  ...new Set(vocabulary.flatMap((word) => (classes[word] ? [classes[word][0]] : []))),
];

/** @param {string} word @param {Shown} shown */
function markFor(word, { classes, names }) {
  if (SPECIAL.test(word)) return SPECIAL_MARK;
  const [first] = classes[word] ?? [];
  return markOf(Math.max(0, names.indexOf(first)));
}

/** @param {{shape: string, colour: number | string}} mark */
const drawn = ({ shape, colour }) =>
  html`<svg class="sign" viewBox="-7 -7 14 14" aria-hidden="true"><path class="kind-${colour}" d=${shape} /></svg>`;

/** The tokens that are shown. @param {string[]} vocabulary */
const shownIds = (vocabulary) =>
  vocabulary.flatMap((word, id) => (SPECIAL.test(word) && !SHOWN.has(word) ? [] : [id]));

/**
 * The last picture of each run, so that the next is not its mirror image.
 *
 * @type {Map<number, {x: Float32Array, y: Float32Array}>}
 */
const before = new Map();
/** @type {WeakMap<Embeddings, {x: Float32Array, y: Float32Array}>} */
const mirrored = new WeakMap();
/** Most runs whose picture is remembered. */
const REMEMBERED = 16;

/** @param {number} run @param {Embeddings} value */
function upright(run, value) {
  let found = mirrored.get(value);
  if (!found) {
    const last = before.get(run);
    found = { x: directed(last?.x ?? null, value.x), y: directed(last?.y ?? null, value.y) };
    mirrored.set(value, found);
    before.delete(run);
    before.set(run, found);
    if (before.size > REMEMBERED) before.delete(/** @type {number} */ (before.keys().next().value));
  }
  return found;
}

/** @param {Embeddings | undefined} value @param {Shown} shown @param {Ask} ask */
function chart(value, shown, ask) {
  const { run, vocabulary, settings } = shown;
  const width = settings.width ?? 0;
  return html`<div class="chart" ${ref(measured(ask))}>
    ${value && width > 0 ? plot(upright(run.id, value), shown, width, vocabulary.length > MANY) : nothing}
  </div>`;
}

/** @param {{x: Float32Array, y: Float32Array}} at @param {Shown} shown @param {number} width @param {boolean} many */
function plot({ x, y }, shown, width, many) {
  const { run, vocabulary, classes, token, neighbours, set } = shown;
  const { points, origin } = placed(shownIds(vocabulary), x, y, width, HEIGHT);
  const near = new Set(neighbours.map((neighbour) => neighbour.token));
  const linked = new Set(neighbours.flatMap((other) => (other.cosine > 0 ? [other.token] : [])));
  const rank = (/** @type {number} */ id) => (id === token ? 0 : near.has(id) ? 1 : 2);
  const ordered = [...points].sort((a, b) => rank(a.id) - rank(b.id) || a.id - b.id);
  const named = labels(ordered, (id) => vocabulary[id], width, HEIGHT, many ? NAMES : points.length);
  const chosen = points.find(({ id }) => id === token);
  const choose = (/** @type {number} */ id) => set({ typed: vocabulary[id] });
  const click = (/** @type {MouseEvent} */ event) => {
    const box = /** @type {Element} */ (event.currentTarget).getBoundingClientRect();
    const found = nearest(points, event.clientX - box.left, event.clientY - box.top, REACH);
    if (found) choose(found.id);
  };
  const press = (/** @type {KeyboardEvent} */ event) => {
    const arrow = ARROWS[event.key];
    if (!arrow) return;
    event.preventDefault();
    const found = chosen ? toward(points, chosen, arrow) : points[0];
    if (found) choose(found.id);
  };
  // A listbox for the arrow keys; among very many words, the text field is faster.
  return html`
    <svg class="behind" data-picture width=${width} height=${HEIGHT} aria-hidden="true">
      <line class="axis" x1="0" x2=${width} y1=${origin.y} y2=${origin.y} />
      <line class="axis" x1=${origin.x} x2=${origin.x} y1="0" y2=${HEIGHT} />
      ${chosen ? points.filter(({ id }) => linked.has(id)).map((p) => svg`<line class="near" x1=${chosen.x} y1=${chosen.y} x2=${p.x} y2=${p.y} />`) : nothing}
      ${chosen ? svg`<circle class="chosen" cx=${chosen.x} cy=${chosen.y} r="9" />` : nothing}
      ${named.map(({ id, x: left, y: base, anchor }) => svg`<text class=${id === token ? 'chosen' : ''} x=${left} y=${base} text-anchor=${anchor}>${vocabulary[id]}</text>`)}
    </svg>
    ${
      many
        ? html`<svg class="points" data-picture width=${width} height=${HEIGHT} role="img" aria-label=${t.chart(run.label)} @click=${click}>
          ${points.map((p) => dot(p, shown))}
        </svg>`
        : html`<svg
          class="points"
          data-picture
          width=${width}
          height=${HEIGHT}
          role="listbox"
          tabindex="0"
          aria-label=${t.chart(run.label)}
          aria-activedescendant=${chosen ? `embedding-${token}` : nothing}
          @click=${click}
          @keydown=${press}
        >
          ${points.map(
            (
              p,
            ) => svg`<g id="embedding-${p.id}" role="option" aria-selected=${p.id === token ? 'true' : 'false'} aria-label=${t.named(vocabulary[p.id], classes[vocabulary[p.id]] ?? [])}>
              <title>${t.named(vocabulary[p.id], classes[vocabulary[p.id]] ?? [])}</title>${dot(p, shown)}
            </g>`,
          )}
        </svg>`
    }`;
}

/** @param {import('./layout.js').Point} point @param {Shown} shown */
function dot({ id, x, y }, shown) {
  const { shape, colour } = markFor(shown.vocabulary[id], shown);
  return svg`<path class="dot kind-${colour}" transform="translate(${x.toFixed(1)} ${y.toFixed(1)})" d=${shape} />`;
}

/** What the marks mean. @param {Shown} shown */
function key(shown) {
  return html`<ul class="kinds" title=${shown.names.length > 0 ? t.classesTitle : nothing}>
    ${shown.names.length > 0 ? shown.names.map((name, i) => html`<li>${drawn(markOf(i))}${name}</li>`) : html`<li>${drawn(markOf(0))}${t.wordMark}</li>`}
    <li>${drawn(SPECIAL_MARK)}${t.special}</li>
  </ul>`;
}

/** The chosen word and its nearest ones. @param {Inside} inside @param {Shown} shown */
function side(inside, shown) {
  const { vocabulary, classes, token, neighbours, set } = shown;
  const typed = typedWord(inside);
  const word = vocabulary[token];
  return html`<div class="side">
    <label for="embedding-word">${t.word}</label>
    <input
      id="embedding-word"
      type="text"
      list="embedding-words"
      dir="auto"
      autocomplete="off"
      autocapitalize="none"
      spellcheck="false"
      aria-describedby="embedding-said"
      aria-invalid=${token < 0 && typed !== '' ? 'true' : nothing}
      .value=${shown.settings.typed ?? typed}
      @input=${(/** @type {Event} */ e) => set({ typed: /** @type {HTMLInputElement} */ (e.target).value })}
    />
    <datalist id="embedding-words">${shownIds(vocabulary).map((id) => html`<option value=${vocabulary[id]}></option>`)}</datalist>
    <p id="embedding-said" class="said">
      ${
        token >= 0
          ? html`${drawn(markFor(word, shown))}<bdi>${t.named(word, classes[word] ?? [])}</bdi>`
          : typed === ''
            ? nothing
            : html`<span class="problem">${t.unknown(typed, vocabulary.filter((other) => !SPECIAL.test(other)).length)}</span>`
      }
    </p>
    <p class="title" id="embedding-near">${token >= 0 ? t.neighbours(word) : nothing}</p>
    <ol class="neighbours" aria-labelledby="embedding-near">
      ${
        token < 0
          ? nothing
          : neighbours.map(
              ({ token: id, cosine }) =>
                html`<li>${drawn(markFor(vocabulary[id], shown))}<bdi>${vocabulary[id]}</bdi><span class="number">${cosineOf(cosine)}</span></li>`,
            )
      }
    </ol>
  </div>`;
}

/** @param {number} cosine */
const cosineOf = (cosine) => fixed(Math.abs(cosine) < 0.005 ? 0 : cosine, 2);

/** @param {Embeddings} value @param {Shown} shown */
function table(value, shown) {
  const { run, vocabulary, classes, token } = shown;
  const { x, y } = upright(run.id, value);
  const all = shownIds(vocabulary);
  const ids = all.slice(0, MANY);
  if (token >= 0 && all.includes(token) && !ids.includes(token)) ids.push(token);
  const number = (/** @type {number} */ v) => fixed(v, 3);
  return html`<div class="scroll" role="region" tabindex="0" aria-label=${t.table(run.label)}>
    <table>
      <caption>${mark(run.colour)}<bdi>${run.label}</bdi>${all.length > ids.length ? html`. ${t.cut(MANY, all.length)}` : nothing}</caption>
      <thead><tr>${t.columns.map((column, i) => html`<th scope="col" class=${i > 1 ? 'number' : ''}>${column}</th>`)}</tr></thead>
      <tbody>
        ${ids.map((id) => {
          const word = vocabulary[id];
          const of = SPECIAL.test(word) ? t.special : (classes[word] ?? [t.none]).join(', ');
          return html`<tr class=${id === token ? 'chosen' : ''}>
            <th scope="row"><bdi>${word}</bdi></th><td>${of}</td>
            <td class="number">${number(x[id])}</td><td class="number">${number(y[id])}</td>
          </tr>`;
        })}
      </tbody>
    </table>
  </div>`;
}
