import {
  countFindings,
  filterFindings,
  nameOfObject,
  sortFindings,
  valuesOf,
  worstOf,
  type FindingFilter,
  type ShownFinding,
} from './query';
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

const shown = (...findings: Finding[]): ShownFinding[] =>
  findings.map((each) => ({ finding: each, title: 'Bridge', message: 'It has no VLAN.' }));

const all: FindingFilter = { severities: [], kinds: [], codes: [], text: '' };
const namesOf = (list: ShownFinding[]) => list.map(({ finding: { object } }) => object.name);

const list = shown(
  finding('net-10', 'warning', { namespace: 'b' }),
  finding('net-2', 'error', { namespace: 'b' }),
  finding('net-1', 'info', { namespace: 'a' }),
  finding('hco', 'warning', { kind: 'HyperConverged' }),
);

describe('filterFindings', () => {
  it.each<[Partial<FindingFilter>, string[]]>([
    [{}, ['net-10', 'net-2', 'net-1', 'hco']],
    [{ severities: ['error', 'info'] }, ['net-2', 'net-1']],
    [{ kinds: ['HyperConverged'] }, ['hco']],
    [{ codes: ['VMN101'] }, ['net-2']],
    [{ text: ' NET-1 ' }, ['net-10', 'net-1']],
    [{ text: 'no vlan' }, ['net-10', 'net-2', 'net-1', 'hco']],
    [{ text: 'vmn101' }, ['net-2']],
    [{ text: 'nothing' }, []],
  ])('%j', (filter, names) => {
    expect(namesOf(filterFindings(list, { ...all, ...filter }))).toEqual(names);
  });
});

describe('sortFindings', () => {
  it('puts the worst first, then goes by namespace and name', () => {
    expect(namesOf(sortFindings(list, 'severity', 'asc'))).toEqual([
      'net-2',
      'hco',
      'net-10',
      'net-1',
    ]);
    expect(namesOf(sortFindings(list, 'object', 'desc'))).toEqual([
      'net-10',
      'net-2',
      'net-1',
      'hco',
    ]);
    expect(namesOf(sortFindings(list, 'namespace', 'asc'))).toEqual([
      'hco',
      'net-1',
      'net-2',
      'net-10',
    ]);
  });
});

describe('the rest', () => {
  const findings = list.map((each) => each.finding);

  it('counts and names the worst', () => {
    expect(countFindings(findings)).toEqual({ error: 1, warning: 2, info: 1 });
    expect(worstOf(findings)).toBe('error');
    expect(worstOf([])).toBeUndefined();
  });

  it('lists the values that a filter offers', () => {
    expect(valuesOf(findings, ({ object }) => object.kind)).toEqual([
      { value: 'HyperConverged', count: 1 },
      { value: 'NetworkAttachmentDefinition', count: 3 },
    ]);
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
