// Experiments and links that no reader would write: random ones, and crafted ones. They are the same in every run.

import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { deflateRawSync } from 'node:zlib';
import { PRESETS } from '../../../www/src/experiment/corpora.js';
import { validate } from '../../../www/src/experiment/experiment.js';
import { write } from '../../../www/src/experiment/permalink.js';
import { random } from './random.js';

const table = JSON.parse(
  readFileSync(new URL('../../../src/experiment/settings.json', import.meta.url), 'utf8'),
);

/** Characters with a meaning in addresses, markup or this format, and some without. */
const ODD = [
  ...' _%&=#+?.,:/[]()<>"\'`~^|\\\n\r\t\0-zZ09äß語😀\u200f\ufeff',
  '[MASK]',
  '%5F',
  '__proto__',
  '&amp;',
];

/** @param {ReturnType<typeof random>} r @param {number} least @param {number} most */
export const words = (r, least, most) => {
  const characters = [];
  const length = least + r.below(most - least + 1);
  while (characters.length < length) characters.push(...r.of([r.of(ODD), 'the cat sleeps']));
  return characters.slice(0, length).join('');
};

/** A value that the table allows. @param {any} rule @param {ReturnType<typeof random>} r @returns {any} */
function value(rule, r) {
  if (rule.nullable && r.below(4) === 0) return null;
  if (rule.default !== undefined && r.below(3) === 0) return structuredClone(rule.default);
  switch (rule.type) {
    case 'integer':
      return r.of([rule.min, rule.max, rule.min + r.below(rule.max - rule.min + 1)]);
    case 'number':
      return r.of([rule.min, rule.max, rule.min + r.next() * (Math.min(rule.max, 10) - rule.min)]);
    case 'text':
      return words(r, rule.min, Math.min(rule.max, r.of([60, 60, 2000])));
    case 'enum':
      return r.of(rule.values);
    case 'list':
      return Array.from({ length: rule.min + r.below(rule.max - rule.min + 1) }, () =>
        group(table[rule.of], r),
      );
    case 'object':
      return group(table[rule.of], r);
    default:
      return group(table[rule.variants][r.of(Object.keys(table[rule.variants]))], r);
  }
}

/** @param {any} rules @param {ReturnType<typeof random>} r */
const group = (rules, r) =>
  Object.fromEntries(Object.entries(rules).map(([name, rule]) => [name, value(rule, r)]));

/** Mended where fields must go together. @param {ReturnType<typeof random>} r */
export function anyExperiment(r) {
  const experiment =
    r.below(2) === 0 ? structuredClone(r.of(PRESETS).experiment) : group(table.experiment, r);
  const { runs } = experiment;
  if (r.below(3) === 0) runs[r.below(runs.length)] = group(table.run, r);
  if (r.below(4) === 0) runs.splice(r.below(runs.length), runs.length > 1 ? 1 : 0);
  if (runs.length < 4 && r.below(3) === 0) runs.push({ ...runs.at(-1), seed: r.below(100) });
  if (r.below(3) === 0) experiment.steps = value(table.experiment.steps, r);
  for (const [i, run] of runs.entries()) {
    run.label = `${i}${run.label}`.slice(r.below(2) === 0 && i > 0 ? 0 : 1, 60) || 'x';
    while (runs.slice(0, i).some((/** @type {any} */ other) => other.label === run.label)) run.label = `${i}`;
    if (run.model.kind === 'bert')
      run.model.hidden =
        run.model.heads * Math.max(1, Math.floor((run.model.hidden ?? 32) / (run.model.heads ?? 2)));
    const { select, draws, scored } = run.masking ?? {};
    const pairs = run.objective === 'nsp' || run.objective === 'sop';
    if (
      run.model.kind === 'notebook' ||
      (pairs && (select?.position !== undefined || draws === 'static')) ||
      (run.objective === 'rtd' && scored === 'all')
    )
      run.objective = 'mlm';
    if (run.masking?.mask + run.masking?.random > 1) run.masking.random = 1 - run.masking.mask;
    if (run.optimizer?.warmup > experiment.steps) run.optimizer.warmup = experiment.steps;
  }
  // Half a surrogate pair cannot be written in an address.
  for (const run of runs) run.label = Buffer.from(run.label).toString();
  return validate(experiment);
}

/** @param {string | Buffer} plain */
const packed = (plain) => deflateRawSync(plain).toString('base64url');

/** The values to try under every name. */
const VALUES = [
  ...[
    '',
    '-1',
    '1e999',
    '-1e999',
    'NaN',
    'Infinity',
    '0x10',
    '9'.repeat(400),
    '1_000',
    '%F0%9F%98%80',
    'null',
  ],
  ...[
    '<script>alert(1)</script>',
    '%3Cimg%20src=x%20onerror=alert(1)%3E',
    'javascript:alert(1)',
    '__proto__',
  ],
  ...[
    '%',
    '%E0%A4%A',
    '%00',
    '[object Object]',
    "';--",
    '../../etc/passwd',
    'https://example.org/x',
    '{{7*7}}',
  ],
];
const NAMES = [
  'steps',
  'seed',
  'runs',
  'runs.0.model.hidden',
  'runs.0.model.kind',
  'preset',
  'open',
  'step',
  'hide',
  'fingerprints',
];

export const HOSTILE = [
  ...NAMES.flatMap((name) => VALUES.map((each) => `#1&${name}=${each}`)),
  ...[
    '#',
    '#0',
    '#2&preset=notebook',
    '#x',
    '#1x',
    '#-1&steps=3',
    '##1',
    '#<script>alert(1)</script>',
    '#javascript:alert(1)',
  ],
  ...[
    '#1&__proto__=1',
    '#1&__proto__.polluted=1',
    '#1&constructor.prototype.polluted=1',
    '#1&runs.0.__proto__.polluted=1',
  ],
  ...[
    '#1&corpus.__proto__=1',
    '#1&toString=1',
    '#1&hasOwnProperty=1',
    '#1&runs.0.constructor=1',
    '#1&runs.0.model.__proto__=x',
  ],
  ...[
    '#1&runs.9.seed=1',
    '#1&runs.-1.seed=1',
    '#1&runs.length=9',
    '#1&runs.*.seed=1',
    '#1&runs[0].seed=1',
    '#1&runs.0=1',
    '#1&runs.0.masking=1',
  ],
  ...['#1&runs=0,0', '#1&runs=9', '#1&runs=0,1,0,1,0', '#1&runs=,', '#1&runs=0,0,0,0&runs.0.label=a'],
  ...[
    '#1&corpus.bundled=passwd',
    '#1&corpus.bundled=__proto__',
    '#1&corpus.text=a&corpus.grammar=b',
    '#1&corpus.grammar=',
  ],
  ...[
    '#1&corpus.text.z=',
    '#1&corpus.text.z=!!!',
    '#1&corpus.text.z=AAAA',
    '#1&corpus.text.z=%E0',
    '#1&corpus.text.z.z=AAAA',
    '#1&steps.z=AAAA',
  ],
  `#1&corpus.text.z=${packed('a b\nc d')}=`,
  `#1&corpus.text.z=${packed('a b\nc d').slice(0, -3)}`,
  `#1&corpus.text.z=${packed('a b\nc d')}AAAAAAAA`,
  `#1&corpus.text.z=${packed(Buffer.from([0x61, 0xff, 0xfe, 0x0a]))}`,
  `#1&corpus.text.z=${packed(Buffer.from([0xed, 0xa0, 0x80]))}`,
  `#1&corpus.text.z=${packed('a\n'.repeat(500_001))}`,
  `#1&corpus.grammar.z=${packed('S: a\n'.repeat(30_000))}`,
  `#1&corpus.text=${'a'.repeat(1_000_001)}`,
  `#1&blank=${'a'.repeat(10_001)}`,
  `#1&blank.z=${packed('a '.repeat(10_000))}`,
  `#1&${'x'.repeat(2_000_000)}`,
  `#1${'&steps=3'.repeat(1000)}`,
  `#1${'&'.repeat(1000)}`,
  `#1&${Array.from({ length: 300 }, (_, i) => `a${i}=1`).join('&')}`,
  '#1&runs.0.label=%F0%9F%98',
  '#1&runs.0.label=',
  '#1&runs.0.label=BERT',
  `#1&runs.0.label=${'x'.repeat(61)}`,
  '#1&runs.1.model.hidden=33',
  '#1&runs.0.masking.mask=0.7&runs.0.masking.random=0.7',
  '#1&runs.0.optimizer.warmup=181',
  '#1&preset=recipe&steps=50',
  '#1&fingerprints=zz,zz',
  '#1&fingerprints=00',
  '#1&theme=url(https://example.org)',
  '#1&hide=everything,<b>',
  '#1&open=everything&step=20',
  '#1&step=9999999999',
  '#1&step=1e3',
  '#1&step=01',
];

/** Pieces of links, valid and invalid. */
const PIECES = [
  '#1&',
  '&',
  '=',
  '.',
  'z=',
  'runs',
  'runs.0.',
  'model.',
  'corpus.',
  'text',
  'blank',
  'steps',
  'seed',
  'hide',
  '%',
  '1',
  '1e9',
  ...ODD,
  ...VALUES,
];

/** Random hashes: half of them thrown together, half good links with one character changed. @param {number} pairs */
export async function randomHashes(pairs) {
  const r = random(2);
  const hashes = [];
  for (let i = 0; i < pairs; i++) {
    const length = r.below(30);
    const hash = Array.from({ length }, () => r.of(PIECES)).join('');
    hashes.push(r.below(3) === 0 ? hash : `#1&${hash}`);
    const good = await write({ experiment: anyExperiment(r) });
    const at = r.below(good.length);
    hashes.push(good.slice(0, at) + r.of(ODD) + good.slice(at + 1));
  }
  return hashes;
}

// For tests that cannot import texts: `node --import ./assets.js support/hostile.js PAIRS` prints all as JSON.
if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const all = [...HOSTILE, ...(await randomHashes(Number(process.argv[2])))];
  process.stdout.write(JSON.stringify(all));
}
