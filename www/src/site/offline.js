/**
 * Registers the service worker (sw.js), which keeps the site for times without a network.
 *
 * Only the site itself asks: no frame, no file, no host that embeds the lab (build.mjs leaves this out of cloze.html).
 */

/** @typedef {{createPolicy: (name: string, rules: object) => {createScriptURL: (url: string) => string}}} TrustedTypes */

const SCRIPT = 'sw.js';

function keep() {
  const trustedTypes = /** @type {{trustedTypes?: TrustedTypes}} */ (/** @type {unknown} */ (globalThis))
    .trustedTypes;
  const policy = trustedTypes?.createPolicy('cloze-offline', {
    createScriptURL: (/** @type {string} */ candidate) => {
      if (candidate !== SCRIPT) throw new TypeError('only the script that keeps this site is trusted');
      return candidate;
    },
  });
  // The browser's own cache must not answer for this file: it tells whether there is a new version.
  const options = /** @type {const} */ ({ updateViaCache: 'none' });
  // A failure is ignored: the site then works as long as there is a network.
  navigator.serviceWorker.register(policy?.createScriptURL(SCRIPT) ?? SCRIPT, options).catch(() => {});
}

// The order matters: in a sandboxed frame the last condition would throw.
if (window.top === window && location.protocol.startsWith('http') && 'serviceWorker' in navigator) {
  // After `load`, so that it does not compete with what the page itself needs.
  if (document.readyState === 'complete') keep();
  else window.addEventListener('load', keep, { once: true });
}
