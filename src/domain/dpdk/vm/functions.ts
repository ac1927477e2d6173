import { numberAt, textAt, type KubernetesResource } from '../../core/resource';
import { nadFactsOf } from '../../vm/interfaces/nad-facts';
import { nadsOf, type ParsedNad } from '../../nad/nads';
import { usableNetworks, type UsableNetwork } from '../../vm/form/usable-networks';
import { interfaceSpecsOf, type InterfaceSpec } from '../../vm/spec/interface-values';
import { withoutPrefix } from '../../sriov/use';
import { keyOf, type World } from '../../world/world';

/** An SR-IOV interface of a VM, with what is known of the virtual function that it gets. */
export interface VmFunction {
  interface: InterfaceSpec;
  /** `namespace/name` of its network; undefined where it names none. */
  network: string | undefined;
  nad: ParsedNad | undefined;
  /** As the network asks for it, such as `openshift.io/nics`; undefined where that is not known. */
  resource: string | undefined;
  /** Policies that make functions of the resource, as far as they are known. */
  policies: readonly KubernetesResource[];
}

/** Policies that make virtual functions of a resource. */
export const policiesOf = (world: World, resource: string): KubernetesResource[] =>
  world
    .list('SriovNetworkNodePolicy')
    .filter(
      (policy) =>
        policy.metadata?.name !== 'default' &&
        textAt(policy, 'spec', 'resourceName') === withoutPrefix(resource),
    );

/** Driver of the functions of a policy, which the API server fills in where it is not written. */
export const driverOf = (policy: KubernetesResource): string =>
  textAt(policy, 'spec', 'deviceType') ?? 'netdevice';

/** The only driver under which KubeVirt gives a function to a guest. */
export const VFIO = 'vfio-pci';

/** The MTU of the functions of a policy in bytes; undefined where that of the card stays. */
export const mtuOf = (policy: KubernetesResource): number | undefined =>
  numberAt(policy, 'spec', 'mtu');

/**
 * The SR-IOV interfaces of a VM that are there to stay.
 *
 * @param spec `spec.template.spec` of a VM or `spec` of an instance
 */
export const functionsOf = (world: World, spec: unknown, namespace: string): VmFunction[] =>
  interfaceSpecsOf(spec, namespace)
    .filter(({ values }) => values.binding === 'sriov' && values.state !== 'absent')
    .map((each) => {
      const { network } = each.values;
      const key = network.kind === 'multus' ? keyOf(network.namespace, network.name) : undefined;
      const nad = key === undefined ? undefined : nadsOf(world).get(key);
      const resource = nad && nadFactsOf(nad).resourceName;
      return {
        interface: each,
        network: key,
        nad,
        resource,
        policies: resource === undefined ? [] : policiesOf(world, resource),
      };
    });

/** A network that gives VMs of a namespace virtual functions. */
export interface FunctionNetwork extends UsableNetwork {
  resource: string;
  /** Whether all policies that make its functions do it for guests; undefined where none is known. */
  isForGuests: boolean | undefined;
}

/** The SR-IOV networks that VMs of a namespace can use, those whose functions guests can drive first. */
export const functionNetworks = (world: World, namespace: string): FunctionNetwork[] => {
  const rank = ({ isForGuests }: FunctionNetwork): number =>
    isForGuests === true ? 0 : isForGuests === undefined ? 1 : 2;
  return usableNetworks(namespace, nadsOf(world), undefined)
    .filter(({ facts, obstacle }) => facts.type === 'sriov' && obstacle === undefined)
    .map((network): FunctionNetwork => {
      const resource = network.facts.resourceName ?? '';
      const policies = policiesOf(world, resource);
      const isForGuests =
        policies.length === 0 ? undefined : policies.every((policy) => driverOf(policy) === VFIO);
      return { ...network, resource, isForGuests };
    })
    .sort((a, b) => rank(a) - rank(b));
};

/** Resource names of policies that make functions for guests, each once. */
export const resourcesForGuests = (world: World): string[] => [
  ...new Set(
    world
      .list('SriovNetworkNodePolicy')
      .filter((policy) => policy.metadata?.name !== 'default' && driverOf(policy) === VFIO)
      .flatMap((policy) => textAt(policy, 'spec', 'resourceName') ?? []),
  ),
];
