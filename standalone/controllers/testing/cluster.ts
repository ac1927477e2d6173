import { baseCluster } from '../../objects/cluster/base.ts';
import { NETWORK } from '../../objects/cluster/node-network.ts';
import { SRIOV_LABEL } from '../../objects/cluster/nodes.ts';
import { mac, nicOn, podNic, wanted, type Wanted } from '../../objects/wanted.ts';
import { linuxBridgeNad, nad, ovnNad } from '../../objects/nad.ts';
import { sriovNetwork } from '../../objects/sriov-network.ts';
import { sriovPolicy } from '../../objects/sriov.ts';
import { clockAt } from '../../kubernetes/time.ts';
import type { KubernetesObject } from '../../kubernetes/object.ts';
import type { Kinds } from '../cluster.ts';
import type {
  Condition,
  InstanceSpec,
  InterfaceStatus,
  Migration,
  VirtualMachine,
  VirtualMachineInstance,
} from '../kubevirt/types.ts';
import { Simulation } from '../simulation.ts';

export { mac, nicOn, podNic };

export const START = new Date('2026-11-24T12:00:00Z');
export const NAMESPACE = 'test';
const ago = clockAt(START);

const FUNCTIONS = { policy: 'fast-nics', resourceName: 'fast_nics', pf: 'ens2f0', count: 2 };
const identity = (name: string) => ({ namespace: NAMESPACE, name, created: ago('20d') });

/** A network of each kind that VMs are plugged into. */
const networks = (): KubernetesObject[] => [
  linuxBridgeNad({ ...identity('office'), bridge: NETWORK.productionBridge }, { vlan: 10 }),
  linuxBridgeNad({ ...identity('hall'), bridge: NETWORK.productionBridge }, { vlan: 20 }),
  linuxBridgeNad({ ...identity('nowhere'), bridge: 'br-nowhere' }),
  nad(identity('bare'), {
    cniVersion: '0.3.1',
    name: 'bare',
    type: 'bridge',
    bridge: 'br-nowhere',
  }),
  ovnNad(
    { ...identity('localnet'), network: 'localnet', topology: 'localnet' },
    { physicalNetworkName: NETWORK.datacenterLocalnet, vlanID: 30 },
  ),
  ovnNad(
    { ...identity('unmapped'), network: 'unmapped', topology: 'localnet' },
    { physicalNetworkName: 'physnet-missing' },
  ),
  ovnNad({ ...identity('inside'), network: 'inside', topology: 'layer2' }, { mtu: 1400 }),
  sriovPolicy(
    { name: FUNCTIONS.policy, created: ago('20d') },
    { ...FUNCTIONS, nodeSelector: SRIOV_LABEL },
  ),
  ...sriovNetwork(
    { name: 'fast', created: ago('20d') },
    { resourceName: FUNCTIONS.resourceName, networkNamespace: NAMESPACE, vlan: 40 },
  ),
];

/** Four nodes with bridges, a localnet and SR-IOV, without any VM. */
export const clusterObjects = (): KubernetesObject[] => [
  ...baseCluster(ago, [{ name: NAMESPACE, created: ago('30d') }], {
    policies: true,
    functions: FUNCTIONS,
  }),
  ...networks(),
];

/** A VM that nobody has started yet; with a pod interface unless told otherwise. */
export const vmNamed = (name: string, settings: Partial<Wanted> = {}): KubernetesObject =>
  wanted({
    namespace: NAMESPACE,
    name,
    description: name,
    created: ago('1d'),
    nics: [podNic(0x10)],
    ...settings,
  });

export const withRollout = (objects: KubernetesObject[], strategy: string): KubernetesObject[] =>
  objects.map((object) => {
    if (object.kind !== 'KubeVirt') return object;
    const spec = object.spec as { configuration: object };
    const configuration = { ...spec.configuration, vmRolloutStrategy: strategy };
    return { ...object, spec: { ...spec, configuration } };
  });

/** A cluster under test, with short ways to look at it and to change it. */
export class TestCluster {
  readonly simulation: Simulation;

  constructor(objects: KubernetesObject[], options: { hasMultus?: boolean } = {}) {
    this.simulation = new Simulation(objects, START, options);
  }

  pass(seconds: number): this {
    this.simulation.pass(seconds);
    return this;
  }

  private found<K extends keyof Kinds>(kind: K, name: string): Kinds[K] {
    const object = this.simulation.cluster.get(kind, NAMESPACE, name);
    if (!object) throw new Error(`There is no ${kind} ${name}`);
    return object;
  }

  vm(name: string): VirtualMachine {
    return this.found('vm', name);
  }

  vmi(name: string): VirtualMachineInstance {
    return this.found('vmi', name);
  }

  migration(name: string): Migration {
    return this.found('migration', name);
  }

  has(kind: keyof Kinds, name: string): boolean {
    return this.simulation.cluster.get(kind, NAMESPACE, name) !== undefined;
  }

  put(object: KubernetesObject): void {
    this.simulation.cluster.put(object);
  }

  /** Changes the template of a VM as its owner would. */
  edit(name: string, change: (spec: InstanceSpec) => void): void {
    const vm = structuredClone(this.vm(name));
    change(vm.spec.template.spec);
    this.put(vm);
  }

  face(name: string, of: string): InterfaceStatus | undefined {
    return this.vmi(of).status?.interfaces?.find((each) => each.name === name);
  }

  condition(type: string, of: string): Condition | undefined {
    return this.vmi(of).status?.conditions?.find((each) => each.type === type);
  }

  events(reason: string): string[] {
    return this.simulation.cluster
      .list('event', NAMESPACE)
      .filter((event) => event.reason === reason)
      .map((event) => String(event.message));
  }

  /** Writes down something of a kind's objects whenever it becomes something else. */
  follow<T extends keyof Kinds>(kind: T, show: (object: Kinds[T]) => string): string[] {
    const seen: string[] = [];
    this.simulation.cluster.subscribe(kind, ({ object }) => {
      const text = show(object as Kinds[T]);
      if (seen.at(-1) !== text) seen.push(text);
    });
    return seen;
  }
}

/** Adds an interface with its network, as a user does. */
export const plug =
  (name: string, networkName: string, binding: 'bridge' | 'sriov' = 'bridge') =>
  (spec: InstanceSpec): void => {
    spec.networks = [...(spec.networks ?? []), { name, multus: { networkName } }];
    spec.domain.devices.interfaces = [
      ...(spec.domain.devices.interfaces ?? []),
      { name, [binding]: {}, macAddress: mac(0x7700 + name.length) },
    ];
  };

/** Changes one interface. */
export const change =
  (name: string, values: object) =>
  (spec: InstanceSpec): void => {
    const face = spec.domain.devices.interfaces?.find((each) => each.name === name);
    if (!face) throw new Error(`There is no interface ${name}`);
    Object.assign(face, values);
  };

/** A cluster with one VM that has been running for a while. */
export const running = (settings: Partial<Wanted> = {}, strategy = 'LiveUpdate'): TestCluster => {
  const objects = withRollout([...clusterObjects(), vmNamed('vm', settings)], strategy);
  return new TestCluster(objects).pass(120);
};
