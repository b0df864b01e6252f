/** Where the wasm comes from in the artefacts that are one file: out of the script itself. No request is made. */

import packed from 'wasm-base64:cloze_bg.wasm';

/** What a message calls it. */
export const name = 'cloze_bg.wasm';

/** @returns {Promise<WebAssembly.Module>} */
export async function compile() {
  const bytes = Uint8Array.from(atob(packed), (char) => char.charCodeAt(0));
  const inflated = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
  return WebAssembly.compile(await new Response(inflated).arrayBuffer());
}
