// What build.mjs makes of imports that are not JavaScript.

declare module 'worker-source:*' {
  /** A module of src/ with all it imports, as one classic script. */
  const source: string;
  export default source;
}

declare module '*.css' {
  const text: string;
  export default text;
}

declare module '*.txt' {
  const text: string;
  export default text;
}

declare module 'wasm-base64:*' {
  /** A file of pkg/, compressed with gzip and written in base64. */
  const packed: string;
  export default packed;
}

/**
 * In sw.js: what the page loads, by path from the page (the page itself is ''), with the hash that its content must
 * have.
 */
declare const FILES: Record<string, string>;

/** In site/keep-training.js: stands for the engine, whose every version has bits of its own. */
declare const ENGINE: string;

/** In sw.js: stands for all of `FILES`. */
declare const VERSION: string;
