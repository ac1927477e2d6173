import type { TFunction } from 'i18next';
import { networkTypeLabel } from '../../../domain/nad/network-type';
import type { NetworkChoices } from '../../../domain/vm/form/interface-choices';
import type { Reason } from '../../../domain/core/reasons';
import type { UsableNetwork } from '../../../domain/vm/form/usable-networks';

/** A network as the list shows it. */
export interface NetworkOption {
  kind: 'pod' | 'multus';
  /** As it is written into the VM; '' for the pod network. */
  networkName: string;
  label: string;
  description: string;
  isDisabled: boolean;
}

export interface NetworkGroup {
  /** Of options above all groups: undefined. */
  label: string | undefined;
  options: NetworkOption[];
}

/** How many are listed at once; the rest is found by typing. */
const MOST = 60;

const described = (facts: string[], obstacle: Reason | undefined, t: TFunction): string =>
  [...facts, ...(obstacle ? [t(obstacle.text, obstacle.params)] : [])].join('. ');

/** Type, bridge or mapping, and VLAN of a network, in one line. */
const factsOf = ({ facts }: UsableNetwork, t: TFunction): string =>
  [
    t(networkTypeLabel(facts.type)),
    facts.bridge ?? facts.physicalNetworkName ?? facts.resourceName,
    facts.vlan === undefined ? undefined : t('VLAN {{vlan}}', { vlan: facts.vlan }),
  ]
    .filter((fact) => fact !== undefined)
    .join(', ');

const podOption = ({ pod }: NetworkChoices, t: TFunction): NetworkOption => ({
  kind: 'pod',
  networkName: '',
  label: t('Pod network'),
  description: described(
    [
      pod.primary
        ? t('The user-defined network {{name}} of the namespace', { name: pod.primary.key })
        : t('The default network of the cluster'),
    ],
    pod.obstacle,
    t,
  ),
  isDisabled: pod.obstacle !== undefined,
});

const optionOf = (network: UsableNetwork, t: TFunction): NetworkOption => ({
  kind: 'multus',
  networkName: network.networkName,
  label: network.networkName,
  description: described([factsOf(network, t)], network.obstacle, t),
  isDisabled: network.obstacle !== undefined,
});

/**
 * The networks to choose from: the pod network, those of the VM's namespace, then those of the others
 * that are open to it. With a filter, those in whose name or description it stands.
 *
 * @returns the groups, and how many networks did not find room in them
 */
export const networkGroups = (
  choices: NetworkChoices,
  filter: string,
  t: TFunction,
): { groups: NetworkGroup[]; hidden: number } => {
  const wanted = filter.trim().toLowerCase();
  const matches = ({ label, description }: NetworkOption) =>
    wanted === '' || `${label} ${description}`.toLowerCase().includes(wanted);
  const found = choices.networks
    .map((network) => ({ namespace: network.namespace, option: optionOf(network, t) }))
    .filter(({ option }) => matches(option));
  const byNamespace = new Map<string, NetworkOption[]>();
  for (const { namespace, option } of found.slice(0, MOST)) {
    byNamespace.set(namespace, [...(byNamespace.get(namespace) ?? []), option]);
  }
  const pod = podOption(choices, t);
  return {
    groups: [
      ...(matches(pod) ? [{ label: undefined, options: [pod] }] : []),
      ...[...byNamespace].map(([namespace, options]) => ({
        label: t('Namespace {{namespace}}', { namespace }),
        options,
      })),
    ],
    hidden: Math.max(0, found.length - MOST),
  };
};
