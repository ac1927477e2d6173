import { msg } from '../core/msg';
import { reason, type Reason } from '../core/reasons';
import { asTyped, numberOrText, type FormValues } from '../forms/leaf';
import { suggestName } from '../nad/suggest-name';
import { NAD_GVK, type NetworkAttachmentDefinition } from '../nad/types';
import type { World } from '../world/world';
import { linksOf, vlanWayOf, type Link, type VlanWay } from './links';

/** The fields of the wizard for a network for live migration; `later` is how many nodes there will be. */
export const planFields = ['link', 'vlan', 'range', 'exclude', 'later', 'name'] as const;
export type PlanField = (typeof planFields)[number];

export const emptyPlan: Readonly<Record<PlanField, string>> = {
  link: '',
  vlan: '',
  range: '',
  exclude: '',
  later: '',
  name: '',
};

/** What keeps the network from working, or from being judged, beside the field that mends it. */
export interface PlanProblem {
  field: PlanField;
  message: Reason;
}

/** What the values of the wizard lead to. */
export interface Plan {
  link: Link | undefined;
  way: VlanWay;
  /** How many nodes there will be; undefined: as many as now. */
  nodesLater: number | undefined;
  nad: NetworkAttachmentDefinition;
  /** The same for rules: as long as it has no name, with one that stands for it. */
  judged: NetworkAttachmentDefinition;
  problems: readonly PlanProblem[];
}

/** Stands for the name of a network that has none yet. */
const UNNAMED = 'network';

const wordsOf = (text: string): string[] => text.split(/[\s,]+/).filter((word) => word !== '');

const wayOf = (world: World, link: Link | undefined, vlan: unknown): VlanWay =>
  link && isVlan(vlan) ? vlanWayOf(world, link, Number(vlan)) : { kind: 'own' };

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

const at = (field: PlanField, text: string, params?: Reason['params']): PlanProblem => ({
  field,
  message: reason(text, params),
});

const isVlan = (vlan: unknown): boolean => typeof vlan === 'number' && vlan >= 1 && vlan <= 4094;

const isCount = (text: string): boolean => /^[1-9]\d{0,4}$/.test(text);

interface Read {
  chosen: string;
  link: Link | undefined;
  way: VlanWay;
  vlan: unknown;
  range: string;
  later: string;
  name: string;
  isTaken: boolean;
}

const problemsOf = (read: Read): PlanProblem[] => {
  const { chosen, link, way, vlan, range, later, name, isTaken } = read;
  return [
    ...(name === '' ? [at('name', msg('Give the network a name.'))] : []),
    ...(chosen === '' ? [at('link', msg('Choose an interface or a bridge.'))] : []),
    ...(link?.refusal ? [{ field: 'link' as const, message: link.refusal }] : []),
    ...(vlan !== undefined && !isVlan(vlan)
      ? [at('vlan', msg('A VLAN is a number from 1 to 4094.'))]
      : []),
    ...(isVlan(vlan) && !link && chosen !== ''
      ? [
          at(
            'vlan',
            msg(
              'It is not known which VLAN interfaces nodes have. Leave this empty, and name the VLAN interface above.',
            ),
          ),
        ]
      : []),
    ...(way.kind === 'none' ? [{ field: 'vlan' as const, message: way.why }] : []),
    ...(range === '' ? [at('range', msg('Give a range, such as 10.200.5.0/24.'))] : []),
    ...(later !== '' && !isCount(later)
      ? [at('later', msg('Give a number of nodes, or leave it empty.'))]
      : []),
    ...(isTaken ? [at('name', msg('There is a network of this name already.'))] : []),
  ];
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
  const range = asTyped(values.range).trim();
  const later = asTyped(values.later).trim();
  const isTaken = world.find('NetworkAttachmentDefinition', name, namespace) !== undefined;
  const named = (text: string): NetworkAttachmentDefinition => {
    const config = {
      cniVersion: '0.3.1',
      name: text,
      ...connectionOf(chosen, link, way, vlan),
      ipam: { type: 'whereabouts', range, ...(exclude.length > 0 ? { exclude } : {}) },
    };
    return {
      apiVersion: `${NAD_GVK.group}/${NAD_GVK.version}`,
      kind: NAD_GVK.kind,
      metadata: {
        name: text,
        namespace,
        annotations: { description: 'Carries live migrations between nodes' },
      },
      spec: { config: JSON.stringify(config, null, 2) },
    };
  };
  return {
    link,
    way,
    nodesLater: isCount(later) ? Number(later) : undefined,
    problems: problemsOf({ chosen, link, way, vlan, range, later, name, isTaken }),
    nad: named(name),
    judged: named(name || UNNAMED),
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

/** The field that a finding's path belongs to; undefined for what the wizard cannot mend. */
export const planFieldOf = (path: string): PlanField | undefined => {
  if (path === 'metadata.name' || path === 'spec.config.name') return 'name';
  if (path.startsWith('spec.config.ipam.exclude')) return 'exclude';
  if (path.startsWith('spec.config.ipam')) return 'range';
  if (path === 'spec.config.vlan') return 'vlan';
  return path === 'spec.config.master' || path === 'spec.config.bridge' ? 'link' : undefined;
};
