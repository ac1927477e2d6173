import { byNumbersInText, groupedBy } from '../core/collections';
import { msg } from '../core/msg';
import { reason, type Reason } from '../core/reasons';
import { listAt, recordAt, textAt, type KubernetesResource } from '../core/resource';
import type { Finding } from '../findings/finding';
import { objectKeyOf } from '../findings/order';
import { worstOf } from '../findings/query';
import { vlanText, wireVlansOf } from '../nad/wire-vlans';
import { managerOf } from '../nad/managed';
import { nadsOf } from '../nad/nads';
import { nameOfNeed, type NodeNeed } from '../nodes/need';
import { nodeNameOf } from '../nodes/placement';
import { hasImplicitInterface, IMPLICIT_NAME, interfaceSpecsOf } from '../vm/spec/interface-values';
import { instancePhase } from '../vm/spec/instance';
import { namespaceOf, vmTemplateOf } from '../vm/spec/network-refs';
import { networkUsersOf } from '../vm/spec/network-users';
import { keyOf, type World } from '../world/world';
import {
  mapColumns,
  mapStates,
  type MapEdge,
  type MapItem,
  type MapKind,
  type MapModel,
  type MapState,
} from './items';
import { matrixOf, needOf, type Matrix, type MatrixCell, type MatrixRow } from './matrix';
import { columnOf, nodeSideOf, policiesOf, thingOf, type NodeSide } from './of-nodes';

/** Id of the pod network, which is no object. */
const POD_NETWORK = 'pod network';

const plainItem = (
  id: string,
  kind: MapKind,
  name: string,
  part: Partial<MapItem> = {},
): MapItem => ({
  id,
  column: columnOf(kind),
  kind,
  name,
  nic: '',
  facts: [],
  state: 'fine',
  reasons: [],
  nodes: [],
  findings: [],
  policies: [],
  namespaces: [],
  networks: [],
  members: [],
  ...part,
});

/** Findings by the object that they are about; undefined as long as rules have not been asked. */
type ByObject = ReadonlyMap<string, readonly Finding[]> | undefined;

const NONE: readonly Finding[] = [];

/** Of what rules have not been asked yet, nothing is said. */
const stateOfFindings = (known: ByObject, findings: readonly Finding[]): MapState => {
  if (!known) return 'unknown';
  const worst = worstOf(findings);
  return worst === 'error' || worst === 'warning' ? worst : 'fine';
};

/** Takes findings for items, so that those that no item takes can be told. */
const taker = (known: ByObject) => {
  const taken = new Set<Finding>();
  return {
    known,
    take: (...keys: readonly string[]): Finding[] => {
      const own = keys.flatMap((key) => known?.get(key) ?? NONE);
      for (const finding of own) taken.add(finding);
      return own;
    },
    left: (findings: readonly Finding[]) => findings.filter((finding) => !taken.has(finding)),
  };
};
type Taker = ReturnType<typeof taker>;

const keyOfObject = (kind: string, namespace: string | undefined, name: string): string =>
  objectKeyOf({ apiVersion: '', kind, name, ...(namespace === undefined ? {} : { namespace }) });

const bridgeKinds: Partial<Record<NodeNeed['kind'], MapKind>> = {
  bridge: 'linux-bridge',
  mapping: 'mapping',
  interface: 'interface',
  device: 'resource',
  overlay: 'overlay',
};

const distinct = (reasons: readonly Reason[]): Reason[] => [
  ...new Map(reasons.map((each) => [JSON.stringify(each), each])).values(),
];

const nodesWith = (
  { nodes }: Matrix,
  cells: readonly MatrixCell[],
  isMeant: (cell: MatrixCell) => boolean,
  without: ReadonlySet<string> = new Set(),
): { names: string[]; cells: MatrixCell[] } => {
  const names: string[] = [];
  const met = new Set<MatrixCell>();
  nodes.forEach(({ name }, index) => {
    const cell = cells[index];
    if (!cell || !isMeant(cell) || without.has(name)) return;
    names.push(name);
    met.add(cell);
  });
  return { names, cells: [...met] };
};

/**
 * What some nodes have not got, or of which it is not known whether they have it.
 *
 * @param there what other nodes have of it, so that these are passed over
 */
const gapItems = (
  world: World,
  matrix: Matrix,
  kind: MapKind,
  name: string,
  cells: readonly MatrixCell[],
  there: readonly MapItem[],
): MapItem[] => {
  const covered = new Set(there.flatMap(({ nodes }) => nodes));
  const gaps: [state: MapState, (cell: MatrixCell) => boolean][] = [
    ['error', ({ state, isFailed }) => state === 'missing' && isFailed],
    ['absent', ({ state, isFailed }) => state === 'missing' && !isFailed],
    ['unknown', ({ state }) => state === 'unknown'],
  ];
  return gaps.flatMap(([state, isMeant]) => {
    const found = nodesWith(matrix, cells, isMeant, covered);
    if (found.names.length === 0) return [];
    return [
      plainItem(`${state} ${kind}/${name}`, kind, name, {
        column: columnOf(kind),
        // Also where a finding makes the state a worse one.
        facts: state === 'unknown' ? [] : [reason(msg('Not there'))],
        state,
        reasons: distinct(found.cells.flatMap(({ reasons }) => reasons)),
        nodes: found.names,
        policies: policiesOf(world, kind, name),
      }),
    ];
  });
};

/** Items of the bridge side that more than one network may stand on, each once. */
const sharedItems = () => {
  const items = new Map<string, MapItem>();
  return {
    items,
    add: (item: MapItem): string => {
      const before = items.get(item.id);
      // Other networks may find other reasons on the same nodes.
      items.set(
        item.id,
        before ? { ...before, reasons: distinct([...before.reasons, ...item.reasons]) } : item,
      );
      return item.id;
    },
  };
};
type Shared = ReturnType<typeof sharedItems>;

const resourceItem = (matrix: Matrix, name: string): MapItem | undefined => {
  const row = matrix.rows.find(({ key }) => key === thingOf('resource', name));
  const found = nodesWith(matrix, row?.cells ?? [], ({ state }) =>
    ['ready', 'limited'].includes(state),
  );
  if (found.names.length === 0) return undefined;
  const isUsedUp = found.cells.some(({ state }) => state === 'limited');
  return plainItem(`resource/${name}`, 'resource', name, {
    state: isUsedUp ? 'warning' : 'fine',
    reasons: distinct(found.cells.flatMap(({ reasons }) => reasons)),
    nodes: found.names,
  });
};

/** Names of the cards of which a resource's virtual functions are, as far as policies name them. */
const cardsOf = (world: World, resource: string): ReadonlySet<string> => {
  const suffix = resource.slice(resource.lastIndexOf('/') + 1);
  return new Set(
    world
      .list('SriovNetworkNodePolicy')
      .filter((policy) => textAt(policy, 'spec', 'resourceName') === suffix)
      .flatMap((policy) => listAt(policy, 'spec', 'nicSelector', 'pfNames'))
      // A part of the functions of a card is asked for as `ens1f0#0-3`.
      .flatMap((name) => (typeof name === 'string' ? (name.split('#')[0] ?? []) : [])),
  );
};

/** From the cards of a resource to the resource, where both are on one node. */
const edgesToResource = (world: World, side: NodeSide, resource: MapItem): MapEdge[] => {
  const nodes = new Set(resource.nodes);
  return [...cardsOf(world, resource.name)].flatMap((card) =>
    (side.byThing.get(thingOf('ethernet', card)) ?? [])
      .filter((item) => item.nodes.some((name) => nodes.has(name)))
      .map(({ id }) => ({ from: id, to: resource.id })),
  );
};

/** What a network stands on, on whichever nodes, and where it is not there. */
const standsOn = (
  world: World,
  matrix: Matrix,
  side: NodeSide,
  shared: Shared,
  row: MatrixRow,
): string[] => {
  const nad = nadsOf(world).get(row.networks[0] ?? '');
  if (!nad) return [];
  const need = needOf(nad);
  const kind = bridgeKinds[need.kind];
  if (kind === undefined) return [];
  if (kind === 'overlay') {
    return [shared.add(plainItem('overlay', 'overlay', ''))];
  }
  const name = need.kind === 'device' ? (nad.resourceName ?? '') : (nameOfNeed(need) ?? '');
  if (matrix.nodes.length === 0) {
    return [
      shared.add(
        plainItem(`unknown ${kind}/${name}`, kind, name, {
          state: 'unknown',
          reasons: [reason(msg('The nodes are not known.'))],
        }),
      ),
    ];
  }
  const kinds: MapKind[] =
    kind === 'interface' ? ['ethernet', 'bond', 'vlan', 'interface', 'linux-bridge'] : [kind];
  const there = kinds.flatMap((each) => side.byThing.get(thingOf(each, name)) ?? []);
  const resource = kind === 'resource' ? resourceItem(matrix, name) : undefined;
  if (resource) {
    shared.add(resource);
    there.push(resource);
  }
  return [
    ...there.map(({ id }) => id),
    ...gapItems(world, matrix, kind, name, row.cells, there).map(shared.add),
  ];
};

const networkFacts = (world: World, matrix: Matrix, row: MatrixRow): Reason[] => {
  const nad = nadsOf(world).get(row.networks[0] ?? '');
  const vlans = nad && vlanText(wireVlansOf(nad.parsed));
  const ready = row.cells.filter(({ state }) => state === 'ready').length;
  return [
    ...(vlans === undefined ? [] : [reason(msg('VLAN {{vlan}}'), { vlan: vlans })]),
    ...(matrix.nodes.length === 0
      ? []
      : [
          reason(msg('Ready on {{ready}} of {{count}} nodes'), {
            ready,
            count: matrix.nodes.length,
          }),
        ]),
  ];
};

/** Objects that a network is made from: what rules say of them is said of the network. */
const makersOfNetwork = (world: World, row: MatrixRow): string[] =>
  row.networks.flatMap((key) => {
    const nad = nadsOf(world).get(key);
    if (!nad) return [];
    const own = keyOfObject('NetworkAttachmentDefinition', nad.namespace, nad.name);
    const manager = managerOf(nad.nad);
    if (!manager) return [own];
    const namespace = manager.kind === 'UserDefinedNetwork' ? nad.namespace : undefined;
    return [own, keyOfObject(manager.kind, namespace, manager.name)];
  });

const lacksOf = (row: MatrixRow): Reason[] =>
  distinct([...new Set(row.cells)].flatMap(({ reasons }) => reasons));

const networkItem = (world: World, matrix: Matrix, findings: Taker, row: MatrixRow): MapItem => {
  const own = findings.take(...new Set(makersOfNetwork(world, row)));
  return plainItem(row.key, 'network', row.name, {
    facts: networkFacts(world, matrix, row),
    state: stateOfFindings(findings.known, own),
    reasons: lacksOf(row),
    findings: own,
    namespaces: row.namespaces,
    networks: row.networks,
  });
};

interface Machine {
  namespace: string;
  name: string;
  vm: KubernetesResource | undefined;
  vmi: KubernetesResource | undefined;
}

const machinesOf = (world: World): Machine[] => {
  const machines: Machine[] = [];
  const seen = new Set<KubernetesResource>();
  for (const vm of world.list('VirtualMachine')) {
    const [namespace, name] = [namespaceOf(vm), textAt(vm, 'metadata', 'name') ?? ''];
    const vmi = world.find('VirtualMachineInstance', name, namespace);
    if (vmi) seen.add(vmi);
    machines.push({ namespace, name, vm, vmi });
  }
  for (const vmi of world.list('VirtualMachineInstance')) {
    if (seen.has(vmi)) continue;
    const [namespace, name] = [namespaceOf(vmi), textAt(vmi, 'metadata', 'name') ?? ''];
    machines.push({ namespace, name, vm: undefined, vmi });
  }
  return machines;
};

const podNicsOf = ({ vm, vmi, namespace }: Machine): string[] => {
  const spec = vm ? vmTemplateOf(vm) : vmi?.spec;
  if (hasImplicitInterface(spec)) return [IMPLICIT_NAME];
  return interfaceSpecsOf(spec, namespace).flatMap(({ name, values }) =>
    values.network.kind === 'pod' ? [name] : [],
  );
};

/** Place of an interface or a network in the spec, as findings write it. */
const PLACE = /\.(interfaces|networks)\[(\d+)\]/;

/** The interface that a finding is about; undefined for one about the whole VM. */
const nicOfFinding = ({ path }: Finding, spec: unknown): string | undefined => {
  const [, list, index] = PLACE.exec(path) ?? [];
  if (list === undefined || index === undefined) return undefined;
  const holder = list === 'networks' ? recordAt(spec) : recordAt(spec, 'domain', 'devices');
  const entries: unknown = holder[list];
  return Array.isArray(entries) ? textAt(entries[Number(index)], 'name') : undefined;
};

const vmReferences = ({ namespace, name }: Machine): string[] => [
  keyOfObject('VirtualMachine', namespace, name),
  keyOfObject('VirtualMachineInstance', namespace, name),
];

interface Nic {
  nic: string;
  /** Id of the item of its network. */
  on: string;
  network: string | undefined;
}

const vmItems = (findings: Taker, machine: Machine, nics: readonly Nic[]): MapItem[] => {
  const { namespace, name, vm, vmi } = machine;
  if (nics.length === 0) return [];
  const all = findings.take(...vmReferences(machine));
  const spec = vm ? vmTemplateOf(vm) : vmi?.spec;
  const node = nodeNameOf(vmi);
  const runs = vmi !== undefined && instancePhase(vmi) !== 'stopped';
  const known = new Set(nics.map(({ nic }) => nic));
  const ids = new Set<string>();
  return nics.map(({ nic, network }) => {
    const plain = `vm/${namespace}/${name}/${nic}`;
    // An interface that runs on another network than it is to be on stands at both.
    const id = ids.has(plain) ? `${plain}/${network ?? ''}` : plain;
    ids.add(plain);
    // What is about no interface that is drawn is about the VM, and stands at each of its own.
    const own = all.filter((finding) => {
      const about = nicOfFinding(finding, spec);
      return about === undefined || !known.has(about) || about === nic;
    });
    return plainItem(id, 'vm', keyOf(namespace, name), {
      nic,
      facts: [
        runs && node !== undefined
          ? reason(msg('On node {{node}}'), { node })
          : reason(msg('Not running')),
      ],
      state: stateOfFindings(findings.known, own),
      nodes: runs && node !== undefined ? [node] : [],
      findings: own,
      namespaces: [namespace],
      networks: network === undefined ? [] : [network],
    });
  });
};

/** Networks that VMs name and that are not there, or may not be seen. */
const unseenNetwork = (world: World, findings: Taker, key: string): MapItem => {
  const [namespace = '', name = ''] = key.split('/');
  const isKnown = world.isKnown('NetworkAttachmentDefinition', namespace);
  return plainItem(`network ${key}`, 'network', name, {
    state: isKnown ? (findings.known ? 'error' : 'unknown') : 'unknown',
    reasons: [
      isKnown
        ? reason(msg('This network does not exist.'))
        : reason(msg('You cannot see this network.')),
    ],
    namespaces: [namespace],
    networks: [key],
  });
};

interface Sides {
  items: MapItem[];
  edges: MapEdge[];
}

const networkSide = (
  world: World,
  matrix: Matrix,
  side: NodeSide,
  findings: Taker,
): Sides & { byNetwork: Map<string, string> } => {
  const shared = sharedItems();
  const items: MapItem[] = [];
  const edges: MapEdge[] = [];
  const byNetwork = new Map<string, string>();
  for (const row of matrix.rows) {
    if (row.kind !== 'network') continue;
    const item = networkItem(world, matrix, findings, row);
    items.push(item);
    for (const key of row.networks) byNetwork.set(key, item.id);
    for (const from of standsOn(world, matrix, side, shared, row)) {
      edges.push({ from, to: item.id });
    }
  }
  // What should be there and failed is drawn although no network is on it.
  for (const { kind, name, cells } of matrix.rows) {
    if (kind === 'network' || kind === 'resource') continue;
    const there = side.byThing.get(thingOf(kind, name)) ?? [];
    for (const gap of gapItems(world, matrix, kind, name, cells, there)) {
      if (gap.state === 'error') shared.add(gap);
    }
  }
  const things = [...shared.items.values()];
  for (const item of things) {
    if (item.id === `resource/${item.name}`) {
      edges.push(...edgesToResource(world, side, item));
    }
  }
  return { items: [...things, ...items], edges, byNetwork };
};

const vmSide = (world: World, byNetwork: Map<string, string>, findings: Taker): Sides => {
  const items: MapItem[] = [];
  const edges: MapEdge[] = [];
  const nicsByVm = new Map<string, Nic[]>();
  const addNic = (vm: string, nic: Nic) => {
    const list = nicsByVm.get(vm);
    if (list) list.push(nic);
    else nicsByVm.set(vm, [nic]);
  };
  for (const [network, users] of networkUsersOf(world)) {
    let on = byNetwork.get(network);
    if (on === undefined) {
      const unseen = unseenNetwork(world, findings, network);
      items.push(unseen);
      on = unseen.id;
      byNetwork.set(network, on);
    }
    for (const { namespace, name, ref, runningRef } of users) {
      const nic = (ref ?? runningRef)?.network ?? '';
      addNic(keyOf(namespace, name), { nic, on, network });
    }
  }
  let hasPodNetwork = false;
  for (const machine of machinesOf(world)) {
    const key = keyOf(machine.namespace, machine.name);
    for (const nic of podNicsOf(machine)) {
      hasPodNetwork = true;
      addNic(key, { nic, on: POD_NETWORK, network: undefined });
    }
    const nics = nicsByVm.get(key) ?? [];
    const own = vmItems(findings, machine, nics);
    items.push(...own);
    own.forEach((item, index) => {
      const on = nics[index]?.on;
      if (on !== undefined) edges.push({ from: on, to: item.id });
    });
  }
  if (hasPodNetwork) items.push(plainItem(POD_NETWORK, 'network', ''));
  return { items, edges };
};

const policyKey = (name: string): string =>
  keyOfObject('NodeNetworkConfigurationPolicy', undefined, name);

/** Of what a policy makes, that which a finding is about: on its nodes, or where something failed. */
const concerned = (finding: Finding, made: readonly MapItem[]): readonly MapItem[] => {
  const nodes = (finding.related ?? []).flatMap(({ kind, name }) =>
    kind === 'Node' ? [name] : [],
  );
  const there = made.filter((item) => item.nodes.some((name) => nodes.includes(name)));
  if (there.length > 0) return there;
  const failed = made.filter(({ state }) => state === 'error');
  return failed.length > 0 ? failed : made;
};

/** What rules say of policies stands at what the policies make. */
const withPolicyFindings = (items: readonly MapItem[], findings: Taker): MapItem[] => {
  const byPolicy = new Map<string, MapItem[]>();
  for (const item of items) {
    for (const name of item.policies) {
      byPolicy.set(name, [...(byPolicy.get(name) ?? []), item]);
    }
  }
  const told = new Map<MapItem, Finding[]>();
  for (const [name, made] of byPolicy) {
    for (const finding of findings.take(policyKey(name))) {
      for (const item of concerned(finding, made)) {
        told.set(item, [...(told.get(item) ?? []), finding]);
      }
    }
  }
  return items.map((item) => {
    const own = told.get(item);
    if (!own) return item;
    const state = stateOfFindings(findings.known, own);
    const isWorse = mapStates.indexOf(state) < mapStates.indexOf(item.state);
    return { ...item, findings: own, state: isWorse ? state : item.state };
  });
};

/**
 * The way from the wire to each interface of a VM, of a whole world. Takes any world and never throws;
 * what nothing in it tells is unknown.
 *
 * @param findings what rules say of the world; undefined as long as they have not been asked
 */
export const mapOf = (world: World, findings: readonly Finding[] | undefined): MapModel => {
  const matrix = matrixOf(world);
  const known =
    findings && groupedBy(findings, ({ object }) => objectKeyOf({ ...object, apiVersion: '' }));
  const taken = taker(known);
  const side = nodeSideOf(world, matrix);
  const networks = networkSide(world, matrix, side, taken);
  const vms = vmSide(world, networks.byNetwork, taken);
  const items = withPolicyFindings([...side.items, ...networks.items, ...vms.items], taken);
  return {
    items: items.sort(
      (a, b) =>
        mapColumns.indexOf(a.column) - mapColumns.indexOf(b.column) ||
        byNumbersInText(a.name, b.name) ||
        b.nodes.length - a.nodes.length,
    ),
    edges: [...side.edges, ...networks.edges, ...vms.edges],
    elsewhere: taken.left(findings ?? []),
    nodeCount: matrix.nodes.length,
  };
};
