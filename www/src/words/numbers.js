/**
 * How each language writes numbers, lists and quotations. A text that is in one language takes the functions of
 * `writing(language)`; what stands for itself, such as a number in a table, takes those of the language that is spoken.
 *
 * Digits are rounded by `toFixed`, not by Intl, which rounds 1.005 otherwise: a number is the same in all languages.
 */

import { RIGHT_TO_LEFT, language as spoken } from './language.js';

/**
 * Marks of a language: before the decimals, between thousands, of a percentage, around a quotation.
 *
 * @typedef {{decimal: string, group: string, percent: string, quotes: [string, string]}} Marks
 */

const THIN = '\u202f';

/** From CLDR, but that thousands are parted by thin spaces where the language allows them. @type {Record<string, Marks>} */
const MARKS = {
  en: { decimal: '.', group: THIN, percent: `${THIN}%`, quotes: ['“', '”'] },
  de: { decimal: ',', group: THIN, percent: `${THIN}%`, quotes: ['„', '“'] },
  es: { decimal: ',', group: THIN, percent: `${THIN}%`, quotes: ['«', '»'] },
  fr: { decimal: ',', group: THIN, percent: `${THIN}%`, quotes: [`«${THIN}`, `${THIN}»`] },
  zh: { decimal: '.', group: ',', percent: '%', quotes: ['“', '”'] },
  // European digits, as in the formulas, files and code beside them.
  ar: { decimal: '.', group: ',', percent: '%', quotes: ['«', '»'] },
};

/** British English, whose lists have no comma before “and”. @param {string} language */
const locale = (language) => (language === 'en' ? 'en-GB' : language);

const superscript = (/** @type {string} */ digits) => digits.replace(/\d/g, (d) => '⁰¹²³⁴⁵⁶⁷⁸⁹'[Number(d)]);

/** @param {string} language */
function make(language) {
  const { decimal, group, percent: sign, quotes } = MARKS[language] ?? MARKS.en;
  const plurals = new Intl.PluralRules(locale(language));
  const ands = new Intl.ListFormat(locale(language), { type: 'conjunction' });
  const ors = new Intl.ListFormat(locale(language), { type: 'disjunction' });
  /** Within text from right to left, signs beside digits would change sides: an isolate keeps them in order. */
  const whole = (/** @type {string} */ number) => (language === 'ar' ? `\u2066${number}\u2069` : number);

  /**
   * A text that may be of another language, such as a word of the corpus or a formula, within a sentence: an isolate keeps
   * what stands beside it, such as a number, on its side.
   *
   * @param {string} text
   */
  const apart = (text) => (language === 'ar' || RIGHT_TO_LEFT.test(text) ? `\u2068${text}\u2069` : text);

  /** Any number that is written already, with the language's decimal mark. @param {string} digits */
  const marked = (digits) => digits.replace('.', decimal).replace('-', '−');

  /** With so many decimals. @param {number} n @param {number} decimals */
  const fixed = (n, decimals) => (n < 0 ? whole : String)(marked(n.toFixed(decimals)));

  /** A difference, with two decimals and its sign. @param {number} n */
  function signed(n) {
    const size = fixed(Math.abs(n), 2);
    return Number(n.toFixed(2)) === 0 ? size : whole(`${n < 0 ? '−' : '+'}${size}`);
  }

  /** A number with as few digits as it has. @param {number} n */
  const plain = (n) => (n < 0 ? whole : String)(marked(String(n)));

  /** A whole number with a mark between thousands. @param {number} n */
  const count = (n) => String(Math.round(n)).replace(/\B(?=(\d{3})+$)/g, group);

  /**
   * A count and what is counted, in the form that the language has for this number (`one`, `two`, `few`, `many`,
   * `other`; CLDR's plural rules). `#` in the form is the number.
   *
   * @param {number} n
   * @param {Partial<Record<Intl.LDMLPluralRule, string>> & {other: string}} forms
   */
  const counted = (n, forms) => (forms[plurals.select(n)] ?? forms.other).replace('#', count(n));

  /** @param {number} n @param {string} one @param {string} [many] */
  const plural = (n, one, many = `${one}s`) => counted(n, { one: `# ${one}`, other: `# ${many}` });

  /** A loss or a mean, with as many digits as help. @param {number} n */
  function nats(n) {
    if (!Number.isFinite(n)) return '–';
    if (n >= 100) return marked(n.toPrecision(3));
    if (n >= 0.0001) return fixed(n, 4);
    const [mantissa, power] = n.toExponential(1).split('e-');
    return power === undefined
      ? fixed(n, 4)
      : whole(`${marked(mantissa)}${THIN}×${THIN}10⁻${superscript(power)}`);
  }

  /** A probability as a percentage. @param {number} p */
  function percent(p) {
    const n = p * 100;
    if (n > 0 && n < 0.5) return whole(`<${THIN}1${sign}`);
    if (n < 100 && n > 99.5) return whole(`>${THIN}99${sign}`);
    return whole(`${Math.round(n)}${sign}`);
  }

  /**
   * The least possible loss: as many digits as asked for, or as its standard error allows.
   *
   * @param {{nats: number, standardError: number | null}} floor
   * @param {number} [digits]
   * @returns {string}
   */
  function floorText({ nats: n, standardError }, digits = 4) {
    if (standardError !== null) {
      if (standardError < 0.0005)
        return whole(`≈${THIN}${floorText({ nats: n, standardError: null }, digits)}`);
      const sure = standardError < 0.005 ? 3 : 2;
      return whole(`${marked(n.toFixed(sure))}${THIN}±${THIN}${marked(standardError.toFixed(sure))}`);
    }
    if (n < 0.00005) return '0';
    return n < 10 ** (1 - digits) ? marked(n.toPrecision(1)) : fixed(n, digits);
  }

  /** @param {string} text */
  const quoted = (text) => `${quotes[0]}${apart(text)}${quotes[1]}`;

  /** “a, b and c”. @param {string[]} items */
  const list = (items) => ands.format(items);

  /** “a, b or c”. @param {string[]} items */
  const either = (items) => ors.format(items);

  /** Quoted words, of which one is meant. @param {string[]} items */
  const oneOf = (items) => either(items.map(quoted));

  return {
    apart,
    fixed,
    plain,
    signed,
    count,
    counted,
    plural,
    nats,
    percent,
    floorText,
    quoted,
    list,
    either,
    oneOf,
  };
}

/** @typedef {ReturnType<typeof make>} Writing */

/** @type {Map<string, Writing>} */
const made = new Map();

/** How a language writes. @param {string} language @returns {Writing} */
export function writing(language) {
  const writes = made.get(language) ?? make(language);
  made.set(language, writes);
  return writes;
}

/** With so many decimals, in the language that is spoken. @type {Writing['fixed']} */
export const fixed = (n, decimals) => writing(spoken()).fixed(n, decimals);

/** A number with as few digits as it has, in the language that is spoken. @type {Writing['plain']} */
export const plain = (n) => writing(spoken()).plain(n);

/** A difference, in the language that is spoken. @type {Writing['signed']} */
export const signed = (n) => writing(spoken()).signed(n);

/** A whole number, in the language that is spoken. @type {Writing['count']} */
export const count = (n) => writing(spoken()).count(n);

/** A loss or a mean, in the language that is spoken. @type {Writing['nats']} */
export const nats = (n) => writing(spoken()).nats(n);

/** A probability as a percentage, in the language that is spoken. @type {Writing['percent']} */
export const percent = (p) => writing(spoken()).percent(p);

/** The least possible loss, in the language that is spoken. @type {Writing['floorText']} */
export const floorText = (floor, digits) => writing(spoken()).floorText(floor, digits);

/** Quotation marks around a text, in the language that is spoken. @type {Writing['quoted']} */
export const quoted = (text) => writing(spoken()).quoted(text);
