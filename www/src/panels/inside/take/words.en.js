/** The words of *Take it away*. */

export const en = {
  what: 'what',
  picture: 'picture',
  numbers: 'numbers',
  none: '–',
  /** @param {string} kind @param {string} what */
  saves: (kind, what) => `${what} as ${kind}`,
  help: 'Charts and maps are saved as they are now; panels that are open are in the list. The last column of a table has the experiment with its seeds, as JSON, in its first row.',
  all: 'Save the experiment with its history',
  allHelp:
    'A file (JSON) with the settings, the text, and every loss. Dropped onto the laboratory, it is all there again.',
  open: 'Open such a file',
};
