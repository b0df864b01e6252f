/** The words of *Look inside*, around its panels. */

export const en = {
  insideHelp: 'Looking changes nothing: the models train as they would unwatched.',
  close: 'Close',
  /** @param {string} title */
  closes: (title) => `Close ${title}, back to its button`,
};
