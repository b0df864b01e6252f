/** The last page: sums up, and leads on. */

import { html } from 'lit';
import { t } from './words.js';

/** @type {[string, string][]} */
const PAPERS = [
  ['Taylor 1953, “Cloze procedure”', 'https://doi.org/10.1177/107769905303000401'],
  ['Vaswani et al. 2017, “Attention Is All You Need”', 'https://arxiv.org/abs/1706.03762'],
  ['Devlin et al. 2019, “BERT”', 'https://arxiv.org/abs/1810.04805'],
  ['Liu et al. 2019, “RoBERTa”', 'https://arxiv.org/abs/1907.11692'],
  ['Lan et al. 2020, “ALBERT”', 'https://arxiv.org/abs/1909.11942'],
  ['Clark et al. 2020, “ELECTRA”', 'https://arxiv.org/abs/2003.10555'],
  ['Joshi et al. 2020, “SpanBERT”', 'https://arxiv.org/abs/1907.10529'],
];

/** @type {import('../pages.js').Page} */
export const end = {
  words: () => t.end,
  beside: () =>
    html`<ul class="papers">${PAPERS.map(([name, url]) => html`<li><a href=${url} lang="en" dir="ltr">${name}</a></li>`)}</ul>`,
};
