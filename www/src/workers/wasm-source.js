/**
 * Where the wasm comes from: a file next to this module. In the artefacts that are one file, build.mjs puts
 * `wasm-source.inline.js` in this file's place.
 */

const url = new URL('cloze_bg.wasm', import.meta.url);

/** What a message calls it. */
export const name = url.pathname;

/** @returns {Promise<WebAssembly.Module>} */
export async function compile() {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`HTTP ${response.status}`);
  // Hosts that do not know the type of .wasm files cannot stream; the bytes are the same.
  const streams = response.headers.get('content-type')?.startsWith('application/wasm');
  return streams ? WebAssembly.compileStreaming(response) : WebAssembly.compile(await response.arrayBuffer());
}
