import type { TFunction } from 'i18next';
import type { KubernetesResource } from '../../../domain/core/resource';
import { connectUplinksOf, type Uplink } from '../../../domain/node-policies/connect/uplinks';
import { partsOf } from '../../../domain/node-policies/parts';
import { chosenNetworks } from '../../../domain/node-policies/progress';
import type { World } from '../../../domain/world/world';
import type { ComboOption } from '../../../ui/combobox/options';
import { CARDS, LINKS } from './fields';

const describe = (t: TFunction, { on, nodes, mtu, holders, neighbours }: Uplink): string => {
  const [neighbour] = neighbours;
  return [
    t('on {{count}} of {{total}} nodes', { count: on.length, total: nodes.length }),
    ...(mtu ? [t('MTU {{mtu}}', { mtu: mtu.least })] : []),
    ...holders.map((name) => t('port of {{name}}', { name })),
    ...(neighbour?.system === undefined ? [] : [t('switch {{name}}', { name: neighbour.system })]),
  ].join(', ');
};

/** What the ports of a draft can be: what the chosen nodes have, and what the draft itself makes. */
export const linkOptions = (
  t: TFunction,
  world: World | undefined,
  draft: KubernetesResource,
): Readonly<Record<string, readonly ComboOption[]>> => {
  const made = partsOf(draft)
    .filter(
      ({ type, isAbsent, name }) => !isAbsent && name !== '' && ['bond', 'vlan'].includes(type),
    )
    .map(({ name }) => ({ value: name, description: t('made by this policy') }));
  const nodes = world ? chosenNetworks(world, draft) : [];
  const own = new Set(made.map(({ value }) => value));
  const uplinks = connectUplinksOf(nodes);
  const optionOf = (uplink: Uplink) => ({ value: uplink.name, description: describe(t, uplink) });
  return {
    [LINKS]: [...made, ...uplinks.filter(({ name }) => !own.has(name)).map(optionOf)],
    [CARDS]: uplinks.filter(({ kind }) => kind === 'ethernet').map(optionOf),
  };
};
