// A program that lives as long as the benchmark and answers requests, one JSON object a line.

import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

export class Lines {
  #child;
  #answers;
  #ended;

  /** @param {string} program @param {string[]} args */
  constructor(program, args) {
    // One thread, whatever the library would like.
    const env = { ...process.env, OMP_NUM_THREADS: '1', MKL_NUM_THREADS: '1', RAYON_NUM_THREADS: '1' };
    this.#child = spawn(program, args, { env, stdio: ['pipe', 'pipe', 'pipe'] });
    let complaint = '';
    this.#child.stderr.on('data', (text) => {
      complaint = `${complaint}${text}`.slice(-2000);
    });
    // A program that has gone away says so through its end.
    this.#child.stdin.on('error', () => {});
    this.#ended = new Promise((_, reject) => {
      this.#child.on('error', (error) =>
        reject(new Error(`${program} could not be started: ${error.message}`)),
      );
      this.#child.on('close', (code) => {
        const last = complaint.trim().split('\n').at(-1);
        reject(new Error(`${program} ended with ${code}${last ? `: ${last}` : ''}`));
      });
    });
    // Whoever waits hears of it; nobody may be waiting.
    this.#ended.catch(() => {});
    this.#answers = createInterface({ input: this.#child.stdout })[Symbol.asyncIterator]();
  }

  /** The next line it says. @returns {Promise<any>} */
  async next() {
    const { value, done } = await Promise.race([this.#answers.next(), this.#ended]);
    if (done) return this.#ended;
    return JSON.parse(value);
  }

  /** @param {object} request */
  ask(request) {
    this.#child.stdin.write(`${JSON.stringify(request)}\n`);
    return this.next();
  }

  end() {
    this.#child.stdin.end();
  }
}
