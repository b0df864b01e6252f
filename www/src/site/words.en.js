/** The words of the page around the lab: its links, and the texts to embed it. */

import { writing } from '../words/numbers.js';

const { count, plural, list } = writing('en');

export const en = {
  tagline: 'Watch BERT’s masked language model learn, in this tab.',
  skip: 'Skip to the content',
  toLesson: 'Back to the lesson',
  toCome: 'Here you will see it train.',
  language: 'Language',
  /** @type {Record<string, string>} */
  themes: { auto: 'Theme: auto', light: 'Theme: light', dark: 'Theme: dark' },
  share: 'Share',
  embed: 'Embed',
  close: 'Close',
  copy: 'Copy',
  guides: 'Guides',
  embedding: 'Embedding',
  embeddingPage: 'embedding.html',
  teachers: 'For teachers',
  teachersPage: 'teachers.html',
  footer:
    'Everything runs in this tab; nothing that you type leaves your machine. The name is the task’s: filling blanks in a text is the cloze procedure (Taylor, 1953), which BERT cites.',
  shareTitle: 'Share this experiment',
  withFingerprint: 'with fingerprint',
  fingerprintHelp:
    'After training, whoever opens the link is told whether their losses are the same as yours, bit for bit.',
  link: 'Link',
  embedExperiment: 'Embed this experiment',
  embedWhere: 'Where',
  embedWidth: 'Width in pixels',
  embedHeight: 'Height in pixels',
  allThereIs: 'all there is',
  embedTheme: 'Theme',
  embedThemes: { auto: 'as the reader’s system', light: 'light', dark: 'dark' },
  embedParts: 'Parts to show',
  embedFigureTitle: 'Title over the figure',
  embedCaption: 'Caption under it',
  embedCompact: 'compact: without help texts',
  embedTrained: 'with a button that shows the trained models',
  embedNever:
    'Without “Training” nobody can ever train this figure: its curves stay empty. Add the button that shows the trained models, or tick “Training”.',
  pasteThis: 'Paste this',
  preview: 'Preview',

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
      ...(names.has('title') || names.has('caption') ? ['title and caption'] : []),
    ];
    const changes = parts.length > 0 ? `, and of what you changed: ${list(parts)}` : '';
    return `The link holds the preset “${preset}”${changes}. Whoever opens it sees the same settings; nothing trains until they press Train.`;
  },
  linkHoldsPage: 'The link opens this page of the lesson. Your answers are not in it.',
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
  keeping: 'What this browser keeps',
  keepWork: 'Keep my work in this browser',
  forgetWork: 'Forget everything kept',
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
