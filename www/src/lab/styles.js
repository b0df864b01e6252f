/**
 * The sheets that the element adopts at once, in the order of the cascade; those under *Look inside* come with their
 * panels.
 */

import base from '../base.css';
import blanks from '../panels/blanks/style.css';
import corpus from '../panels/corpus/style.css';
import inside from '../panels/inside/style.css';
import loss from '../panels/loss/style.css';
import runs from '../panels/runs/style.css';
import toolbar from '../panels/toolbar/style.css';
import controls from './controls.css';
import lab from './style.css';

export const styles = [base, controls, lab, toolbar, corpus, loss, blanks, runs, inside];
