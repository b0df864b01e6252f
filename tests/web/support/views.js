/** What every panel shows, by the panel's name, and what the panels share. */

import * as blanks from '../../../www/src/panels/blanks/view.js';
import * as corpus from '../../../www/src/panels/corpus/view.js';
import * as inside from '../../../www/src/panels/inside/view.js';
import * as loss from '../../../www/src/panels/loss/view.js';
import * as runs from '../../../www/src/panels/runs/view.js';
import * as toolbar from '../../../www/src/panels/toolbar/view.js';
import * as shared from '../../../www/src/panels/view.js';

export const views = { ...blanks, ...corpus, ...inside, ...loss, ...runs, ...toolbar, ...shared };
