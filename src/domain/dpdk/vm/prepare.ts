import { msg } from '../../core/msg';
import { quantityOf } from '../../core/quantity';
import { entriesAt, isRecord, printed, recordAt, textAt, valueAt } from '../../core/resource';
import type { KubernetesResource } from '../../core/resource';
import { dropIn, setIn } from '../../core/set-in';
import { formOf, textOnly, type ValuesOfLeaves } from '../../forms/form';
import { asTyped, type Leaf } from '../../forms/leaf';
import { flagAtLeaf, numberAtLeaf, textAtLeaf } from '../../forms/object-leaves';
import { nodeNetworksOf } from '../../nodes/node-networks';
import { mayRunOn } from '../../nodes/placement';
import { changeContextOf } from '../../vm/change/change-effect';
import {
  applyInterface,
  changeVm,
  newInterface,
  readInterface,
} from '../../vm/change/interface-change';
import { pagesOn } from '../../vm/rules/huge-pages';
import { THREADS_LABEL } from '../../vm/rules/cpus';
import { guestCpusOf } from '../../vm/rules/guest-cpus';
import { interfaceSpecsOf, type InterfaceSpec } from '../../vm/spec/interface-values';
import { namespaceOf, vmTemplateOf } from '../../vm/spec/network-refs';
import { tuningAnnotations } from '../../vm/spec/runtime-class';
import type { World } from '../../world/world';
import { functionNetworks } from './functions';
import { placedSpec } from './nodes';

type Json = Record<string, unknown>;
type VmLeaf<V extends string | boolean> = Leaf<Json, V>;

const TEMPLATE = ['spec', 'template', 'spec'];
const DOMAIN = [...TEMPLATE, 'domain'];
const CPU = [...DOMAIN, 'cpu'];
const MEMORY = [...DOMAIN, 'memory'];
const RESOURCES = [...DOMAIN, 'resources'];
const DEVICES = [...DOMAIN, 'devices'];
const ANNOTATIONS = ['spec', 'template', 'metadata', 'annotations'];

const pathOf = (path: readonly string[]): string => path.join('.');

/** Drops a value and what it leaves empty, but neither the domain nor its devices. */
const dropBelow = (vm: Json, keep: readonly string[], path: readonly string[]): Json =>
  setIn(vm, keep, dropIn(recordAt(vm, ...keep), path));

/** Memory of the guest; a request or limit beside it goes along, as pages are counted by that. */
const memory: VmLeaf<string> = {
  paths: [
    pathOf([...MEMORY, 'guest']),
    pathOf([...RESOURCES, 'requests', 'memory']),
    pathOf([...RESOURCES, 'limits', 'memory']),
  ],
  read: (vm) => asTyped(valueAt(vm, ...MEMORY, 'guest')),
  write: (vm, typed) => {
    const written =
      typed === ''
        ? dropBelow(vm, DOMAIN, ['memory', 'guest'])
        : setIn(vm, [...MEMORY, 'guest'], typed);
    return ['requests', 'limits'].reduce(
      (current, part) =>
        typed === '' || valueAt(current, ...RESOURCES, part, 'memory') === undefined
          ? current
          : setIn(current, [...RESOURCES, part, 'memory'], typed),
      written,
    );
  },
};

/** Whether the topology alone says how many CPUs there are. */
const freeAmounts: VmLeaf<boolean> = {
  paths: ['requests', 'limits'].map((part) => pathOf([...RESOURCES, part, 'cpu'])),
  read: (vm) =>
    ['requests', 'limits'].every((part) => valueAt(vm, ...RESOURCES, part, 'cpu') === undefined),
  write: (vm, isFree) =>
    isFree
      ? ['requests', 'limits'].reduce(
          (current, part) => dropBelow(current, DOMAIN, ['resources', part, 'cpu']),
          vm,
        )
      : vm,
};

const tuning: VmLeaf<boolean> = {
  paths: tuningAnnotations.map((key) => `${pathOf(ANNOTATIONS)}['${key}']`),
  read: (vm) => tuningAnnotations.every((key) => recordAt(vm, ...ANNOTATIONS)[key] === 'disable'),
  write: (vm, isSet) =>
    tuningAnnotations.reduce((current, key) => {
      if (isSet) return setIn(current, [...ANNOTATIONS, key], 'disable');
      return recordAt(current, ...ANNOTATIONS)[key] === undefined
        ? current
        : dropBelow(current, ['spec', 'template'], ['metadata', 'annotations', key]);
    }, vm),
};

/** Where it belongs; where it stood too high it is taken away from there. */
const moved = (vm: Json, key: string): Json =>
  valueAt(vm, ...DOMAIN, key) === undefined ? vm : setIn(vm, [...DOMAIN, key], undefined);

const multiqueue: VmLeaf<boolean> = {
  ...flagAtLeaf([...DEVICES, 'networkInterfaceMultiqueue'], true),
  write: (vm, isSet) =>
    setIn(
      moved(vm, 'networkInterfaceMultiqueue'),
      [...DEVICES, 'networkInterfaceMultiqueue'],
      isSet ? true : undefined,
    ),
};

const rng: VmLeaf<boolean> = {
  paths: [pathOf([...DEVICES, 'rng'])],
  read: (vm) => isRecord(valueAt(vm, ...DEVICES, 'rng')),
  write: (vm, isSet) => setIn(moved(vm, 'rng'), [...DEVICES, 'rng'], isSet ? {} : undefined),
};

/** The SR-IOV interface that the form is about: the first that is there to stay. */
const functionOf = (vm: Json): InterfaceSpec | undefined =>
  interfaceSpecsOf(vmTemplateOf(vm), namespaceOf(vm)).find(
    ({ values }) => values.binding === 'sriov' && values.state !== 'absent',
  );

const NIC_NAME = 'dpdk';

const withNetwork = (vm: Json, typed: string): Json => {
  const name = typed.trim();
  const own = functionOf(vm);
  if (name === '') return vm;
  if (own) {
    const form = readInterface(vm, own.name);
    return form
      ? applyInterface(vm, own.name, { ...form, networkKind: 'multus', networkName: name })
      : vm;
  }
  const form = newInterface(vm, { kind: 'multus', name }, 'sriov', NIC_NAME);
  return changeVm(vm, { kind: 'add', form }, changeContextOf({ vm })).vm;
};

const network: VmLeaf<string> = {
  paths: [pathOf([...TEMPLATE, 'networks']), pathOf([...DEVICES, 'interfaces'])],
  read: (vm) => {
    const source = functionOf(vm)?.values.network;
    return source?.kind === 'multus' ? source.text : '';
  },
  write: withNetwork,
};

const PCI_PATH = 'pciAddress of the function';

const pciAddress: VmLeaf<string> = {
  paths: [PCI_PATH],
  read: (vm) => functionOf(vm)?.values.pciAddress ?? '',
  write: (vm, typed) => {
    const own = functionOf(vm);
    const form = own && readInterface(vm, own.name);
    return own && form ? applyInterface(vm, own.name, { ...form, pciAddress: typed.trim() }) : vm;
  },
};

const leaves = {
  network,
  pciAddress,
  sockets: numberAtLeaf([...CPU, 'sockets']),
  cores: numberAtLeaf([...CPU, 'cores']),
  threads: numberAtLeaf([...CPU, 'threads']),
  dedicated: flagAtLeaf([...CPU, 'dedicatedCpuPlacement'], true),
  emulator: flagAtLeaf([...CPU, 'isolateEmulatorThread'], true),
  freeAmounts,
  pageSize: textAtLeaf([...MEMORY, 'hugepages', 'pageSize'], { prunes: true }),
  memory,
  tuning,
  multiqueue,
  rng,
};

/** What is set on a VM to make it ready; text as typed, '' for nothing. */
export type PrepareForm = ValuesOfLeaves<typeof leaves>;
export type PrepareField = keyof PrepareForm;

/** What an instance type decides, so that it is no field of such a VM. */
const DECIDED: readonly PrepareField[] = [
  ...(['sockets', 'cores', 'threads', 'dedicated', 'emulator', 'freeAmounts'] as const),
  ...(['pageSize', 'memory'] as const),
];

/** The fields of a VM: CPUs and memory of one with an instance type are not its own. */
export const isFieldOf = (vm: KubernetesResource, field: PrepareField): boolean =>
  !isRecord(valueAt(vm, 'spec', 'instancetype')) || !DECIDED.includes(field);

const OBJECTS = [TEMPLATE, DOMAIN, CPU, MEMORY, RESOURCES, DEVICES, ANNOTATIONS];
const LISTS = [
  [...TEMPLATE, 'networks'],
  [...DEVICES, 'interfaces'],
];

const isUnfit = (
  vm: unknown,
  path: readonly string[],
  isFit: (value: unknown) => boolean,
): boolean => {
  const value = valueAt(vm, ...path);
  return value !== undefined && value !== null && !isFit(value);
};

const open = (vm: KubernetesResource) => {
  const unfit =
    OBJECTS.find((path) => isUnfit(vm, path, isRecord)) ??
    LISTS.find((path) => isUnfit(vm, path, Array.isArray)) ??
    (isRecord(valueAt(vm, ...DOMAIN)) ? undefined : DOMAIN);
  return unfit
    ? textOnly(msg('{{path}} is not of the kind that the API takes. Correct it in the text.'), {
        path: pathOf(unfit),
      })
    : { kind: 'document' as const, document: vm as Json };
};

/** Findings on the function's own address belong to its field, all else of interfaces to the network. */
const spelling = (path: string): string =>
  /\.interfaces\[\d+\]\.pciAddress$/.test(path) ? PCI_PATH : path.replace(/\[\d+\]/g, '');

/**
 * The form that makes a VM ready for DPDK. What it has no field for stays as it is, and so does what the
 * user leaves alone.
 */
export const prepareForm = formOf({
  create: ({ name = '', namespace = '' }): KubernetesResource => ({
    apiVersion: 'kubevirt.io/v1',
    kind: 'VirtualMachine',
    metadata: { name, namespace },
    spec: { template: { spec: { domain: { devices: {} } } } },
  }),
  open,
  close: (_vm, document) => document,
  leaves,
  spelling,
});

const GIB = 2 ** 30;
const LARGE = '1Gi';
const SMALL = '2Mi';
const USUAL_MEMORY = '8Gi';

const possibleNodes = (world: World, vm: KubernetesResource) => {
  const spec = placedSpec(world, vmTemplateOf(vm));
  return nodeNetworksOf(world).filter((node) => node.isForVms && mayRunOn(spec, node));
};

/** The size that nodes have, the large one first; the usual one where that is not known. */
const pageSizeFor = (world: World, vm: KubernetesResource, current: string): string => {
  if (current !== '') return current;
  const nodes = possibleNodes(world, vm);
  return (
    [LARGE, SMALL].find((size) => nodes.some((node) => (pagesOn(node, size) ?? 0) > 0)) ?? LARGE
  );
};

/** An amount in whole pages, not less than it was. */
const inPages = (amount: string, size: string): string => {
  const [bytes, page] = [quantityOf(amount), quantityOf(size)];
  if (bytes === undefined || page === undefined || page < 1 || bytes % page === 0) return amount;
  const whole = Math.ceil(bytes / page) * page;
  return whole % GIB === 0 ? `${whole / GIB}Gi` : `${Math.ceil(whole / 2 ** 20)}Mi`;
};

const isThreaded = (world: World, vm: KubernetesResource): boolean => {
  const nodes = possibleNodes(world, vm);
  return nodes.length > 0 && nodes.every(({ labels }) => labels[THREADS_LABEL] === 'true');
};

const FIRST_BUS = 7;
const LAST_BUS = 31;

/** A PCI address that no device of the VM has. */
const freeAddress = (vm: KubernetesResource): string => {
  const devices = recordAt(vm, ...DEVICES);
  const taken = new Set(
    ['interfaces', 'disks'].flatMap((key) =>
      entriesAt(devices, key).flatMap(
        ({ entry }) => textAt(entry, 'pciAddress') ?? textAt(entry, 'disk', 'pciAddress') ?? [],
      ),
    ),
  );
  for (let bus = FIRST_BUS; bus <= LAST_BUS; bus += 1) {
    const address = `0000:${bus.toString(16).padStart(2, '0')}:00.0`;
    if (!taken.has(address)) return address;
  }
  return '';
};

/**
 * Values that make a VM ready, as far as they follow from what it has and what its nodes have; what is
 * ready already stays as it is.
 */
export const proposalFor = (
  world: World,
  vm: KubernetesResource,
  read: PrepareForm,
): PrepareForm => {
  const template = vmTemplateOf(vm);
  const [networkFound] = functionNetworks(world, namespaceOf(vm));
  const count = guestCpusOf(template);
  const threads = isThreaded(world, vm) ? 2 : Number(read.threads) || 1;
  // A guest needs one CPU for itself beside those of the program.
  const cores = Math.max(Math.ceil(count / threads), Math.ceil(2 / threads));
  const pageSize = pageSizeFor(world, vm, read.pageSize);
  const asked =
    read.memory === '' ? printed(valueAt(vm, ...RESOURCES, 'requests', 'memory')) : read.memory;
  const hasFunction = read.network !== '' || networkFound !== undefined;
  const all: PrepareForm = {
    network: read.network === '' ? (networkFound?.networkName ?? '') : read.network,
    pciAddress: read.pciAddress === '' && hasFunction ? freeAddress(vm) : read.pciAddress,
    sockets: '1',
    cores: String(cores),
    threads: String(threads),
    dedicated: true,
    emulator: true,
    freeAmounts: true,
    pageSize,
    memory: inPages(asked === '' ? USUAL_MEMORY : asked, pageSize),
    tuning: true,
    multiqueue: true,
    rng: true,
  };
  const own = Object.entries(all).filter(([field]) => isFieldOf(vm, field as PrepareField));
  return { ...read, ...Object.fromEntries(own) };
};
