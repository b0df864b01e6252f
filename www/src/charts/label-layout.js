/**
 * Places labels beside a chart, each as near to its line as the others allow. Pure.
 */

/**
 * The middles of labels, in the same order and without overlap. They lie between `from` and `to` if there is room.
 *
 * @param {{at: number, height: number}[]} labels  The wished middle of each, ascending, and its height.
 * @param {number} from
 * @param {number} to
 * @returns {number[]}
 */
export function separate(labels, from, to) {
  /**
   * Labels that touch move as a group, to the mean of their wishes.
   *
   * @type {{start: number, height: number, wish: number, members: number[]}[]}
   */
  const groups = [];
  const place = (/** @type {number} */ wish, /** @type {number} */ height) =>
    Math.max(from, Math.min(to - height, wish));
  labels.forEach(({ at, height }, i) => {
    let group = { start: place(at - height / 2, height), height, wish: at - height / 2, members: [i] };
    for (let last = groups.at(-1); last && last.start + last.height > group.start; last = groups.at(-1)) {
      groups.pop();
      const [n, m] = [last.members.length, group.members.length];
      const height = last.height + group.height;
      // The second group's wish, as a start of the joined group.
      const wish = (n * last.wish + m * (group.wish - last.height)) / (n + m);
      group = { start: place(wish, height), height, wish, members: [...last.members, ...group.members] };
    }
    groups.push(group);
  });
  return groups.flatMap(({ start, members }) => {
    let top = start;
    return members.map((i) => {
      const middle = top + labels[i].height / 2;
      top += labels[i].height;
      return middle;
    });
  });
}

/** After a space, and between characters of a script that sets no spaces, but not before a closing mark. */
const BREAKS = /(?<=[ ，、：；])|(?<=[\p{Script=Han}）”])(?=[\p{Script=Han}（“])/u;

/**
 * Breaks a text into lines no wider than `room`; a longer word has a line of its own.
 *
 * @param {string} text
 * @param {number} room
 * @param {(text: string) => number} width
 * @returns {string[]}
 */
export function wrap(text, room, width) {
  /** @type {string[]} */
  const lines = [];
  for (const part of text.split(BREAKS)) {
    const longer = `${lines.at(-1)}${part}`;
    if (lines.length > 0 && width(longer.trimEnd()) <= room) lines[lines.length - 1] = longer;
    else lines.push(part);
  }
  return lines.map((line) => line.trimEnd());
}
