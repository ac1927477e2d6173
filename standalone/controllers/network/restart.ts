import { isSame } from '../../kubernetes/equal.ts';
import { interfacesOf, networksOf, withInterfaces } from '../kubevirt/spec.ts';
import type { InstanceSpec, Interface, Network } from '../kubevirt/types.ts';

const withoutState = ({ state: _state, ...face }: Interface): object => face;

const withoutNad = ({ multus, ...network }: Network): object =>
  multus ? { ...network, multus: { ...multus, networkName: '' } } : network;

const byName = <T extends { name: string }>(list: T[]): Map<string, T> =>
  new Map(list.map((each) => [each.name, each]));

/**
 * Whether the interfaces and networks that a running instance has were changed in a way that only a
 * restart applies: removed, or changed in anything but the state and, where the instance can move,
 * the NetworkAttachmentDefinition; or a pod network was added. Source: KubeVirt
 * pkg/network/vmliveupdate/restart.go.
 */
export const needRestart = (
  wanted: InstanceSpec,
  running: InstanceSpec,
  canMigrate: boolean,
): boolean => {
  const faces = byName(interfacesOf(wanted));
  const networks = byName(networksOf(wanted));
  const normalized = (network: Network) => (canMigrate ? withoutNad(network) : network);
  const addsPodNetwork =
    networksOf(wanted).some(({ pod }) => pod) && !networksOf(running).some(({ pod }) => pod);
  return (
    addsPodNetwork ||
    interfacesOf(running).some((face) => {
      const next = faces.get(face.name);
      return !next || !isSame(withoutState(next), withoutState(face));
    }) ||
    networksOf(running).some((network) => {
      const next = networks.get(network.name);
      return !next || !isSame(normalized(next), normalized(network));
    })
  );
};

/**
 * Whether a template differs from that of the start in a field that is not applied live. Source:
 * KubeVirt pkg/virt-controller/watch/vm/vm.go, syncRestartRequired; volumes that are plugged in while
 * the VM runs are left out.
 */
export const isRestartRequired = (
  template: InstanceSpec,
  startSpec: InstanceSpec,
  running: InstanceSpec,
  { canMigrate, liveUpdate }: { canMigrate: boolean; liveUpdate: boolean },
): boolean => {
  // Nothing was changed since; with thousands of VMs this is worth a look.
  if (template === startSpec) return false;
  const seen = needRestart(template, running, canMigrate)
    ? startSpec
    : withInterfaces(startSpec, interfacesOf(template), networksOf(template));
  const live = liveUpdate ? withLiveFields(seen, template) : seen;
  return !isSame(plain(live), plain(template));
};

/** The fields that a cluster with the rollout strategy LiveUpdate applies to running VMs. */
const withLiveFields = (seen: InstanceSpec, template: InstanceSpec): InstanceSpec => {
  const { cpu, memory } = template.domain;
  const { nodeSelector, affinity, tolerations } = template;
  return {
    ...seen,
    nodeSelector,
    affinity,
    tolerations,
    domain: {
      ...seen.domain,
      ...(cpu && seen.domain.cpu ? { cpu: { ...seen.domain.cpu, sockets: cpu.sockets } } : {}),
      ...(memory?.guest === undefined
        ? {}
        : { memory: { ...seen.domain.memory, guest: memory.guest } }),
    },
  };
};

/** Without what is there but empty: an absent list and an empty one say the same. */
const plain = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value)
    .filter(([, each]) => each !== undefined && !isEmptyList(each))
    .map(([key, each]): [string, unknown] => [key, plain(each)]);
  return Object.fromEntries(entries);
};

const isEmptyList = (value: unknown): boolean => Array.isArray(value) && value.length === 0;
