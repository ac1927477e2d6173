import { msg } from '../core/msg';
import { reason } from '../core/reasons';
import { recordAt, textAt, type KubernetesResource } from '../core/resource';
import type { Finding } from '../findings/finding';
import { nodeNameOf } from '../nodes/placement';
import { instancePhase } from '../vm/spec/instance';
import { hasImplicitInterface, IMPLICIT_NAME, interfaceSpecsOf } from '../vm/spec/interface-values';
import { namespaceOf, vmTemplateOf } from '../vm/spec/network-refs';
import { networkUsersOf } from '../vm/spec/network-users';
import { keyOf, type World } from '../world/world';
import { keyOfObject, stateOfFindings, type Taker } from './item-findings';
import { plainItem, type MapEdge, type MapItem, type MapSide } from './items';
import { unseenNetwork } from './of-networks';

/** Id of the pod network, which is no object. */
const POD_NETWORK = 'pod network';

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
      state: stateOfFindings(findings, own),
      nodes: runs && node !== undefined ? [node] : [],
      findings: own,
      namespaces: [namespace],
      networks: network === undefined ? [] : [network],
    });
  });
};

export const vmSide = (world: World, byNetwork: Map<string, string>, findings: Taker): MapSide => {
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
