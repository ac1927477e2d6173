import fc from 'fast-check';
import { catalog, type FindingCode } from '../findings/catalog';
import * as codes from '../findings/codes';
import type { Finding } from '../findings/finding';
import { findingOf } from '../findings/report';
import { severities } from '../findings/severity';
import { placeOf, places } from './places';
import { overviewRowsOf } from './rows';

const at = (code: FindingCode, name: string): Finding =>
  findingOf(
    code,
    { apiVersion: 'kubevirt.io/v1', kind: 'VirtualMachine', namespace: 'shop', name },
    'spec',
  );

describe('rows of the overview', () => {
  it('fold findings by rule, the worst first, then the most', () => {
    const { broken } = overviewRowsOf([
      at(codes.addressOnSeveralVms, 'a'),
      at(codes.noBridge, 'a'),
      at(codes.noTopology, 'a'),
      at(codes.noTopology, 'b'),
    ]);
    expect(broken.map(({ key, count, severity }) => [key, count, severity])).toEqual([
      [codes.noTopology, 2, 'error'],
      [codes.noBridge, 1, 'error'],
      [codes.addressOnSeveralVms, 1, 'warning'],
    ]);
  });

  it('tell rules of one topic as one, in front, with the objects that they are about', () => {
    const { broken, soon } = overviewRowsOf([
      at(codes.noBridge, 'a'),
      at(codes.networkDoesNotExist, 'a'),
      at(codes.podOfVmNotConnected, 'a'),
      at(codes.podOfVmNotConnected, 'b'),
      at(codes.changeWaitsForRestart, 'c'),
    ]);
    expect(broken.map(({ key }) => key)).toEqual(['vms-without-network', codes.noBridge]);
    expect(broken[0]).toMatchObject({
      count: 3,
      objects: 2,
      severity: 'error',
      codes: [codes.networkDoesNotExist, codes.podOfVmNotConnected],
    });
    expect(soon.map(({ key, topic }) => [key, topic?.title])).toEqual([
      ['waiting-for-restart', 'VMs that wait for a restart'],
    ]);
  });

  it('hold every finding exactly once, in the place of its code, whatever comes', () => {
    const all = Object.keys(catalog) as FindingCode[];
    const anyFindings = fc.array(
      fc
        .tuple(fc.constantFrom(...all), fc.constantFrom('a', 'b', 'c'))
        .map(([code, name]) => at(code, name)),
    );
    fc.assert(
      fc.property(anyFindings, (findings) => {
        const rows = overviewRowsOf(findings);
        for (const place of places) {
          const here = findings.filter(({ code }) => placeOf(code) === place);
          expect(rows[place].reduce((sum, { count }) => sum + count, 0)).toBe(here.length);
          expect(new Set(rows[place].flatMap((row) => row.codes))).toEqual(
            new Set(here.map(({ code }) => code)),
          );
          for (const row of rows[place]) {
            expect(row.objects).toBeLessThanOrEqual(row.count);
            // The filter of the list behind a number finds as many.
            const listed = findings.filter(({ code }) => row.codes.includes(code));
            expect(listed).toHaveLength(row.count);
          }
          const rules = rows[place].filter(({ topic }) => !topic);
          const order = rules.map(({ severity }) => severities.indexOf(severity));
          expect(order).toEqual([...order].sort((a, b) => a - b));
        }
      }),
    );
  });
});
