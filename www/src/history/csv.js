/** Tables as comma-separated values (RFC 4180), with a point in numbers. Pure. */

/**
 * A table of numbers and texts.
 *
 * @typedef {object} Table
 * @property {string[]} head
 * @property {Iterable<(string | number | null)[]>} rows  NaN and null are empty.
 */

/** @param {Table} table */
export function csv({ head, rows }) {
  const lines = [head.map(cell).join(',')];
  for (const row of rows) lines.push(row.map(cell).join(','));
  return `${lines.join('\r\n')}\r\n`;
}

/** @param {string | number | null} value */
function cell(value) {
  if (value === null || Number.isNaN(value)) return '';
  if (typeof value === 'number') return String(value);
  // A spreadsheet runs a text that begins like this as a formula, and a corpus can come from anywhere.
  const text = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
