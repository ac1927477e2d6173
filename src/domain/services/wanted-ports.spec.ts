import fc from 'fast-check';
import { masquerade, vmiOf, vmOf } from '../vm/testing/vms';
import { viewOf } from '../vm/interfaces/view';
import { worldOf } from '../world/world';
import {
  wantedPortsOf,
  wantedState,
  withWantedPort,
  withWantedPorts,
  type WantedPort,
} from './wanted-ports';

const service = (ports: object[], selector: object = { app: 'web' }, namespace = 'default') => ({
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name: 'web', namespace },
  spec: { selector, ports },
});

const vm = vmOf({ templateMetadata: { labels: { app: 'web' } } });

const wanted = (
  targetPort: number | string | undefined,
  port: number | undefined = 80,
  protocol = 'TCP',
): WantedPort => ({ service: 'web', port: { targetPort, port, protocol } });

const row = (port: string, name = '', protocol = 'TCP') => ({ name, port, protocol });

describe('wantedPortsOf', () => {
  it('finds what a Service of the namespace leads to, after the next start as well', () => {
    const stored = service([{ port: 80, targetPort: 8080 }, { port: 443 }]);
    const view = viewOf(worldOf([]), vm, vmiOf());
    expect(wantedPortsOf(view, [stored]).map(({ port }) => port.targetPort)).toEqual([8080, 443]);
  });

  it.each([
    ['of another namespace', service([{ port: 80 }], { app: 'web' }, 'other')],
    ['with another selector', service([{ port: 80 }], { app: 'db' })],
    ['without selector', service([{ port: 80 }], {})],
  ])('passes over a Service %s', (_what, other) => {
    expect(wantedPortsOf(viewOf(worldOf([]), vm, undefined), [other])).toEqual([]);
  });
});

describe('wantedState', () => {
  it.each([
    [[], wanted(8080), 'open'],
    [[row('8080')], wanted(8080), 'listed'],
    [[row('8080', '', '')], wanted(8080), 'listed'],
    [[row('8080', '', 'UDP')], wanted(8080), 'missing'],
    [[row('22')], wanted(8080), 'missing'],
    [[row('22')], wanted(8080, 80, 'SCTP'), 'impossible'],
    [[], wanted('http'), 'missing'],
    [[row('80', 'http')], wanted('http'), 'listed'],
    [[row('80', 'http', 'UDP')], wanted('http'), 'impossible'],
    [[], wanted(undefined), 'impossible'],
  ] as const)('of %j for %j is %s', (rows, port, state) => {
    expect(wantedState(rows, port)).toBe(state);
  });
});

describe('withWantedPorts', () => {
  it('adds a port once, however many Services lead to it', () => {
    expect(withWantedPorts([row('22')], [wanted(8080), wanted(8080, 81)])).toEqual([
      row('22'),
      row('8080'),
    ]);
  });

  it('names the port that the Service itself has, and adds it where it is not listed', () => {
    expect(withWantedPorts([row('80'), row('22')], [wanted('http')])).toEqual([
      row('80', 'http'),
      row('22'),
    ]);
    expect(withWantedPorts([row('22')], [wanted('http')])).toEqual([row('22'), row('80', 'http')]);
  });

  it('leaves an empty list empty, as all is open, unless a name is needed', () => {
    const none: never[] = [];
    expect(withWantedPorts(none, [wanted(8080)])).toBe(none);
    expect(withWantedPorts(none, [wanted(8080), wanted('http')])).toEqual([
      row('80', 'http'),
      row('8080'),
    ]);
  });

  it('leaves nothing that could be added, and takes nothing away', () => {
    const protocols = fc.constantFrom('TCP', 'UDP', 'SCTP');
    const rows = fc.array(
      fc.record({
        name: fc.constantFrom('', 'http', 'db'),
        port: fc.constantFrom('', '80', '81', 'x'),
        protocol: fc.constantFrom('', 'TCP', 'UDP'),
      }),
    );
    const ports = fc.array(
      fc
        .tuple(
          fc.constantFrom(80, 81, 'http', 'db', undefined),
          fc.integer({ min: 79, max: 82 }),
          protocols,
        )
        .map(([target, port, protocol]) => wanted(target, port, protocol)),
    );
    fc.assert(
      fc.property(rows, ports, (before, all) => {
        const after = withWantedPorts(before, all);
        expect(after.map(({ port }) => port).slice(0, before.length)).toEqual(
          before.map(({ port }) => port),
        );
        expect(all.map((each) => wantedState(after, each))).not.toContain('missing');
        expect(withWantedPorts(after, all)).toBe(after);
      }),
    );
  });
});

describe('withWantedPort', () => {
  it('keeps everything else of the interface', () => {
    const entry = { ...masquerade, tag: 'x', ports: [{ port: 22, note: 'kept' }] };
    expect(withWantedPort(entry, wanted(8080))).toEqual({
      ...masquerade,
      tag: 'x',
      ports: [
        { port: 22, note: 'kept' },
        { port: 8080, protocol: 'TCP' },
      ],
    });
  });

  it.each([
    ['lists none', masquerade],
    ['has ranges', { ...masquerade, ports: [{ port: 22 }], portRanges: [{ start: 1, end: 2 }] }],
    ['has it', { ...masquerade, ports: [{ port: 8080 }] }],
    ['is no interface', null],
  ])('has nothing for one that %s', (_what, entry) => {
    expect(withWantedPort(entry, wanted(8080))).toBeUndefined();
  });
});
