import * as codes from '../../findings/codes';
import type { FindingCode } from '../../findings/catalog';
import type { Finding } from '../../findings/finding';
import { findingOf, namesOf } from '../../findings/report';
import { msg } from '../../core/msg';
import { reason } from '../../core/reasons';
import type { NodeNeed } from '../../nodes/need';
import { nodeNetworksOf, type NodeNetwork } from '../../nodes/node-networks';
import { onNode, type Found, type Lack } from '../../nodes/on-node';
import type { InterfaceRow } from '../interfaces/interfaces';
import type { VmView } from '../interfaces/view';
import { candidatesOf, nameOfNeed, needOf } from '../lifecycle/state/nodes';
import {
  because,
  judged,
  nadReference,
  none,
  unknown,
  valuesOf,
  type Judgement,
} from './judgement';

/** Of the network itself nothing is wrong: other nodes have it. */
const keptAway = msg(
  'The VM may only run on nodes that lack "{{name}}" or have given it away: {{nodes}}. Make it there, or let the VM run on other nodes.',
);

const onNoNode: Partial<Record<NodeNeed['kind'], FindingCode>> = {
  bridge: codes.noNodeHasBridge,
  mapping: codes.noNodeHasMapping,
};

const isThing = ({ kind }: Lack): boolean => kind !== 'notOffered' && kind !== 'policyFailed';

/** Without an instance: whether there is a node for it at all. */
const judgeCandidates = (view: VmView, row: InterfaceRow, need: NodeNeed): Judgement => {
  const { world } = view;
  const resource = (row.nad.running ?? row.nad.configured)?.resourceName;
  const candidates = candidatesOf(view);
  const known = candidates
    .map((node) => ({ node, has: onNode(world, node, need, resource) }))
    .filter(({ has }) => !has.isUnknown);
  if (known.length === 0) return unknown;
  const fitting = known.filter(({ has }) => has.missing.length === 0);
  if (fitting.length > 0) {
    const nodes = namesOf(fitting.map(({ node }) => node));
    return judged('ok', reason(msg('On {{nodes}}.'), { nodes }));
  }
  const names = namesOf(known.map(({ node }) => node));
  const all = nodeNetworksOf(world).filter(({ isForVms }) => isForVms);
  const name = nameOfNeed(need) ?? '';
  if (candidates.length < all.length) {
    return judged('broken', reason(keptAway, { name: name || (resource ?? ''), nodes: names }));
  }
  const code = onNoNode[need.kind];
  const isAbsent = code && known.every(({ has }) => has.missing.some(isThing));
  const [first] = known.flatMap(({ has }) => has.missing);
  if (!isAbsent && resource === undefined) return judged('broken', first?.why);
  const params = {
    nodes: names,
    count: known.length,
    resource: resource ?? '',
    bridge: name,
    name,
  };
  return because(
    findingOf(
      isAbsent ? code : codes.noNodeOffersResource,
      nadReference(view, row),
      'spec.config',
      params,
    ),
  );
};

const mtuCodes: Partial<Record<NodeNeed['kind'], FindingCode>> = {
  bridge: codes.mtuAboveOfBridge,
  mapping: codes.mtuAboveOfPhysicalNetwork,
  interface: codes.mtuAboveOfInterface,
  overlay: codes.mtuAboveOfOverlay,
};

/** The rule that a lack belongs to, and the setting of the network that it is about. */
const ruleOf = (
  { kind }: Lack,
  need: NodeNeed,
): { code: FindingCode; setting: string } | undefined => {
  const mtu = mtuCodes[need.kind];
  if (kind === 'mtu') return mtu && { code: mtu, setting: 'mtu' };
  if (need.kind !== 'bridge') return undefined;
  switch (kind) {
    case 'noUplink':
      return { code: codes.bridgeHasNoPorts, setting: 'bridge' };
    case 'vlanBlocked':
      return { code: codes.bridgePortsBlockVlan, setting: 'vlan' };
    case 'vlanTaken':
      return { code: codes.nodeUsesVlanItself, setting: 'vlan' };
    case 'otherType':
      return { code: codes.notLinuxBridge, setting: 'bridge' };
    default:
      return undefined;
  }
};

/** What of a node keeps the traffic of an interface from its network, in the words of the rule about it. */
const findingOfLack = (
  view: VmView,
  row: InterfaceRow,
  need: NodeNeed,
  { node, has, lack }: { node: NodeNetwork; has: Found; lack: Lack },
): Finding | undefined => {
  const rule = ruleOf(lack, need);
  const through = has.through ?? nameOfNeed(need) ?? '';
  return (
    rule &&
    findingOf(rule.code, nadReference(view, row), `spec.config.${rule.setting}`, {
      ...lack.why.params,
      bridge: through,
      master: through,
      nodes: node.name,
      count: 1,
    })
  );
};

/** Whether the node has what the network of an interface needs, or any node for a VM that starts. */
export const judgeNode = (view: VmView, row: InterfaceRow): Judgement => {
  if (valuesOf(row)?.network.kind !== 'multus') return none(msg('Every node has the pod network.'));
  const need = needOf(view, row);
  if (!need) return unknown;
  const { resourceName } = row.nad.running ?? row.nad.configured ?? {};
  if (need.kind === 'overlay' && resourceName === undefined) {
    return none(msg('The network needs nothing of the node.'));
  }
  if (view.phase !== 'running') return judgeCandidates(view, row, need);
  const { node } = view;
  if (!node) return unknown;
  const runsHere = reason(msg('The VM runs on {{node}}.'), { node: node.name });
  const has = onNode(view.world, node, need);
  // A VM that was placed by a resource was given it.
  if (has.isUnknown) return resourceName === undefined ? unknown : judged('ok', runsHere);
  const [lack] = [...has.missing, ...has.limits];
  if (!lack) return judged('ok', runsHere);
  const finding = findingOfLack(view, row, need, { node, has, lack });
  return finding ? because(finding) : judged('broken', lack.why);
};
