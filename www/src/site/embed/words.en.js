/** The words of the page of a frame around its lab. embed.html has them in English too, for readers without JavaScript. */

export const en = {
  title: 'Cloze, a laboratory for masked language models',
  waiting:
    'Here stands a laboratory that trains small language models while you watch. It loads when it comes into view, and needs JavaScript and WebAssembly.',
  failed: 'The laboratory could not be loaded. Check the connection.',
  again: 'Load it again',
  open: 'Open in a tab of its own',
};
