import type { FindingCode } from '../../../findings/catalog';
import * as codes from '../../../findings/codes';
import type { Finding, ObjectReference } from '../../../findings/finding';
import { findingOf, namesOf, nodeReferences, referenceOf } from '../../../findings/report';
import { livingNadAt, pathIn } from '../../../nad/living';
import { nameOfNeed, type NodeNeed } from '../../../nodes/need';
import { nodeNetworksOf, type NodeNetwork } from '../../../nodes/node-networks';
import { onNode, type Found, type Lack } from '../../../nodes/on-node';
import { mayRunOn } from '../../../nodes/placement';
import { placementKey } from '../../../nodes/reach';
import { derived, type World } from '../../../world/world';
import { nadOfSource, type NadFacts } from '../../interfaces/nad-facts';
import { nadsOf } from '../../../nad/nads';
import type { InterfaceRow } from '../../interfaces/interfaces';
import { findingOn, interfacePath, networkPath, type VmView } from '../../interfaces/view';

/** The network of an interface, as it runs if it does. */
export const factsOf = ({ nad }: InterfaceRow): NadFacts | undefined =>
  nad.running ?? nad.configured;

const sourceOf = ({ network }: InterfaceRow) => network.running ?? network.configured;

/** The object that people write, of which the network of an interface comes, and a setting in it. */
const placeIn = (
  { world, reference }: VmView,
  row: InterfaceRow,
  setting: string,
): { object: ObjectReference; path: string } => {
  const nad = nadOfSource(nadsOf(world), sourceOf(row));
  if (!nad) return { object: reference, path: 'spec' };
  const living = livingNadAt(world, nad.key);
  if (living?.owner) return { object: referenceOf(living.owner), path: 'spec' };
  return {
    object: referenceOf(nad.nad),
    path: living ? pathIn(living, setting) : 'spec.config',
  };
};

type ByNeed = Partial<Record<NodeNeed['kind'], FindingCode>>;

/** What a VM lacks whose node has not got the thing at all. */
const nodeLacksThing: ByNeed = {
  bridge: codes.nodeOfVmLacksBridge,
  mapping: codes.nodeOfVmLacksBridgeMapping,
  interface: codes.nodeOfVmLacksInterface,
};

interface NetworkRule {
  codes: ByNeed;
  setting: string;
}

/** Rules about networks, by what of them is lacking on a node. */
const networkRules: Record<Lack['kind'], NetworkRule | undefined> = {
  absent: undefined,
  otherType: undefined,
  nowhere: { codes: { mapping: codes.mappingLeadsNowhere }, setting: 'physicalNetworkName' },
  down: {
    codes: { bridge: codes.bridgeIsDown, interface: codes.interfaceOfNetworkIsDown },
    setting: 'bridge',
  },
  noUplink: {
    codes: { bridge: codes.bridgeHasNoPorts, mapping: codes.physicalNetworkHasNoPorts },
    setting: 'bridge',
  },
  vlanBlocked: { codes: { bridge: codes.bridgePortsBlockVlan }, setting: 'vlan' },
  vlanTaken: { codes: { bridge: codes.nodeUsesVlanItself }, setting: 'vlan' },
  mtu: {
    codes: {
      bridge: codes.mtuAboveOfBridge,
      mapping: codes.mtuAboveOfPhysicalNetwork,
      interface: codes.mtuAboveOfInterface,
      overlay: codes.mtuAboveOfOverlay,
    },
    setting: 'mtu',
  },
  // They go with another one that says what they mean.
  policyFailed: undefined,
  notOffered: undefined,
  unknown: undefined,
};

/** A rule about a network, told of single nodes. */
const ofNetwork = (
  view: VmView,
  row: InterfaceRow,
  need: NodeNeed,
  { nodes, has, lack }: { nodes: readonly NodeNetwork[]; has: Found; lack: Lack },
): Finding | undefined => {
  const rule = networkRules[lack.kind];
  const code = rule?.codes[need.kind];
  if (!rule || !code) return undefined;
  const through = has.through ?? nameOfNeed(need) ?? '';
  const { object, path } = placeIn(view, row, rule.setting);
  const params = {
    ...lack.why.params,
    name: nameOfNeed(need) ?? '',
    bridge: through,
    master: through,
    nodes: namesOf(nodes),
    count: nodes.length,
  };
  return findingOf(code, object, path, params, nodeReferences(nodes));
};

const isThing = ({ kind }: Lack): boolean => kind === 'absent' || kind === 'otherType';

/** What the node that a VM runs on lacks of the network of an interface. */
export const lacksOfNode = (
  view: VmView,
  row: InterfaceRow,
  need: NodeNeed,
  node: NodeNetwork,
): Finding[] => {
  const has = onNode(view.world, node, need);
  if (has.isUnknown) return [];
  return [...has.missing, ...has.limits].flatMap((lack) => {
    const code = isThing(lack) ? nodeLacksThing[need.kind] : undefined;
    if (!code) return ofNetwork(view, row, need, { nodes: [node], has, lack }) ?? [];
    const params = { name: row.name, node: node.name, [need.kind]: nameOfNeed(need) ?? '' };
    const nad = nadOfSource(nadsOf(view.world), sourceOf(row));
    const related = [...nodeReferences([node]), ...(nad ? [referenceOf(nad.nad)] : [])];
    return [findingOn(view, code, networkPath(view, row, 'multus.networkName'), params, related)];
  });
};

/** The nodes that a VM may be placed on, and what they have of a network. */
export interface Candidates {
  /** Those that have it. */
  fitting: readonly NodeNetwork[];
  /** Those that lack it, or do not offer its resource. */
  lacking: readonly { node: NodeNetwork; has: Found }[];
  /** Whether some of them are not known. */
  isPartial: boolean;
  /** Whether the VM may run on each node for VMs. */
  isEverywhere: boolean;
}

/** Nodes for VMs that the VM may be placed on; looked for once for all that say the same. */
const placesOf = derived((world: World) => {
  const known = new Map<string, readonly NodeNetwork[]>();
  return (spec: unknown): readonly NodeNetwork[] => {
    const key = placementKey(spec);
    let nodes = known.get(key);
    if (!nodes) {
      nodes = nodeNetworksOf(world).filter((node) => node.isForVms && mayRunOn(spec, node));
      known.set(key, nodes);
    }
    return nodes;
  };
});

/** Nodes for VMs that the VM may be placed on. */
export const candidatesOf = ({ world, spec }: VmView): readonly NodeNetwork[] =>
  placesOf(world)(spec);

const judgedOf = derived((world: World) => {
  const known = new Map<string, Candidates>();
  return (view: VmView, need: NodeNeed, facts: NadFacts): Candidates => {
    const key = `${facts.key} ${placementKey(view.spec)}`;
    let found = known.get(key);
    if (!found) {
      const all = nodeNetworksOf(world).filter(({ isForVms }) => isForVms);
      const nodes = candidatesOf(view);
      const seen = nodes
        .map((node) => ({ node, has: onNode(world, node, need, facts.resourceName) }))
        .filter(({ has }) => !has.isUnknown);
      found = {
        fitting: seen.filter(({ has }) => has.missing.length === 0).map(({ node }) => node),
        lacking: seen.filter(({ has }) => has.missing.length > 0),
        isPartial: seen.length < nodes.length || nodes.length === 0,
        isEverywhere: nodes.length === all.length,
      };
      known.set(key, found);
    }
    return found;
  };
});

/** Looks for nodes on which a VM that does not run would have the network of an interface. */
export const candidatesFor = (view: VmView, need: NodeNeed, facts: NadFacts): Candidates =>
  judgedOf(view.world)(view, need, facts);

const onNoNode: ByNeed = {
  bridge: codes.noNodeHasBridge,
  mapping: codes.noNodeHasMapping,
  interface: codes.noNodeHasInterface,
};

/** Of the network itself: no node has it, so that no VM can use it. */
const ofNoNode = (
  view: VmView,
  row: InterfaceRow,
  need: NodeNeed,
  lacking: Candidates['lacking'],
): Finding | undefined => {
  const nodes = lacking.map(({ node }) => node);
  const { resourceName } = factsOf(row) ?? {};
  const [first] = lacking;
  const lack = first?.has.missing.find(({ kind }) => kind !== 'notOffered');
  const code = lacking.every(({ has }) => has.missing.some(({ kind }) => kind === 'absent'))
    ? onNoNode[need.kind]
    : undefined;
  const { object, path } = placeIn(view, row, 'bridge');
  const name = nameOfNeed(need) ?? '';
  const params = { nodes: namesOf(nodes), count: nodes.length, bridge: name, name, master: name };
  if (code) return findingOf(code, object, path, params, nodeReferences(nodes));
  if (first && lack && !isThing(lack))
    return ofNetwork(view, row, need, { nodes, has: first.has, lack });
  return resourceName === undefined
    ? undefined
    : findingOf(
        codes.noNodeOffersResource,
        object,
        path,
        { ...params, resource: resourceName },
        nodeReferences(nodes),
      );
};

/**
 * A VM that does not run, while none of the nodes that it may be placed on has the network. Where
 * some are not known nothing is said. A network that no node has is wrong itself; one that other
 * nodes have, or a VM that is trying to start, is a matter of the VM.
 */
export const lacksOfCandidates = (
  view: VmView,
  row: InterfaceRow,
  need: NodeNeed,
  facts: NadFacts,
): Finding[] => {
  const { fitting, lacking, isPartial, isEverywhere } = candidatesFor(view, need, facts);
  if (isPartial || fitting.length > 0) return [];
  const own = isEverywhere ? ofNoNode(view, row, need, lacking) : undefined;
  if (own && view.phase === 'stopped') return [own];
  const nodes = lacking.map(({ node }) => node);
  const resource = nameOfNeed(need) ?? facts.resourceName ?? facts.key;
  const params = { name: row.name, resource, nodes: namesOf(nodes) };
  const path = interfacePath(view, row);
  return [
    findingOn(view, codes.noNodeHasNetworkOfVm, path, params, nodeReferences(nodes)),
    ...(own ? [own] : []),
  ];
};
