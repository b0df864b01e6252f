import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { deflateRawSync } from 'node:zlib';
import { PRESETS } from '../../../www/src/corpora.js';
import { abridge, validate } from '../../../www/src/experiment.js';
import { parse, write } from '../../../www/src/permalink.js';

/** @param {string} path */
const text = (path) => readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8');
const table = JSON.parse(text('src/settings.json'));
const [notebook] = PRESETS;

/** Numbers that look random and are the same in every run: mulberry32. @param {number} seed */
function random(seed) {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let z = state;
    z = Math.imul(z ^ (z >>> 15), z | 1);
    z ^= z + Math.imul(z ^ (z >>> 7), z | 61);
    return ((z ^ (z >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (/** @type {number} */ n) => Math.floor(next() * n);
  return { next, below, of: (/** @type {any} */ items) => items[below(items.length)] };
}

/** Characters that addresses, markup and this format care about, and some that are none of these. */
const ODD = [
  ...' _%&=#+?.,:/[]()<>"\'`~^|\\\n\r\t\0-zZ09äß語😀\u200f\ufeff',
  '[MASK]',
  '%5F',
  '__proto__',
  '&amp;',
];

/** @param {ReturnType<typeof random>} r @param {number} least @param {number} most */
const words = (r, least, most) => {
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
function anyExperiment(r) {
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
    if (run.masking?.mask + run.masking?.random > 1) run.masking.random = 1 - run.masking.mask;
    if (run.optimizer?.warmup > experiment.steps) run.optimizer.warmup = experiment.steps;
  }
  // A surrogate without its other half is no text that an address can hold.
  for (const run of runs) run.label = Buffer.from(run.label).toString();
  return validate(experiment);
}

test('Invariant: the link is the experiment. parse(write(e)) == e for 1,000 experiments', async () => {
  const r = random(1);
  const lengths = [];
  for (let i = 0; i < 1000; i++) {
    const experiment = anyExperiment(r);
    const link = {
      experiment,
      blank: words(r, 0, r.of([40, 400])),
      ...(r.below(3) === 0 ? { hide: ['corpus', 'runs', 'seed'].slice(r.below(3)) } : {}),
      ...(r.below(3) === 0 ? { theme: r.of(['auto', 'light', 'dark']) } : {}),
      ...(r.below(3) === 0
        ? { fingerprints: experiment.runs.map(() => r.of(['', '00ff', '0123456789abcdef'])) }
        : {}),
    };
    link.blank = Buffer.from(link.blank).toString();
    const hash = await write(link);
    assert.match(hash, /^#1&preset=[a-z]+[\x21-\x7e]*$/, 'plain ASCII');
    assert.match(hash, /[A-Za-z0-9=]$/, 'no punctuation at the end');
    assert.ok(!/[<>"'`\\ ]/.test(hash), 'nothing that markup, shells or mail programs change');
    const { link: read, ignored } = await parse(hash);
    const { preset, ...rest } = read;
    assert.deepEqual([ignored, rest], [[], link], `experiment ${i}: ${hash.slice(0, 400)}`);
    assert.equal(await write(read), hash, 'and written again it is the same');
    if (i % 5 === 0) {
      const named = await parse(await write({ ...link, preset: r.of(PRESETS).name }));
      assert.deepEqual(named.link.experiment, experiment, 'from whatever preset');
      assert.deepEqual(
        (await parse(await write({ experiment: abridge(experiment) }))).link.experiment,
        experiment,
      );
    }
    lengths.push(hash.length);
  }
  assert.ok(lengths.some((length) => length < 60) && lengths.some((length) => length > 1000), 'of all sizes');
});

test('a link is short and can be read: only differences from the preset', async () => {
  for (const preset of PRESETS) assert.equal(await write(preset), `#1&preset=${preset.name}`);
  const experiment = structuredClone(notebook.experiment);
  experiment.steps = 300;
  for (const run of experiment.runs) run.seed = 3;
  experiment.runs[1].model.hidden = 64;
  assert.equal(
    await write({ experiment, blank: 'a [MASK] sleeps' }),
    '#1&preset=notebook&steps=300&seed=3&runs.1.model.hidden=64&blank=a_[MASK]_sleeps',
  );
  experiment.runs.shift();
  experiment.corpus = { text: 'a cat\na dog' };
  assert.equal(
    await write({ experiment }),
    '#1&preset=notebook&corpus.text=a_cat%0Aa_dog&steps=300&seed=3&runs=1&runs.0.model.hidden=64',
  );
});

test('links written by hand are understood', async () => {
  const { link, ignored } = await parse(
    '?1&seed=7&runs.1.masking.select.rate=0.4&runs.1.masking.select=rate&theme=dark',
  );
  assert.deepEqual(ignored, []);
  assert.equal(link.theme, 'dark');
  assert.deepEqual(
    link.experiment.runs.map((/** @type {any} */ run) => run.seed),
    [7, 7],
  );
  assert.deepEqual(link.experiment.runs[1].masking.select, { rate: 0.4, rule: 'count' });
  assert.deepEqual(
    await parse('1&blank=the_%5BMASK%5D%20sleeps'),
    await parse('#1'),
    'as messengers rewrite it',
  );
  assert.deepEqual(
    (await parse('#1&theme=dark&theme=dark')).ignored,
    [],
    'twice the same is no contradiction',
  );
});

test('an edited corpus of 100 sentences makes a link of less than 2 KB', async () => {
  const lines = text('src/data/corpora/everyday.txt')
    .split('\n')
    .filter((line) => line !== '');
  const edited = lines.slice(0, 100).map((line, i) => (i % 7 === 0 ? `${line} again` : line));
  assert.equal(edited.length, 100);
  const hash = await write({ experiment: { ...notebook.experiment, corpus: { text: edited.join('\n') } } });
  assert.match(hash, /&corpus\.text\.z=[\w-]+/);
  console.log(`a corpus of 100 sentences, ${edited.join('\n').length} characters: a hash of ${hash.length}`);
  assert.ok(hash.length < 2000, `${hash.length} characters`);
  const grammar = text('src/data/grammars/agreement.txt').replace('barks', 'sings');
  const drawn = await write({ experiment: { ...PRESETS[2].experiment, corpus: { grammar } } });
  console.log(`an edited grammar of ${grammar.length} characters: a hash of ${drawn.length}`);
  assert.ok(drawn.length < 2000);
});

// What comes from anywhere.

/** @param {string | Buffer} plain */
const packed = (plain) => deflateRawSync(plain).toString('base64url');

/** The values that are tried under every name. */
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
  'hide',
  'fingerprints',
];

const HOSTILE = [
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
  '#1&open=attention&step=20',
];

/** @param {string} hash */
async function survives(hash) {
  const { link, ignored } = await parse(hash);
  assert.doesNotThrow(() => validate(link.experiment), hash.slice(0, 200));
  assert.ok(PRESETS.some(({ name }) => name === link.preset));
  for (const sentence of ignored) {
    assert.equal(typeof sentence, 'string');
    assert.ok(sentence.length < 300, `${sentence.length}: ${sentence.slice(0, 400)}`);
  }
  assert.equal(/** @type {any} */ ({}).polluted, undefined);
  assert.deepEqual(Object.keys(Object.prototype), []);
  assert.deepEqual((await parse(await write(link))).ignored, [], 'what is left can be written');
  return { link, ignored };
}

test('200 hostile hashes: no exception, nothing taken that the table does not allow, and each says so', async () => {
  assert.ok(HOSTILE.length >= 200, `${HOSTILE.length}`);
  // Values that some names may have, and parts without any name.
  // Node takes what stands after the end of a packed text; browsers do not.
  const fine = /AAAAAAAA$|^#1&+$|^#$|^#1(&steps=3)+$|=(?:null|0)?$|^#1&(hide|fingerprints)=|label=%/;
  for (const hash of HOSTILE) {
    const { ignored } = await survives(hash);
    if (!fine.test(hash)) assert.notEqual(ignored.length, 0, `ignored in ${hash.slice(0, 200)}`);
  }
});

test('a hash that cannot be read leaves the first preset, as it is', async () => {
  for (const hash of [
    '#x',
    '#2&steps=5',
    '#1&preset=gpt&steps=5',
    `#1&steps=5&corpus.text.z=AAAA`,
    '#1&steps=5&corpus.bundled=x',
  ]) {
    const { link, ignored } = await parse(hash);
    assert.deepEqual(link.experiment, notebook.experiment, hash);
    assert.equal(ignored.length, 1, `${ignored}`);
  }
});

test('a bomb is cut off while it inflates', async () => {
  // A gigabyte of zeros in a megabyte.
  const bomb = deflateRawSync(Buffer.alloc(2 ** 28))
    .toString('base64url')
    .repeat(1);
  const before = process.memoryUsage().rss;
  const { ignored } = await parse(`#1&corpus.text.z=${bomb}`);
  assert.match(ignored[0], /^corpus\.text: it cannot be unpacked, or has more than 1 MB$/);
  const grown = (process.memoryUsage().rss - before) / 1e6;
  assert.ok(grown < 100, `${grown.toFixed(0)} MB more of memory for 268 MB of zeros`);
});

test('1,000 random hashes: no exception', async () => {
  const r = random(2);
  const pieces = [
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
  for (let i = 0; i < 1000; i++) {
    const length = r.below(30);
    const hash = Array.from({ length }, () => r.of(pieces)).join('');
    await survives(r.below(3) === 0 ? hash : `#1&${hash}`);
    // A good link with one character changed.
    const good = await write({ experiment: anyExperiment(r) });
    const at = r.below(good.length);
    await survives(good.slice(0, at) + r.of(ODD) + good.slice(at + 1));
  }
});
