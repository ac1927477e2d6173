import {
  entriesAt,
  listAt,
  recordAt,
  textAt,
  valueAt,
  type KubernetesResource,
} from '../core/resource';
import { msg } from '../core/msg';
import { clusterSettingsOf } from '../vm/spec/cluster-settings';
import { GLOBAL_NAMESPACES } from '../vm/spec/global-namespaces';
import { conditionOf, type Condition } from '../vm/spec/instance';
import { isOpenShift } from '../world/platform';
import type { KindName } from '../world/kinds';
import type { World } from '../world/world';

/** Something that networks of VMs may need, by a name of its own. */
export type ComponentId =
  | 'kubevirt'
  | 'hyperconverged'
  | 'multus'
  | 'ovn-kubernetes'
  | 'nmstate'
  | 'sriov'
  | 'addons'
  | 'linux-bridge'
  | 'kubemacpool'
  | 'secondary-dns'
  | 'ipam-controller'
  | 'dynamic-networks'
  | 'whereabouts'
  | 'multi-network-policy'
  | 'metallb'
  | 'mesh'
  | 'node-tuning';

/** `unknown`: what would tell cannot be read. `off`: it could run, and is not switched on. */
export type ComponentState = 'present' | 'progressing' | 'degraded' | 'missing' | 'off' | 'unknown';

/** How a component is. */
export interface Component {
  id: ComponentId;
  state: ComponentState;
  version: string | undefined;
  /** What the operator says where something is wrong, as it says it. */
  message: string | undefined;
  /** What told, for a link: undefined where only the kinds that the cluster serves did. */
  object: KubernetesResource | undefined;
}

/** What can be read of a cluster to tell what is installed. */
export interface Sources {
  world: World;
  /** Whether the cluster serves a kind, by `plural.group`; undefined while that is not known. */
  serves: (crd: string) => boolean;
}

type Found = Pick<Component, 'state'> & Partial<Component>;

const MISSING: Found = { state: 'missing' };

/** Names that operators give to conditions of one meaning. */
const TROUBLE = ['Degraded', 'Failing', 'Failure'];

const holds = (condition: Condition | undefined): boolean => condition?.status === 'True';

/** How an operator says that something is, by the conditions that are customary. */
const byConditions = (object: KubernetesResource): Found => {
  const trouble = TROUBLE.map((type) => conditionOf(object, type)).find(holds);
  const available = conditionOf(object, 'Available');
  const progressing = conditionOf(object, 'Progressing');
  if (trouble) return { state: 'degraded', message: trouble.message, object };
  if (available && !holds(available)) {
    const { message } = holds(progressing) && progressing ? progressing : available;
    return { state: holds(progressing) ? 'progressing' : 'degraded', message, object };
  }
  return holds(progressing)
    ? { state: 'progressing', message: progressing?.message, object }
    : { state: 'present', object };
};

const versionIn = (object: unknown, name: string): string | undefined => {
  const found = entriesAt(object, 'status', 'versions').find(({ entry }) => entry.name === name);
  return textAt(found?.entry, 'version');
};

const clusterOperator = ({ world }: Sources, name: string): Found | undefined => {
  const object = world.find('ClusterOperator', name);
  return object && { ...byConditions(object), version: versionIn(object, 'operator') };
};

/** What stands in the one object of a kind. */
const ofObject = (
  { world, serves }: Sources,
  kind: KindName,
  crd: string,
  read: (object: KubernetesResource) => Found,
): Found => {
  const [object] = world.list(kind);
  if (object) return read(object);
  if (!serves(crd)) return MISSING;
  return { state: world.isKnown(kind) ? 'off' : 'unknown' };
};

const byKinds = ({ serves }: Sources, ...crds: string[]): Found =>
  crds.some(serves) ? { state: 'present' } : MISSING;

const MULTUS_CRD = 'network-attachment-definitions.k8s.cni.cncf.io';
const ADDONS_CRD = 'networkaddonsconfigs.networkaddonsoperator.network.kubevirt.io';

const addons = (sources: Sources): Found =>
  ofObject(sources, 'NetworkAddonsConfig', ADDONS_CRD, (object) => ({
    ...byConditions(object),
    version: textAt(object, 'status', 'observedVersion'),
  }));

/** A part of the network add-ons: wanted where its key is there. */
const addon = (sources: Sources, key: string): Found => {
  const whole = addons(sources);
  const { object } = whole;
  if (!object) return { state: whole.state === 'off' ? 'missing' : whole.state };
  if (valueAt(object, 'spec', key) === undefined) return { state: 'off', object };
  return { ...whole, message: undefined };
};

const ovn = (sources: Sources): Found => {
  const object = sources.world.find('ClusterNetwork', 'cluster');
  const type = textAt(object, 'status', 'networkType') ?? textAt(object, 'spec', 'networkType');
  if (type !== undefined) {
    if (type !== 'OVNKubernetes')
      return { state: 'missing', message: type, ...(object && { object }) };
    return clusterOperator(sources, 'network') ?? { state: 'present', ...(object && { object }) };
  }
  return byKinds(sources, 'userdefinednetworks.k8s.ovn.org');
};

const multus = (sources: Sources): Found => {
  if (!sources.serves(MULTUS_CRD)) return MISSING;
  return clusterOperator(sources, 'network') ?? { state: 'present' };
};

const readers: Readonly<Record<ComponentId, (sources: Sources) => Found>> = {
  kubevirt: (sources) =>
    ofObject(sources, 'KubeVirt', 'kubevirts.kubevirt.io', (object) => ({
      ...byConditions(object),
      version: textAt(object, 'status', 'observedKubeVirtVersion'),
    })),
  hyperconverged: (sources) =>
    ofObject(sources, 'HyperConverged', 'hyperconvergeds.hco.kubevirt.io', (object) => ({
      ...byConditions(object),
      version: versionIn(object, 'operator'),
    })),
  multus,
  'ovn-kubernetes': ovn,
  nmstate: (sources) => ofObject(sources, 'NMState', 'nmstates.nmstate.io', byConditions),
  sriov: (sources) =>
    ofObject(
      sources,
      'SriovOperatorConfig',
      'sriovoperatorconfigs.sriovnetwork.openshift.io',
      byConditions,
    ),
  addons,
  'linux-bridge': (sources) => addon(sources, 'linuxBridge'),
  kubemacpool: (sources) => addon(sources, 'kubeMacPool'),
  'secondary-dns': (sources) => addon(sources, 'kubeSecondaryDNS'),
  'ipam-controller': (sources) => addon(sources, 'kubevirtIpamController'),
  'dynamic-networks': (sources) => addon(sources, 'multusDynamicNetworks'),
  whereabouts: (sources) => byKinds(sources, 'ippools.whereabouts.cni.cncf.io'),
  'multi-network-policy': (sources) => byKinds(sources, 'multi-networkpolicies.k8s.cni.cncf.io'),
  metallb: (sources) => {
    if (!sources.serves('ipaddresspools.metallb.io')) return MISSING;
    // Without its operator there is no object that tells how it is.
    if (!sources.serves('metallbs.metallb.io')) return { state: 'present' };
    return ofObject(sources, 'MetalLB', 'metallbs.metallb.io', byConditions);
  },
  mesh: (sources) =>
    byKinds(sources, 'istios.sailoperator.io', 'servicemeshmemberrolls.maistra.io'),
  'node-tuning': (sources) =>
    clusterOperator(sources, 'node-tuning') ??
    byKinds(sources, 'performanceprofiles.performance.openshift.io'),
};

const componentIds = Object.keys(readers) as ComponentId[];

/**
 * What is installed of all that networks of VMs may need, in a fixed order.
 *
 * Source: the CustomResourceDefinitions and conditions of each operator.
 */
export const installedOf = (sources: Sources): Component[] =>
  componentIds.map((id) => ({
    version: undefined,
    message: undefined,
    object: undefined,
    ...readers[id](sources),
    id,
  }));

/** A setting that changes how networks of VMs behave, as a sentence to be translated. */
export interface Behaviour {
  key: string;
  text: string;
  params: Record<string, string>;
}

const ROLL_OUT = {
  LiveUpdate: msg(
    'Changes of networks reach running VMs: interfaces are plugged in and out, and VMs are migrated where that is needed (roll-out strategy LiveUpdate).',
  ),
  Stage: msg(
    'Changes of networks reach a VM when it is restarted (roll-out strategy Stage, the default of KubeVirt).',
  ),
};

const ISOLATION = {
  on: msg(
    'VMs use networks of their own namespace, and those of namespaces that are open to all: {{namespaces}}.',
  ),
  unknown: msg(
    'Whether VMs may use networks of other namespaces is set where Multus is started (namespace isolation), and cannot be read here.',
  ),
};

/** Feature gates that change what can be done with networks, and what each does. */
const GATES: Readonly<Record<string, string>> = {
  alignCPUs: msg(
    'VMs with an emulator thread of its own get an even number of CPUs (feature gate alignCPUs).',
  ),
  decentralizedLiveMigration: msg(
    'VMs can be migrated between clusters, so that one more Deployment takes addresses of the network for live migration (feature gate decentralizedLiveMigration).',
  ),
  deployKubeSecondaryDNS: msg(
    'VMs get names on secondary networks (feature gate deployKubeSecondaryDNS).',
  ),
  MigrationStallDetection: msg(
    'Migrations that do not get on are noticed earlier (feature gate MigrationStallDetection).',
  ),
  LiveUpdateNADRef: msg(
    'The network of an interface can be changed while the VM runs, by a migration (feature gate LiveUpdateNADRef).',
  ),
  PasstBinding: msg('Interfaces can be connected by passt (feature gate PasstBinding).'),
  PortRangesSpec: msg(
    'Interfaces with masquerade can have ranges of ports (feature gate PortRangesSpec).',
  ),
  NetworkDevicesWithDRA: msg(
    'Interfaces can use devices that pods claim (feature gate NetworkDevicesWithDRA).',
  ),
};

const gateNames = (world: World): string[] => {
  const names: string[] = [];
  for (const owner of world.list('HyperConverged')) {
    const gates = valueAt(owner, 'spec', 'featureGates');
    if (Array.isArray(gates)) {
      for (const { entry } of entriesAt(owner, 'spec', 'featureGates')) {
        const name = textAt(entry, 'name');
        if (name !== undefined && entry.state !== 'Disabled') names.push(name);
      }
    } else {
      for (const [name, isOn] of Object.entries(recordAt(owner, 'spec', 'featureGates'))) {
        if (isOn === true) names.push(name);
      }
    }
  }
  const path = ['spec', 'configuration', 'developerConfiguration', 'featureGates'];
  for (const owner of world.list('KubeVirt')) {
    for (const name of listAt(owner, ...path)) if (typeof name === 'string') names.push(name);
  }
  return names;
};

/** Feature gates that are open by their settings and mean something here; unknown ones are left out. */
const gatesOf = (world: World): Behaviour[] =>
  [...new Set(gateNames(world))].flatMap((name) => {
    const known = Object.keys(GATES).find((gate) => gate.toLowerCase() === name.toLowerCase());
    return known === undefined ? [] : [{ key: known, text: GATES[known] ?? '', params: {} }];
  });

const isolationOf = (world: World): Behaviour =>
  isOpenShift(world) === true
    ? {
        key: 'isolation',
        text: ISOLATION.on,
        params: { namespaces: GLOBAL_NAMESPACES.join(', ') },
      }
    : { key: 'isolation', text: ISOLATION.unknown, params: {} };

const rollOutOf = (world: World): Behaviour[] => {
  const { rolloutStrategy } = clusterSettingsOf(world);
  if (rolloutStrategy === undefined) return [];
  return [{ key: 'roll-out', text: ROLL_OUT[rolloutStrategy], params: {} }];
};

/**
 * Settings that change how networks of VMs behave, in words: the roll-out strategy where it is known,
 * namespace isolation, and feature gates that are open.
 *
 * Source: kubevirt pkg/virt-config/featuregate; openshift cluster-network-operator bindata/network/multus.
 */
export const behavioursOf = (world: World): Behaviour[] => [
  ...rollOutOf(world),
  isolationOf(world),
  ...gatesOf(world),
];
