// Whatever is typed: one clear sentence, nothing lost, and a page that stays usable.

import { expect, test } from '@playwright/test';
import {
  card,
  corpus,
  corpusSays,
  history,
  LABORATORY,
  lab,
  message,
  open,
  press,
  reaches,
  set,
  state,
} from '../support/lab.js';

const REFUSED = [
  {
    name: 'an empty corpus',
    text: '',
    says: 'The corpus is empty; write at least one sentence, one a line.',
  },
  {
    name: 'blank lines only',
    text: '\n \n\t\n',
    says: 'The corpus is empty; write at least one sentence, one a line.',
  },
  {
    name: 'one word',
    text: 'cat',
    says: 'The corpus has 1 distinct word; at least 2 are needed, or there is nothing to guess.',
  },
];

for (const { name, text, says } of REFUSED) {
  test(`${name}: said beneath, not trained, mended by typing on`, async ({ page }) => {
    await open(page);
    await corpus(page).fill(text);
    await expect(corpusSays(page)).toHaveText(says);
    await press(page, 'Train');
    await expect(message(page)).toContainText('Not started. First mend “Corpus”');
    expect(await state(page)).toBe('ready');
    await expect(corpus(page)).toHaveValue(text);
    await press(page, 'Show');
    await expect(corpus(page)).toBeFocused();
    await corpus(page).fill('the cat sleeps\nthe dog runs');
    await expect(corpusSays(page)).toContainText('2 sentences, 5 words, longest 5 tokens');
    await press(page, 'Train');
    await reaches(page, 'done');
  });
}

const ODD = [
  { name: 'right-to-left text', text: 'القط الأسود نائم\nالكلب يجري هنا' },
  { name: 'emoji', text: '😀 😃 😄\n😄 😅 😀' },
  { name: 'control characters', text: 'a\u0000b c\u0007 d\ne f\u200b g' },
  { name: 'markup', text: '<img src=x onerror=alert(1)> sits\nthe <b>cat</b> runs' },
];

for (const { name, text } of ODD) {
  test(`${name} is trained on and stays text`, async ({ page }) => {
    let alerted = false;
    page.on('dialog', (dialog) => {
      alerted = true;
      return dialog.dismiss();
    });
    await open(page);
    await corpus(page).fill(text);
    await expect(corpusSays(page)).toContainText('2 sentences');
    await press(page, 'Train');
    await reaches(page, 'done');
    await lab(page).getByLabel('from the corpus').selectOption({ index: 1 });
    await expect(lab(page).getByText(/After step 180/)).toBeVisible();
    await expect(lab(page).locator('img, b')).toHaveCount(0);
    expect(alerted).toBe(false);
  });
}

test('one-word sentences: the card says which position to choose, and nothing typed is lost', async ({
  page,
}) => {
  await open(page);
  await corpus(page).fill('cat\ndog\nbird');
  await expect(corpusSays(page)).toContainText('one word');
  await press(page, 'Reset');
  await reaches(page, 'failed');
  const failure = lab(page).getByRole('alert');
  await expect(failure).toContainText('Sentence 1 (“cat”) has no word at position 2');
  await expect(corpus(page)).toHaveValue('cat\ndog\nbird');
  await corpus(page).fill('a cat\na dog\none bird');
  await expect(corpusSays(page)).toContainText('3 sentences, 5 words');
  await press(page, 'Try again');
  await reaches(page, 'ready');
  await expect(failure).toHaveCount(0);
  await press(page, 'Train');
  await reaches(page, 'done');
});

test('a paste of 10 MB is refused in one sentence, and the page works on', async ({ page }) => {
  await open(page);
  await page.evaluate(() => {
    const fill = (/** @type {ClipboardEvent} */ event) => {
      event.clipboardData?.setData('text/plain', 'the cat sleeps\n'.repeat(700_000));
      event.preventDefault();
    };
    document.addEventListener('copy', fill, { once: true });
    document.execCommand('copy');
  });
  await corpus(page).focus();
  await page.keyboard.press('Control+V');
  // With the 43 characters that are there already, rounded up.
  await expect(corpusSays(page)).toContainText(
    'the corpus has 10.6 MB; at most 1 MB can be trained on in a tab',
  );
  await expect(corpus(page)).toHaveValue('the cat sleeps\nthe dog runs\na dog sleeps');
  await press(page, 'Train');
  await reaches(page, 'done');
});

test('a script that sets 10 MB is told so', async ({ page }) => {
  await open(page);
  const error = await lab(page).evaluate((/** @type {any} */ element) => {
    try {
      element.experiment = {
        corpus: { text: 'the cat sleeps\n'.repeat(700_000) },
        runs: element.experiment.runs,
      };
      return null;
    } catch (thrown) {
      return /** @type {Error} */ (thrown).message;
    }
  });
  expect(error).toContain('the corpus has 10.5 MB; at most 1 MB can be trained on in a tab');
  expect(await state(page)).toBe('ready');
});

test('too many distinct words, or too many sentences', async ({ page }) => {
  await open(page);
  for (const perLine of [1, 40]) {
    await corpus(page).evaluate((area, n) => {
      const words = Array.from(
        { length: 120_000 },
        (_, i) => `${i.toString(36)}${(i + 1) % n === 0 ? '\n' : ' '}`,
      );
      /** @type {HTMLTextAreaElement} */ (area).value = words.join('');
      area.dispatchEvent(new InputEvent('input', { bubbles: true }));
    }, perLine);
    await expect(corpusSays(page)).toContainText(
      /The corpus has \d+ (sentences|distinct words); at most \d+ can be trained on in a tab\./,
    );
  }
  await press(page, 'Restore the bundled text');
  await expect(corpusSays(page)).toContainText('3 sentences, 6 words');
  await expect(message(page)).toContainText('can be brought back');
});

test('a hidden size that the heads do not divide waits as typed until it fits', async ({ page }) => {
  await open(page);
  await set(page, 1, 'hidden size', '30');
  await set(page, 1, 'heads', '4');
  const bert = card(page, 1);
  await expect(bert.getByText('Hidden size 30 is not divisible by 4 heads; try 28 or 32.')).toBeVisible();
  await press(page, 'Train');
  await expect(message(page)).toContainText('First mend “heads” of BERT');
  await press(page, 'Show');
  await expect(bert.getByLabel('heads', { exact: true })).toBeFocused();
  await expect(bert.getByLabel('heads', { exact: true })).toHaveValue('4');
  await set(page, 1, 'hidden size', '32');
  await expect(bert.getByText('not divisible')).toHaveCount(0);
  await press(page, 'Train');
  await reaches(page, 'done');
  await expect(bert).toContainText('4 heads');
});

const FIELDS = [
  {
    label: 'learning rate',
    value: 'fast',
    says: '"fast" is not a number; it must be from 0 to 1000000000000.',
  },
  { label: 'learning rate', value: '-1', says: '-1 is out of range; it must be from 0 to 1000000000000.' },
  { label: 'layers', value: '1.5', says: '1.5 is not a whole number; it must be from 1 to 8.' },
  { label: 'layers', value: '', says: '"" is not a whole number; it must be from 1 to 8.' },
];

for (const { label, value, says } of FIELDS) {
  test(`${label} “${value}”: one sentence beside the field, which keeps it`, async ({ page }) => {
    await open(page);
    await set(page, 1, label, value);
    const input = card(page, 1).getByLabel(label, { exact: true });
    await expect(card(page, 1).getByText(says, { exact: true })).toBeVisible();
    await expect(input).toHaveValue(value);
    await expect(input).toHaveAttribute('aria-invalid', 'true');
    await expect(input).toHaveAccessibleDescription(
      new RegExp(says.slice(0, 20).replace(/[.*+?^${}()|[\]\\]/g, '\\$&')),
    );
  });
}

test('zero steps are refused in the toolbar', async ({ page }) => {
  await open(page);
  const steps = lab(page).getByLabel('Steps', { exact: true });
  await steps.fill('0');
  await steps.press('Enter');
  await expect(lab(page).getByText('0 is out of range; it must be from 1 to 1000000.')).toBeVisible();
  await expect(steps).toHaveValue('0');
});

test('a learning rate of 1e9 ends one run with a sentence; its curve stays and the other goes on', async ({
  page,
}) => {
  await open(page);
  await set(page, 1, 'learning rate', '1e9');
  await reaches(page, 'ready');
  await press(page, 'Train');
  await reaches(page, 'done');
  await expect(card(page, 1)).toContainText(
    /Training diverged at step \d+: .* at learning rate 1000000000; try a smaller one/,
  );
  await expect(lab(page).getByText(/^“BERT” stopped: training diverged at step/)).toBeVisible();
  const [notebook, bert] = await history(page);
  expect(notebook.loss).toHaveLength(180);
  expect(bert.loss.length).toBeGreaterThan(0);
  expect(bert.loss.every(Number.isFinite)).toBe(true);
  await set(page, 1, 'learning rate', '0.003');
  await press(page, 'Reset');
  await reaches(page, 'ready');
  await press(page, 'Train');
  await reaches(page, 'done');
  await expect(card(page, 1)).toContainText('as the corpus does');
});

test('an unknown field in the JSON is named', async ({ page }) => {
  await open(page);
  const error = await lab(page).evaluate((/** @type {any} */ element) => {
    try {
      element.experiment = {
        corpus: { bundled: 'notebook' },
        runs: [{ label: 'a', model: { kind: 'bert', hiden: 32 } }],
      };
      return null;
    } catch (thrown) {
      return /** @type {Error} */ (thrown).message;
    }
  });
  expect(error).toMatch(/^runs\[0\]\.model\.hiden: this field is not known; known here are context, /);
});

test('edits after training are stale until Reset applies them, or are undone', async ({ page }) => {
  await open(page);
  await press(page, 'Train');
  await reaches(page, 'done');
  await expect(message(page)).not.toContainText('Edited since');
  await corpus(page).fill('the cat sleeps\nthe dog runs\na dog sleeps\na cow sleeps');
  await expect(message(page)).toContainText('Edited since this training. Reset applies the changes.');
  await press(page, 'Undo the changes');
  await expect(corpus(page)).toHaveValue('the cat sleeps\nthe dog runs\na dog sleeps');
  await expect(message(page)).not.toContainText('Edited since');

  await corpus(page).fill('the cat sleeps\nthe dog runs\na dog sleeps\na cow sleeps');
  expect((await history(page))[0].loss, 'the curves stay').toHaveLength(180);
  await press(page, 'Apply the changes');
  await reaches(page, 'ready');
  await expect(message(page)).not.toContainText('Edited since');
  const prediction = await lab(page).evaluate((/** @type {any} */ element) =>
    element.predict('a [MASK] sleeps', { top: 20 }),
  );
  const tokens = prediction.blanks[0].runs[0].candidates.map(
    (/** @type {any} */ candidate) => candidate.token,
  );
  expect(tokens, 'what was typed is what is trained on').toContain('cow');
});

test('runs are added, duplicated and removed, up to four', async ({ page }) => {
  await open(page);
  await press(page, 'Duplicate BERT');
  await reaches(page, 'ready');
  await press(page, 'Add a run');
  await reaches(page, 'ready');
  await expect(lab(page).getByRole('listitem')).toHaveCount(4);
  await expect(lab(page).getByRole('button', { name: 'Add a run' })).toBeDisabled();
  await card(page, 2).locator('summary').click();
  await card(page, 2).getByLabel('context', { exact: true }).selectOption('left');
  await expect(card(page, 2)).toContainText('sees the left side only');
  await expect(lab(page).getByText(/The runs differ in .*context/)).toHaveCount(0);
  await press(page, "Remove notebook's model");
  await reaches(page, 'ready');
  await expect(
    lab(page).getByText(/^The runs differ in context \(both, left\); all else that they share is equal\.$/),
  ).toBeVisible();
  await expect.poll(() => page.workers().length).toBe(4);
  await press(page, 'Train');
  await reaches(page, 'done');
  expect((await history(page)).map(({ label }) => label)).toEqual(['BERT', 'BERT, copy', 'new run 1']);
});

test('an engine that cannot be loaded is said so, and can be tried again', async ({ page }) => {
  await page.route('**/*.wasm', (route) => route.abort());
  await page.goto(LABORATORY);
  await reaches(page, 'failed');
  const failure = lab(page).getByRole('alert');
  await expect(failure).toContainText('The lab could not start');
  await expect(failure).toContainText('cloze_bg.wasm) could not be loaded');
  await expect(corpus(page), 'the rest of the page is there').toHaveValue(/the cat sleeps/);
  await page.unroute('**/*.wasm');
  await press(page, 'Try again');
  await reaches(page, 'ready');
  await press(page, 'Train');
  await reaches(page, 'done');
});

test('a browser without what is needed is told what is missing', async ({ page }) => {
  await page.addInitScript(() => {
    // @ts-expect-error: this is what an old browser is like
    delete globalThis.Worker;
  });
  await page.goto(LABORATORY);
  await reaches(page, 'failed');
  await expect(lab(page).getByRole('alert')).toContainText('This browser lacks Web Workers');
});
