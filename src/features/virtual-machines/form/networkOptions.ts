import type { TFunction } from 'i18next';
import { groupedBy } from '../../../domain/core/collections';
import { networkTypeLabel } from '../../../domain/nad/network-type';
import type { NetworkChoices } from '../../../domain/vm/form/interface-choices';
import type { Reason } from '../../../domain/core/reasons';
import type { UsableNetwork } from '../../../domain/vm/form/usable-networks';
import type { ComboOption } from '../../../ui/combobox/options';

/** A network as the list shows it. */
export interface NetworkOption extends ComboOption {
  kind: 'pod' | 'multus';
  /** As it is written into the VM; '' for the pod network. */
  networkName: string;
}

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
  value: '',
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
  value: network.networkName,
  group: t('Namespace {{namespace}}', { namespace: network.namespace }),
  description: described([factsOf(network, t)], network.obstacle, t),
  isDisabled: network.obstacle !== undefined,
});

/**
 * The networks to choose from: the pod network, those of the VM's namespace, then those of the others
 * that are open to it. Those that cannot be used say why.
 */
export const networkOptions = (choices: NetworkChoices, t: TFunction): NetworkOption[] => [
  podOption(choices, t),
  // Those of one namespace side by side, in the order in which it comes first.
  ...[...groupedBy(choices.networks, ({ namespace }) => namespace).values()].flatMap((networks) =>
    networks.map((network) => optionOf(network, t)),
  ),
];
