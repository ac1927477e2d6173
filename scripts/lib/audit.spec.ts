import { judge } from './audit.mjs';

const shipped = new Set(['yaml', 'diff']);
const report = (...names: string[]) =>
  JSON.stringify({
    vulnerabilities: Object.fromEntries(
      names.map((name) => [name, { name, severity: 'high', range: '<2.0.0' }]),
    ),
  });

describe('the audit of what is shipped', () => {
  it('fails over a package in a build', () => {
    expect(judge(report('yaml', 'webpack'), shipped)).toEqual({
      status: 1,
      text: 'Shipped with known weaknesses:\nyaml <2.0.0: high',
    });
  });

  it('lets tools that only build be', () => {
    expect(judge(report('webpack'), shipped).status).toBe(0);
    expect(judge(`npm warn something\n${report()}`, shipped).text).toContain('None of the 2');
  });

  it('says when nobody answered, which proves nothing', () => {
    for (const output of [
      '',
      'npm error network',
      '{"error":{"code":"E405"}}',
      '{"message":"x"}',
    ]) {
      expect(judge(output, shipped)).toEqual({
        status: 0,
        text: 'The registry told nothing of weaknesses: ask again elsewhere.',
      });
    }
  });
});
