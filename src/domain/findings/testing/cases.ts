import { catalog } from '../catalog';
import type { Finding } from '../finding';

/** Code, path, an object for which the rule fires, and the nearest one for which it stays silent. */
export type RuleCase = [code: string, path: string, fires: unknown, silent: unknown];

const isCode = (code: string): code is keyof typeof catalog => Object.hasOwn(catalog, code);

/** What each case is about: its code, what the catalog calls that, the path, and a number if several are alike. */
export const titlesOf = (
  cases: readonly (readonly [code: string, path: string, ...unknown[]])[],
) => {
  const seen = new Map<string, number>();
  return cases.map(([code, path]) => {
    const title = `${code} ${isCode(code) ? catalog[code].title : '(not in the catalog)'} at ${path || 'the object'}`;
    const count = (seen.get(title) ?? 0) + 1;
    seen.set(title, count);
    return count === 1 ? title : `${title} (${count})`;
  });
};

/** Each rule fires where it should and is silent where it is near. */
export const testRules = (
  cases: readonly RuleCase[],
  check: (value: unknown) => Finding[],
): void => {
  const titles = titlesOf(cases);
  it.each(cases.map((row, index) => [titles[index], ...row] as const))(
    '%s',
    (_title, code, path, fires, silent) => {
      expect(check(fires)).toContainEqual(expect.objectContaining({ code, path }));
      expect(check(silent).map((finding) => finding.code)).not.toContain(code);
    },
  );
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
