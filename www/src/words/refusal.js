/**
 * Why something was refused, in the language that is spoken when it is read: the language may change while the sentence
 * stands on the page, and at first its words may not be there yet.
 *
 * What the page itself refuses is a {@link Refusal}, or has a `say`. What the engine refuses comes as a code, with the
 * numbers and names of its sentence, and the sentence in English (`Failure` of workers/records.d.ts). errors.en.js lists
 * the codes.
 */

import { translation } from './language.js';

/** A sentence in the language that is spoken when it is called. @typedef {() => string} Sentence */
/** @typedef {Record<string, number | string>} Values  The numbers and names of a sentence. */

/** An error whose sentence a reader may see. Its `message` is in the language that was spoken when it was made. */
export class Refusal extends Error {
  /** @param {Sentence} say */
  constructor(say) {
    super(say());
    this.name = 'Refusal';
    this.say = say;
  }
}

/** The sentence of an error, for a reader. @param {{code?: string, values?: Values, message: string, say?: Sentence}} error */
export const said = ({ code = '', values, message, say }) =>
  say?.() ?? (values && translation('errors')?.[code]?.(values)) ?? message;

/** A failure as those of the engine. @param {string} code @param {Sentence} say */
export const failing = (code, say) => ({ code, values: {}, message: say(), say });

/** @param {string | Sentence} text */
export const read = (text) => (typeof text === 'function' ? text() : text);
