// What watching costs: how fast a run is trained while the panel Attention is open, beside how fast it is while it is closed. The
// same run all along, with 2 layers and 4 heads; the panel is opened and closed in turn.
//
// With `cargo xtask serve` running: CLOZE_URL=http://127.0.0.1:8080/ node tests/bench/attention.mjs [--rounds N] [--seconds S]

import presets from '../../src/experiment/presets.json' with { type: 'json' };
import { digits, heading, launch, machine, options, progress, save, table, until, url } from './common.mjs';
import { median } from './measure.js';

const { rounds, seconds } = options({ rounds: '9', seconds: '2' });
const MODES = /** @type {const} */ (['closed', 'open', 'open, with what each head looks at']);

const browser = await launch();
const at = machine(browser);
const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
await page.goto(url());
const [{ experiment }] = presets.filter(({ name }) => name === 'contexts');
const run = { ...experiment.runs.at(-1), label: 'BERT' };
await page.evaluate(
  async (experiment) => {
    const lab = document.querySelector('cloze-lab');
    lab.experiment = experiment;
    await lab.start();
  },
  {
    ...experiment,
    steps: 1_000_000,
    runs: [{ ...run, model: { ...run.model, layers: 2, heads: 4, hidden: 64, intermediate: 128 } }],
  },
);
await until(page, 'document.querySelector("cloze-lab").history[0]?.step.length > 300');

const steps = () => page.evaluate('document.querySelector("cloze-lab").history[0].step.length');
const lab = page.locator('cloze-lab');
const toggle = lab.locator('#inside-button-attention');
const panel = lab.locator('.inspector.attention');

/** @param {typeof MODES[number]} mode */
async function measured(mode) {
  const isOpen = (await toggle.getAttribute('aria-expanded')) === 'true';
  if (isOpen !== (mode !== 'closed')) await toggle.click();
  if (mode !== 'closed') {
    const patterns = panel.locator('.patterns button');
    if (((await patterns.getAttribute('aria-expanded')) === 'true') !== (mode !== 'open'))
      await patterns.click();
    await panel.scrollIntoViewIfNeeded();
  }
  await page.waitForTimeout(300);
  const [before, start] = [await steps(), performance.now()];
  await page.waitForTimeout(1000 * Number(seconds));
  const [after, end] = [await steps(), performance.now()];
  return (1000 * (after - before)) / (end - start);
}

/** Steps a second, a round each. @type {Record<string, number[]>} */
const speeds = Object.fromEntries(MODES.map((mode) => [mode, []]));
/** To what was measured with the panel closed just before and just after. @type {Record<string, number[]>} */
const ratios = Object.fromEntries(MODES.slice(1).map((mode) => [mode, []]));
for (let round = 0; round < Number(rounds); round++) {
  for (const mode of MODES.slice(1)) {
    progress(`round ${round + 1} of ${rounds}, ${mode}`);
    const [before, open, after] = [await measured('closed'), await measured(mode), await measured('closed')];
    speeds.closed.push(before, after);
    speeds[mode].push(open);
    ratios[mode].push((2 * open) / (before + after));
  }
}
progress();
await browser.close();

const file = save('attention.json', {
  ...at,
  rounds: Number(rounds),
  seconds: Number(seconds),
  speeds,
  ratios,
});
console.log(heading(at));
console.log();
console.log(
  table(
    ['the panel Attention', 'steps a second', 'share of the speed when closed', 'lowest', 'highest'],
    MODES.map((mode) => {
      const all = ratios[mode];
      const percent = (/** @type {number} */ share) => `${(100 * share).toFixed(1)} %`;
      return all
        ? [
            mode,
            digits(median(speeds[mode])),
            percent(median(all)),
            percent(Math.min(...all)),
            percent(Math.max(...all)),
          ]
        : [mode, digits(median(speeds[mode])), '', '', ''];
    }),
  ),
);
console.log();
console.log(
  `Medians of ${rounds} rounds of ${seconds} s, each beside the panel closed before and after. The numbers are in ${file}.`,
);
