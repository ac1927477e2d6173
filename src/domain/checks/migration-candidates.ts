import { textAt, type KubernetesResource } from '../core/resource';
import * as codes from '../findings/codes';
import type { Finding } from '../findings/finding';
import { inOrder } from '../findings/order';
import { inRooms, type WorldRule } from '../findings/rooms';
import { checkNad } from '../nad/check';
import { isGoing } from '../nad/living';
import { nadsOf, type ParsedNad } from '../nad/nads';
import { NAD_GVK, type NetworkAttachmentDefinition } from '../nad/types';
import { migrationNetworkInUse } from '../settings/migration-network';
import { migrationForm } from '../settings/forms';
import { migrationOwnerOf, type MigrationShape } from '../settings/owner';
import { derived, keyOf, type World } from '../world/world';
import { checkBridges } from './rules/bridges';
import { checkMappings } from './rules/mappings';
import { checkMasters } from './rules/masters';
import { checkMigrationNetwork } from './rules/migration';
import { checkMigrationFit } from './rules/migration-fit';
import { checkMtus } from './rules/mtus';
import { checkRanges } from './rules/ranges';
import { checkVirtHandlers } from './rules/virt-handlers';
import { checkWhereaboutsThere } from './rules/whereabouts';
import type { FindingCode } from '../findings/catalog';

/**
 * - `good`: nothing speaks against it, as far as the world tells;
 * - `doubtful`: it works, and something should be known before;
 * - `refused`: virt-handler would not start with it, or migrations would fail.
 */
export type CandidateVerdict = 'good' | 'doubtful' | 'refused';

/** A network that live migrations could run over. */
export interface Candidate {
  nad: ParsedNad;
  isInUse: boolean;
  verdict: CandidateVerdict;
  /** What the rules would say of it if it was chosen, the worst first. */
  findings: readonly Finding[];
  /** It is being deleted. */
  isGoing: boolean;
}

/** Warnings of networks in general that a network for live migration cannot have. */
const REFUSED: readonly FindingCode[] = [
  codes.migrationRangeOverlapsCluster,
  codes.rangeOverlapsNodes,
  codes.someNodesLackMigrationInterface,
  codes.interfaceOfNetworkIsDown,
  codes.migrationAddressesUnusable,
  codes.mtuAboveOfInterface,
  codes.noNodeHasBridge,
  codes.someNodesLackBridge,
  codes.bridgeHasNoPorts,
  codes.bridgeIsDown,
  codes.bridgePortsBlockVlan,
];

/** Whether live migrations cannot run over a network of which a rule says this. */
export const isRefusing = ({ severity, code }: Finding): boolean =>
  severity === 'error' || REFUSED.includes(code);

const verdictOf = (findings: readonly Finding[]): CandidateVerdict => {
  if (findings.some(isRefusing)) return 'refused';
  return findings.some(({ severity }) => severity === 'warning') ? 'doubtful' : 'good';
};

const nadRule: WorldRule = (world) => world.list(NAD_GVK.kind).flatMap(checkNad);

const rules: readonly WorldRule[] = [
  checkBridges,
  checkMappings,
  checkMasters,
  checkMtus,
  checkRanges,
  checkMigrationNetwork,
  checkMigrationFit,
  checkWhereaboutsThere,
];

/** What is no mistake on a network for pods, or says nothing of migrations. */
const PASSED_OVER: readonly FindingCode[] = [codes.ipamOnVmNetwork, codes.noResourceName];

/** Whether a network hands out addresses, so that another one can be in its way. */
const handsOut = (nad: KubernetesResource): boolean =>
  /"(?:range|subnets?)"/i.test(textAt(nad, 'spec', 'config') ?? '');

/** The object with the settings after another network was chosen; '' is the default network. */
export const withNetwork = (
  { object, shape }: { object: KubernetesResource; shape: MigrationShape },
  network: string,
): KubernetesResource => {
  const form = migrationForm(shape);
  return form.apply(object, { ...form.read(object), network });
};

/**
 * The world in which migrations run over a network, which may be there or not: with the setting as it
 * would be, and of the other networks those that hand out addresses.
 */
const worldWith = (world: World, nad: NetworkAttachmentDefinition): World => {
  const { name = '', namespace = '' } = nad.metadata ?? {};
  const owner = migrationOwnerOf(world);
  const isItself = (other: KubernetesResource) =>
    other.metadata?.name === name && other.metadata.namespace === namespace;
  const nads = [
    ...world
      .list('NetworkAttachmentDefinition')
      .filter((each) => !isItself(each) && handsOut(each)),
    nad,
  ];
  const settled = owner && withNetwork(owner, name);
  return {
    ...world,
    list: (kind, within) => {
      const inPlace = <T extends KubernetesResource>(all: readonly T[]) =>
        all.filter((each) => within === undefined || each.metadata?.namespace === within);
      if (kind === 'NetworkAttachmentDefinition') return inPlace(nads);
      if (settled && kind === owner.kind) {
        return world.list(kind, within).map((each) => (each === owner.object ? settled : each));
      }
      return world.list(kind, within);
    },
    find: (kind, wanted, within) => {
      if (kind === 'NetworkAttachmentDefinition') {
        return nads.find(
          (each) => each.metadata?.name === wanted && each.metadata.namespace === within,
        );
      }
      const found = world.find(kind, wanted, within);
      return settled && found === owner.object ? settled : found;
    },
  };
};

/**
 * What the rules would say if live migrations ran over a network, as it is or as it is being made.
 * Never throws.
 */
export const migrationFindingsOf = (world: World, nad: NetworkAttachmentDefinition): Finding[] => {
  const { name = '', namespace = '' } = nad.metadata ?? {};
  const around = worldWith(world, nad);
  const isOfNad = ({ object }: Finding) =>
    object.kind === NAD_GVK.kind && object.name === name && (object.namespace ?? '') === namespace;
  const owner = migrationOwnerOf(world);
  const isOfOwner = ({ object, code }: Finding) =>
    object.kind === owner?.kind && code.startsWith('VMN45');
  return inOrder(around, inRooms(around, [nadRule, ...rules])).filter(
    (finding) => (isOfNad(finding) || isOfOwner(finding)) && !PASSED_OVER.includes(finding.code),
  );
};

/**
 * What the rules say of the network that live migrations are to use now: of the setting, of the network,
 * and of what virt-handler makes of it. Empty for the default network.
 */
export const migrationFindingsNow = derived((world: World): readonly Finding[] => {
  const inUse = migrationNetworkInUse(world);
  if (!inUse) return [];
  const nad = nadsOf(world).get(keyOf(inUse.namespace, inUse.nad));
  const ofSetting = inRooms(world, [checkMigrationNetwork, checkVirtHandlers]).filter(
    ({ object }) => object.kind === inUse.ownerKind,
  );
  return [...ofSetting, ...(nad ? migrationFindingsOf(world, nad.nad) : [])].filter(
    ({ object, code }, index, all) =>
      all.findIndex((other) => other.code === code && other.object.name === object.name) === index,
  );
});

/**
 * The networks that live migrations can be sent over: those of the namespace in which KubeVirt runs,
 * since a bare name means one of these, each judged as if it was chosen. The best come first.
 *
 * Source: kubevirt pkg/virt-operator/resource/generate/components/daemonsets.go.
 *
 * @param namespace where KubeVirt runs
 */
export const migrationCandidatesOf = (world: World, namespace: string): Candidate[] => {
  const inUse = migrationNetworkInUse(world);
  const rank: Record<CandidateVerdict, number> = { good: 0, doubtful: 1, refused: 2 };
  return [...nadsOf(world).values()]
    .filter((nad) => nad.namespace === namespace)
    .map((nad): Candidate => {
      const findings = migrationFindingsOf(world, nad.nad);
      const goes = isGoing(world, nad.nad);
      return {
        nad,
        isInUse:
          inUse !== undefined && keyOf(inUse.namespace, inUse.nad) === keyOf(namespace, nad.name),
        verdict: goes ? 'refused' : verdictOf(findings),
        findings,
        isGoing: goes,
      };
    })
    .sort((a, b) => rank[a.verdict] - rank[b.verdict] || (a.nad.name < b.nad.name ? -1 : 1));
};
