import { msg } from '../../../core/msg';
import { reason, type Reason } from '../../../core/reasons';
import type { KubernetesResource } from '../../../core/resource';
import type { FindingCode } from '../../../findings/catalog';
import type { Finding, ObjectReference } from '../../../findings/finding';
import { referenceOf } from '../../../findings/report';
import { textKeysOf } from '../../../findings/text-keys';
import type { World } from '../../../world/world';
import { type VmFunction } from '../functions';
import type { PrepareField } from '../prepare';
import { type Sized } from '../sizes';

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

/** What items are told of. */
export interface Subject {
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

/** What is said of an item. */
export type Told = Omit<ReadyItem, 'key'>;

const told =
  (state: ReadyState) =>
  (
    text: string,
    params: Reason['params'] = {},
    more: Partial<Pick<ReadyItem, 'objects' | 'fix'>> = {},
  ): Told => ({ state, why: reason(text, params), objects: [], ...more });
export const ready = told('ready');
export const missing = told('missing');
export const contradicts = told('contradicts');
export const unknown = told('unknown');

export const by = (...fields: PrepareField[]): { fix: ReadyFix } => ({
  fix: { kind: 'prepare', fields },
});
export const CLUSTER: { fix: ReadyFix } = { fix: { kind: 'cluster' } };

export const references = (objects: readonly KubernetesResource[]) => ({
  objects: objects.map(referenceOf),
});

/** The words of the first finding of some codes: a rule has judged it already. */
export const judgedBy = (
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
export const decided = ({ sized }: Subject, fields: PrepareField[]) =>
  sized.instancetype === undefined ? by(...fields) : {};

const BY_TYPE = msg('The instance type {{name}} decides it, and what it says is not known.');
export const outOfSight = ({ sized }: Subject): Told | undefined =>
  sized.isKnown ? undefined : unknown(BY_TYPE, { name: sized.instancetype ?? '' });

/** Where settings of a VM's devices stand. */
export const DEVICES = ['domain', 'devices'];
