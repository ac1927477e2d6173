import { msg } from '../core/msg';
import type { Fields } from '../shapes/fields';
import { reason, type Reason } from '../core/reasons';
import type { WireVlans } from '../nad/wire-vlans';
import { BRIDGE_RESOURCE_PREFIX } from '../nad/types';
import type { World } from '../world/world';
import { failedAttemptAt } from './attempts';
import { bridgeOn, mappingOn, ovsBridgeOn, type BridgeOn, type FoundBridge } from './bridge-on';
import { overlayMtuOf } from './cluster-network';
import type { NodeNeed } from './need';
import type { NodeNetwork } from './node-networks';
import { offers } from './resources';
import { formatVlans, vlansOutside } from '../net/vlan-ranges';

/** One thing that a node lacks of what a network needs. */
export interface Lack {
  kind:
    | 'absent'
    | 'otherType'
    | 'nowhere'
    | 'policyFailed'
    | 'down'
    | 'noUplink'
    | 'vlanBlocked'
    | 'vlanTaken'
    | 'mtu'
    | 'notOffered'
    | 'unknown';
  /** Template and values, to be translated; the values are those of the rule about it, too. */
  why: Reason;
}

/** What a node has of what a network needs. */
export interface Found {
  /** What VMs are connected to there: the bridge, or the interface. */
  through: string | undefined;
  /** Largest packet in bytes that passes there. */
  mtu: number | undefined;
  /** Why VMs on the network do not work there, or why that is not known. */
  missing: readonly Lack[];
  /** What VMs lack there although they are connected. */
  limits: readonly Lack[];
  isUnknown: boolean;
}

/** nmstate's type of a bridge. */
export type BridgeType = 'linux-bridge' | 'ovs-bridge';

type NeedOf<Kind extends NodeNeed['kind']> = Extract<NodeNeed, { kind: Kind }>;

const found = (part: Partial<Found>): Found => ({
  through: undefined,
  mtu: undefined,
  missing: [],
  limits: [],
  isUnknown: false,
  ...part,
});

const lack = (kind: Lack['kind'], text: string, params?: Reason['params']): Lack => ({
  kind,
  why: reason(text, params),
});

const untold = (text: string, params?: Reason['params']): Found =>
  found({ isUnknown: true, missing: [lack('unknown', text, params)] });

const noReport = untold(msg('nmstate does not report on this node.'));

const failedPolicy = (
  world: World,
  thing: { bridge: string } | { localnet: string },
  node: NodeNetwork,
): Lack[] => {
  const attempt = failedAttemptAt(world, thing, [node]);
  if (!attempt) return [];
  const { policy, reason: why, isAborted } = attempt;
  if (isAborted) {
    const aborted = msg(
      'Policy {{policy}} should make it, and was not tried: another node failed.',
    );
    return [lack('policyFailed', aborted, { policy })];
  }
  const text = msg('Policy {{policy}} should make it, and failed here: {{why}}');
  return [lack('policyFailed', text, { policy, why })];
};

/** The MTU that the configuration asks for, where it is above what the node lets through. */
const tooLarge = (fields: Fields, limit: number | undefined): Lack[] => {
  const mtu = fields.integer('mtu') ?? 0;
  if (limit === undefined || mtu <= limit) return [];
  const text = msg('The network asks for an MTU of {{mtu}}, and {{limit}} pass here.');
  return [lack('mtu', text, { mtu, limit })];
};

const vlanLacks = ({ allowed, taken }: FoundBridge, wire: WireVlans): Lack[] => {
  const vlans = wire.kind === 'wire' ? wire.wanted : [];
  const blocked = allowed ? vlansOutside(vlans, allowed) : [];
  const isWanted = (vlan: number) => vlans.some(({ min, max }) => vlan >= min && vlan <= max);
  return [
    ...(blocked.length === 0
      ? []
      : [
          lack('vlanBlocked', msg('The ports of the bridge do not let VLAN {{vlans}} through.'), {
            vlans: formatVlans(blocked),
          }),
        ]),
    ...taken
      .filter(({ vlan }) => isWanted(vlan))
      .map(({ vlan, name }) =>
        lack(
          'vlanTaken',
          msg('The interface {{interface}} of the node takes VLAN {{vlan}} for itself.'),
          { vlan, interface: name },
        ),
      ),
  ];
};

const noUplink = lack('noUplink', msg('No port of the bridge leads out of the node.'));

const noSuchBridge: Record<BridgeType, { other: string; untold: string }> = {
  'linux-bridge': {
    other: msg('{{name}} is no Linux bridge, but of type {{type}}.'),
    untold: msg('nmstate does not tell whether {{name}} is a Linux bridge.'),
  },
  'ovs-bridge': {
    other: msg('{{name}} is no OVS bridge, but of type {{type}}.'),
    untold: msg('nmstate does not tell whether {{name}} is an OVS bridge.'),
  },
};

/** @param limitsOf what of a bridge that leads out of the node is not as it should be */
const ofFound = (
  world: World,
  node: NodeNetwork,
  { name, type, bridge }: { name: string; type: BridgeType; bridge: BridgeOn },
  limitsOf: (bridge: FoundBridge) => Lack[],
): Found => {
  switch (bridge.state) {
    case 'unknown':
      return node.interfaces ? untold(noSuchBridge[type].untold, { name }) : noReport;
    case 'absent':
      return found({
        missing: [
          lack('absent', msg('There is no bridge {{name}}.'), { name }),
          ...failedPolicy(world, { bridge: name }, node),
        ],
      });
    case 'other':
      return found({
        missing: [lack('otherType', noSuchBridge[type].other, { name, type: bridge.type })],
      });
    case 'there':
      return found({
        through: name,
        mtu: bridge.mtu,
        limits: [
          ...(bridge.isDown ? [lack('down', msg('The bridge {{name}} is down.'), { name })] : []),
          ...(bridge.uplinks.length === 0 ? [noUplink] : limitsOf(bridge)),
        ],
      });
  }
};

const ofBridge = (
  world: World,
  node: NodeNetwork,
  { name, fields, vlans }: NeedOf<'bridge'>,
): Found => {
  const bridge = bridgeOn(node, name);
  const has = ofFound(world, node, { name, type: 'linux-bridge', bridge }, (there) =>
    vlanLacks(there, vlans),
  );
  return { ...has, limits: [...has.limits, ...tooLarge(fields, has.mtu)] };
};

/** @param limitsOf what does not suit an MTU in bytes that passes there */
const ofMapping = (
  world: World,
  node: NodeNetwork,
  localnet: string,
  limitsOf: (mtu: number | undefined) => Lack[],
): Found => {
  const mapping = mappingOn(node, localnet);
  switch (mapping.state) {
    case 'unknown':
      return noReport;
    case 'absent':
      return found({
        missing: [
          lack('absent', msg('There is no bridge mapping {{localnet}}.'), { localnet }),
          ...failedPolicy(world, { localnet }, node),
        ],
      });
    case 'unseen':
      return found({ through: mapping.name });
    case 'nowhere': {
      const { name } = mapping;
      const text = msg('The mapping leads to bridge {{name}}, which does not exist.');
      return found({ through: name, missing: [lack('nowhere', text, { name })] });
    }
    case 'there':
      return found({
        through: mapping.name,
        mtu: mapping.mtu,
        limits: [...(mapping.uplinks.length === 0 ? [noUplink] : []), ...limitsOf(mapping.mtu)],
      });
  }
};

const ofInterface = (node: NodeNetwork, { name, fields }: NeedOf<'interface'>): Found => {
  if (!node.interfaces) return noReport;
  const link = node.interfaces.get(name);
  if (!link) {
    return found({ missing: [lack('absent', msg('There is no interface {{name}}.'), { name })] });
  }
  const isDown = link.state === 'down';
  return found({
    through: name,
    mtu: link.mtu,
    // The plugins refuse this, so nothing that uses the network starts there.
    missing: tooLarge(fields, link.mtu),
    limits: isDown ? [lack('down', msg('The interface {{name}} is down.'), { name })] : [],
  });
};

const ofNeed = (world: World, node: NodeNetwork, need: NodeNeed): Found => {
  switch (need.kind) {
    case 'bridge':
      return ofBridge(world, node, need);
    case 'mapping':
      return ofMapping(world, node, need.name, (mtu) => tooLarge(need.fields, mtu));
    case 'interface':
      return ofInterface(node, need);
    case 'overlay': {
      const mtu = overlayMtuOf(world);
      return found({ mtu, limits: tooLarge(need.fields, mtu) });
    }
    case 'device':
      return found({});
    case 'unknown':
      return untold(msg('The configuration does not tell what it needs of a node.'));
  }
};

/**
 * The scheduler places VMs only where the resource of the annotation is. bridge-marker offers the
 * resource of a bridge exactly where there is the bridge, also where nmstate does not report.
 */
const withResource = (
  node: NodeNetwork,
  need: NodeNeed,
  has: Found,
  resource: string | undefined,
): Found => {
  if (resource === undefined) return has;
  if (!node.resources) {
    return need.kind === 'device'
      ? { ...has, ...untold(msg('The resources of this node are not known.')) }
      : has;
  }
  if (!offers(node, resource)) {
    const none = lack(
      'notOffered',
      msg('The node has no {{resource}} to give, so VMs with this network are not placed here.'),
      { resource },
    );
    const missing = has.isUnknown ? [none] : [...has.missing, none];
    return { ...has, isUnknown: false, missing };
  }
  if (need.kind === 'device' && has.missing.length === 0) return { ...has, through: resource };
  const isMarked = need.kind === 'bridge' && resource === `${BRIDGE_RESOURCE_PREFIX}${need.name}`;
  return isMarked && has.isUnknown
    ? { ...has, isUnknown: false, missing: [], through: need.name }
    : has;
};

/**
 * Looks on one node for what a network needs: the one answer for the nodes of a network, the way to
 * the wire, the explanation of an interface and the targets of a migration.
 *
 * @param resource that the network makes VMs ask for; undefined: none, or it does not matter, as for
 *   a VM that has been placed already
 */
export const onNode = (world: World, node: NodeNetwork, need: NodeNeed, resource?: string): Found =>
  withResource(node, need, ofNeed(world, node, need), resource);

/** Looks for a bridge on one node, whatever is connected to it. */
export const bridgeHere = (
  world: World,
  node: NodeNetwork,
  name: string,
  type: BridgeType,
): Found => {
  const bridge = type === 'linux-bridge' ? bridgeOn(node, name) : ovsBridgeOn(node, name);
  return ofFound(world, node, { name, type, bridge }, () => []);
};

/** Looks for a bridge mapping on one node, whatever is connected to it. */
export const mappingHere = (world: World, node: NodeNetwork, localnet: string): Found =>
  ofMapping(world, node, localnet, () => []);

/** Looks for a resource on one node that VMs are placed by. */
export const resourceHere = (node: NodeNetwork, resource: string): Found =>
  withResource(node, { kind: 'device', vlans: { kind: 'unknown' } }, found({}), resource);
