import type { KubernetesResource } from '../../core/resource';
import { UNKNOWN_SETTINGS, type ClusterSettings } from '../spec/cluster-settings';
import { interfaceStatusesOf, type InterfaceStatus } from './interface-status';
import { differs, interfaceProperties } from '../spec/interface-properties';
import {
  hasImplicitInterface,
  IMPLICIT_NAME,
  interfaceSpecsOf,
  interfaceValuesOf,
  type InterfaceProperty,
  type InterfaceSpec,
  type InterfaceValues,
} from '../spec/interface-values';
import { nadFactsOf, nadOfSource, type NadFacts, type NadLookup } from './nad-facts';
import { namespaceOf, vmTemplateOf } from '../spec/network-refs';
import { matchPodNetworks, podNetworksOf, type PodNetwork } from './pod-networks';

/** A property in the VM's spec and in that of its running instance; undefined: not in it. */
export interface Both<T> {
  configured: T | undefined;
  running: T | undefined;
}

export type BothValues = { [P in InterfaceProperty]: Both<InterfaceValues[P]> };

/**
 * One interface of a VM. `configured` undefined: it is removed from the VM and still in the running
 * instance. `running` undefined: the instance does not have it (yet), or there is none. Both
 * undefined: only the instance's status still has it.
 */
export interface InterfaceRow extends BothValues {
  name: string;
  /** KubeVirt adds it by itself, as the VM names no interface and no network. */
  isImplicit: boolean;
  spec: Both<InterfaceSpec>;
  /** Properties that differ between VM and instance; none where one of the two is missing. */
  changed: readonly InterfaceProperty[];
  /** MAC address that the instance reports. */
  reportedMac: string | undefined;
  status: InterfaceStatus | undefined;
  /** What Multus reports for the pod. */
  pod: PodNetwork | undefined;
  /** Facts of the networks; undefined for the pod network and for those that are not in the lookup. */
  nad: Both<NadFacts>;
}

export interface InterfaceRows {
  rows: InterfaceRow[];
  /** Interfaces that only the guest knows, such as `docker0`. */
  guestOnly: InterfaceStatus[];
}

export interface RowSources {
  /** Undefined for an instance without VM. */
  vm: KubernetesResource | undefined;
  vmi?: KubernetesResource | undefined;
  /** The pod in which the instance runs. */
  pod?: KubernetesResource | undefined;
  nads?: NadLookup;
  settings?: ClusterSettings;
}

/** The interface that KubeVirt adds to a VM without any. */
export const implicitInterface = ({ defaultBinding }: ClusterSettings): InterfaceSpec => ({
  name: IMPLICIT_NAME,
  index: -1,
  networkIndex: undefined,
  values: { ...interfaceValuesOf({}, { pod: {} }, ''), binding: defaultBinding },
});

const byName = (specs: readonly InterfaceSpec[]): Map<string, InterfaceSpec> =>
  new Map(specs.map((spec) => [spec.name, spec]));

const bothValues = ({ configured, running }: Both<InterfaceSpec>): BothValues =>
  Object.fromEntries(
    interfaceProperties.map((property) => [
      property,
      { configured: configured?.values[property], running: running?.values[property] },
    ]),
  ) as BothValues;

/** Properties that differ between VM and running instance. */
const changedOf = ({ configured, running }: Both<InterfaceSpec>): InterfaceProperty[] =>
  configured && running
    ? interfaceProperties.filter((property) => differs(property, configured.values, running.values))
    : [];

const statusesByName = (statuses: readonly InterfaceStatus[]): Map<string, InterfaceStatus> =>
  new Map(statuses.flatMap((status) => (status.name === undefined ? [] : [[status.name, status]])));

const NO_NADS: NadLookup = new Map();

/**
 * Joins what a VM, its running instance and the instance's pod say of interfaces, by their names: in
 * the order of the VM, then those that only the instance still has. Takes any objects, never throws,
 * and takes time linear in the number of interfaces.
 */
export const interfaceRowsOf = ({
  vm,
  vmi,
  pod,
  nads = NO_NADS,
  settings = UNKNOWN_SETTINGS,
}: RowSources): InterfaceRows => {
  const object = vm ?? vmi;
  const namespace = object ? namespaceOf(object) : '';
  const template = vmTemplateOf(vm);
  const isImplicit = vm !== undefined && hasImplicitInterface(template);
  const configured = isImplicit
    ? [implicitInterface(settings)]
    : interfaceSpecsOf(template, namespace);
  const running = interfaceSpecsOf(vmi?.spec, namespace);
  const all = interfaceStatusesOf(vmi);
  const statuses = statusesByName(all);
  const [inVm, inVmi] = [byName(configured), byName(running)];
  const pods = matchPodNetworks(running, statuses, podNetworksOf(pod) ?? []);
  const facts = (spec: InterfaceSpec | undefined): NadFacts | undefined => {
    const nad = nadOfSource(nads, spec?.values.network);
    return nad && nadFactsOf(nad);
  };
  const names = new Set([...inVm.keys(), ...inVmi.keys(), ...statuses.keys()]);
  const rows = [...names].map((name): InterfaceRow => {
    const spec = { configured: inVm.get(name), running: inVmi.get(name) };
    const status = statuses.get(name);
    return {
      name,
      isImplicit: isImplicit && spec.configured !== undefined,
      spec,
      ...bothValues(spec),
      changed: changedOf(spec),
      reportedMac: status?.mac,
      status,
      pod: pods.get(name),
      nad: { configured: facts(spec.configured), running: facts(spec.running) },
    };
  });
  return { rows, guestOnly: all.filter(({ name }) => name === undefined) };
};
