import { recordAt, textAt, type KubernetesResource } from '../core/resource';
import { nadsOf } from '../nad/nads';
import { chooses, makersOf, stageOn, type MadeKind } from '../node-policies/makers';
import { HOST_NAME } from '../node-policies/one-node';
import type { NodeStage } from '../node-policies/progress';
import { nodeNetworksOf, type NodeNetwork } from '../nodes/node-networks';
import { BR_EX, OF_OVN, PHYSNET } from '../node-policies/of-ovn';
import type { World } from '../world/world';
import type { MatrixCell } from './cells';
import type { MatrixRow } from './matrix';
import { needOf } from './wanted-things';

/**
 * Where it goes on with what nodes lack.
 *
 * - `make`: nothing makes it there; `query` is what the wizard is asked for
 * - `choose`: a policy makes it on other nodes
 * - `failed`: a policy should have made it there, and did not
 * - `differs`: a policy made it there, and it is gone or another
 * - `mtu`: a policy makes it there with a smaller MTU than elsewhere
 */
export type Remedy =
  | { kind: 'make'; query: Readonly<Record<string, string>> }
  | { kind: 'choose' | 'failed' | 'differs' | 'mtu'; policy: string };

interface Made {
  kind: Exclude<MadeKind, 'interface'>;
  name: string;
  /** Of a bridge, nmstate's type of it. */
  type: 'linux-bridge' | 'ovs-bridge' | undefined;
}

/** What would have to be made for a row; undefined where no policy of nmstate makes that. */
const madeFor = (world: World, { kind, name, networks }: MatrixRow): Made | undefined => {
  switch (kind) {
    case 'linux-bridge':
    case 'ovs-bridge':
      return { kind: 'bridge', name, type: kind };
    case 'mapping':
      return { kind, name, type: undefined };
    case 'resource':
      return undefined;
    case 'network': {
      const nad = nadsOf(world).get(networks[0] ?? '');
      const need = nad && needOf(nad);
      if (need?.kind === 'bridge') return { kind: 'bridge', name: need.name, type: 'linux-bridge' };
      return need?.kind === 'mapping'
        ? { kind: 'mapping', name: need.name, type: undefined }
        : undefined;
    }
  }
};

/** The bridge that a mapping leads to on other nodes, where they agree. */
const bridgeElsewhere = (world: World, localnet: string): string | undefined => {
  const bridges = new Set(
    nodeNetworksOf(world).flatMap(({ mappings }) => mappings?.get(localnet) ?? []),
  );
  return bridges.size === 1 ? [...bridges][0] : undefined;
};

const queryFor = (
  world: World,
  { kind, name, type }: Made,
  nodes: readonly NodeNetwork[],
): Readonly<Record<string, string>> => {
  const common = { part: 'nodes', way: 'chosen', nodes: nodes.map((each) => each.name).join(', ') };
  if (kind === 'bridge') {
    return { ...common, purpose: type === 'ovs-bridge' ? 'ovs' : 'linux', bridge: name };
  }
  const bridge = bridgeElsewhere(world, name);
  if (bridge === undefined) return { ...common, localnet: name };
  return bridge === BR_EX
    ? { ...common, purpose: 'br-ex', localnet: name }
    : { ...common, purpose: 'ovs', localnet: name, bridge };
};

const isOfOneNode = (policy: KubernetesResource): boolean =>
  Object.keys(recordAt(policy, 'spec', 'nodeSelector')).includes(HOST_NAME);

/** What comes with OVN-Kubernetes, and no policy makes. */
const isOfOvn = (name: string): boolean => name === BR_EX || name === PHYSNET || OF_OVN.test(name);

const FAILED: readonly NodeStage[] = ['failed', 'aborted', 'retrying'];

/**
 * Where it goes on with what nodes of a cell lack of a row: empty where nothing is lacking, where nmstate
 * is still at it, or where it is not known what there is.
 *
 * @param nodes of the cell, all alike
 */
export const remediesOf = (
  world: World,
  row: MatrixRow,
  { state, isSmaller }: MatrixCell,
  nodes: readonly NodeNetwork[],
): Remedy[] => {
  const made = madeFor(world, row);
  const [first] = nodes;
  const isLacking = state === 'missing';
  if (!made || !first || !world.isKnown('NodeNetworkConfigurationPolicy')) return [];
  if (!isLacking && !isSmaller) return [];
  const makers = makersOf(world, made.kind, made.name);
  const own = makers.filter((policy) => chooses(world, policy, first));
  const named =
    (kind: Exclude<Remedy['kind'], 'make'>) =>
    (policy: KubernetesResource): Remedy => ({
      kind,
      policy: textAt(policy, 'metadata', 'name') ?? '',
    });
  if (!isLacking) return own.map(named('mtu'));
  if (own.length > 0) {
    return own.flatMap((policy) => {
      const stage = stageOn(world, policy, first);
      if (stage === 'configured') return named('differs')(policy);
      return stage !== undefined && FAILED.includes(stage) ? named('failed')(policy) : [];
    });
  }
  const others = makers.filter((policy) => !isOfOneNode(policy));
  if (others.length > 0) return others.map(named('choose'));
  return isOfOvn(made.name) ? [] : [{ kind: 'make', query: queryFor(world, made, nodes) }];
};
