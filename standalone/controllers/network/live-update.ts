import { isSame } from '../../kubernetes/equal.ts';
import type { Change } from '../changes.ts';
import { expanded } from '../kubevirt/expand.ts';
import { isTrue, withCondition, withoutCondition } from '../kubevirt/conditions.ts';
import { isDeleting, isFinal } from '../kubevirt/phases.ts';
import {
  interfacesOf,
  isAbsent,
  networkNamed,
  networksOf,
  withInterfaces,
} from '../kubevirt/spec.ts';
import type {
  InstanceSpec,
  Interface,
  InterfaceStatus,
  Network,
  VirtualMachine,
  VirtualMachineInstance,
} from '../kubevirt/types.ts';
import type { Controller } from '../loop.ts';
import type { Machine, World } from '../world.ts';
import { isRestartRequired } from './restart.ts';

/**
 * The spec without the interfaces that were to go and are gone from the instance's status, and
 * without their networks. Source: KubeVirt pkg/network/controllers/hotplug.go, ClearDetachedInterfaces.
 */
export const withoutDetached = (spec: InstanceSpec, statuses: InterfaceStatus[]): InstanceSpec => {
  const known = new Set(statuses.map(({ name }) => name));
  const interfaces = interfacesOf(spec);
  const left = interfaces.filter((face) => !isAbsent(face) || known.has(face.name));
  if (left.length === interfaces.length) return spec;
  const names = new Set(left.map(({ name }) => name));
  return withInterfaces(
    spec,
    left,
    networksOf(spec).filter(({ name }) => names.has(name)),
  );
};

/** Pods of VMs from before KubeVirt 1.0 call their interfaces net1, net2: these cannot be unplugged. */
const hasOrdinalNames = (statuses: InterfaceStatus[]): boolean =>
  statuses.some(({ podInterfaceName }) => /^net\d+$/.test(podInterfaceName ?? ''));

const isPluggable = (face: Interface): boolean =>
  !isAbsent(face) && (face.bridge !== undefined || face.sriov !== undefined);

const withState = (face: Interface, state: string | undefined): Interface => {
  const { state: _before, ...rest } = face;
  return state === undefined ? rest : { ...rest, state };
};

/** An interface of the instance with the state that the VM wants; one that leaves does not come back. */
const following = (face: Interface, wanted: Interface | undefined, ordinal: boolean): Interface => {
  if (!wanted || isAbsent(face) || wanted.state === face.state) return face;
  return ordinal && isAbsent(wanted) ? face : withState(face, wanted.state);
};

/** A network with the definition that the VM wants, if the instance can move to get it. */
const repointed = (network: Network, wanted: Network | undefined, canMigrate: boolean): Network =>
  canMigrate && network.multus && wanted?.multus
    ? { ...network, multus: { ...network.multus, networkName: wanted.multus.networkName } }
    : network;

/**
 * The instance's spec with what applies live of its VM's interfaces: new ones with the bindings
 * bridge and sriov, states, and other definitions. Source: KubeVirt pkg/network/controllers/vm.go.
 */
export const withLiveInterfaces = (
  running: InstanceSpec,
  template: InstanceSpec,
  statuses: InterfaceStatus[],
  canMigrate: boolean,
): InstanceSpec => {
  const wanted = new Map(interfacesOf(template).map((face) => [face.name, face]));
  const present = new Set(interfacesOf(running).map(({ name }) => name));
  const ordinal = hasOrdinalNames(statuses);
  const added = interfacesOf(template).filter(
    (face) => !present.has(face.name) && isPluggable(face),
  );
  const interfaces = [
    ...interfacesOf(running).map((face) => following(face, wanted.get(face.name), ordinal)),
    ...added,
  ];
  const networks = [
    ...networksOf(running).map((network) =>
      repointed(network, networkNamed(template, network.name), canMigrate),
    ),
    ...added.flatMap(({ name }) => networkNamed(template, name) ?? []),
  ];
  const same = isSame(interfaces, interfacesOf(running)) && isSame(networks, networksOf(running));
  return same ? running : withInterfaces(running, interfaces, networks);
};

const RESTART = {
  type: 'RestartRequired',
  status: 'True',
  message: 'a non-live-updatable field was changed in the template spec',
} as const;

const canMigrate = ({ status }: VirtualMachineInstance): boolean =>
  isTrue(status?.conditions, 'LiveMigratable');

/** A VM's template, or that of its start, with what instance type and preference add. */
const wholeSpec = (
  vm: VirtualMachine,
  world: World,
  template: InstanceSpec = vm.spec.template.spec,
): InstanceSpec => expanded(vm, template, world.find, world.settings());

const withRestartCondition = (
  vm: VirtualMachine,
  vmi: VirtualMachineInstance | undefined,
  world: World,
): VirtualMachine => {
  const { conditions } = vm.status ?? {};
  const required =
    vmi !== undefined &&
    isRestartRequired(wholeSpec(vm, world), wholeSpec(vm, world, world.startSpec(vmi)), vmi.spec, {
      canMigrate: canMigrate(vmi),
      liveUpdate: world.settings().liveUpdate,
    });
  const next = required
    ? withCondition(conditions, RESTART, world.now)
    : withoutCondition(conditions, RESTART.type);
  if (next === conditions || (!conditions && next.length === 0)) return vm;
  return { ...vm, status: { ...vm.status, conditions: next } };
};

const withTemplate = (vm: VirtualMachine, spec: InstanceSpec): VirtualMachine =>
  spec === vm.spec.template.spec
    ? vm
    : { ...vm, spec: { ...vm.spec, template: { ...vm.spec.template, spec } } };

/** Brings changes of a VM's interfaces to its running instance, or says that a restart is required. */
export const liveUpdateController: Controller = ({ vm, vmi }: Machine, world: World): Change[] => {
  if (!vm) return [];
  if (!vmi || isDeleting(vmi) || isFinal(vmi)) {
    return [{ put: withRestartCondition(vm, vmi && isFinal(vmi) ? undefined : vmi, world) }];
  }
  const statuses = vmi.status?.interfaces ?? [];
  const template = withoutDetached(vm.spec.template.spec, statuses);
  const running = withoutDetached(vmi.spec, statuses);
  const wanted = wholeSpec(vm, world, template);
  const spec = withLiveInterfaces(running, wanted, statuses, canMigrate(vmi));
  const trimmed = withTemplate(vm, template);
  return [
    ...(spec === vmi.spec ? [] : [{ put: { ...vmi, spec } }]),
    { put: withRestartCondition(trimmed, { ...vmi, spec }, world) },
  ];
};
