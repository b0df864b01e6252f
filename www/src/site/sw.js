/**
 * The service worker: keeps what the page loads, so that a second visit works without a network.
 *
 * Each time the page is opened it asks the site, first of all, whether this script is still the current one; it names
 * the version, a hash of all files. If it is, everything comes out of the cache, and nothing else is asked for. If it
 * is not, the page and what it loads come from the network, as if there were no service worker. So a reader who is
 * online never sees an old version, nor does a developer after a build, and no page is put together from two.
 *
 * A new version is fetched while the old one works, and takes over when no page of the old one is open any more, as
 * browsers do it of their own accord: a page that trains is never interfered with.
 */

/**
 * The types of service workers, which the page's library of types lacks.
 *
 * @typedef {Event & {waitUntil: (work: Promise<unknown>) => void}} Extendable
 */
/** @typedef {Extendable & {request: Request, clientId: string, resultingClientId: string, respondWith: (answer: Promise<Response>) => void}} Fetching */

/** Longest wait for an answer about a new version, in ms: a network may be connected and not answer. */
const PATIENCE = 3000;

const scope = new URL('./', self.location.href).href;
/** Prefix of this site's caches; another copy on the same host has another. */
const prefix = `cloze ${scope} `;
const current = prefix + VERSION;

/** Clients of this version: their requests are answered from the cache. @type {Set<string>} */
const ours = new Set();

/** A path in `FILES`, or undefined for any other address. @param {string} address */
function pathOf(address) {
  const { origin, pathname } = new URL(address);
  const whole = origin + pathname;
  if (!whole.startsWith(scope)) return undefined;
  const path = whole.slice(scope.length).replace(/^index\.html$/, '');
  return Object.hasOwn(FILES, path) ? path : undefined;
}

self.addEventListener('install', (event) => /** @type {Extendable} */ (event).waitUntil(fill()));
self.addEventListener('activate', (event) => /** @type {Extendable} */ (event).waitUntil(clean()));
self.addEventListener('fetch', (event) => {
  const fetching = /** @type {Fetching} */ (event);
  const path = fetching.request.method === 'GET' ? pathOf(fetching.request.url) : undefined;
  if (path === undefined) return;
  if (fetching.request.mode === 'navigate') fetching.respondWith(open(fetching));
  else fetching.respondWith(load(fetching, path));
});

/** All files or none: one that does not have the hash of this version ends the installation, to be tried again. */
async function fill() {
  const cache = await caches.open(current);
  const requests = Object.entries(FILES).map(
    ([path, integrity]) => new Request(scope + path, { cache: 'no-cache', integrity }),
  );
  await cache.addAll(requests);
}

async function clean() {
  const names = await caches.keys();
  await Promise.all(
    names.filter((name) => name.startsWith(prefix) && name !== current).map((name) => caches.delete(name)),
  );
}

/** @param {string} path */
async function kept(path) {
  return (await caches.open(current)).match(scope + path);
}

/** Does the site have a new version? False without a network. */
async function outdated() {
  try {
    const signal = AbortSignal.timeout(PATIENCE);
    const response = await fetch(self.location.href, { cache: 'no-cache', signal });
    return response.ok && !(await response.text()).includes(VERSION);
  } catch {
    return false;
  }
}

/** Answers for the page itself. @param {Fetching} fetching */
async function open({ request, resultingClientId }) {
  const page = await kept('');
  if (page === undefined || (await outdated())) return fetch(request, { cache: 'no-cache' });
  ours.add(resultingClientId);
  return page;
}

/** Answers for what a page loads. @param {Fetching} fetching @param {string} path */
async function load({ request, clientId }, path) {
  if (ours.has(clientId)) return (await kept(path)) ?? fetch(request);
  try {
    return await fetch(request, { cache: 'no-cache' });
  } catch (error) {
    // The browser ends idle workers, which then lose this list of pages.
    const answer = await kept(path);
    if (answer === undefined) throw error;
    return answer;
  }
}
