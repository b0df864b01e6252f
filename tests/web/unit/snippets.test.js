import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { KINDS, snippet } from '../../../www/src/site/snippets.js';

const site = 'https://example.org/cloze/';

/** A guide's code blocks by their ids, as a reader sees and copies them. @param {string} name */
function blocks(name) {
  const text = readFileSync(new URL(`../../../www/${name}`, import.meta.url), 'utf8');
  const found = text.matchAll(/<code id="code-(\w+)">([^<]*)<\/code>/g);
  const read = (escaped) => escaped.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
  return Object.fromEntries([...found].map(([, id, code]) => [id, read(code)]));
}

test("the guide's recipes are what snippet() gives", () => {
  const setting = {
    site,
    hash: '#1&preset=notebook',
    hide: ['corpus', 'runs'],
    title: 'Two models fill a blank',
  };
  const shown = blocks('embedding.html');
  assert.deepEqual(Object.keys(shown).sort(), [...KINDS].sort(), 'one block a kind');
  for (const kind of KINDS) {
    const height = kind === 'reveal' ? 600 : undefined;
    assert.equal(shown[kind], snippet(kind, { ...setting, height }), kind);
  }
});

test("the teachers' paragraphs end in a frame as snippet() writes it", () => {
  const shown = blocks('teachers.html');
  for (const [id, hash, hide] of [
    ['context', '#1&preset=contexts', ['corpus', 'speed']],
    ['corruption', '#1&preset=schemes', ['corpus', 'speed']],
    ['loss', '#1&preset=notebook', ['speed']],
  ]) {
    const title = shown[id].match(/title="([^"]*)"/)?.[1];
    assert.ok(shown[id].endsWith(`\n${snippet('iframe', { site, hash, hide, title })}`), id);
    assert.match(shown[id], /^<h2>[\s\S]*<p>/);
  }
  assert.equal(Object.keys(shown).length, 3);
});

test('what a guide shows in a frame is what it recommends to paste', () => {
  for (const name of ['embedding.html', 'teachers.html']) {
    const text = readFileSync(new URL(`../../../www/${name}`, import.meta.url), 'utf8');
    const live = [...text.matchAll(/<iframe (?:class="fixed" )?src="(embed\.html[^"]*)"/g)].map(
      ([, src]) => src,
    );
    assert.ok(live.length >= 3, name);
    const pasted = Object.values(blocks(name)).join('\n');
    for (const src of live) assert.ok(pasted.includes(`src="${site}${src}"`), src);
  }
});

test('theme and hide become settings of the link, once', () => {
  const src = (setting) => snippet('lms', { site, ...setting }).match(/src="([^"]*)"/)?.[1];
  assert.equal(src({}), `${site}embed.html`);
  assert.equal(src({ theme: 'dark' }), `${site}embed.html#1&amp;theme=dark`);
  assert.equal(src({ theme: 'auto' }), `${site}embed.html`);
  assert.equal(
    src({ hash: '#1&hide=runs&preset=notebook', hide: ['corpus', 'speed'], theme: 'light' }),
    `${site}embed.html#1&amp;preset=notebook&amp;hide=corpus,speed&amp;theme=light`,
  );
});

test('the element takes plain settings as attributes, and anything else as a link', () => {
  const plain = snippet('element', { site, hash: '#1&preset=recipe&steps=300&seed=3', theme: 'dark' });
  assert.match(plain, /<cloze-lab preset="recipe" steps="300" seed="3" theme="dark">/);
  const rich = snippet('element', { site, hash: '#1&preset=recipe&runs.1.model.hidden=64', theme: 'dark' });
  assert.match(
    rich,
    /<cloze-lab link="#1&amp;preset=recipe&amp;runs\.1\.model\.hidden=64&amp;theme=dark" theme="dark">/,
  );
  assert.match(snippet('element', { site }), /<cloze-lab>/);
});

test('no value ends its attribute, its line or its fence', () => {
  const nasty = '"><script>alert(1)</script>\n```\n\'&';
  for (const kind of KINDS) {
    const harmless = snippet(kind, { site, hash: '#1&x=y', title: 'a', hide: ['b'] });
    const attacked = snippet(kind, { site, hash: `#1&x=${nasty}`, title: nasty, hide: [nasty] });
    assert.equal(attacked.split('\n').length, harmless.split('\n').length, `${kind}: no line is added`);
    for (const char of ['<', '>', '`', '"']) {
      assert.equal(attacked.split(char).length, harmless.split(char).length, `${kind}: no ${char} is added`);
    }
  }
  assert.match(snippet('lms', { site, height: Number.NaN }), /height="720"/);
  assert.match(snippet('lms', { site, width: Number.NaN }), /width="100%"/);
  assert.match(
    snippet('lms', { site, width: 640 }),
    /width="640" height="720" loading="lazy" style="border: 0; max-width: 100%"/,
  );
  assert.throws(() => snippet('flash', { site }), /"flash" is not one of iframe, element/);
});
