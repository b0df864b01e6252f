// Collects errors of a page that no assertion would notice.

/**
 * Dialogs, exceptions, errors on the console, and requests to other origins; the list grows while the page runs.
 *
 * @param {import('@playwright/test').Page} page
 * @param {string[]} origins  Those that may be asked.
 * @param {RegExp} [excused]  Errors on the console that are no concern of ours.
 */
export function unseen(page, origins, excused) {
  /** @type {string[]} */
  const wrong = [];
  page.on('dialog', (dialog) => {
    wrong.push(dialog.message());
    return dialog.dismiss();
  });
  page.on('pageerror', (error) => wrong.push(error.message));
  page.on('console', (line) => {
    if (line.type() === 'error' && !excused?.test(line.text())) wrong.push(line.text());
  });
  page.on('request', (request) => {
    const { protocol, origin } = new URL(request.url());
    if (/^https?:$/.test(protocol) && !origins.includes(origin)) wrong.push(request.url());
  });
  return wrong;
}
