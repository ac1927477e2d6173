/**
 * One cell. A text that a spreadsheet would take for a formula gets an apostrophe before it: names
 * and settings are written by whoever may write the objects.
 *
 * Source: OWASP, CSV Injection; RFC 4180 for quoting.
 */
const cell = (text: string): string => {
  const harmless = /^\s*[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return `"${harmless.replace(/"/g, '""')}"`;
};

/** A table as CSV: a line of titles, fields in quotes, lines that end as RFC 4180 wants it. */
export const csvText = (titles: readonly string[], rows: readonly (readonly string[])[]): string =>
  [titles, ...rows].map((row) => `${row.map(cell).join(',')}\r\n`).join('');
