import { msg } from '../../../core/msg';
import { isRecord, numberAt, recordAt } from '../../../core/resource';
import { sameJson } from '../../../core/same-json';
import { listOf, nodeReferences } from '../../../findings/report';
import { nodeNameOf } from '../../../nodes/placement';
import { readinessOf as migrationOf } from '../../../vm/migration/readiness';
import { dedicatedCpusOf, guestCpusOf } from '../../../vm/rules/guest-cpus';
import { hugePagesOf } from '../../../vm/rules/huge-pages';
import { instancePhase } from '../../../vm/spec/instance';
import { namespaceOf } from '../../../vm/spec/network-refs';
import { tuningAnnotations } from '../../../vm/spec/runtime-class';
import type { World } from '../../../world/world';
import { functionsOf } from '../functions';
import { nameOfProfile, nodeVerdicts, type NodeVerdict } from '../nodes';
import {
  type Subject,
  type Told,
  ready,
  missing,
  contradicts,
  unknown,
  CLUSTER,
  references,
  DEVICES,
} from './item';

const lackingText: Record<NodeVerdict['lacking'][number], string> = {
  cpu: msg('No node on which it may run has {{count}} CPUs for it.'),
  pages: msg('No node on which it may run has enough huge pages for it.'),
  functions: msg('No node on which it may run has a virtual function left for it.'),
};

export const node = (subject: Subject): Told => {
  const { world, vmi, sized, placed, functions, profile } = subject;
  if (!world.isKnown('Node')) return unknown(msg('The nodes of the cluster are not known to you.'));
  const resources = functions.flatMap(({ resource }) => resource ?? []);
  const verdicts = nodeVerdicts(world, placed, resources, nodeNameOf(vmi));
  const allowed = verdicts.filter(({ isAllowed }) => isAllowed);
  if (allowed.length === 0) {
    return profile
      ? contradicts(
          msg(
            'VMs run on nodes of the profile {{profile}} only, and none of them takes it, by its node selector, affinity and tolerations.',
          ),
          { profile: nameOfProfile(profile) },
          references([profile]),
        )
      : contradicts(
          msg('No node for VMs takes it, by its node selector, affinity and tolerations.'),
        );
  }
  const fitting = allowed.filter(({ lacking }) => lacking.length === 0);
  if (fitting.length === 0) {
    const lacking = allowed.flatMap((each) => each.lacking);
    const common = (['functions', 'pages', 'cpu'] as const).find((what) =>
      allowed.every((each) => each.lacking.includes(what)),
    );
    return contradicts(
      lackingText[common ?? lacking[0] ?? 'cpu'],
      { count: dedicatedCpusOf(sized.spec) },
      { objects: nodeReferences(allowed.map((each) => each.node)), ...CLUSTER },
    );
  }
  if (fitting.some(({ isKnown }) => !isKnown)) {
    return unknown(msg('What the nodes offer is not known to you.'));
  }
  const nodes = listOf(fitting.map((each) => each.node.name));
  const objects = nodeReferences(fitting.map((each) => each.node));
  if (!world.isKnown('VirtualMachineInstance')) {
    return unknown(
      msg('{{nodes}} have what it needs, unless VMs of other namespaces hold it.'),
      { nodes },
      { objects },
    );
  }
  return profile
    ? ready(msg('{{nodes}} have what it needs.'), { nodes }, { objects })
    : unknown(
        msg('{{nodes}} have what it needs. Whether CPUs are set aside there is not known.'),
        { nodes },
        { objects },
      );
};

/** What of a VM counts for DPDK, as it was given to the instance that runs. */
const essenceOf = (world: World, spec: unknown, metadata: unknown, namespace: string): unknown => {
  const { dedicatedCpuPlacement, isolateEmulatorThread } = recordAt(spec, 'domain', 'cpu');
  const devices = recordAt(spec, ...DEVICES);
  const asked = hugePagesOf(spec);
  return {
    count: guestCpusOf(spec),
    threads: numberAt(spec, 'domain', 'cpu', 'threads') ?? 1,
    isDedicated: dedicatedCpuPlacement === true,
    isIsolated: isolateEmulatorThread === true,
    size: asked?.size ?? '',
    memory: asked?.memory ?? 0,
    isQueued: devices.networkInterfaceMultiqueue === true,
    hasRng: isRecord(devices.rng),
    annotations: tuningAnnotations.map((key) => recordAt(metadata, 'annotations')[key] ?? ''),
    functions: functionsOf(world, spec, namespace).map(({ interface: each, network: of }) => [
      each.name,
      of,
      each.values.pciAddress ?? '',
    ]),
  };
};

export const restart = ({ world, vm, vmi, sized }: Subject): Told => {
  if (!vmi || instancePhase(vmi) === 'stopped') {
    return ready(msg('The VM does not run: it starts with its settings.'));
  }
  const namespace = namespaceOf(vm);
  const template = recordAt(vm, 'spec', 'template');
  const isSame = sameJson(
    essenceOf(world, sized.spec, template.metadata, namespace),
    essenceOf(world, vmi.spec, vmi.metadata, namespace),
  );
  return isSame
    ? ready(msg('The VM runs with its settings.'))
    : missing(
        msg(
          'The VM still runs with what it had before. CPUs, pages and annotations come with a restart.',
        ),
        {},
        { fix: { kind: 'restart' } },
      );
};

export const migration = ({ world, vm, vmi }: Subject): Told => {
  const { state, fitting } = migrationOf(world, vm, vmi);
  switch (state) {
    case 'stopped':
      return ready(
        msg(
          'When it runs: it can be migrated to nodes with free CPUs, pages and virtual functions. The guest loses its functions while that lasts.',
        ),
      );
    case 'ready':
      return ready(
        msg(
          'It can be migrated, to {{nodes}} as far as networks tell. The guest loses its functions while that lasts, and gets others there.',
        ),
        { nodes: listOf(fitting) },
      );
    case 'nowhere':
      return contradicts(msg('It can be migrated, and no other node takes it.'));
    case 'blocked':
      return contradicts(msg('It cannot be migrated; a node with it cannot be emptied.'));
    case 'unknown':
      return unknown(msg('Whether it can be migrated is not known.'));
  }
};
