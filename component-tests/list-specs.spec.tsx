import i18next from 'i18next';
import { findingsAmong } from '../src/domain/checks/findings-among';
import type { KubernetesResource } from '../src/domain/core/resource';
import { bridgeWith, ovnWith } from '../src/domain/nad/testing/networks';
import { layer2With, localnetWith } from '../src/domain/udn/testing/udns';
import { vmRowsOf } from '../src/domain/vm/lifecycle/vm-rows';
import { vmiOf, vmOf } from '../src/domain/vm/testing/vms';
import { worldOf } from '../src/domain/world/world';
import { checksSpecOf } from '../src/features/checks/checksSpec';
import { networkSpecOf } from '../src/features/networks/list/networkSpec';
import { rowsOf } from '../src/features/networks/list/rows';
import { rowsOf as udnRowsOf } from '../src/features/user-defined-networks/list/rows';
import { userNetworkSpecOf } from '../src/features/user-defined-networks/list/userNetworkSpec';
import { vmSpecOf } from '../src/features/virtual-machines/list/vmSpec';
import { filterRows, sortRows, type FilterValues } from '../src/ui/table/model';
import type { TableSpec } from '../src/ui/table/useDataTable';

// What a list lets through and how it is ordered, without drawing it.
let t = i18next.t;
beforeAll(async () => {
  t = await i18next
    .createInstance()
    .init({ lng: 'en', nsSeparator: '~', keySeparator: false, showSupportNotice: false });
});

const filtered = <R,>(spec: TableSpec<R>, rows: readonly R[], values: FilterValues) =>
  filterRows(rows, spec.filters ?? [], values);
const sorted = <R,>(
  spec: TableSpec<R>,
  rows: readonly R[],
  sortKey: string,
  direction: 'asc' | 'desc' = 'asc',
) => sortRows(rows, spec.columns, { sortKey, direction }, spec.then ?? []);

describe('the list of networks', () => {
  const nads = [
    bridgeWith({ vlan: 100 }, { name: 'net-10', labels: { tier: 'web' } }),
    bridgeWith({ vlan: 9 }, { name: 'net-2' }),
    bridgeWith({ vlan: 5000 }, { name: 'odd' }),
    ovnWith('localnet', { physicalNetworkName: 'phys' }, { name: 'net' }),
  ];
  const rows = rowsOf(nads, findingsAmong(nads));
  const namesOf = (list: readonly { name: string }[]) => list.map(({ name }) => name);

  it.each<[FilterValues, string[]]>([
    [{}, ['net-10', 'net-2', 'odd', 'net']],
    [{ name: [' NET-'] }, ['net-10', 'net-2']],
    [{ type: ['ovn-localnet'] }, ['net']],
    [{ label: ['tier'] }, ['net-10']],
    [{ label: ['tier=db'] }, []],
    [{ findings: ['error'] }, ['odd']],
    [{ findings: ['none'] }, ['net-10', 'net-2', 'net']],
  ])('lets through %j', (values, names) => {
    expect(
      namesOf(
        filtered(
          networkSpecOf(t, true, () => undefined),
          rows,
          values,
        ),
      ),
    ).toEqual(names);
  });

  it('sorts VLANs as numbers, and has a column for namespaces where there are several', () => {
    const spec = networkSpecOf(t, true, () => undefined);
    expect(namesOf(sorted(spec, rows, 'vlan'))).toEqual(['net', 'net-2', 'net-10', 'odd']);
    expect(namesOf(sorted(spec, rows, 'name', 'desc'))).toEqual(['odd', 'net-10', 'net-2', 'net']);
    const keys = (showNamespace: boolean) =>
      networkSpecOf(t, showNamespace, () => undefined).columns.map(({ key }) => key);
    expect([keys(true).includes('namespace'), keys(false).includes('namespace')]).toEqual([
      true,
      false,
    ]);
  });
});

describe('the list of user-defined networks', () => {
  const named = (udn: { metadata: object }, name: string, namespace?: string) => ({
    ...udn,
    metadata: { name, ...(namespace === undefined ? {} : { namespace }) },
  });
  const localnet = (name: string, vlan: number) =>
    named(localnetWith({ vlan: { mode: 'Access', access: { id: vlan } } }), name);
  const rows = udnRowsOf([
    localnet('campus-100', 100),
    localnet('Campus-9', 9),
    named(layer2With({}), 'backend', 'web'),
    named(layer2With({}), 'backend', 'db'),
  ]);
  const keys = (list: readonly { key: string }[]) =>
    list.map(({ key }) => key.replace(/UserDefinedNetwork/, ''));

  it('looks at name, kind and topology', () => {
    const spec = userNetworkSpecOf(t);
    expect(filtered(spec, rows, { name: [' CAMPUS'] })).toHaveLength(2);
    expect(keys(filtered(spec, rows, { kind: ['UserDefinedNetwork'] }))).toEqual([
      '/web/backend',
      '/db/backend',
    ]);
    expect(filtered(spec, rows, { topology: ['Layer3'] })).toEqual([]);
  });

  it('sorts numbers as numbers, and equal values by name and namespace', () => {
    const spec = userNetworkSpecOf(t);
    expect(keys(sorted(spec, rows, 'physical', 'desc')).slice(0, 2)).toEqual([
      'Cluster//campus-100',
      'Cluster//Campus-9',
    ]);
    expect(keys(sorted(spec, rows, 'topology')).slice(0, 2)).toEqual([
      '/db/backend',
      '/web/backend',
    ]);
  });
});

describe('the list of VMs', () => {
  const running = (name: string, ips: string[]) => [
    vmOf({ name, status: { printableStatus: 'Running' } }),
    vmiOf({
      name,
      status: {
        phase: 'Running',
        nodeName: 'node-1',
        interfaces: [
          { name: 'default', ipAddresses: ips, infoSource: 'domain' },
          { interfaceName: 'docker0', ipAddress: '172.17.0.1', infoSource: 'guest-agent' },
        ],
      },
    }),
  ];
  const stopped = { interfaces: undefined, networks: undefined };
  const world = worldOf([
    ...running('web', ['10.0.0.5', 'fd00::5', 'fe80::1']),
    ...running('db', ['192.168.1.7']),
    vmOf({ ...stopped, name: 'stopped', status: { printableStatus: 'Stopped' } }),
  ] satisfies KubernetesResource[]);
  const rows = vmRowsOf(world, world.list('VirtualMachine'));

  it.each<[FilterValues, string[]]>([
    [{}, ['web', 'db', 'stopped']],
    [{ name: [' WE'] }, ['web']],
    [{ status: ['Stopped'] }, ['stopped']],
    [{ network: ['default/lan-net'] }, ['web', 'db']],
    [{ network: ['pod'], status: ['Running'] }, ['web', 'db']],
    [{ address: ['10.0.0.0/8'] }, ['web']],
    [{ address: ['fd00::/8'] }, ['web']],
    [{ address: ['FD00:0::5'] }, ['web']],
    [{ address: ['192.168.'] }, ['db']],
    [{ address: ['172.17.0.1'] }, []],
    [{ address: ['10.0.0.0/'] }, []],
  ])('lets through %j', (values, names) => {
    const spec = vmSpecOf(t, true, () => null);
    expect(filtered(spec, rows, values).map(({ name }) => name)).toEqual(names);
  });
});

describe('the list of findings', () => {
  const finding = (
    name: string,
    severity: 'error' | 'warning' | 'info',
    { namespace, kind = 'NetworkAttachmentDefinition' }: { namespace?: string; kind?: string } = {},
  ) => ({
    finding: {
      code: severity === 'error' ? ('VMN101' as const) : ('VMN102' as const),
      severity,
      object: { apiVersion: 'v1', kind, name, ...(namespace === undefined ? {} : { namespace }) },
      path: 'spec.config',
      params: {},
    },
    title: 'Bridge',
    message: 'It has no VLAN.',
  });
  const rows = [
    finding('net-10', 'warning', { namespace: 'b' }),
    finding('net-2', 'error', { namespace: 'b' }),
    finding('net-1', 'info', { namespace: 'a' }),
    finding('hco', 'warning', { kind: 'HyperConverged' }),
  ];
  const namesOf = (list: readonly (typeof rows)[number][]) =>
    list.map(({ finding: { object } }) => object.name);

  it.each<[FilterValues, string[]]>([
    [{}, ['net-10', 'net-2', 'net-1', 'hco']],
    [{ severity: ['error', 'info'] }, ['net-2', 'net-1']],
    [{ kind: ['HyperConverged'] }, ['hco']],
    [{ code: ['VMN101'] }, ['net-2']],
    [{ text: [' NET-1 '] }, ['net-10', 'net-1']],
    [{ text: ['no vlan'] }, ['net-10', 'net-2', 'net-1', 'hco']],
    [{ text: ['vmn101'] }, ['net-2']],
    [{ text: ['nothing'] }, []],
  ])('lets through %j', (values, names) => {
    const spec = checksSpecOf(t, true, undefined, worldOf([], {}));
    expect(namesOf(filterRows(rows, spec.filters ?? [], values) as typeof rows)).toEqual(names);
  });

  it.each<[string, 'asc' | 'desc', string[]]>([
    ['severity', 'asc', ['net-2', 'hco', 'net-10', 'net-1']],
    ['object', 'desc', ['net-10', 'net-2', 'net-1', 'hco']],
    ['namespace', 'asc', ['hco', 'net-1', 'net-2', 'net-10']],
  ])('sorts by %s, %s', (key, direction, names) => {
    expect(
      namesOf(
        sorted(
          checksSpecOf(t, true, undefined, worldOf([], {})),
          rows,
          key,
          direction,
        ) as typeof rows,
      ),
    ).toEqual(names);
  });
});
