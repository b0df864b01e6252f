/** Long texts in a link: deflated, in base64url, and back. Pure. */

/** Most bytes that a packed text may grow to; a corpus has no more either. */
export const UNPACKED = 1_000_000;
/** Bytes that are inflated at a time: a decompression bomb is noticed before it has grown. */
const SLICE = 1024;

/** In base64url; null where the browser cannot. @param {string} text */
export async function deflated(text) {
  try {
    const packer = new CompressionStream('deflate-raw');
    const packed = new Blob([text]).stream().pipeThrough(packer);
    const bytes = new Uint8Array(await new Response(packed).arrayBuffer());
    let binary = '';
    for (let at = 0; at < bytes.length; at += SLICE)
      binary += String.fromCharCode(...bytes.subarray(at, at + SLICE));
    return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
  } catch {
    return null;
  }
}

/** The text; null if it cannot be unpacked or is too long. @param {string} packed */
export async function inflated(packed) {
  try {
    // An address that was shortened or rewritten may have its last characters escaped.
    const plain = decodeURIComponent(packed);
    if (!/^[A-Za-z0-9_-]+$/.test(plain)) return null;
    const bytes = Uint8Array.from(atob(plain.replaceAll('-', '+').replaceAll('_', '/')), (c) =>
      c.charCodeAt(0),
    );
    let at = 0;
    const slices = new ReadableStream({
      pull(controller) {
        if (at >= bytes.length) return controller.close();
        controller.enqueue(bytes.slice(at, at + SLICE));
        at += SLICE;
      },
    });
    const reader = slices.pipeThrough(new DecompressionStream('deflate-raw')).getReader();
    const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
    let text = '';
    let size = 0;
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return text + decoder.decode();
      size += value.length;
      if (size > UNPACKED) {
        reader.cancel().catch(() => {});
        return null;
      }
      text += decoder.decode(value, { stream: true });
    }
  } catch {
    return null;
  }
}
