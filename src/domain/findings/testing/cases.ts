import type { Finding } from '../finding';

/** Code, path, an object for which the rule fires, and the nearest one for which it stays silent. */
export type RuleCase = [code: string, path: string, fires: unknown, silent: unknown];

/** Each rule fires where it should and is silent where it is near. */
export const testRules = (
  cases: readonly RuleCase[],
  check: (value: unknown) => Finding[],
): void => {
  it.each(cases)('%s at %s', (code, path, fires, silent) => {
    expect(check(fires)).toContainEqual(expect.objectContaining({ code, path }));
    expect(check(silent).map((finding) => finding.code)).not.toContain(code);
  });
};

/** No code of a catalog is without a case. */
export const testCoverage = (
  cases: readonly RuleCase[],
  catalog: object,
  elsewhere: readonly string[] = [],
): void => {
  it('covers every code', () => {
    const covered = new Set([...cases.map(([code]) => code), ...elsewhere]);
    expect(Object.keys(catalog).filter((code) => !covered.has(code))).toEqual([]);
  });
};
