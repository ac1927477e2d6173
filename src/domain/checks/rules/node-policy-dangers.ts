import * as codes from '../../findings/codes';
import type { FindingCode } from '../../findings/catalog';
import type { Finding } from '../../findings/finding';
import { findingOf, nodeParams, nodeReferences, referenceOf } from '../../findings/report';
import { numberAt, printed, recordAt, textAt, type KubernetesResource } from '../../core/resource';
import { makersOn } from '../../node-policies/makers';
import { BR_EX } from '../../node-policies/of-ovn';
import { chosenNetworks, chosenNodes } from '../../node-policies/progress';
import {
  hasFamily,
  interfacesIn,
  isAbsent,
  isFoundByAddress,
  isWorkedOut,
  mappingsIn,
  portsOf,
  type PolicyInterface,
} from '../../node-policies/rules/entries';
import { carriersOf, soleCarriersOf } from '../../nodes/carriers';
import type { NodeInterface, NodeNetwork } from '../../nodes/node-networks';
import type { World } from '../../world/world';

/** A policy, what it asks for, and the nodes of which anything is known. */
interface Subject {
  policy: KubernetesResource;
  all: readonly PolicyInterface[];
  /** All that are not to be absent. */
  made: readonly PolicyInterface[];
  nodes: readonly ReportedNode[];
  /** Whether another policy that chooses the node makes something of this name. */
  isMadeElsewhere: (node: NodeNetwork, name: string) => boolean;
}

type ReportedNode = NodeNetwork & { interfaces: ReadonlyMap<string, NodeInterface> };

const isReported = (node: NodeNetwork): node is ReportedNode => node.interfaces !== undefined;

const nameOf = (policy: KubernetesResource) => textAt(policy, 'metadata', 'name');

const subjectOf = (world: World, policy: KubernetesResource): Subject => {
  const all = interfacesIn(policy);
  return {
    policy,
    all,
    made: all.filter((each) => !isAbsent(each)),
    nodes: chosenNetworks(world, policy).filter(isReported),
    isMadeElsewhere: (node, name) =>
      makersOn(world, node, name).some((maker) => nameOf(maker) !== nameOf(policy)),
  };
};

/** One finding for the nodes of which something is true; none where that are none. */
const told = (
  { policy, nodes }: Subject,
  code: FindingCode,
  path: string,
  params: Finding['params'],
  isTrueOf: (node: ReportedNode) => boolean,
): Finding[] => {
  const concerned = nodes.filter(isTrueOf);
  return concerned.length === 0
    ? []
    : [
        findingOf(
          code,
          referenceOf(policy),
          path,
          { ...params, ...nodeParams(concerned) },
          nodeReferences(concerned),
        ),
      ];
};

/** What an interface stands on: its ports, and what a VLAN interface tags. */
const below = (each: PolicyInterface): { name: string; at: string }[] => {
  const base = textAt(each.entry, 'vlan', 'base-iface');
  return [
    ...portsOf(each),
    ...(base === undefined || isWorkedOut(base)
      ? []
      : [{ name: base, at: `${each.at}.vlan.base-iface` }]),
  ];
};

/** Virtual functions come into being with the policy, under names that nobody can tell. */
const makesFunctions = ({ made }: Subject): boolean =>
  made.some(({ entry }) => recordAt(entry, 'ethernet')['sr-iov'] !== undefined);

/** Source: nmstate rust/src/lib/ifaces/ethernet.rs and inter_ifaces_controller.rs. */
const missingCards = (subject: Subject): Finding[] => {
  if (makesFunctions(subject)) return [];
  const named = [
    ...subject.made.flatMap(below),
    ...subject.made
      .filter(({ type, entry }) => type === 'ethernet' && !isFoundByAddress(entry))
      .map(({ name, at }) => ({ name, at: `${at}.name` })),
  ];
  const makes = new Set(
    subject.made
      .filter(({ type, entry }) => (type !== 'ethernet' && type !== '') || isFoundByAddress(entry))
      .map(({ name }) => name),
  );
  return named
    .filter(({ name }, index) => named.findIndex((other) => other.name === name) === index)
    .filter(({ name }) => !makes.has(name))
    .flatMap(({ name, at }) =>
      told(
        subject,
        codes.cardOfPolicyMissing,
        at,
        { name },
        (node) => !node.interfaces.has(name) && !subject.isMadeElsewhere(node, name),
      ),
    );
};

/** Whether the policy takes a port away from what holds it now. */
const letsGo = ({ all }: Subject, controller: string, port: string): boolean => {
  const own = all.filter(({ name }) => name === controller);
  return own.some(
    (each) =>
      isAbsent(each) ||
      ((each.entry.bridge !== undefined || each.entry['link-aggregation'] !== undefined) &&
        !portsOf(each).some(({ name }) => name === port)),
  );
};

/** Source: nmstate rust/src/lib/ifaces/inter_ifaces_controller.rs; ovn-kubernetes gateway bridges. */
const takenPorts = (subject: Subject): Finding[] =>
  subject.made.flatMap((each) =>
    portsOf(each).flatMap(({ name: port, at }) => {
      const heldBy = (node: ReportedNode): string | undefined => {
        const { controller } = node.interfaces.get(port) ?? {};
        return controller === undefined || controller === '' || controller === each.name
          ? undefined
          : controller;
      };
      const controllers = [...new Set(subject.nodes.flatMap((node) => heldBy(node) ?? []))];
      return controllers
        .filter((controller) => controller === BR_EX || !letsGo(subject, controller, port))
        .flatMap((controller) =>
          told(
            subject,
            controller === BR_EX ? codes.takesUplinkOfBrEx : codes.portTakenByAnother,
            at,
            { port, controller, wanted: each.name },
            (node) => heldBy(node) === controller,
          ),
        );
    }),
  );

const goesAway = (each: PolicyInterface): boolean => isAbsent(each) || each.entry.state === 'down';

const losesAddresses = (each: PolicyInterface): boolean =>
  goesAway(each) ||
  (recordAt(each.entry, 'ipv4').enabled === false &&
    recordAt(each.entry, 'ipv6').enabled === false);

const hasAddresses = ({ entry }: PolicyInterface): boolean =>
  hasFamily(entry, 'ipv4') || hasFamily(entry, 'ipv6');

/** All that interfaces with addresses stand on in a policy, and they themselves. */
const addressedBy = ({ made }: Subject): ReadonlySet<string> => {
  const names = new Set<string>();
  const carry = (name: string): void => {
    if (names.has(name)) return;
    names.add(name);
    for (const each of made.filter((other) => other.name === name)) {
      for (const port of below(each)) carry(port.name);
    }
  };
  for (const each of made) if (hasAddresses(each) && !goesAway(each)) carry(each.name);
  return names;
};

/** Source: kubernetes-nmstate pkg/probe/probes.go (the default gateway has to answer afterwards). */
const movedGateways = (subject: Subject): Finding[] => {
  const lost = subject.all
    .filter(losesAddresses)
    .map((each) => ({ name: each.name, at: `${each.at}.name`, isGone: goesAway(each) }));
  const taken = subject.made
    .filter((each) => !hasAddresses(each))
    .flatMap(portsOf)
    .map(({ name, at }) => ({ name, at, isGone: false }));
  // What takes the addresses over takes the route over, too.
  const addressed = addressedBy(subject);
  return [...lost, ...taken]
    .filter(({ name }, index, named) => named.findIndex((each) => each.name === name) === index)
    .flatMap(({ name, at, isGone }) =>
      told(subject, codes.gatewayWouldMove, at, { name }, (node) => {
        const [through] = node.defaultThrough ?? [];
        if (through === undefined) return false;
        if ([...carriersOf(node, through)].some((each) => addressed.has(each))) return false;
        return through === name || (isGone && soleCarriersOf(node, through).has(name));
      }),
    );
};

/** Source: nmstate rust/src/lib/ifaces/bond.rs, validate_new_iface_with_no_mode. */
const bondsWithoutMode = (subject: Subject): Finding[] =>
  subject.made
    .filter(
      ({ entry, type }) =>
        type === 'bond' &&
        (entry.state ?? 'up') === 'up' &&
        recordAt(entry, 'link-aggregation').mode === undefined,
    )
    .flatMap(({ name, at }) =>
      told(
        subject,
        codes.newBondWithoutMode,
        `${at}.link-aggregation.mode`,
        { bond: name },
        (node) => !node.interfaces.has(name),
      ),
    );

/** Source: nmstate rust/src/lib/ifaces/inter_ifaces.rs (max-mtu); Linux net/core/dev.c dev_validate_mtu. */
const mtusAboveOfCards = (subject: Subject): Finding[] =>
  subject.made
    .filter(({ entry, type }) => ['ethernet', ''].includes(type) && !isFoundByAddress(entry))
    .flatMap(({ name, at, entry }) => {
      const mtu = numberAt(entry, 'mtu');
      if (mtu === undefined) return [];
      const mostOn = (node: ReportedNode): number | undefined => {
        const found = node.interfaces.get(name);
        return found?.type === 'ethernet' ? found.maxMtu : undefined;
      };
      const exceeded = subject.nodes.flatMap((node) => mostOn(node) ?? []);
      return [...new Set(exceeded)]
        .filter((most) => most < mtu)
        .flatMap((most) =>
          told(
            subject,
            codes.mtuAboveOfCard,
            `${at}.mtu`,
            { name, mtu, most },
            (node) => mostOn(node) === most,
          ),
        );
    });

/** Source: ovn-kubernetes go-controller/pkg/node (ovn-bridge-mappings); nmstate rust/src/lib/ovn.rs. */
const mappingsToNowhere = (subject: Subject): Finding[] =>
  mappingsIn(subject.policy).flatMap(({ entry, at }) => {
    const localnet = textAt(entry, 'localnet');
    const bridge = textAt(entry, 'bridge');
    if (entry.state === 'absent' || localnet === undefined || bridge === undefined) return [];
    if (bridge === '' || isWorkedOut(bridge)) return [];
    const isMade = subject.made.some(({ name }) => name === bridge);
    if (isMade) return [];
    const path = `${at}.bridge`;
    const typeOn = (node: ReportedNode) => node.interfaces.get(bridge)?.type;
    const others = [...new Set(subject.nodes.flatMap((node) => typeOn(node) ?? []))].filter(
      (type) => !['ovs-bridge', 'ovs-interface', '', 'unknown'].includes(type),
    );
    return [
      ...told(
        subject,
        codes.bridgeOfMappingMissing,
        path,
        { localnet, bridge },
        (node) => typeOn(node) === undefined && !subject.isMadeElsewhere(node, bridge),
      ),
      ...others.flatMap((type) =>
        told(
          subject,
          codes.mappingNeedsOvsBridge,
          path,
          { localnet, bridge, type },
          (node) => typeOn(node) === type,
        ),
      ),
    ];
  });

const choosesNone = (world: World, policy: KubernetesResource): Finding[] => {
  const selector = Object.entries(recordAt(policy, 'spec', 'nodeSelector'));
  // Where nobody may see nodes, nothing is known of them; without any there is nothing to choose.
  if (!world.isKnown('Node') || world.list('Node').length === 0 || selector.length === 0) return [];
  if (chosenNodes(world, policy).length > 0) return [];
  const labels = selector.map(([key, value]) => `${key}=${printed(value)}`).join(', ');
  return [
    findingOf(codes.policyChoosesNoNode, referenceOf(policy), 'spec.nodeSelector', { labels }),
  ];
};

/**
 * What a policy, as it is stored or as it is being edited, would do to its nodes as they are now. Of nodes
 * on which nmstate does not report nothing is said.
 */
export const dangersOf = (world: World, policy: KubernetesResource): Finding[] => {
  const subject = subjectOf(world, policy);
  return [
    ...choosesNone(world, policy),
    ...missingCards(subject),
    ...takenPorts(subject),
    ...movedGateways(subject),
    ...bondsWithoutMode(subject),
    ...mtusAboveOfCards(subject),
    ...mappingsToNowhere(subject),
  ];
};
