/** The words of the page around the lab: its links, and the texts to embed it. */

import { count, list, plural } from '../words/strings.en.js';

export const t = {
  sameRun: "The same run as the author's, bit for bit.",
  /** @param {string[]} labels @param {number} of */
  otherRun: (labels, of) =>
    `Not the run that the link was made from: the losses of ${list(labels.map((label) => `“${label}”`))} differ${labels.length < of ? '; the others are the same, bit for bit' : ''}. The author had another version of this page, or the link was changed.`,
  /**
   * @param {string} preset
   * @param {Set<string>} names  What stands in the link.
   */
  linkHolds: (preset, names) => {
    const has = (/** @type {string} */ start) => [...names].some((name) => name.startsWith(start));
    const parts = [
      ...(has('corpus.text') || has('corpus.grammar') ? ['your text'] : has('corpus') ? ['the corpus'] : []),
      ...(names.has('steps') ? ['the steps'] : []),
      ...(has('seed') ? ['the seed'] : []),
      ...(has('runs') ? ['the settings of the runs'] : []),
      ...(has('blank') ? ['the sentence with its blanks'] : []),
      ...(names.has('open') ? ['the open panels'] : []),
      ...(names.has('step') ? ['the step that they show'] : []),
      ...(has('hide') ? ['what is hidden'] : []),
    ];
    const changes = parts.length > 0 ? `, and of what you changed: ${list(parts)}` : '';
    return `The link holds the preset “${preset}”${changes}. Whoever opens it sees the same settings; nothing trains until they press Train.`;
  },
  /** @param {number} characters */
  linkLength: (characters) =>
    `${plural(characters, 'character')}.${characters > 2000 ? ` Some programs cut links of more than ${count(2000)}.` : ''}`,
  copied: 'Copied.',
  copyByHand:
    'The browser does not let a page copy here. The text is selected: press Ctrl+C, or ⌘C on a Mac.',
  embedKinds: {
    iframe: 'Any web page (iframe)',
    element: 'Any web page (custom element)',
    quarto: 'Quarto',
    jupyter: 'Jupyter Book, MyST',
    reveal: 'Reveal.js',
    lms: 'Canvas, Moodle',
  },
  embedTitle: 'Cloze: a small BERT, trained in this page',
  embedPreview: 'Preview of the embedded lab',
  keepsNothing: 'This browser lets the page keep nothing here. All else works.',
  keepsFromNow: 'Kept from now on: your text and settings, and the training.',
  forgotten: 'Forgotten: this browser keeps nothing of your work.',
  keptCorrupt: 'What this browser kept of your work cannot be read, so that part starts afresh.',
  keptOtherVersion:
    'What this browser kept of your work is from another version of this page, so that part starts afresh.',
  keptFull: "This browser's storage is full, so your latest work is not kept; all else works.",
  /** @param {string} reason */
  notKept: (reason) => `This browser could not keep your latest work, but all else works. It says: ${reason}`,
};
