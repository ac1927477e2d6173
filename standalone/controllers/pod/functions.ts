import { isRecord } from '../../kubernetes/object.ts';
import type { Pod } from '../kubevirt/types.ts';
import type { World } from '../world.ts';
import { isPodOver, podNetworksOf, type PodNetwork, type PodRequest } from './find.ts';
import { recordsOf } from '../services/lists.ts';

const RESOURCE_NAME = 'k8s.v1.cni.cncf.io/resourceName';

/** PCI addresses of the virtual functions that a node offers under a resource's name. */
const functionsOf = (node: string, resource: string, world: World): string[] => {
  const state = world.sriovNode(node);
  const spec = isRecord(state?.spec) ? state.spec : {};
  const status = isRecord(state?.status) ? state.status : {};
  const devices = recordsOf(spec.interfaces)
    .filter(({ vfGroups }) =>
      recordsOf(vfGroups).some(({ resourceName }) => resource.endsWith(`/${String(resourceName)}`)),
    )
    .map(({ name }) => name);
  return recordsOf(status.interfaces)
    .filter(({ name }) => devices.includes(name))
    .flatMap(({ Vfs }) => recordsOf(Vfs))
    .flatMap(({ pciAddress }) => (typeof pciAddress === 'string' ? [pciAddress] : []));
};

const addressesIn = (networks: PodNetwork[]): string[] =>
  networks.flatMap((network) => network['device-info']?.pci['pci-address'] ?? []);

/** A virtual function of the pod's node that no other pod has; undefined when nothing is known of any. */
export const freeFunction = (
  pod: Pod,
  request: PodRequest,
  taken: PodNetwork[],
  world: World,
): string | undefined => {
  const node = pod.spec.nodeName ?? '';
  const resource = world.nad(request)?.metadata.annotations?.[RESOURCE_NAME] ?? '';
  const used = new Set([
    ...addressesIn(taken),
    ...world
      .allPods()
      .filter((each) => each.spec.nodeName === node && !isPodOver(each))
      .flatMap((each) => addressesIn(podNetworksOf(each))),
  ]);
  return functionsOf(node, resource, world).find((address) => !used.has(address));
};
