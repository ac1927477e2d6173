import { msg } from '../../../domain/core/msg';
import {
  attachCandidates,
  attachChange,
  detachCandidates,
  detachChange,
  networksInUse,
  type BulkCandidate,
} from '../../../domain/vm/change/bulk';
import type { InterfaceChange } from '../../../domain/vm/change/interface-change';
import type { KubernetesResource } from '../../../domain/core/resource';
import { nadsOf } from '../../../domain/nad/nads';
import { isOutOfReach } from '../../../domain/vm/interfaces/nad-resolution';
import type { World } from '../../../domain/world/world';

/** What a user asks for: a network, and the name that the new interfaces get. */
export interface BulkWish {
  /** `namespace/name`. */
  network: string;
  name: string;
}

/** What differs between connecting VMs to a network and taking them off it. */
export interface BulkKind {
  /** Whether new interfaces get a name. */
  hasName: boolean;
  isDanger: boolean;
  title: string;
  reviewTitle: string;
  help: string;
  /** Of a network that is not offered; with `{{network}}`. */
  unknown: string;
  /** No VM can take part, as there is none. */
  nobody: string;
  /** Networks to choose from; `namespace/name`. */
  networksOf: (world: World, namespace: string | undefined) => string[];
  candidatesOf: (world: World, network: string) => BulkCandidate[];
  changeOf: (world: World, vm: KubernetesResource, wish: BulkWish) => InterfaceChange | undefined;
}

const networksInReach = (world: World, namespace: string | undefined): string[] =>
  [...nadsOf(world).values()]
    .filter((nad) => namespace === undefined || !isOutOfReach(world, namespace, nad.namespace))
    .map(({ key }) => key)
    .sort();

export const attaching: BulkKind = {
  hasName: true,
  isDanger: false,
  title: msg('Attach a network to VMs'),
  reviewTitle: msg('Attach network {{network}}?'),
  help: msg('Each VM that you choose gets one more interface, on this network.'),
  unknown: msg('You see no network {{network}} that these VMs could use.'),
  nobody: msg('There are no VMs'),
  networksOf: networksInReach,
  candidatesOf: attachCandidates,
  changeOf: (world, vm, { network, name }) => attachChange(world, vm, network, name),
};

export const detaching: BulkKind = {
  hasName: false,
  isDanger: true,
  title: msg('Detach a network from VMs'),
  reviewTitle: msg('Detach network {{network}}?'),
  help: msg('The VMs that you choose lose their interface on this network.'),
  unknown: msg('No VM that you see is connected to network {{network}}.'),
  nobody: msg('No VM is connected to this network'),
  networksOf: (world) => networksInUse(world),
  candidatesOf: detachCandidates,
  changeOf: (_world, vm, { network }) => detachChange(vm, network),
};
