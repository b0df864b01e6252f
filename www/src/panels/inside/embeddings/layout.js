/** Places the points and their names in *Embeddings*. Pure. */

/** @typedef {{id: number, x: number, y: number}} Point  In pixels, from the top left. */
/** @typedef {{id: number, x: number, y: number, anchor: 'start' | 'end' | 'middle'}} Label  x and y of its base line. */

/** Margin around the points, in px: room for half a mark, and for a name beside it. */
const MARGIN = { x: 44, y: 18 };
/** Height of a name, and the mean width of its characters. */
const LINE = 13;
const CHARACTER = 6.8;
/** Distance from the middle of a mark to its name, in px. */
const BESIDE = 10;

/**
 * Coordinates along one axis, negated if that brings them nearer to the last ones: the sign of a principal component is
 * arbitrary, and the picture must not flip between steps.
 *
 * @param {Float32Array | null} before
 * @param {Float32Array} now
 * @returns {Float32Array}
 */
export function directed(before, now) {
  if (before === null || before.length !== now.length) return now;
  let agreement = 0;
  for (let i = 0; i < now.length; i++) agreement += before[i] * now[i];
  return agreement < 0 ? now.map((v) => -v) : now;
}

/**
 * Places in a box for coordinates, with the same scale along both axes.
 *
 * @param {number[]} ids
 * @param {Float32Array} x
 * @param {Float32Array} y
 * @param {number} width
 * @param {number} height
 * @returns {{points: Point[], origin: {x: number, y: number}}}  The origin is the words' mean.
 */
export function placed(ids, x, y, width, height) {
  const range = (/** @type {Float32Array} */ of) => {
    let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
    for (const id of ids) [low, high] = [Math.min(low, of[id]), Math.max(high, of[id])];
    return [low, high];
  };
  const [[left, right], [bottom, top]] = [range(x), range(y)];
  const room = { x: Math.max(1, width - 2 * MARGIN.x), y: Math.max(1, height - 2 * MARGIN.y) };
  const scale = Math.min(room.x / (right - left || 1e-9), room.y / (top - bottom || 1e-9));
  const across = (/** @type {number} */ v) => width / 2 + (v - (left + right) / 2) * scale;
  const up = (/** @type {number} */ v) => height / 2 - (v - (bottom + top) / 2) * scale;
  return {
    points: ids.map((id) => ({ id, x: across(x[id]), y: up(y[id]) })),
    origin: { x: across(0), y: up(0) },
  };
}

/**
 * Names beside their points. They overlap neither each other nor points nor edges; earlier points get the room first.
 *
 * @param {Point[]} points  In the order of their importance.
 * @param {(id: number) => string} name
 * @param {number} width
 * @param {number} height
 * @param {number} most  Only so many points are considered.
 * @returns {Label[]}
 */
export function labels(points, name, width, height, most) {
  const marks =
    most < points.length
      ? []
      : points.map(({ id, x, y }) => ({ id, left: x - 5, right: x + 5, top: y - 5, bottom: y + 5 }));
  /** @type {Box[]} */
  const boxes = [];
  /** @type {Label[]} */
  const found = [];
  for (const { id, x, y } of points.slice(0, most)) {
    const wide = [...name(id)].length * CHARACTER;
    /** @type {[Label, number][]} */
    const choices = [
      [{ id, x: x + BESIDE, y: y + 4, anchor: 'start' }, x + BESIDE],
      [{ id, x: x - BESIDE, y: y + 4, anchor: 'end' }, x - BESIDE - wide],
      [{ id, x, y: y - BESIDE, anchor: 'middle' }, x - wide / 2],
      [{ id, x, y: y + BESIDE + 9, anchor: 'middle' }, x - wide / 2],
    ];
    for (const [label, left] of choices) {
      const box = { left, right: left + wide, top: label.y - LINE + 3, bottom: label.y + 3 };
      const inside = box.left >= 0 && box.right <= width && box.top >= 0 && box.bottom <= height;
      const free =
        boxes.every((other) => apart(other, box)) &&
        marks.every((other) => other.id === id || apart(other, box));
      if (!inside || !free) continue;
      boxes.push(box);
      found.push(label);
      break;
    }
  }
  return found;
}

/** @typedef {{left: number, right: number, top: number, bottom: number}} Box */

/** @param {Box} a @param {Box} b */
const apart = (a, b) => a.right <= b.left || b.right <= a.left || a.bottom <= b.top || b.bottom <= a.top;

/**
 * The point nearest to a place, if one is within reach.
 *
 * @param {Point[]} points
 * @param {number} x
 * @param {number} y
 * @param {number} reach
 * @returns {Point | null}
 */
export function nearest(points, x, y, reach) {
  let best = null;
  let shortest = reach;
  for (const point of points) {
    const away = Math.hypot(point.x - x, point.y - y);
    if (away <= shortest) [best, shortest] = [point, away];
  }
  return best;
}

/**
 * The nearest point in a direction, a quarter of the circle wide; null if there is none.
 *
 * @param {Point[]} points
 * @param {Point} from
 * @param {[number, number]} direction  Of length 1, y downwards.
 * @returns {Point | null}
 */
export function toward(points, from, [dx, dy]) {
  let best = null;
  let shortest = Number.POSITIVE_INFINITY;
  for (const point of points) {
    const [x, y] = [point.x - from.x, point.y - from.y];
    const along = x * dx + y * dy;
    const aside = Math.abs(x * dy - y * dx);
    const away = Math.hypot(x, y);
    if (along <= 0 || aside > along || away >= shortest) continue;
    [best, shortest] = [point, away];
  }
  return best;
}

/**
 * SVG paths of the marks, 5 px around the origin. Their shapes differ, so that colour is not needed to tell them apart.
 */
const SHAPES = [
  'M-4,0a4,4 0 1,0 8,0a4,4 0 1,0 -8,0z',
  'M-4,-4h8v8h-8z',
  'M0,-5l5,9h-10z',
  'M0,-5.5l5,5.5l-5,5.5l-5,-5.5z',
  'M-1.5,-5h3v3.5h3.5v3h-3.5v3.5h-3v-3.5h-3.5v-3h3.5z',
  'M0,5l5,-9h-10z',
  'M-5,-3l2,-2l3,3l3,-3l2,2l-3,3l3,3l-2,2l-3,-3l-3,3l-2,-2l3,-3z',
  'M-5,-2h10v4h-10z',
  'M-2,-5h4v10h-4z',
];

/**
 * Number of colours. It shares no factor with the number of shapes (9), so that 72 classes get different pairs of shape
 * and colour.
 */
const COLOURS = 8;

/** The mark of the i-th class. @param {number} i */
export const markOf = (i) => ({ shape: SHAPES[i % SHAPES.length], colour: i % COLOURS });

/** The mark of special tokens: hollow. */
export const SPECIAL_MARK = { shape: 'M-4,-4h8v8h-8z', colour: 'special' };
