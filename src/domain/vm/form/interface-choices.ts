import { msg } from '../../core/msg';
import { nadsOf } from '../../nad/nads';
import { listAt, type KubernetesResource } from '../../core/resource';
import { keyOf, type World } from '../../world/world';
import { clusterSettingsOf } from '../spec/cluster-settings';
import type { InterfaceForm } from './interface-form';
import type { Binding } from '../spec/interface-values';
import { isIsolated } from '../interfaces/nad-resolution';
import { namespaceOf, parseNetworkName } from '../spec/network-refs';
import { reason, type Reason } from '../../core/reasons';
import {
  podNetworkChoice,
  usableNetworks,
  type PodNetworkChoice,
  type UsableNetwork,
} from './usable-networks';

/** What an interface of a VM can be connected to. */
export interface NetworkChoices {
  pod: PodNetworkChoice;
  networks: readonly UsableNetwork[];
  /** By `namespace/name`. */
  byKey: ReadonlyMap<string, UsableNetwork>;
  namespace: string;
}

/** @param editing name of the interface that is edited; undefined for a new one */
export const networkChoices = (
  world: World,
  vm: KubernetesResource,
  editing: string | undefined,
): NetworkChoices => {
  const namespace = namespaceOf(vm);
  const nads = nadsOf(world);
  const options = { ...(editing === undefined ? {} : { editing }) };
  const networks = usableNetworks(namespace, nads, vm, {
    ...options,
    allNamespaces: !isIsolated(world),
  });
  return {
    namespace,
    pod: podNetworkChoice(namespace, nads, vm, options),
    networks,
    byKey: new Map(networks.map((network) => [network.key, network])),
  };
};

/** The network that a form names, as far as it is known. */
export const chosenNetwork = (
  { byKey, namespace }: NetworkChoices,
  { networkKind, networkName }: Pick<InterfaceForm, 'networkKind' | 'networkName'>,
): UsableNetwork | undefined => {
  if (networkKind !== 'multus') return undefined;
  const { namespace: of, nad } = parseNetworkName(networkName.trim(), namespace);
  return byKey.get(keyOf(of, nad));
};

/** A way to connect an interface, or why it is not possible here. */
export interface BindingChoice {
  binding: Binding;
  obstacle: Reason | undefined;
}

const NOT_PERMITTED = reason(msg('not permitted in this cluster'));
const NO_GATE = reason(msg('not enabled in this cluster'));
const NOT_REGISTERED = reason(msg('not registered in this cluster'));

/** Source: kubevirt pkg/network/admitter/passt.go. */
const isPasstOff = (world: World): boolean => {
  const [kubevirt] = world.list('KubeVirt');
  if (!kubevirt) return false;
  const gates = listAt(kubevirt, 'spec', 'configuration', 'developerConfiguration', 'featureGates');
  return !gates.includes('PasstBinding');
};

const obstacleOf = (world: World, binding: Binding, isOnPod: boolean): Reason | undefined => {
  const { permitsBridgeOnPodNetwork, bindingPlugins } = clusterSettingsOf(world);
  if (binding === 'bridge' && isOnPod && permitsBridgeOnPodNetwork === false) return NOT_PERMITTED;
  if (binding === 'passtBinding' && isPasstOff(world)) return NO_GATE;
  if (!binding.startsWith('plugin:') || !bindingPlugins) return undefined;
  return bindingPlugins.has(binding.slice('plugin:'.length)) ? undefined : NOT_REGISTERED;
};

const pluginsOf = (world: World): Binding[] =>
  [...(clusterSettingsOf(world).bindingPlugins ?? [])].map((name): Binding => `plugin:${name}`);

const usualBindings = (
  choices: NetworkChoices,
  form: Pick<InterfaceForm, 'networkKind' | 'networkName'>,
): Binding[] => {
  if (form.networkKind === 'pod') return choices.pod.bindings;
  const network = chosenNetwork(choices, form);
  return network ? [network.binding] : ['bridge', 'sriov'];
};

/** The types that go with the network of a form, the usual one first. */
export const bindingChoices = (
  world: World,
  choices: NetworkChoices,
  form: Pick<InterfaceForm, 'networkKind' | 'networkName'>,
): BindingChoice[] =>
  [...new Set([...usualBindings(choices, form), ...pluginsOf(world)])].map((binding) => ({
    binding,
    obstacle: obstacleOf(world, binding, form.networkKind === 'pod'),
  }));

/** The type for another network: the one there is, where it goes with it, or the usual one. */
export const bindingAfter = (choices: readonly BindingChoice[], current: Binding): Binding => {
  const possible = choices.filter(({ obstacle }) => obstacle === undefined);
  const isKept = possible.some(({ binding }) => binding === current);
  return isKept ? current : (possible[0]?.binding ?? current);
};

/** A name for the interface to a network, in the letters that one can have. */
export const nameAfter = ({
  networkKind,
  networkName,
}: Pick<InterfaceForm, 'networkKind' | 'networkName'>): string | undefined => {
  if (networkKind === 'pod') return 'default';
  const name = networkName
    .slice(networkName.indexOf('/') + 1)
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 60)
    .replace(/^-+|-+$/g, '');
  return name === '' ? undefined : name;
};
