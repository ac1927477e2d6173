import { bridgeNodesOf } from './bridge-nodes';
import { overlayMtuOf } from './cluster-network';
import { formatVlans, taggedVlansOf, vlansOutside } from './vlan-ranges';
import { msg } from '../core/msg';
import type { Fields } from '../shapes/fields';
import { reason, type Reason } from '../core/reasons';
import type { World } from '../world/world';
import { failedAttemptAt } from './attempts';
import type { NodeNeed } from './need';
import type { NodeNetwork } from './node-networks';
import { mtuOf, uplinksOf } from './uplinks';

/** What a node has of what a network needs. */
export interface Found {
  /** What VMs are connected to there: the bridge, or the interface. */
  through: string | undefined;
  /** Largest packet in bytes that passes there. */
  mtu: number | undefined;
  /** Why VMs on the network do not work there, or why that is not known. */
  missing: Reason[];
  /** What VMs lack there although they are connected. */
  limits: Reason[];
  isUnknown?: boolean;
}

const found = (part: Partial<Found>): Found => ({
  through: undefined,
  mtu: undefined,
  missing: [],
  limits: [],
  ...part,
});

const noReport = found({
  isUnknown: true,
  missing: [reason(msg('nmstate does not report on this node.'))],
});

const failedPolicy = (
  world: World,
  thing: { bridge: string } | { localnet: string },
  node: NodeNetwork,
): Reason[] => {
  const attempt = failedAttemptAt(world, thing, [node]);
  if (!attempt) return [];
  const { policy, reason: why } = attempt;
  return [
    reason(msg('Policy {{policy}} should make it, and failed here: {{why}}'), { policy, why }),
  ];
};

const isDown = (state: string | undefined): boolean => state === 'down';

/** The MTU that the configuration asks for, where it is above what the node lets through. */
const tooLarge = (fields: Fields, limit: number | undefined): Reason[] => {
  const mtu = fields.integer('mtu') ?? 0;
  if (limit === undefined || mtu <= limit) return [];
  return [
    reason(msg('The network asks for an MTU of {{mtu}}, and {{limit}} pass here.'), { mtu, limit }),
  ];
};

const blockedVlans = (world: World, node: NodeNetwork, name: string, fields: Fields): Reason[] => {
  const vlans = taggedVlansOf(fields);
  const { filters, hostVlans } = bridgeNodesOf(world)(name);
  const filter = filters.find(({ nodes }) => nodes.includes(node));
  const blocked = filter ? vlansOutside(vlans, filter.allowed) : [];
  const taken = [...hostVlans].flatMap(([vlan, interfaces]) => {
    const own = interfaces.find((entry) => entry.node === node);
    return own && vlans.some(({ min, max }) => vlan >= min && vlan <= max)
      ? [{ vlan, interface: own.name }]
      : [];
  });
  return [
    ...(blocked.length === 0
      ? []
      : [
          reason(msg('The ports of the bridge do not let VLAN {{vlans}} through.'), {
            vlans: formatVlans(blocked),
          }),
        ]),
    ...taken.map((params) =>
      reason(
        msg('The interface {{interface}} of the node takes VLAN {{vlan}} for itself.'),
        params,
      ),
    ),
  ];
};

const bridgeOn = (world: World, node: NodeNetwork, name: string, fields: Fields): Found => {
  if (!node.interfaces) return noReport;
  const bridge = node.interfaces.get(name);
  if (!bridge) {
    return found({
      missing: [
        reason(msg('There is no bridge {{name}}.'), { name }),
        ...failedPolicy(world, { bridge: name }, node),
      ],
    });
  }
  if (bridge.type !== 'linux-bridge' && bridge.type !== '' && bridge.type !== 'unknown') {
    return found({
      missing: [
        reason(msg('{{name}} is no Linux bridge, but of type {{type}}.'), {
          name,
          type: bridge.type,
        }),
      ],
    });
  }
  const mtu = mtuOf(node, bridge);
  return found({
    through: name,
    mtu,
    limits: [
      ...(isDown(bridge.state) ? [reason(msg('The bridge {{name}} is down.'), { name })] : []),
      ...(uplinksOf(node, bridge).length === 0
        ? [reason(msg('No port of the bridge leads out of the node.'))]
        : blockedVlans(world, node, name, fields)),
      ...tooLarge(fields, mtu),
    ],
  });
};

const mappingOn = (world: World, node: NodeNetwork, localnet: string, fields: Fields): Found => {
  if (!node.mappings) return noReport;
  const name = node.mappings.get(localnet);
  if (name === undefined) {
    return found({
      missing: [
        reason(msg('There is no bridge mapping {{localnet}}.'), { localnet }),
        ...failedPolicy(world, { localnet }, node),
      ],
    });
  }
  const bridge = node.interfaces?.get(name);
  if (!bridge) {
    return found({
      missing: node.interfaces
        ? [reason(msg('The mapping leads to bridge {{name}}, which does not exist.'), { name })]
        : [],
      through: name,
    });
  }
  const mtu = mtuOf(node, bridge);
  return found({
    through: name,
    mtu,
    limits: [
      ...(uplinksOf(node, bridge).length === 0
        ? [reason(msg('No port of the bridge leads out of the node.'))]
        : []),
      ...tooLarge(fields, mtu),
    ],
  });
};

const interfaceOn = (node: NodeNetwork, name: string, fields: Fields): Found => {
  if (!node.interfaces) return noReport;
  const link = node.interfaces.get(name);
  if (!link) return found({ missing: [reason(msg('There is no interface {{name}}.'), { name })] });
  return found({
    through: name,
    mtu: link.mtu,
    // The plugins refuse this, so nothing that uses the network starts there.
    missing: tooLarge(fields, link.mtu),
    limits: isDown(link.state) ? [reason(msg('The interface {{name}} is down.'), { name })] : [],
  });
};

/** Looks on one node for what a network needs. */
export const onNode = (world: World, node: NodeNetwork, need: NodeNeed): Found => {
  switch (need.kind) {
    case 'bridge':
      return bridgeOn(world, node, need.name, need.fields);
    case 'mapping':
      return mappingOn(world, node, need.name, need.fields);
    case 'interface':
      return interfaceOn(node, need.name, need.fields);
    case 'overlay': {
      const mtu = overlayMtuOf(world);
      return found({ mtu, limits: tooLarge(need.fields, mtu) });
    }
    case 'device':
      return found({});
    case 'unknown':
      return found({
        isUnknown: true,
        missing: [reason(msg('The configuration does not tell what it needs of a node.'))],
      });
  }
};
