import type { KubernetesObject } from '../kubernetes/object.ts';
import type { StoredEvent } from '../apiserver/store.ts';
import { eventName, eventNamespace, eventObject, type Change } from './changes.ts';
import type { Clock } from './clock.ts';
import type { Cluster, Kinds } from './cluster.ts';
import type { InstanceSpec, VirtualMachineInstance } from './kubevirt/types.ts';
import { worldOf, type Machine, type World } from './world.ts';

/** Compares what is wanted with what is, and says what has to change. Changes nothing itself. */
export type Controller<S = Machine> = (subject: S, world: World) => Change[];

/** What controllers look after, each by a key: virtual machines, or what runs them. */
export interface Subjects<S> {
  /** For complaints, such as `VirtualMachine`. */
  readonly what: string;
  /** Every subject of which there is anything. */
  keys(): Iterable<string>;
  get(key: string): S;
  close(): void;
}

/** Finds subjects, and says which of them a change concerns. */
export type FindSubjects<S> = (cluster: Cluster, changed: (key: string) => void) => Subjects<S>;

/** How many subjects are looked at before requests get their turn again. */
const BATCH = 100;
/** No subject needs this many changes at one moment: a controller must be at odds with another. */
const MAX_CHANGES = 200;

/** Kinds whose changes may let a subject go on that waits for its surroundings. */
const SURROUNDINGS: (keyof Kinds)[] = [
  'kubeVirt',
  'node',
  'nad',
  'nodeNetwork',
  'sriovNode',
  'pod',
  'migration',
  'daemonSet',
  'dataSource',
  'claim',
];

/**
 * Runs controllers over one subject at a time: after a change of its objects, when a time it
 * waits for has come, or when its surroundings changed and it waits for that. Idle otherwise.
 */
export class Loop<S> {
  private readonly subjects: Subjects<S>;
  private readonly queue = new Set<string>();
  private readonly dues = new Map<string, Map<string, number>>();
  private readonly timers = new Map<string, () => void>();
  private readonly watching = new Set<string>();
  private readonly changes = new Map<string, number>();
  private readonly starts = new Map<string, { uid: string; spec: InstanceSpec }>();
  private readonly unsubscribes: (() => void)[];
  private drain: (() => void) | undefined;

  constructor(
    private readonly cluster: Cluster,
    private readonly clock: Clock,
    find: FindSubjects<S>,
    private readonly controllers: Controller<S>[],
    private readonly hasMultus: () => boolean,
    private readonly report: (text: string) => void,
  ) {
    this.subjects = find(cluster, (key) => this.add(key));
    this.unsubscribes = SURROUNDINGS.map((kind) =>
      cluster.subscribe(kind, (event) => this.surroundingsChanged(event)),
    );
    for (const key of this.subjects.keys()) this.add(key);
  }

  close(): void {
    this.subjects.close();
    for (const unsubscribe of this.unsubscribes) unsubscribe();
    for (const cancel of this.timers.values()) cancel();
    this.drain?.();
  }

  private surroundingsChanged({ object, before }: StoredEvent): void {
    if (before && sameApartFromHeartbeat(before, object)) return;
    for (const key of this.watching) this.add(key);
  }

  private add(key: string): void {
    this.queue.add(key);
    this.drain ??= this.clock.soon(() => this.work());
  }

  private work(): void {
    this.drain = undefined;
    let left = BATCH;
    for (const key of this.queue) {
      if (left === 0) break;
      left -= 1;
      this.queue.delete(key);
      try {
        this.reconcile(key);
      } catch (error) {
        const why = error instanceof Error ? (error.stack ?? error.message) : String(error);
        this.report(`controllers: ${this.subjects.what} ${key}: ${why}\n`);
      }
    }
    if (this.queue.size > 0) this.drain ??= this.clock.soon(() => this.work());
  }

  private reconcile(key: string): void {
    this.timers.get(key)?.();
    this.timers.delete(key);
    const subject = this.subjects.get(key);
    const asked = new Map<string, number>();
    const pending: number[] = [];
    const watchers = new Set<string>();
    const world = worldOf(this.cluster, this.hasMultus(), {
      passed: (step, seconds) => {
        const due = this.dueOf(key, asked, step, seconds);
        const isPassed = due <= this.clock.seconds();
        if (!isPassed) pending.push(due);
        return isPassed;
      },
      watchSurroundings: () => watchers.add(key),
      startSpec: (vmi) => this.startSpec(key, vmi),
    });
    for (const controller of this.controllers) {
      const changed = controller(subject, world).map((change) => this.apply(change));
      if (changed.includes(true)) {
        this.keepDues(key, asked);
        this.countChange(key);
        return;
      }
    }
    this.changes.delete(key);
    this.dues.set(key, asked);
    if (asked.size === 0) this.dues.delete(key);
    if (watchers.has(key)) this.watching.add(key);
    else this.watching.delete(key);
    if (pending.length > 0) this.setTimer(key, Math.min(...pending));
    if (!this.instanceOf(key)) this.starts.delete(key);
  }

  private dueOf(key: string, asked: Map<string, number>, step: string, seconds: number): number {
    const known = asked.get(step) ?? this.dues.get(key)?.get(step);
    const due = known ?? this.clock.seconds() + seconds;
    asked.set(step, due);
    return due;
  }

  /** After a change not every controller has been asked: what they wait for goes on. */
  private keepDues(key: string, asked: Map<string, number>): void {
    this.dues.set(key, new Map([...(this.dues.get(key) ?? []), ...asked]));
    this.add(key);
  }

  private countChange(key: string): void {
    const count = (this.changes.get(key) ?? 0) + 1;
    this.changes.set(key, count);
    if (count <= MAX_CHANGES) return;
    this.changes.delete(key);
    this.queue.delete(key);
    throw new Error(`The controllers do not come to rest after ${MAX_CHANGES} changes.`);
  }

  /** A time that has come meanwhile is waited for as well, if only for a moment. */
  private setTimer(key: string, due: number): void {
    const cancel = this.clock.after(due - this.clock.seconds(), () => {
      this.timers.delete(key);
      this.add(key);
    });
    this.timers.set(key, cancel);
  }

  /**
   * The template with which an instance was started; for one that ran before the controllers did,
   * the template as it was then if the instance was made of that generation.
   */
  private startSpec(key: string, vmi: VirtualMachineInstance): InstanceSpec {
    const { namespace, name } = vmi.metadata;
    const vm = this.cluster.get('vm', namespace, name);
    const uid = vmi.metadata.uid ?? '';
    const known = this.starts.get(key);
    if (known?.uid === uid) return known.spec;
    const madeOf = Number(vmi.metadata.annotations?.['kubevirt.io/vm-generation']);
    const spec = madeOf === vm?.metadata.generation ? vm.spec.template.spec : vmi.spec;
    this.starts.set(key, { uid, spec });
    return spec;
  }

  private instanceOf(key: string): VirtualMachineInstance | undefined {
    const slash = key.indexOf('/');
    return this.cluster.get('vmi', key.slice(0, slash), key.slice(slash + 1));
  }

  private apply(change: Change): boolean {
    if ('put' in change) return this.cluster.put(change.put);
    if ('remove' in change) return this.cluster.remove(change.remove);
    const { event } = change;
    const before = this.cluster.get('event', eventNamespace(event), eventName(event));
    this.cluster.put(eventObject(event, before, this.cluster.now()));
    // Nobody acts on an event.
    return false;
  }
}

/** Nodes report all the time that they are there; only what they are matters here. */
const sameApartFromHeartbeat = (before: KubernetesObject, after: KubernetesObject): boolean =>
  before.kind === 'Node' &&
  JSON.stringify([before.metadata.labels, before.spec, allocatableOf(before)]) ===
    JSON.stringify([after.metadata.labels, after.spec, allocatableOf(after)]);

const allocatableOf = ({ status }: KubernetesObject): unknown =>
  (status as { allocatable?: unknown } | undefined)?.allocatable;
