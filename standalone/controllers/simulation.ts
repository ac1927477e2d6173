import { kindKey, Store } from '../apiserver/store.ts';
import type { KubernetesObject } from '../kubernetes/object.ts';
import { VirtualClock } from './clock.ts';
import { Cluster } from './cluster.ts';
import { startLoops } from './index.ts';

const HISTORY = 10_000;

/** Kinds of which objects are made while time passes. */
const PLAYED = [
  'kubevirt.io/VirtualMachine',
  '/Pod',
  'kubevirt.io/VirtualMachineInstance',
  'kubevirt.io/VirtualMachineInstanceMigration',
  'cdi.kubevirt.io/DataVolume',
  '/PersistentVolumeClaim',
  'whereabouts.cni.cncf.io/IPPool',
  'k8s.cni.cncf.io/NetworkAttachmentDefinition',
  'nmstate.io/NodeNetworkConfigurationEnactment',
  'discovery.k8s.io/EndpointSlice',
  'metallb.io/ServiceL2Status',
  'node.k8s.io/RuntimeClass',
  '/Event',
];

const kindOf = ({ apiVersion, kind }: KubernetesObject): string =>
  kindKey({ group: apiVersion.includes('/') ? (apiVersion.split('/')[0] ?? '') : '', kind });

const identityOf = (object: KubernetesObject): string =>
  [kindOf(object), object.metadata.namespace ?? '', object.metadata.name].join(' ');

/** A cluster whose time passes only when told to, for tests and for making scenarios. */
export class Simulation {
  readonly cluster: Cluster;
  private readonly store = new Store(HISTORY);
  private readonly clock: VirtualClock;
  private readonly loops: { close(): void };
  /** What the controllers complained of. */
  readonly reports: string[] = [];

  constructor(
    private readonly initial: KubernetesObject[],
    from: Date,
    { hasMultus = true, salt = 'story' } = {},
  ) {
    for (const object of initial) this.store.put(kindOf(object), object);
    this.clock = new VirtualClock(from);
    this.cluster = new Cluster(this.store, () => this.clock.date(), salt);
    this.loops = startLoops(
      this.cluster,
      this.clock,
      () => hasMultus,
      (text) => this.reports.push(text),
    );
  }

  /** Lets so many seconds pass. */
  pass(seconds: number): this {
    this.clock.pass(seconds);
    return this;
  }

  get version(): number {
    return this.store.version;
  }

  /** Every object there is now: those it began with in their order, then the new ones. */
  objects(): KubernetesObject[] {
    const now = this.kinds().flatMap((kind) => this.store.list(kind));
    const left = new Map(now.map((object) => [identityOf(object), object]));
    const first = this.initial.flatMap((object) => {
      const identity = identityOf(object);
      const found = left.get(identity);
      left.delete(identity);
      return found ?? [];
    });
    return [...first, ...left.values()].map(({ metadata, ...object }) => {
      const { resourceVersion: _version, ...rest } = metadata;
      return { ...object, metadata: rest };
    });
  }

  private kinds(): string[] {
    return [...new Set([...this.initial.map(kindOf), ...PLAYED])];
  }

  close(): void {
    this.loops.close();
  }
}
