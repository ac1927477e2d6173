import type { RuleCase } from '../../findings/testing/cases';
import { AT, nic, NIC, toCase } from './cases-layout';
import { bridgeNic, multus, type VmParts } from './vms';

type Json = Record<string, unknown>;
type Row = Parameters<typeof toCase>[0];

const FIRST = `${AT}.domain.devices.interfaces[0]`;

/** The VM with its interface on the pod network exchanged. */
const pod = (entry: Json, network: Json = {}): VmParts => ({
  interfaces: [{ name: 'default', ...entry }],
  networks: [{ name: 'default', pod: network }],
});

const masqueradeWith = (changes: Json): VmParts => pod({ masquerade: {}, ...changes });
const ports = (...list: Json[]): VmParts => masqueradeWith({ ports: list });
const ranges = (...list: Json[]): VmParts => masqueradeWith({ portRanges: list });
const range = (start: number, end: number, protocol = 'TCP') => ({ start, end, protocol });

const two = (changes: Json, others: Json): VmParts => ({
  interfaces: [bridgeNic({ name: 'a', ...others }), bridgeNic(changes)],
  networks: [multus('a', 'a'), multus()],
});

const sidecar = { annotations: { 'sidecar.istio.io/inject': 'true' } };
const meshed = (parts: VmParts): VmParts => ({ ...parts, templateMetadata: sidecar });
const inMesh = (value: number) => meshed(ports({ port: value }));

const portRows: Row[] = [
  ['VMN644', `${FIRST}.ports[0].port`, ports({ port: 65_536 }), ports({ port: 65_535 })],
  ['VMN644', `${NIC}.ports[0].port`, nic({ ports: [{ port: -1 }] }), nic({ ports: [{ port: 1 }] })],
  ['VMN645', `${FIRST}.ports[0].port`, ports({ name: 'http' }), ports({ port: 1 })],
  ['VMN645', `${FIRST}.ports[0].port`, ports({ port: 0 }), ports({ port: 1 })],
  [
    'VMN646',
    `${FIRST}.ports[0].protocol`,
    ports({ port: 80, protocol: 'tcp' }),
    ports({ port: 80, protocol: 'UDP' }),
  ],
  [
    'VMN646',
    `${FIRST}.ports[0].protocol`,
    ports({ port: 80, protocol: 'SCTP' }),
    ports({ port: 80, protocol: '' }),
  ],
  [
    'VMN647',
    `${FIRST}.ports[0].name`,
    ports({ port: 80, name: 'HTTP' }),
    ports({ port: 80, name: 'http' }),
  ],
  [
    'VMN648',
    `${FIRST}.ports[1].name`,
    ports({ port: 80, name: 'http' }, { port: 81, name: 'http' }),
    ports({ port: 80, name: 'http' }, { port: 80, name: 'web' }),
  ],
  [
    'VMN648',
    `${NIC}.ports[0].name`,
    two({ ports: [{ port: 80, name: 'http' }] }, { ports: [{ port: 80, name: 'http' }] }),
    two({ ports: [{ port: 80 }] }, { ports: [{ port: 80 }] }),
  ],
  ['VMN649', `${NIC}.ports`, nic({ ports: [{ port: 80 }] }), ports({ port: 80 })],
  ['VMN650', `${FIRST}.portRanges[0]`, ranges(range(90, 80)), ranges(range(80, 80))],
  ['VMN650', `${FIRST}.portRanges[0]`, ranges(range(0, 80)), ranges(range(1, 65_535))],
  ['VMN651', `${NIC}.portRanges`, nic({ portRanges: [range(1, 2)] }), ranges(range(1, 2))],
  [
    'VMN651',
    `${FIRST}.portRanges`,
    masqueradeWith({ portRanges: [range(1, 2)], ports: [{ port: 80 }] }),
    masqueradeWith({ portRanges: [range(1, 2)], ports: [] }),
  ],
  [
    'VMN652',
    `${FIRST}.portRanges[1]`,
    ranges(range(10, 20), range(20, 30)),
    ranges(range(10, 20), range(20, 30, 'UDP'), range(21, 30)),
  ],
  [
    'VMN653',
    `${FIRST}.portRanges`,
    ranges(...Array.from({ length: 11 }, (_unused, index) => range(index + 1, index + 1))),
    ranges(...Array.from({ length: 10 }, (_unused, index) => range(index + 1, index + 1))),
  ],
  ['VMN654', `${FIRST}.ports[0].port`, ports({ port: 49_152 }), ports({ port: 49_154 })],
  ['VMN655', `${FIRST}.ports[0].port`, inMesh(15_053), inMesh(15_054)],
  ['VMN655', `${FIRST}.ports[0].port`, inMesh(15_001), ports({ port: 15_001 })],
  [
    'VMN656',
    "spec.template.metadata.annotations['sidecar.istio.io/inject']",
    meshed({ interfaces: [bridgeNic()], networks: [multus()] }),
    meshed({}),
  ],
  [
    'VMN656',
    "spec.template.metadata.annotations['sidecar.istio.io/inject']",
    meshed(pod({ bridge: {} })),
    meshed({ interfaces: undefined, networks: undefined }),
  ],
  [
    'VMN657',
    "metadata.annotations['sidecar.istio.io/inject']",
    { metadata: sidecar },
    meshed({ metadata: sidecar }),
  ],
];

/** Rules on the ports of interfaces, and on the service mesh. */
export const portCases: RuleCase[] = portRows.map(toCase);
