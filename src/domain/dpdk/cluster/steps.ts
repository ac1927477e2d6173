import { msg } from '../../core/msg';
import { reason, type Reason } from '../../core/reasons';
import { entriesAt, recordAt, textAt, type KubernetesResource } from '../../core/resource';
import { listOf } from '../../findings/report';
import { alignsCpus } from '../../settings/align-cpus';
import { dpdkForm } from '../../settings/dpdk';
import { dpdkOwnerOf } from '../../settings/owner';
import { choosesNode } from '../../sriov/chosen';
import { sriovNetworkRowOf, sriovPolicyRowOf, type SriovPolicyStage } from '../../sriov/rows';
import type { World } from '../../world/world';
import { haveThreads } from './nodes';
import {
  labelsOf,
  nameOf,
  nodesOfProfile,
  poolOfProfile,
  poolsOfProfile,
  ROLE_PREFIX,
  roleOf,
  selectorOf,
} from './profile';
import { countsOf, isPaused } from './rollout';

/** What a cluster for DPDK is made of, in the order in which it is set up. */
export type StepId =
  | 'operator'
  | 'nodes'
  | 'pool'
  | 'profile'
  | 'runtime-class'
  | 'align-cpus'
  | 'functions'
  | 'project';

export type StepState = 'done' | 'todo' | 'working' | 'failed' | 'unknown';

/** One step with what is there of it. */
export interface SetupStep {
  id: StepId;
  state: StepState;
  says: Reason;
  /** In the words of the cluster. */
  message?: string;
}

type Told = Omit<SetupStep, 'id'>;

const told = (state: StepState, text: string, params: Reason['params'] = {}): Told => ({
  state,
  says: reason(text, params),
});

const conditionOf = (object: unknown, type: string) =>
  entriesAt(object, 'status', 'conditions').find(
    ({ entry }) => entry.type === type && entry.status === 'True',
  )?.entry;

const messageOf = (condition: unknown): string | undefined =>
  textAt(condition, 'message') ?? textAt(condition, 'reason');

const failedWith = (condition: unknown, text: string): Told => {
  const message = messageOf(condition);
  return { ...told('failed', text), ...(message === undefined ? {} : { message }) };
};

const ofOperator = (world: World): Told => {
  const operator = world.find('ClusterOperator', 'node-tuning');
  const degraded = conditionOf(operator, 'Degraded');
  if (degraded) return failedWith(degraded, msg('The node tuning operator is degraded.'));
  return world.isKnown('PerformanceProfile')
    ? told('done', msg('The cluster knows performance profiles.'))
    : told('unknown', msg('Performance profiles cannot be read.'));
};

const ofNodes = (world: World, profile: KubernetesResource): Told => {
  const label = Object.keys(selectorOf(profile)).join(', ');
  if (!world.isKnown('Node')) return told('unknown', msg('Nodes cannot be read.'));
  const names = nodesOfProfile(world, profile).map(nameOf);
  return names.length === 0
    ? told('todo', msg('No node has the label {{label}}.'), { label })
    : told('done', msg('{{nodes}} with the label {{label}}.'), { nodes: listOf(names), label });
};

const ofPool = (world: World, profile: KubernetesResource): Told => {
  if (!world.isKnown('MachineConfigPool')) {
    return told('unknown', msg('Pools of nodes cannot be read.'));
  }
  const pool = poolOfProfile(world, profile);
  if (!pool) {
    const [near] = poolsOfProfile(world, profile);
    return near
      ? told('failed', msg('Pool {{name}} is for these nodes, and does not take the profile.'), {
          name: nameOf(near),
        })
      : told('todo', msg('No pool of nodes is for these nodes.'));
  }
  const name = nameOf(pool);
  const degraded = ['NodeDegraded', 'RenderDegraded', 'Degraded']
    .map((type) => conditionOf(pool, type))
    .find((condition) => condition !== undefined);
  if (degraded) {
    const failed = failedWith(degraded, msg('Pool {{name}} could not be rolled out.'));
    return { ...failed, says: { ...failed.says, params: { name } } };
  }
  if (isPaused(pool)) {
    return told('failed', msg('Pool {{name}} is paused: nothing reaches its nodes.'), { name });
  }
  const counts = countsOf(pool);
  if (!counts)
    return told('working', msg('Pool {{name}} has not counted its nodes yet.'), { name });
  const params = { name, all: counts.all, updated: counts.updated, ready: counts.ready };
  if (counts.all === 0) return told('working', msg('Pool {{name}} has no nodes yet.'), params);
  return counts.updated < counts.all || counts.ready < counts.all
    ? told(
        'working',
        msg('Pool {{name}}: {{updated}} of {{all}} nodes have the settings, {{ready}} are ready.'),
        params,
      )
    : told('done', msg('Pool {{name}}: all of its nodes have the settings.'), params);
};

const runtimeClassOf = (profile: KubernetesResource): string | undefined =>
  textAt(profile, 'status', 'runtimeClass');

const ofProfile = (profile: KubernetesResource): Told => {
  const params = { name: nameOf(profile) };
  const degraded = conditionOf(profile, 'Degraded');
  if (degraded) {
    const failed = failedWith(degraded, msg('Profile {{name}} is degraded.'));
    return { ...failed, says: { ...failed.says, params } };
  }
  const runtimeClass = runtimeClassOf(profile);
  if (conditionOf(profile, 'Available') && runtimeClass !== undefined) {
    return told(
      'done',
      msg('Profile {{name}} is applied. Its runtime class is {{runtimeClass}}.'),
      {
        ...params,
        runtimeClass,
      },
    );
  }
  return told('working', msg('The operator is not done with profile {{name}}.'), params);
};

const NO_OWNER = msg(
  'Neither HyperConverged nor a KubeVirt without it can be read, in which it would be set.',
);

const ofRuntimeClass = (world: World, profile: KubernetesResource): Told => {
  const owner = dpdkOwnerOf(world);
  if (!owner) return told('unknown', NO_OWNER);
  const wanted = runtimeClassOf(profile);
  const { runtimeClass } = dpdkForm(owner.shape).read(owner.object);
  if (wanted === undefined) {
    return told('todo', msg('The operator has not made the runtime class of the profile yet.'));
  }
  if (runtimeClass === wanted) {
    return told('done', msg('VMs get the runtime class {{wanted}} when they start.'), { wanted });
  }
  return runtimeClass === ''
    ? told('todo', msg('VMs get no runtime class of a profile. This one has {{wanted}}.'), {
        wanted,
      })
    : told(
        'todo',
        msg('VMs get the runtime class {{runtimeClass}}, and this profile has {{wanted}}.'),
        {
          runtimeClass,
          wanted,
        },
      );
};

const ofAlignCpus = (world: World, profile: KubernetesResource): Told => {
  if (alignsCpus(world)) return told('done', msg('CPUs are given to VMs in whole cores.'));
  const has = haveThreads(nodesOfProfile(world, profile));
  if (has === false) {
    return told('done', msg('Not needed: the nodes have no hyper-threading.'));
  }
  if (!dpdkOwnerOf(world)) return told('unknown', NO_OWNER);
  return has === true
    ? told('todo', msg('The nodes have hyper-threading, and alignCPUs is off.'))
    : told(
        'unknown',
        msg(
          'alignCPUs is off. Nothing tells whether the nodes have hyper-threading, which needs it.',
        ),
      );
};

/** Policies that make virtual functions for VMs on nodes of a profile. */
export const dpdkPoliciesOf = (
  world: World,
  profile: KubernetesResource,
): readonly KubernetesResource[] => {
  const nodes = nodesOfProfile(world, profile);
  return world
    .list('SriovNetworkNodePolicy')
    .filter((policy) => nameOf(policy) !== 'default')
    .filter((policy) => recordAt(policy, 'spec').deviceType === 'vfio-pci')
    .filter((policy) => nodes.some((node) => choosesNode(policy, labelsOf(node))));
};

/** Best first: the step is as far as the policy that is furthest. */
const stages: readonly (readonly [SriovPolicyStage, StepState, string])[] = [
  ['done', 'done', msg('Policy {{name}} gives out virtual functions as {{resource}}.')],
  ['working', 'working', msg('The operator is not done with policy {{name}}.')],
  ['unknown', 'unknown', msg('Nothing tells how far policy {{name}} is.')],
  ['failed', 'failed', msg('Policy {{name}} failed on nodes.')],
  ['nothing', 'failed', msg('Policy {{name}} chooses no network card of these nodes.')],
];

const ofFunctions = (world: World, profile: KubernetesResource): Told => {
  if (!world.isKnown('SriovNetworkNodePolicy')) {
    return told('unknown', msg('Policies for SR-IOV cannot be read.'));
  }
  const rows = dpdkPoliciesOf(world, profile).map((policy) => sriovPolicyRowOf(world, policy));
  for (const [stage, state, text] of stages) {
    const row = rows.find((each) => each.stage === stage);
    if (row) return told(state, text, { name: row.name, resource: row.resource });
  }
  return told('todo', msg('No policy makes virtual functions of type vfio-pci on these nodes.'));
};

/** The network that gives functions for guests to a project; one that is made before others. */
const projectNetworkOf = (world: World, profile: KubernetesResource) => {
  const resources = dpdkPoliciesOf(world, profile).map((policy) =>
    textAt(policy, 'spec', 'resourceName'),
  );
  const rows = world
    .list('SriovNetwork')
    .map((network) => sriovNetworkRowOf(world, network))
    .filter(({ resource }) => resources.includes(resource));
  return rows.find(({ made }) => made === 'yes') ?? rows[0];
};

/** The namespace that does not exist, for which there is a network; undefined where none lacks or nobody knows. */
export const missingProjectOf = (world: World, profile: KubernetesResource): string | undefined => {
  const row = projectNetworkOf(world, profile);
  return row?.made === 'no' && world.isKnown('Namespace') && !world.find('Namespace', row.target)
    ? row.target
    : undefined;
};

const ofProject = (world: World, profile: KubernetesResource): Told => {
  if (!world.isKnown('SriovNetwork')) {
    return told('unknown', msg('Networks for SR-IOV cannot be read.'));
  }
  const row = projectNetworkOf(world, profile);
  if (!row) return told('todo', msg('No network gives these virtual functions to a project.'));
  const params = { name: row.name, namespace: row.target };
  switch (row.made) {
    case 'yes':
      return told('done', msg('Network {{name}} is there for VMs of {{namespace}}.'), params);
    case 'no':
      if (missingProjectOf(world, profile) !== undefined) {
        return told(
          'todo',
          msg('Network {{name}} waits for namespace {{namespace}}, which does not exist.'),
          params,
        );
      }
      return told('working', msg('Network {{name}} is not made in {{namespace}} yet.'), params);
    case 'unknown':
      return told('unknown', msg('Networks of {{namespace}} cannot be read.'), params);
  }
};

/** What is there of a cluster for DPDK on the nodes of a profile, step by step. */
export const stepsOf = (world: World, profile: KubernetesResource): readonly SetupStep[] => [
  { id: 'operator', ...ofOperator(world) },
  { id: 'nodes', ...ofNodes(world, profile) },
  { id: 'pool', ...ofPool(world, profile) },
  { id: 'profile', ...ofProfile(profile) },
  { id: 'runtime-class', ...ofRuntimeClass(world, profile) },
  { id: 'align-cpus', ...ofAlignCpus(world, profile) },
  { id: 'functions', ...ofFunctions(world, profile) },
  { id: 'project', ...ofProject(world, profile) },
];

/** Pools of nodes with a role of their own and without profile: what is begun. */
export const begunRolesOf = (world: World): readonly string[] => {
  if (!world.isKnown('PerformanceProfile')) return [];
  const roles = world.list('MachineConfigPool').flatMap((pool) => {
    const labels = Object.keys(recordAt(pool, 'spec', 'nodeSelector', 'matchLabels'));
    const [label = ''] = labels;
    const isRole = labels.length === 1 && label.startsWith(ROLE_PREFIX);
    return isRole && !['master', 'worker'].includes(nameOf(pool))
      ? [label.slice(ROLE_PREFIX.length)]
      : [];
  });
  return roles.filter(
    (role) =>
      !world
        .list('PerformanceProfile')
        .some((profile) => Object.hasOwn(selectorOf(profile), `${ROLE_PREFIX}${role}`)),
  );
};

const USUAL_ROLE = 'worker-dpdk';

/** A role for nodes that no profile is for yet. */
export const freeRoleOf = (world: World): string => {
  const taken = new Set(world.list('PerformanceProfile').map(roleOf));
  let role = USUAL_ROLE;
  for (let number = 2; taken.has(role); number += 1) role = `${USUAL_ROLE}-${number}`;
  return role;
};
