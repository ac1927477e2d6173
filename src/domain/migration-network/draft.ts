import { msg } from '../core/msg';
import { reason, type Reason } from '../core/reasons';
import { asTyped, numberOrText, type FormValues } from '../forms/leaf';
import { suggestName } from '../nad/suggest-name';
import { NAD_GVK, type NetworkAttachmentDefinition } from '../nad/types';
import type { World } from '../world/world';
import { linksOf, vlanWayOf, type Link, type VlanWay } from './links';

/** The fields of the wizard for a network for live migration. */
export const planFields = ['link', 'vlan', 'range', 'exclude', 'name'] as const;
export type PlanField = (typeof planFields)[number];

export const emptyPlan: Readonly<Record<PlanField, string>> = {
  link: '',
  vlan: '',
  range: '',
  exclude: '',
  name: '',
};

/** What the values of the wizard lead to. */
export interface Plan {
  link: Link | undefined;
  way: VlanWay;
  nad: NetworkAttachmentDefinition;
}

const wordsOf = (text: string): string[] => text.split(/[\s,]+/).filter((word) => word !== '');

const wayOf = (world: World, link: Link | undefined, vlan: unknown): VlanWay =>
  link && typeof vlan === 'number' ? vlanWayOf(world, link, vlan) : { kind: 'own' };

const connectionOf = (
  name: string,
  link: Link | undefined,
  way: VlanWay,
  vlan: unknown,
): object => {
  if (link?.kind === 'linux-bridge') {
    return { type: 'bridge', bridge: name, ...(vlan === undefined ? {} : { vlan }) };
  }
  return { type: 'macvlan', master: way.kind === 'interface' ? way.name : name, mode: 'bridge' };
};

/**
 * The network that the wizard would make: on a bridge, which tags VLANs by itself, or as macvlan on a
 * card, a bond or a VLAN interface of one. Addresses come from whereabouts, which counts them for the
 * whole cluster.
 *
 * Source: the OpenShift Virtualization documentation, "Configuring a dedicated secondary network for
 * live migration"; containernetworking/plugins plugins/main.
 */
export const planOf = (world: World, namespace: string, values: FormValues): Plan => {
  const chosen = asTyped(values.link).trim();
  const name = asTyped(values.name).trim();
  const link = linksOf(world).find((each) => each.name === chosen);
  const vlan = numberOrText(asTyped(values.vlan));
  const way = wayOf(world, link, vlan);
  const exclude = wordsOf(asTyped(values.exclude));
  const config = {
    cniVersion: '0.3.1',
    name,
    ...connectionOf(chosen, link, way, vlan),
    ipam: {
      type: 'whereabouts',
      range: asTyped(values.range).trim(),
      ...(exclude.length > 0 ? { exclude } : {}),
    },
  };
  return {
    link,
    way,
    nad: {
      apiVersion: `${NAD_GVK.group}/${NAD_GVK.version}`,
      kind: NAD_GVK.kind,
      metadata: {
        name,
        namespace,
        annotations: { description: 'Carries live migrations between nodes' },
      },
      spec: { config: JSON.stringify(config, null, 2) },
    },
  };
};

/** A name for the network, such as `migration-eno6-vlan50`, that no other has. */
export const suggestPlanName = (values: FormValues, isTaken: (name: string) => boolean): string => {
  const tag = asTyped(values.vlan).trim();
  return suggestName(
    'linux-bridge',
    { bridge: `migration-${asTyped(values.link).trim()}`, vlan: tag },
    isTaken,
  );
};

/** What of the choice of an interface and a VLAN keeps the network from working. */
export const planRefusal = ({
  link,
  way,
}: Plan): { field: PlanField; message: Reason } | undefined => {
  if (link?.refusal) return { field: 'link', message: link.refusal };
  return way.kind === 'none' ? { field: 'vlan', message: way.why } : undefined;
};

/** The field that a finding's path belongs to; undefined for what the wizard cannot mend. */
export const planFieldOf = (path: string): PlanField | undefined => {
  if (path === 'metadata.name' || path === 'spec.config.name') return 'name';
  if (path.startsWith('spec.config.ipam.exclude')) return 'exclude';
  if (path.startsWith('spec.config.ipam')) return 'range';
  if (path === 'spec.config.vlan') return 'vlan';
  return path === 'spec.config.master' || path === 'spec.config.bridge' ? 'link' : undefined;
};

/** What is missing of the plan before anything can be said of it. */
export const planGaps = (values: FormValues): { field: PlanField; message: Reason }[] => {
  const isEmpty = (field: PlanField) => asTyped(values[field]).trim() === '';
  const vlan = asTyped(values.vlan).trim();
  const number = numberOrText(vlan);
  return [
    ...(isEmpty('link')
      ? [{ field: 'link' as const, message: reason(msg('Choose an interface or a bridge.')) }]
      : []),
    ...(vlan !== '' && (typeof number !== 'number' || number < 1 || number > 4094)
      ? [
          {
            field: 'vlan' as const,
            message: reason(msg('A VLAN is a number from 1 to 4094.')),
          },
        ]
      : []),
    ...(isEmpty('range')
      ? [
          {
            field: 'range' as const,
            message: reason(msg('Give a range, such as 10.200.5.0/24.')),
          },
        ]
      : []),
  ];
};
