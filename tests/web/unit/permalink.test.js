import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { deflateRawSync } from 'node:zlib';
import { PRESETS } from '../../../www/src/experiment/corpora.js';
import { abridge, validate } from '../../../www/src/experiment/experiment.js';
import { INSPECTORS } from '../../../www/src/experiment/panels.js';
import { parse, write } from '../../../www/src/experiment/permalink.js';
import { anyExperiment, HOSTILE, randomHashes, words } from '../support/hostile.js';
import { random } from '../support/random.js';

/** @param {string} path */
const text = (path) => readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8');
const [notebook] = PRESETS;

test('Invariant: the link is the experiment. parse(write(e)) == e for 1,000 experiments', async () => {
  const r = random(1);
  const lengths = [];
  for (let i = 0; i < 1000; i++) {
    const experiment = anyExperiment(r);
    /** @type {import('../../../www/src/experiment/permalink.js').Link} */
    const link = {
      experiment,
      blank: words(r, 0, r.of([40, 400])),
      ...(r.below(3) === 0 ? { open: INSPECTORS.slice(r.below(INSPECTORS.length)) } : {}),
      ...(r.below(3) === 0 ? { step: 1 + r.below(1_000_000) } : {}),
      ...(r.below(3) === 0 ? { hide: ['corpus', 'runs', 'seed'].slice(r.below(3)) } : {}),
      ...(r.below(3) === 0 ? { theme: r.of(['auto', 'light', 'dark']) } : {}),
      ...(r.below(3) === 0
        ? { fingerprints: experiment.runs.map(() => r.of(['', '00ff', '0123456789abcdef'])) }
        : {}),
    };
    link.blank = Buffer.from(link.blank).toString();
    // Exercises open their panel.
    if (link.open?.includes('exercises') && r.below(2) === 0)
      link.exercise = { seed: r.below(2 ** 32), ...(r.below(2) === 0 ? { count: 1 + r.below(100) } : {}) };
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

test('a link can open the exercises of a seed', async () => {
  const { link, ignored } = await parse('#1&preset=notebook&open=step&exercise=7-24');
  assert.deepEqual([ignored, link.exercise, link.open], [[], { seed: 7, count: 24 }, ['step', 'exercises']]);
  const { link: short } = await parse('#1&exercise=0');
  assert.deepEqual([short.exercise, short.open], [{ seed: 0 }, ['exercises']]);
  assert.match(await write(link), /&exercise=7-24$/);
  for (const wrong of ['', 'x', '7-', '7-0', '7-101', '-7', '4294967296', '7-12-3', '1e3']) {
    const { link: none, ignored: why } = await parse(`#1&preset=notebook&exercise=${wrong}`);
    assert.deepEqual([none.exercise, none.open], [undefined, undefined], wrong);
    assert.deepEqual(
      why.map((say) => say()),
      [`exercise: “${wrong}” is not a seed, or a seed and a number from 1 to 100, such as 7-12`],
    );
  }
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

/** @param {string} hash */
async function survives(hash) {
  const { link, ignored } = await parse(hash);
  assert.doesNotThrow(() => validate(link.experiment), hash.slice(0, 200));
  assert.ok(PRESETS.some(({ name }) => name === link.preset));
  for (const sentence of ignored.map((say) => say())) {
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
  assert.match(ignored[0](), /^corpus\.text: it cannot be unpacked, or has more than 1 MB$/);
  const grown = (process.memoryUsage().rss - before) / 1e6;
  assert.ok(grown < 100, `${grown.toFixed(0)} MB more of memory for 268 MB of zeros`);
});

test('2,000 random hashes: no exception', async () => {
  for (const hash of await randomHashes(1000)) await survives(hash);
});
