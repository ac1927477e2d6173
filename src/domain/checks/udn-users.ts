import type { Impact } from './impact';
import { listAt, textAt, valueAt, type KubernetesResource } from '../core/resource';
import { hasImplicitInterface, IMPLICIT_NAME } from '../vm/spec/interface-values';
import { instancePhase } from '../vm/spec/instance';
import { vmTemplateOf, type NetworkRef } from '../vm/spec/network-refs';
import { usersOf, type NetworkUser } from '../vm/spec/network-users';
import type { KindName } from '../world/kinds';
import { keyOf, type World } from '../world/world';
import { placesOf } from '../udn/places';
import { roleOf } from '../udn/types';

const nameOf = (object: KubernetesResource): string => textAt(object, 'metadata', 'name') ?? '';

/** The interface of a VM on the network of the pods, whose place a primary network takes. */
const podRefOf = (spec: unknown, namespace: string, nad: string): NetworkRef | undefined => {
  const networks = listAt(spec, 'networks');
  const index = networks.findIndex((entry) => valueAt(entry, 'pod') !== undefined);
  if (index < 0 && !hasImplicitInterface(spec)) return undefined;
  const network = textAt(networks[index], 'name') ?? IMPLICIT_NAME;
  return { index, network, namespace, nad, text: nad, isDefault: true };
};

const onPodNetwork = (world: World, namespace: string, nad: string): NetworkUser[] => {
  const userOf = (
    vm: KubernetesResource | undefined,
    vmi: KubernetesResource | undefined,
  ): NetworkUser[] => {
    const ref = vm && podRefOf(vmTemplateOf(vm), namespace, nad);
    const runningRef = vmi && podRefOf(vmi.spec, namespace, nad);
    const object = vm ?? vmi;
    if (!object || !(ref ?? runningRef)) return [];
    const isRunning = instancePhase(vmi) !== 'stopped';
    return [{ namespace, name: nameOf(object), vm, vmi, ref, runningRef, isRunning }];
  };
  const vms = world.list('VirtualMachine', namespace);
  const names = new Set(vms.map(nameOf));
  return [
    ...vms.flatMap((vm) => userOf(vm, world.find('VirtualMachineInstance', nameOf(vm), namespace))),
    ...world
      .list('VirtualMachineInstance', namespace)
      .filter((vmi) => !names.has(nameOf(vmi)))
      .flatMap((vmi) => userOf(undefined, vmi)),
  ];
};

const order = (a: NetworkUser, b: NetworkUser): number =>
  Number(b.isRunning) - Number(a.isRunning) ||
  (keyOf(a.namespace, a.name) < keyOf(b.namespace, b.name) ? -1 : 1);

const LOOKED_AT: readonly KindName[] = [
  'VirtualMachine',
  'VirtualMachineInstance',
  'NetworkAttachmentDefinition',
];

/**
 * Who notices a change of a user-defined network, as far as the world knows them: VMs on the networks
 * that were made of it, or, of a primary network, on the network of the pods of its namespaces. Users
 * are ordered by whether they run, then by namespace and name.
 *
 * @param within the namespaces to look at; all by default
 */
export const udnImpactOf = (
  world: World,
  udn: unknown,
  within: (namespace: string) => boolean = () => true,
): Impact => {
  const name = textAt(udn, 'metadata', 'name') ?? '';
  const isPrimary = roleOf(udn) === 'Primary';
  const users = placesOf(world, udn)
    .filter(({ namespace, state }) => state !== 'in-the-way' && within(namespace))
    .flatMap(({ namespace }) =>
      isPrimary ? onPodNetwork(world, namespace, name) : usersOf(world, namespace, name),
    )
    .sort(order);
  const own = textAt(udn, 'metadata', 'namespace');
  return {
    users,
    runningCount: users.filter(({ isRunning }) => isRunning).length,
    migrationSettings: [],
    sameNetwork: [],
    unknown: LOOKED_AT.filter(
      (kind) => !world.isKnown(kind) && (own === undefined || !world.isKnown(kind, own)),
    ),
  };
};
