import type { FindingCode } from '../../findings/catalog';
import { findingOf, referenceOf } from '../../findings/report';
import type { Finding, ObjectReference } from '../../findings/finding';
import { entriesAt, recordAt, textAt, type KubernetesResource } from '../../core/resource';
import type { World } from '../../world/world';
import {
  bindingsOf,
  networkSourceOf,
  type Binding,
  type NetworkSource,
} from '../spec/interface-values';
import { namespaceOf, vmTemplateOf } from '../spec/network-refs';

/** An entry of `networks`. */
export interface CheckedNetwork {
  entry: Record<string, unknown>;
  name: string | undefined;
  /** Path of the entry. */
  at: string;
  source: NetworkSource;
  isDefault: boolean;
}

/** An entry of `interfaces`, with the network of its name. */
export interface CheckedInterface {
  entry: Record<string, unknown>;
  name: string | undefined;
  at: string;
  bindings: readonly Binding[];
  network: CheckedNetwork | undefined;
}

/** A VM, or an instance without VM, as it is read for the rules. */
export interface ReadVm {
  world: World;
  object: KubernetesResource;
  reference: ObjectReference;
  kind: 'VirtualMachine' | 'VirtualMachineInstance';
  namespace: string;
  /** `namespace/name`. */
  key: string;
  /** The instance that runs, if it is known. */
  vmi: KubernetesResource | undefined;
  spec: Record<string, unknown>;
  /** Path of `spec`: that of the template in a VM. */
  at: string;
  networks: readonly CheckedNetwork[];
  interfaces: readonly CheckedInterface[];
}

/** The same with a way to take down what is found. */
export interface CheckedVm extends ReadVm {
  report: (
    code: FindingCode,
    path: string,
    params?: Finding['params'],
    related?: ObjectReference[],
  ) => void;
}

const networksOf = (spec: unknown, at: string, namespace: string): CheckedNetwork[] =>
  entriesAt(spec, 'networks').map(({ index, entry }) => ({
    entry,
    name: textAt(entry, 'name'),
    at: `${at}.networks[${index}]`,
    source: networkSourceOf(entry, namespace),
    isDefault: recordAt(entry, 'multus').default === true,
  }));

/** Reads a VM or VMI for the rules. */
export const readVm = (world: World, object: KubernetesResource, kind: ReadVm['kind']): ReadVm => {
  const namespace = namespaceOf(object);
  const name = textAt(object, 'metadata', 'name') ?? '';
  const isVm = kind === 'VirtualMachine';
  const spec = isVm ? vmTemplateOf(object) : recordAt(object, 'spec');
  const at = isVm ? 'spec.template.spec' : 'spec';
  const networks = networksOf(spec, at, namespace);
  const byName = new Map<string, CheckedNetwork>();
  for (const network of networks) {
    if (network.name !== undefined && !byName.has(network.name)) byName.set(network.name, network);
  }
  const reference = referenceOf(object);
  return {
    world,
    object,
    reference,
    kind,
    namespace,
    key: namespace === '' ? name : `${namespace}/${name}`,
    vmi: isVm ? world.find('VirtualMachineInstance', name, namespace) : object,
    spec,
    at,
    networks,
    interfaces: entriesAt(spec, 'domain', 'devices', 'interfaces').map(({ index, entry }) => {
      const own = textAt(entry, 'name');
      return {
        entry,
        name: own,
        at: `${at}.domain.devices.interfaces[${index}]`,
        bindings: bindingsOf(entry),
        network: own === undefined ? undefined : byName.get(own),
      };
    }),
  };
};

/** What rules find on a VM. */
export const runRules = (vm: ReadVm, rules: readonly ((vm: CheckedVm) => void)[]): Finding[] => {
  const findings: Finding[] = [];
  const checked: CheckedVm = {
    ...vm,
    report: (code, path, params = {}, related = []) => {
      findings.push(findingOf(code, vm.reference, path, params, related));
    },
  };
  for (const rule of rules) rule(checked);
  return findings;
};

/** How the user knows an interface. */
export const shownName = ({ name, entry }: { name: string | undefined; entry: unknown }): string =>
  name ?? textAt(entry, 'name') ?? '';

/** Whether an interface is on its way out, so that what is wrong with it no longer matters. */
export const isLeaving = ({ entry }: CheckedInterface): boolean => entry.state === 'absent';
