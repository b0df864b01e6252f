/**
 * A number as a reader types it: `0.46`, `0,46`, `2/3`, `ln 2`, `2/3 · ln 2`, `33 %`, `0.67 bits`. Pure.
 *
 * It is arithmetic, read from left to right: `·` may be left out, and `ln` takes the number or the parenthesis after it,
 * so that `ln 2/3` is a third of ln 2.
 */

/** Longest text that is read, in characters. */
const LONGEST = 100;

/** Other ways to write the same signs; NFKC has made full-width and ready-made fractions plain before. */
const SIGNS = /** @type {const} */ ([
  [/[−–—]/gu, '-'],
  [/[×·⋅∙]/gu, '*'],
  [/[÷:⁄∕]/gu, '/'],
  [/[٫,]/gu, '.'],
  [/٪/gu, '%'],
  [/[٠-٩]/gu, (/** @type {string} */ digit) => String(digit.charCodeAt(0) - 0x660)],
]);

const TOKEN = /\s*(\d+\.?\d*|\.\d+|ln|log|[-+*/()%])\s*/y;

/**
 * The number that a text says, and whether the reader wrote that it is in bits; null if it is no number.
 *
 * @param {string} text
 * @returns {{value: number, bits: boolean} | null}
 */
export function read(text) {
  if (text.length > LONGEST) return null;
  let plain = text.normalize('NFKC').trim().toLowerCase();
  for (const [sign, by] of SIGNS) plain = plain.replace(sign, /** @type {any} */ (by));
  const unit = /\s*(bits?|nats?)\.?$/.exec(plain);
  // `ln` and a unit are all the letters there are.
  const tokens = tokensOf(unit ? plain.slice(0, unit.index) : plain);
  if (tokens === null || tokens.length === 0) return null;
  const value = evaluated(tokens);
  return Number.isFinite(value) ? { value, bits: unit?.[1].startsWith('bit') ?? false } : null;
}

/** @param {string} text */
function tokensOf(text) {
  const tokens = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < text.length) {
    const found = TOKEN.exec(text);
    if (found === null) return null;
    tokens.push(found[1]);
  }
  return tokens;
}

/** The value of an expression; NaN if it is none. @param {string[]} tokens */
function evaluated(tokens) {
  let at = 0;
  const take = (/** @type {string} */ sign) => tokens[at] === sign && ++at > 0;

  function sum() {
    let value = product();
    for (;;) {
      if (take('+')) value += product();
      else if (take('-')) value -= product();
      else return value;
    }
  }
  function product() {
    let value = signed();
    for (;;) {
      if (take('*')) value *= signed();
      else if (take('/')) value /= signed();
      // A number and then a logarithm or a parenthesis: the sign of multiplication was left out.
      else if (/^(ln|log|\()$/.test(tokens[at] ?? '')) value *= factor();
      else return value;
    }
  }
  /** @returns {number} */
  function signed() {
    if (take('-')) return -signed();
    return take('+') ? signed() : factor();
  }
  /** @returns {number} */
  function factor() {
    if (take('ln') || take('log')) return Math.log(signed());
    let value = Number.NaN;
    if (take('(')) {
      value = sum();
      if (!take(')')) return Number.NaN;
    } else if (/^[\d.]/.test(tokens[at] ?? '')) value = Number(tokens[at++]);
    return take('%') ? value / 100 : value;
  }

  const value = sum();
  return at === tokens.length ? value : Number.NaN;
}
