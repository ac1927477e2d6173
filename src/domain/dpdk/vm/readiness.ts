import { msg } from '../../core/msg';
import { reason, type Reason } from '../../core/reasons';
import { isRecord, numberAt, recordAt, textAt, valueAt } from '../../core/resource';
import type { KubernetesResource } from '../../core/resource';
import { setIn } from '../../core/set-in';
import { sameJson } from '../../core/same-json';
import * as codes from '../../findings/codes';
import type { FindingCode } from '../../findings/catalog';
import type { Finding, ObjectReference } from '../../findings/finding';
import { listOf, nodeReferences, referenceOf } from '../../findings/report';
import { textKeysOf } from '../../findings/text-keys';
import { nodeNetworksOf } from '../../nodes/node-networks';
import { mayRunOn, nodeNameOf } from '../../nodes/placement';
import { readinessOf as migrationOf } from '../../vm/migration/readiness';
import { sizeRules } from '../../vm/rules/check-sizes';
import { readVm, runRules } from '../../vm/rules/checked';
import { alignsCpus } from '../../settings/align-cpus';
import { checkCpus, givesWholeCores, THREADS_LABEL } from '../../vm/rules/cpus';
import { dedicatedCpusOf, guestCpusOf } from '../../vm/rules/guest-cpus';
import { hugePagesOf, pageNodesFor } from '../../vm/rules/huge-pages';
import { instancePhase } from '../../vm/spec/instance';
import { namespaceOf, vmTemplateOf } from '../../vm/spec/network-refs';
import {
  launcherRuntimeClassOf,
  readsTuning,
  tuningAnnotations,
} from '../../vm/spec/runtime-class';
import type { World } from '../../world/world';
import { driverOf, functionsOf, mtuOf, VFIO, type VmFunction } from './functions';
import { nameOfProfile, nodeVerdicts, placedSpec, profileForVms, type NodeVerdict } from './nodes';
import type { PrepareField } from './prepare';
import { sizedOf, type Sized } from './sizes';

/** What a VM needs for DPDK, in the order in which it is looked at. */
export const readyKeys = [
  'network',
  'driver',
  'mtu',
  'address',
  'topology',
  'threads',
  'dedicated',
  'emulator',
  'parity',
  'pages',
  'memory',
  'numa',
  'annotations',
  'multiqueue',
  'rng',
  'runtimeClass',
  'node',
  'restart',
  'migration',
] as const;
export type ReadyKey = (typeof readyKeys)[number];

/**
 * - `ready`: it is there
 * - `missing`: it is not there
 * - `contradicts`: something else keeps it from working
 * - `unknown`: what it rests on is not known
 */
export type ReadyState = 'ready' | 'missing' | 'contradicts' | 'unknown';

/** What mends an item: fields of the VM's form, a restart, or something outside of the VM. */
export type ReadyFix =
  | { kind: 'prepare'; fields: readonly PrepareField[] }
  | { kind: 'restart' }
  | { kind: 'cluster' }
  | { kind: 'policy'; namespace: string; name: string };

/** One thing that a VM needs for DPDK. */
export interface ReadyItem {
  key: ReadyKey;
  state: ReadyState;
  why: Reason;
  /** What it rests on, beside the VM. */
  objects: readonly ObjectReference[];
  fix?: ReadyFix;
}

interface Subject {
  world: World;
  vm: KubernetesResource;
  vmi: KubernetesResource | undefined;
  sized: Sized;
  /** The spec with the labels of the nodes that its runtime class is for. */
  placed: Record<string, unknown>;
  functions: readonly VmFunction[];
  /** What the rules on CPUs, pages and annotations say of the VM. */
  findings: readonly Finding[];
  profile: KubernetesResource | undefined;
}

type Told = Omit<ReadyItem, 'key'>;

const told =
  (state: ReadyState) =>
  (
    text: string,
    params: Reason['params'] = {},
    more: Partial<Pick<ReadyItem, 'objects' | 'fix'>> = {},
  ): Told => ({ state, why: reason(text, params), objects: [], ...more });
const ready = told('ready');
const missing = told('missing');
const contradicts = told('contradicts');
const unknown = told('unknown');

const by = (...fields: PrepareField[]): { fix: ReadyFix } => ({ fix: { kind: 'prepare', fields } });
const CLUSTER: { fix: ReadyFix } = { fix: { kind: 'cluster' } };

const references = (objects: readonly KubernetesResource[]) => ({
  objects: objects.map(referenceOf),
});

/** The words of the first finding of some codes: a rule has judged it already. */
const judgedBy = (
  { findings }: Subject,
  wanted: readonly FindingCode[],
  more: Partial<Pick<ReadyItem, 'fix'>> = {},
): Told | undefined => {
  const found = findings.find(({ code }) => wanted.includes(code));
  return (
    found &&
    contradicts(textKeysOf(found).message, found.params, {
      objects: found.related ?? [],
      ...more,
    })
  );
};

/** What an instance type decides cannot be set on the VM. */
const decided = ({ sized }: Subject, fields: PrepareField[]) =>
  sized.instancetype === undefined ? by(...fields) : {};

const BY_TYPE = msg('The instance type {{name}} decides it, and what it says is not known.');
const outOfSight = ({ sized }: Subject): Told | undefined =>
  sized.isKnown ? undefined : unknown(BY_TYPE, { name: sized.instancetype ?? '' });

/** Of amounts in `resources` beside the topology. */
const AMOUNTS = [
  codes.cpuAmountBesideTopology,
  codes.amountOfDedicatedNotWhole,
  codes.requestAndLimitDiffer,
] as const;

const NO_FUNCTION = msg('It needs an SR-IOV interface first.');

const network = ({ world, functions, vm }: Subject): Told => {
  if (functions.length === 0) {
    return missing(msg('The VM has no SR-IOV interface.'), {}, by('network'));
  }
  const lost = functions.find(({ nad }) => nad === undefined);
  const names = listOf(functions.map((each) => each.interface.name));
  if (!lost) {
    return ready(
      msg('The VM has it: {{names}}.'),
      { names },
      references(functions.flatMap(({ nad }) => (nad ? [nad.nad] : []))),
    );
  }
  const of = lost.network?.split('/')[0] ?? namespaceOf(vm);
  return world.isKnown('NetworkAttachmentDefinition', of)
    ? contradicts(
        msg('The network {{network}} does not exist.'),
        { network: lost.network ?? '' },
        by('network'),
      )
    : unknown(msg('The network {{network}} is not known to you.'), { network: lost.network ?? '' });
};

const driver = ({ world, functions }: Subject): Told => {
  if (functions.length === 0) return missing(NO_FUNCTION, {}, by('network'));
  for (const {
    interface: { name },
    resource,
    policies,
  } of functions) {
    if (resource === undefined)
      return unknown(msg('The resource of the network of "{{name}}" is not known.'), { name });
    const wrong = policies.find((policy) => driverOf(policy) !== VFIO);
    if (wrong) {
      const { name: policy, namespace = '' } = referenceOf(wrong);
      return contradicts(
        msg(
          'Policy {{policy}} makes functions of type {{type}}, which KubeVirt cannot give to a guest. They need deviceType vfio-pci.',
        ),
        { policy, type: driverOf(wrong) },
        { objects: [referenceOf(wrong)], fix: { kind: 'policy', namespace, name: policy } },
      );
    }
    if (policies.length === 0) {
      return world.isKnown('SriovNetworkNodePolicy')
        ? contradicts(
            msg('No policy makes virtual functions of {{resource}}.'),
            { resource },
            CLUSTER,
          )
        : unknown(msg('The policies of the SR-IOV operator are not known to you.'));
    }
  }
  const policies = [...new Set(functions.flatMap((each) => each.policies))];
  return ready(msg('Virtual functions are made for guests (vfio-pci).'), {}, references(policies));
};

const mtu = ({ functions }: Subject): Told => {
  if (functions.length === 0) return missing(NO_FUNCTION, {}, by('network'));
  const policies = [...new Set(functions.flatMap((each) => each.policies))];
  if (policies.length === 0) return unknown(msg('Which policy makes the functions is not known.'));
  const sizes = [...new Set(policies.map(mtuOf))];
  const [size] = sizes;
  if (sizes.length > 1) {
    return contradicts(
      msg('The policies of the functions set different MTUs: {{sizes}}.'),
      { sizes: sizes.map((each) => each ?? '-').join(', ') },
      references(policies),
    );
  }
  return size === undefined
    ? ready(
        msg('The policy sets no MTU: that of the card holds, usually 1500 bytes.'),
        {},
        references(policies),
      )
    : ready(
        msg('{{size}} bytes by the policy. The program in the guest sets its own, up to that.'),
        { size },
        references(policies),
      );
};

const address = ({ functions }: Subject): Told => {
  if (functions.length === 0) return missing(NO_FUNCTION, {}, by('network', 'pciAddress'));
  const open = functions.find(({ interface: { values } }) => values.pciAddress === undefined);
  return open
    ? missing(
        msg(
          'Interface "{{name}}" has no PCI address, so that it may be another one after each start, and commands in the guest name it by that.',
        ),
        { name: open.interface.name },
        by('pciAddress'),
      )
    : ready(msg('The guest finds its functions at {{addresses}}.'), {
        addresses: listOf(
          functions.flatMap(({ interface: { values } }) => values.pciAddress ?? []),
        ),
      });
};

const cpuAt = ({ sized }: Subject, key: string): number =>
  numberAt(sized.spec, 'domain', 'cpu', key) ?? 1;

const topology = (subject: Subject): Told => {
  const hidden = outOfSight(subject);
  if (hidden) return hidden;
  const amounts = judgedBy(subject, AMOUNTS, by('freeAmounts'));
  if (amounts) return amounts;
  const [sockets, cores] = [cpuAt(subject, 'sockets'), cpuAt(subject, 'cores')];
  const count = guestCpusOf(subject.sized.spec);
  if (sockets !== 1) {
    return missing(
      msg('The VM has {{sockets}} sockets. With one socket all its CPUs come from one NUMA node.'),
      { sockets },
      decided(subject, ['sockets', 'cores']),
    );
  }
  return count < 2
    ? missing(
        msg('The guest has one CPU, and its system takes that one itself.'),
        {},
        decided(subject, ['cores']),
      )
    : ready(msg('One socket with {{cores}} cores, {{count}} CPUs in all.'), { cores, count });
};

const threads = (subject: Subject): Told => {
  const hidden =
    outOfSight(subject) ?? judgedBy(subject, [codes.tooManyThreads], decided(subject, ['threads']));
  if (hidden) return hidden;
  const { world, placed } = subject;
  const count = cpuAt(subject, 'threads');
  const possible = nodeNetworksOf(world).filter(
    (node) => node.node !== undefined && node.isForVms && mayRunOn(placed, node),
  );
  const said = new Set(possible.map(({ labels }) => labels[THREADS_LABEL]));
  if (possible.length === 0 || said.size > 1 || !['true', 'false'].includes(String([...said][0]))) {
    return unknown(
      msg(
        'Whether its nodes have hyper-threading is not known. There the guest should have 2 threads per core; it has {{count}}.',
      ),
      { count },
    );
  }
  const isThreaded = said.has('true');
  const nodes = { objects: nodeReferences(possible) };
  if (isThreaded === (count === 2)) {
    return ready(
      isThreaded
        ? msg('2 threads per core, as the nodes have hyper-threading.')
        : msg('1 thread per core, as the nodes have no hyper-threading.'),
      {},
      nodes,
    );
  }
  return isThreaded
    ? missing(
        msg(
          'The nodes have hyper-threading, and the guest takes threads for cores. Set 2 threads per core.',
        ),
        {},
        { ...nodes, ...decided(subject, ['threads', 'cores']) },
      )
    : contradicts(
        msg('The guest has {{count}} threads per core, and the nodes have no hyper-threading.'),
        { count },
        { ...nodes, ...decided(subject, ['threads', 'cores']) },
      );
};

const dedicated = (subject: Subject): Told => {
  if (recordAt(subject.sized.spec, 'domain', 'cpu').dedicatedCpuPlacement === true) {
    return (
      judgedBy(subject, [codes.dedicatedCpusWithoutMemory], decided(subject, ['memory'])) ??
      ready(msg('The CPUs of the VM are its own.'))
    );
  }
  return (
    outOfSight(subject) ??
    missing(
      msg('The VM shares its CPUs with others.'),
      {},
      decided(subject, ['dedicated', 'memory']),
    )
  );
};

const emulator = (subject: Subject): Told => {
  const { isolateEmulatorThread, dedicatedCpuPlacement } = recordAt(
    subject.sized.spec,
    'domain',
    'cpu',
  );
  if (isolateEmulatorThread === true) {
    return dedicatedCpuPlacement === true
      ? ready(msg('The emulator has a CPU beside those of the guest.'))
      : (judgedBy(subject, [codes.emulatorWithoutDedicatedCpus], decided(subject, ['dedicated'])) ??
          missing(msg('It needs dedicated CPUs first.')));
  }
  return (
    outOfSight(subject) ??
    missing(
      msg('The emulator takes time of the CPUs of the guest.'),
      {},
      decided(subject, ['emulator', 'dedicated']),
    )
  );
};

const parity = (subject: Subject): Told => {
  const { world, sized, profile } = subject;
  const { dedicatedCpuPlacement, isolateEmulatorThread } = recordAt(sized.spec, 'domain', 'cpu');
  if (dedicatedCpuPlacement !== true) {
    return outOfSight(subject) ?? missing(msg('It needs dedicated CPUs first.'));
  }
  const odd = judgedBy(
    subject,
    [codes.oddNumberOfCpus],
    isolateEmulatorThread === true ? CLUSTER : decided(subject, ['cores', 'threads']),
  );
  if (odd) return odd;
  const count = dedicatedCpusOf(sized.spec);
  if (count % 2 === 0) return ready(msg('{{count}} CPUs in all, an even number.'), { count });
  if (isolateEmulatorThread === true && alignsCpus(world)) {
    return ready(msg('AlignCPUs gives the emulator another CPU, so that the number is even.'));
  }
  return profile && !givesWholeCores(profile)
    ? ready(msg('The profile {{name}} does not give out whole cores only.'), {
        name: nameOfProfile(profile),
      })
    : unknown(
        msg(
          '{{count}} CPUs in all, an odd number. On nodes that give out whole cores the VM does not start; whether it may come to such nodes is not known.',
        ),
        { count },
      );
};

const PAGES = [
  codes.pageSizeOfVmNotPossible,
  codes.pageSizeOnNoNode,
  codes.tooFewPagesOnNodes,
] as const;

const pages = (subject: Subject): Told => {
  const { world, sized, placed } = subject;
  const asked = hugePagesOf(sized.spec);
  if (!asked) {
    return (
      outOfSight(subject) ??
      missing(
        msg('The memory of the VM is not in huge pages.'),
        {},
        decided(subject, ['pageSize', 'memory']),
      )
    );
  }
  const wrong = judgedBy(subject, PAGES, decided(subject, ['pageSize', 'memory']));
  if (wrong) return wrong;
  const { size } = asked;
  const nodes = pageNodesFor(world, placed, size);
  const having = nodes?.filter(({ bytes }) => bytes > 0).map(({ node }) => node) ?? [];
  return having.length === 0
    ? unknown(msg('Pages of {{size}}. Whether nodes have such pages is not known.'), { size })
    : ready(
        msg('Pages of {{size}}, which {{nodes}} have.'),
        { size, nodes: listOf(having.map(({ name }) => name)) },
        { objects: nodeReferences(having) },
      );
};

const memory = (subject: Subject): Told => {
  const asked = hugePagesOf(subject.sized.spec);
  const wrong = judgedBy(subject, [codes.memoryNoMultipleOfPages], decided(subject, ['memory']));
  if (wrong) return wrong;
  if (!asked) return outOfSight(subject) ?? missing(msg('It needs huge pages first.'));
  if (asked.memory === undefined || asked.bytes === undefined) {
    return missing(
      msg('The VM does not say how much memory it has.'),
      {},
      decided(subject, ['memory']),
    );
  }
  return ready(msg('{{pages}} pages of {{size}}'), {
    pages: asked.memory / asked.bytes,
    size: asked.size,
  });
};

const numa = (subject: Subject): Told | undefined => {
  const set = valueAt(subject.sized.spec, 'domain', 'cpu', 'numa', 'guestMappingPassthrough');
  if (set === undefined || set === null) return undefined;
  return (
    judgedBy(subject, [codes.numaWithoutItsNeeds], decided(subject, ['dedicated', 'pageSize'])) ??
    ready(msg('The guest sees the NUMA nodes that its CPUs and memory come from.'))
  );
};

const annotations = (subject: Subject): Told => {
  const own = recordAt(subject.vm, 'spec', 'template', 'metadata', 'annotations');
  const lacking = tuningAnnotations.filter((key) => own[key] === undefined);
  const odd = judgedBy(subject, [codes.tuningValueUnknown], by('tuning'));
  if (odd) return odd;
  return lacking.length > 0
    ? missing(
        msg('The template lacks {{keys}}, so that CRI-O lets other work onto the CPUs of the VM.'),
        { keys: lacking.join(', ') },
        by('tuning'),
      )
    : ready(msg('CRI-O is asked to keep other work off the CPUs of the VM.'));
};

const DEVICES = ['domain', 'devices'];

const multiqueue = ({ vm, sized }: Subject): Told =>
  recordAt(sized.spec, ...DEVICES).networkInterfaceMultiqueue === true
    ? ready(msg('Virtio interfaces have a queue for each CPU.'))
    : (misplaced(vm, 'networkInterfaceMultiqueue', 'multiqueue') ??
      missing(msg('Virtio interfaces of the VM have one queue each.'), {}, by('multiqueue')));

const rng = ({ vm, sized }: Subject): Told =>
  isRecord(valueAt(sized.spec, ...DEVICES, 'rng'))
    ? ready(msg('The guest gets random numbers of its node.'))
    : (misplaced(vm, 'rng', 'rng') ??
      missing(msg('The guest has no device for random numbers.'), {}, by('rng')));

const WRONG_PLACE = msg(
  '"{{key}}" stands beside "devices", where the cluster drops it. It belongs into "devices".',
);

/** Older documentation prints these settings one level too high. */
const misplaced = (vm: KubernetesResource, key: string, field: PrepareField): Told | undefined =>
  recordAt(vm, 'spec', 'template', 'spec', 'domain')[key] === undefined
    ? undefined
    : contradicts(WRONG_PLACE, { key }, by(field));

const runtimeClass = ({ world, profile }: Subject): Told => {
  const name = launcherRuntimeClassOf(world);
  if (name === undefined) return unknown(msg('The settings of KubeVirt are not known to you.'));
  const read = readsTuning(world);
  if (read === true) {
    return profile
      ? ready(
          msg('VMs get the runtime class {{name}} of the profile {{profile}}.'),
          { name, profile: nameOfProfile(profile) },
          references([profile]),
        )
      : ready(msg('VMs get the runtime class {{name}}, which is made for such work.'), { name });
  }
  if (read === undefined) {
    return unknown(
      msg(
        'VMs get the runtime class {{name}}. Whether it is that of a PerformanceProfile is not known.',
      ),
      { name },
    );
  }
  return name === ''
    ? missing(
        msg('KubeVirt gives VMs no runtime class, so that CRI-O does not read the annotations.'),
        {},
        CLUSTER,
      )
    : contradicts(
        msg('VMs get the runtime class {{name}}, for which CRI-O does not read the annotations.'),
        { name },
        CLUSTER,
      );
};

const lackingText: Record<NodeVerdict['lacking'][number], string> = {
  cpu: msg('No node on which it may run has {{count}} CPUs for it.'),
  pages: msg('No node on which it may run has enough huge pages for it.'),
  functions: msg('No node on which it may run has a virtual function left for it.'),
};

const node = (subject: Subject): Told => {
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

const restart = ({ world, vm, vmi, sized }: Subject): Told => {
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

const migration = ({ world, vm, vmi }: Subject): Told => {
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

const judges: Record<ReadyKey, (subject: Subject) => Told | undefined> = {
  network,
  driver,
  mtu,
  address,
  topology,
  threads,
  dedicated,
  emulator,
  parity,
  pages,
  memory,
  numa,
  annotations,
  multiqueue,
  rng,
  runtimeClass,
  node,
  restart,
  migration,
};

/** A VM as its pods are placed, for rules that look at nodes. */
const withPlacement = (world: World, vm: KubernetesResource): KubernetesResource => {
  const template = vmTemplateOf(vm);
  const placed = placedSpec(world, template);
  return placed === template ? vm : setIn(vm, ['spec', 'template', 'spec'], placed);
};

/**
 * What a VM has of what DPDK needs, item by item. Nothing is concluded from what is not known.
 *
 * @param vmi the instance that runs, if there is one
 *
 * Source: OpenShift Virtualization, "Configuring a virtual machine for DPDK workloads"; the rules that
 * the items share with Checks name theirs.
 */
export const readinessOfVm = (
  world: World,
  vm: KubernetesResource,
  vmi: KubernetesResource | undefined,
): ReadyItem[] => {
  const sized = sizedOf(world, vm);
  const subject: Subject = {
    world,
    vm,
    vmi,
    sized,
    placed: placedSpec(world, sized.spec),
    functions: functionsOf(world, sized.spec, namespaceOf(vm)),
    findings: runRules(readVm(world, withPlacement(world, vm), 'VirtualMachine'), [
      checkCpus,
      ...sizeRules,
    ]),
    profile: profileForVms(world),
  };
  return readyKeys.flatMap((key) => {
    const said = judges[key](subject);
    return said ? [{ key, ...said }] : [];
  });
};

/** A VM of the list, with how much of it is ready. */
export interface DpdkRow {
  /** `namespace/name`. */
  key: string;
  namespace: string;
  name: string;
  vm: KubernetesResource;
  vmi: KubernetesResource | undefined;
  items: readonly ReadyItem[];
  ready: number;
  /** What to look at first: what contradicts, then what is missing. */
  first: ReadyItem | undefined;
  /** `ready` where nothing is missing, even if something is not known. */
  state: ReadyState;
}

/** Whether a VM looks as if it were meant for DPDK: dedicated CPUs, huge pages or an SR-IOV interface. */
export const isForDpdk = (world: World, vm: KubernetesResource): boolean => {
  const { spec } = sizedOf(world, vm);
  return (
    recordAt(spec, 'domain', 'cpu').dedicatedCpuPlacement === true ||
    hugePagesOf(spec) !== undefined ||
    functionsOf(world, spec, namespaceOf(vm)).length > 0
  );
};

const worst: readonly ReadyState[] = ['contradicts', 'missing', 'unknown'];

/** One row of the list. */
export const dpdkRowOf = (world: World, vm: KubernetesResource): DpdkRow => {
  const namespace = namespaceOf(vm);
  const name = textAt(vm, 'metadata', 'name') ?? '';
  const vmi = world.find('VirtualMachineInstance', name, namespace);
  const items = readinessOfVm(world, vm, vmi);
  const state = worst.find((each) => items.some((item) => item.state === each)) ?? 'ready';
  return {
    key: `${namespace}/${name}`,
    namespace,
    name,
    vm,
    vmi,
    items,
    ready: items.filter((item) => item.state === 'ready').length,
    first: state === 'ready' ? undefined : items.find((item) => item.state === state),
    state,
  };
};

/** The VMs that look as if they were meant for DPDK. */
export const dpdkRowsOf = (world: World): DpdkRow[] =>
  world
    .list('VirtualMachine')
    .filter((vm) => isForDpdk(world, vm))
    .map((vm) => dpdkRowOf(world, vm));
