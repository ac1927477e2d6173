import { podInterfaceName } from '../../kubernetes/address.ts';
import type { InstanceSpec, Interface, InterfaceStatus, Network } from './types.ts';

export const interfacesOf = ({ domain }: InstanceSpec): Interface[] =>
  domain.devices.interfaces ?? [];

export const networksOf = ({ networks }: InstanceSpec): Network[] => networks ?? [];

/** The spec with other interfaces and networks. */
export const withInterfaces = (
  spec: InstanceSpec,
  interfaces: Interface[],
  networks: Network[],
): InstanceSpec => ({
  ...spec,
  domain: { ...spec.domain, devices: { ...spec.domain.devices, interfaces } },
  networks,
});

/** The pod network, or the one that takes its place. Source: KubeVirt pkg/network/vmispec/network.go. */
export const isPrimary = ({ pod, multus }: Network): boolean =>
  pod !== undefined || multus?.default === true;

/** A network that Multus attaches beside the primary one. */
export const isSecondary = (network: Network): network is Network & { multus: object } =>
  network.multus !== undefined && !isPrimary(network);

export const networkNamed = (spec: InstanceSpec, name: string): Network | undefined =>
  networksOf(spec).find((network) => network.name === name);

/** An interface together with its network. */
export interface Nic {
  face: Interface;
  network: Network;
}

/** The interfaces that have a network, in the order of the spec. */
export const nicsOf = (spec: InstanceSpec): Nic[] =>
  interfacesOf(spec).flatMap((face) => {
    const network = networkNamed(spec, face.name);
    return network ? [{ face, network }] : [];
  });

export const isAbsent = ({ state }: Interface): boolean => state === 'absent';

/** Names a NetworkAttachmentDefinition. */
export interface NadRef {
  namespace: string;
  name: string;
}

/** Reads `name` or `namespace/name`. Source: KubeVirt pkg/network/multus/nad.go. */
export const nadRefOf = (networkName: string, namespace: string): NadRef => {
  const slash = networkName.indexOf('/');
  return slash < 0
    ? { namespace, name: networkName }
    : { namespace: networkName.slice(0, slash), name: networkName.slice(slash + 1) };
};

export const nadKey = ({ namespace, name }: NadRef): string => `${namespace}/${name}`;

/** Name of the network's interface inside the launcher pod. */
export const podSideOf = (network: Network): string =>
  isPrimary(network) ? 'eth0' : podInterfaceName(network.name);

/** KubeVirt names what it learnt of an interface's state from where, always in this order. */
const SOURCES = ['domain', 'guest-agent', 'multus-status'] as const;
export type Source = (typeof SOURCES)[number];

export const sourcesOf = ({ infoSource }: InterfaceStatus): Source[] => {
  const named = (infoSource ?? '').split(',').map((part) => part.trim());
  return SOURCES.filter((source) => named.includes(source));
};

export const hasSource = (status: InterfaceStatus, source: Source): boolean =>
  sourcesOf(status).includes(source);

export const withSource = (status: InterfaceStatus, source: Source): InterfaceStatus => ({
  ...status,
  infoSource: SOURCES.filter((each) => each === source || hasSource(status, each)).join(', '),
});

export const withoutSources = (status: InterfaceStatus, ...gone: Source[]): InterfaceStatus => ({
  ...status,
  infoSource: sourcesOf(status)
    .filter((each) => !gone.includes(each))
    .join(', '),
});

/** CPUs that the guest sees. */
export const coresOf = ({ domain: { cpu = {} } }: InstanceSpec): number =>
  (cpu.cores ?? 1) * (cpu.sockets ?? 1) * (cpu.threads ?? 1);

/** Memory of the guest as a quantity, by default that of KubeVirt's smallest request. */
export const memoryOf = ({ domain }: InstanceSpec): string =>
  String(domain.memory?.guest ?? domain.resources?.requests?.memory ?? '1Gi');

/** Queues of a virtio device: one for each CPU with multiqueue. */
export const queuesOf = (spec: InstanceSpec): number =>
  spec.domain.devices.networkInterfaceMultiqueue === true ? coresOf(spec) : 1;
