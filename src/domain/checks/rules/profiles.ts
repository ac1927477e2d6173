import {
  printed,
  recordAt,
  textAt,
  valueAt,
  listAt,
  entriesAt,
  type KubernetesResource,
} from '../../core/resource';
import { quantityOf } from '../../core/quantity';
import { sameJson } from '../../core/same-json';
import { cpusIn, unionOf } from '../../dpdk/cluster/cpuset';
import {
  architectureOf,
  bytesOfPages,
  pagesOf,
  pageSizes,
  pageSizesOn,
} from '../../dpdk/cluster/hugepages';
import {
  nameOf,
  nodesOfProfile,
  poolNeedsOf,
  poolOfProfile,
  poolsOfProfile,
  selectorOf,
} from '../../dpdk/cluster/profile';
import * as codes from '../../findings/codes';
import type { Finding, ObjectReference } from '../../findings/finding';
import { findingOf, namesOf, nodeReferences, referenceOf } from '../../findings/report';
import { isGoing } from '../../nad/living';
import type { World } from '../../world/world';

/** A profile, and the nodes that it is for. */
interface Subject {
  world: World;
  profile: KubernetesResource;
  object: ObjectReference;
  nodes: readonly KubernetesResource[];
}

type Rule = (subject: Subject) => Finding[];

const inWords = (labels: Record<string, unknown>): string =>
  Object.entries(labels)
    .map(([key, value]) => (value === '' ? key : `${key}=${printed(value)}`))
    .join(', ');

/** Source: performanceprofile_validation.go, validateNodeSelectorDuplication. */
const checkOthers: Rule = ({ world, profile, object }) => {
  const selector = selectorOf(profile);
  if (Object.keys(selector).length === 0) return [];
  return world
    .list('PerformanceProfile')
    .filter((other) => nameOf(other) !== object.name && !isGoing(world, other))
    .filter((other) => sameJson(selectorOf(other), selector))
    .map((other) =>
      findingOf(codes.profilesForSameNodes, object, 'spec.nodeSelector', { other: nameOf(other) }, [
        referenceOf(other),
      ]),
    );
};

const checkNodes: Rule = ({ world, profile, object, nodes }) => {
  const selector = selectorOf(profile);
  if (!world.isKnown('Node') || nodes.length > 0 || Object.keys(selector).length === 0) return [];
  return [
    findingOf(codes.profileChoosesNoNode, object, 'spec.nodeSelector', {
      selector: inWords(selector),
    }),
  ];
};

/** Source: cluster-node-tuning-operator pkg/performanceprofile/controller/performanceprofile/resources. */
const checkPool: Rule = ({ world, profile, object }) => {
  const needs = poolNeedsOf(profile);
  if (!needs || !world.isKnown('MachineConfigPool') || poolOfProfile(world, profile)) return [];
  return [
    findingOf(
      codes.poolOfProfileMissing,
      object,
      'spec.nodeSelector',
      {
        selector: inWords(selectorOf(profile)),
        pool: inWords(needs.pool),
        config: inWords(needs.config),
      },
      poolsOfProfile(world, profile).map(referenceOf),
    ),
  ];
};

/** A condition that is true, with its own words. */
const conditionOf = (object: unknown, ...types: readonly string[]): string | undefined => {
  const found = entriesAt(object, 'status', 'conditions').find(
    ({ entry }) => types.some((type) => entry.type === type) && entry.status === 'True',
  )?.entry;
  return found && (textAt(found, 'message') ?? textAt(found, 'reason') ?? printed(found.type));
};

/** Source: openshift/api machineconfiguration/v1 (conditions of pools). */
const checkPoolState: Rule = ({ world, profile, object }) =>
  poolsOfProfile(world, profile).flatMap((pool) => {
    const own = referenceOf(pool);
    const paused =
      valueAt(pool, 'spec', 'paused') === true
        ? [
            findingOf(codes.poolOfProfilePaused, own, 'spec.paused', { profile: object.name }, [
              object,
            ]),
          ]
        : [];
    const message = conditionOf(pool, 'NodeDegraded', 'RenderDegraded', 'Degraded');
    return message === undefined
      ? paused
      : [
          ...paused,
          findingOf(codes.profileFailed, own, 'status.conditions', { message }, [object]),
        ];
  });

/** Source: cluster-node-tuning-operator pkg/performanceprofile/.../status (Degraded). */
const checkState: Rule = ({ profile, object }) => {
  const message = conditionOf(profile, 'Degraded');
  return message === undefined
    ? []
    : [findingOf(codes.profileFailed, object, 'status.conditions', { message })];
};

/** Source: performanceprofile_validation.go, validateHugePages (sizes by the architecture of the nodes). */
const checkSizes: Rule = ({ profile, object, nodes }) => {
  const kernel = textAt(profile, 'spec', 'kernelPageSize');
  const [first] = nodes;
  const possible = first && pageSizesOn(architectureOf(first), kernel);
  if (!possible) return [];
  const told = (path: string, key: string, value: string | undefined): Finding[] =>
    value === undefined || !pageSizes.includes(value) || possible.includes(value)
      ? []
      : [
          findingOf(codes.pageSizeNotPossible, object, path, {
            key,
            value,
            choices: possible.join(', '),
          }),
        ];
  return [
    ...told(
      'spec.hugepages.defaultHugepagesSize',
      'defaultHugepagesSize',
      textAt(profile, 'spec', 'hugepages', 'defaultHugepagesSize'),
    ),
    ...pagesOf(profile).flatMap(({ index, size }) =>
      told(`spec.hugepages.pages[${index}].size`, 'size', size),
    ),
  ];
};

const gib = (bytes: number): string => `${Math.round((bytes / 2 ** 30) * 10) / 10} GiB`;

const checkMemory: Rule = ({ profile, object, nodes }) => {
  const wanted = bytesOfPages(profile);
  if (wanted === undefined || wanted === 0) return [];
  const small = nodes.flatMap((node) => {
    const memory = quantityOf(valueAt(node, 'status', 'capacity', 'memory'));
    return memory !== undefined && memory < wanted ? [{ name: nameOf(node), memory }] : [];
  });
  if (small.length === 0) return [];
  return [
    findingOf(
      codes.pagesDoNotFit,
      object,
      'spec.hugepages.pages',
      {
        wanted: gib(wanted),
        nodes: namesOf(small),
        memory: gib(Math.min(...small.map(({ memory }) => memory))),
      },
      nodeReferences(small),
    ),
  ];
};

/** Whether a profile switches CPUs off itself, so that nodes count others before and afterwards. */
const changesCount = (profile: unknown): boolean =>
  cpusIn(valueAt(profile, 'spec', 'cpu', 'offlined')).length > 0 ||
  listAt(profile, 'spec', 'additionalKernelArgs').some(
    (argument) => typeof argument === 'string' && /^(nosmt|maxcpus|nr_cpus)\b/.test(argument),
  );

/** Source: openshift documentation, performance profiles: all CPUs belong to one of the two lists. */
const checkCount: Rule = ({ profile, object, nodes }) => {
  const cpu = recordAt(profile, 'spec', 'cpu');
  const [reserved, isolated] = [cpusIn(cpu.reserved), cpusIn(cpu.isolated)];
  if (reserved.length === 0 || isolated.length === 0 || changesCount(profile)) return [];
  const named = unionOf(unionOf(reserved, isolated), cpusIn(cpu.shared)).length;
  const others = nodes.flatMap((node) => {
    const there = quantityOf(valueAt(node, 'status', 'capacity', 'cpu'));
    return there !== undefined && there !== named ? [{ name: nameOf(node), there }] : [];
  });
  const counts = [...new Set(others.map(({ there }) => there))];
  return counts.map((there) => {
    const alike = others.filter((node) => node.there === there);
    return findingOf(
      codes.cpusDoNotMatchNodes,
      object,
      'spec.cpu.isolated',
      { named, there, nodes: namesOf(alike) },
      nodeReferences(alike),
    );
  });
};

const rules: readonly Rule[] = [
  checkOthers,
  checkNodes,
  checkPool,
  checkPoolState,
  checkState,
  checkSizes,
  checkMemory,
  checkCount,
];

/** What can be said of a PerformanceProfile beside its nodes, its pool, and other profiles. */
export const profileFindings = (world: World, profile: KubernetesResource): Finding[] => {
  if (isGoing(world, profile)) return [];
  const subject = {
    world,
    profile,
    object: referenceOf(profile),
    nodes: nodesOfProfile(world, profile).filter((node) => !isGoing(world, node)),
  };
  return rules.flatMap((rule) => rule(subject));
};
