import { entriesAt, listAt, recordAt, textAt, type KubernetesResource } from '../../core/resource';
import { parseIp } from '../../net/cidr';
import { derived, keyOf, type World } from '../../world/world';
import { conditionOf, instancePhase } from '../spec/instance';
import { vmTemplateOf } from '../spec/network-refs';

/** Why a name does not lead to an address. */
export type NameProblem =
  /** The VM does not run, so nobody knows an address of it. */
  | 'stopped'
  /** The interface leads to the pod network, or to what takes its place: only secondary ones have names. */
  | 'default-network'
  /** Not each part of the name is a DNS label: small letters, digits and dashes, at most 63. */
  | 'no-label'
  | 'too-long'
  /** The guest tells no address as no guest agent runs in it. */
  | 'no-agent'
  /** There is no IPv4 address among those that are known. */
  | 'no-ipv4'
  /** No secondary interface of the VM has a name that resolves. */
  | 'no-interface';

/** A name that a VM has, or would have, in the zone of the cluster. */
export interface HostName {
  namespace: string;
  vm: string;
  /** Undefined: the name of the VM itself, which leads where the first of its interfaces does. */
  interface: string | undefined;
  /** Without a dot at the end. */
  name: string;
  address: string | undefined;
  problem: NameProblem | undefined;
}

const LABEL = /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/;
const MAX_NAME = 253;

const problemOfName = (name: string): NameProblem | undefined => {
  if (!name.split('.').every((label) => LABEL.test(label))) return 'no-label';
  return name.length > MAX_NAME ? 'too-long' : undefined;
};

const isDefault = (network: unknown): boolean =>
  recordAt(network, 'multus').default === true || 'pod' in recordAt(network);

/** Addresses by interface as the instance reports them; the first IPv4 one counts. */
const addressesIn = (vmi: KubernetesResource | undefined): ReadonlyMap<string, string> => {
  const found = new Map<string, string>();
  for (const { entry } of entriesAt(vmi, 'status', 'interfaces')) {
    const name = textAt(entry, 'name');
    const address = listAt(entry, 'ipAddresses').find(
      (text) => typeof text === 'string' && parseIp(text)?.family === 4,
    );
    if (name !== undefined && typeof address === 'string') found.set(name, address);
  }
  return found;
};

const hasAgent = (vmi: KubernetesResource | undefined): boolean =>
  conditionOf(vmi, 'AgentConnected')?.status === 'True';

interface Named {
  namespace: string;
  vm: string;
  /** What runs; of it alone names are made. */
  vmi: KubernetesResource | undefined;
  spec: unknown;
}

const namesOf = ({ namespace, vm, vmi, spec }: Named, zone: string): HostName[] => {
  const runs = instancePhase(vmi) !== 'stopped';
  const reported = addressesIn(vmi);
  const suffix = `${vm}.${namespace}.${zone}`;
  const standard = listAt(spec, 'networks').find(isDefault);
  const defaultName = textAt(standard, 'name');
  const interfaces = entriesAt(spec, 'networks').flatMap(({ entry }): HostName[] => {
    const face = textAt(entry, 'name');
    if (face === undefined) return [];
    const name = `${face}.${suffix}`;
    const address = runs && face !== defaultName ? reported.get(face) : undefined;
    const why = (): NameProblem | undefined => {
      if (face === defaultName) return 'default-network';
      const wrong = problemOfName(name) ?? (runs ? undefined : 'stopped');
      if (wrong !== undefined || address !== undefined) return wrong;
      return hasAgent(vmi) ? 'no-ipv4' : 'no-agent';
    };
    const problem = why();
    return [
      {
        namespace,
        vm,
        interface: face,
        name,
        address: problem === undefined ? address : undefined,
        problem,
      },
    ];
  });
  return [...interfaces, ownName({ namespace, vm, suffix, runs }, reported, defaultName)];
};

/**
 * The name of the VM itself leads to the interface whose record comes first in the order of their
 * texts, whatever can be said of the label of that one.
 */
const ownName = (
  { namespace, vm, suffix, runs }: { namespace: string; vm: string; suffix: string; runs: boolean },
  reported: ReadonlyMap<string, string>,
  defaultName: string | undefined,
): HostName => {
  const records = [...reported].flatMap(([face, address]) =>
    face === defaultName ? [] : [{ text: `${face}.${vm}.${namespace} IN A ${address}`, address }],
  );
  const [first] = records.sort((a, b) => (a.text < b.text ? -1 : 1));
  const wrong = problemOfName(suffix) ?? (runs ? undefined : 'stopped');
  const problem = wrong ?? (first ? undefined : 'no-interface');
  return {
    namespace,
    vm,
    interface: undefined,
    name: suffix,
    address: problem === undefined ? first?.address : undefined,
    problem,
  };
};

const ownerOf = (vmi: KubernetesResource): string =>
  keyOf(textAt(vmi, 'metadata', 'namespace'), textAt(vmi, 'metadata', 'name') ?? '');

/** What VMs and instances have of names; instances without VM have them as well. */
const namedOf = derived((world: World): readonly Named[] => {
  const identityOf = (object: KubernetesResource) => ({
    namespace: textAt(object, 'metadata', 'namespace') ?? '',
    vm: textAt(object, 'metadata', 'name') ?? '',
  });
  const instances = new Map(world.list('VirtualMachineInstance').map((vmi) => [ownerOf(vmi), vmi]));
  const vms = world.list('VirtualMachine').map((vm): Named => {
    const vmi = instances.get(ownerOf(vm));
    instances.delete(ownerOf(vm));
    return { ...identityOf(vm), vmi, spec: vmi ? recordAt(vmi, 'spec') : vmTemplateOf(vm) };
  });
  const alone = [...instances.values()].map((vmi): Named => ({
    ...identityOf(vmi),
    vmi,
    spec: recordAt(vmi, 'spec'),
  }));
  return [...vms, ...alone];
});

/**
 * The names of all VMs in a zone: `<interface>.<vm>.<namespace>.<zone>` for each interface, and
 * `<vm>.<namespace>.<zone>`. With each stands its address, or why it has none.
 *
 * Source: kubesecondarydns pkg/controllers and pkg/zonemgr/internal/zone-file-cache.
 *
 * @param zone without a dot at the end
 */
export const hostNamesOf = (world: World, zone: string): HostName[] =>
  namedOf(world).flatMap((named) => namesOf(named, zone));
