import { countFindings, nameOfObject, worstOf } from './query';
import type { Finding } from './finding';
import type { Severity } from './severity';

const finding = (
  name: string,
  severity: Severity,
  { namespace, kind = 'NetworkAttachmentDefinition' }: { namespace?: string; kind?: string } = {},
): Finding => ({
  code: severity === 'error' ? 'VMN101' : 'VMN102',
  severity,
  object: {
    apiVersion: 'v1',
    kind,
    name,
    ...(namespace === undefined ? {} : { namespace }),
  },
  path: 'spec.config',
  params: {},
});

const findings = [
  finding('net-10', 'warning', { namespace: 'b' }),
  finding('net-2', 'error', { namespace: 'b' }),
  finding('net-1', 'info', { namespace: 'a' }),
  finding('hco', 'warning', { kind: 'HyperConverged' }),
];

describe('findings', () => {
  it('counts and names the worst', () => {
    expect(countFindings(findings)).toEqual({ error: 1, warning: 2, info: 1 });
    expect(worstOf(findings)).toBe('error');
    expect(worstOf([])).toBeUndefined();
  });

  it('names objects with and without namespace', () => {
    expect(findings.map(({ object }) => nameOfObject(object))).toEqual([
      'b/net-10',
      'b/net-2',
      'a/net-1',
      'hco',
    ]);
  });
});
