/**
 * Reads the answer of `npm audit --json`.
 *
 * @param {string} output what npm wrote
 * @param {ReadonlySet<string>} shipped names of packages in the builds
 * @returns {{ status: 0 | 1, text: string }} 1 where a package that is shipped has a known weakness
 */
export const judge = (output, shipped) => {
  let report;
  try {
    report = JSON.parse(output.slice(output.indexOf('{')));
  } catch {
    report = undefined;
  }
  const found = report?.vulnerabilities;
  if (typeof found !== 'object' || found === null) {
    return { status: 0, text: 'The registry told nothing of weaknesses: ask again elsewhere.' };
  }
  const weak = Object.values(found).filter(({ name }) => shipped.has(name));
  if (weak.length === 0) {
    return {
      status: 0,
      text: `None of the ${shipped.size} packages that are shipped has a known weakness.`,
    };
  }
  const lines = weak.map(({ name, severity, range }) => `${name} ${range}: ${severity}`);
  return { status: 1, text: `Shipped with known weaknesses:\n${lines.join('\n')}` };
};
