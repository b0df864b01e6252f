import { readFileSync } from 'node:fs';
import { initSync, Session } from '../../www/pkg/cloze.js';
initSync({ module: readFileSync(new URL('../../www/dist/cloze_bg.wasm', import.meta.url)) });
const presets = JSON.parse(readFileSync(new URL('../../src/presets.json', import.meta.url)));
const base = presets.find((p) => p.name === 'contexts').experiment;
for (const m of [{layers:1,heads:2,hidden:32,intermediate:64},{layers:2,heads:4,hidden:64,intermediate:128},{layers:2,heads:4,hidden:128,intermediate:512},{layers:4,heads:8,hidden:256,intermediate:1024},{layers:8,heads:16,hidden:256,intermediate:1024},{layers:8,heads:16,hidden:32,intermediate:64}]) {
  const run = { ...base.runs[3], model: { kind: 'bert', ...m } };
  const s = new Session(JSON.stringify({ ...base, runs: [run] }), 0);
  let t0=performance.now(); let n=0; while (n<40 && performance.now()-t0<800) { s.train(1, 50); n++; } const step=(performance.now()-t0)/n;
  for (const what of ['patterns', 'attention']) {
    const times = []; let v;
    for (let i = 0; i < 9; i++) { const a = process.cpuUsage().user; v = s.look(what, JSON.stringify({ text: 'the dogs near the tree [MASK]' })); times.push((process.cpuUsage().user - a)/1000); }
    times.sort((a, b) => a - b);
    console.log(JSON.stringify(m), what, 'median', times[4].toFixed(2), 'max', times[8].toFixed(2), 'ms; tokens', what==='patterns'?v.tokens:v.tokens.length, 'step', step.toFixed(2));
  }
  s.free();
}
