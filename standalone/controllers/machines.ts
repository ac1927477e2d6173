import { objectKey } from '../apiserver/store.ts';
import type { KubernetesObject } from '../kubernetes/object.ts';
import type { Cluster } from './cluster.ts';
import type { DataVolume, Migration, Pod } from './kubevirt/types.ts';
import type { Subjects } from './loop.ts';
import type { Machine } from './world.ts';

/** The machine that a launcher pod belongs to, by the instance that owns it. */
const machineOfPod = ({ metadata }: KubernetesObject): string | undefined => {
  const owner = metadata.ownerReferences?.find(({ kind }) => kind === 'VirtualMachineInstance');
  return owner && objectKey(metadata.namespace, owner.name);
};

/** The machine that a volume was made for. */
const machineOfVolume = ({ metadata }: KubernetesObject): string | undefined => {
  const owner = metadata.ownerReferences?.find(({ kind }) => kind === 'VirtualMachine');
  return owner && objectKey(metadata.namespace, owner.name);
};

const machineOfMigration = (object: KubernetesObject): string | undefined => {
  const { vmiName } = (object as Migration).spec;
  return vmiName === undefined ? undefined : objectKey(object.metadata.namespace, vmiName);
};

const machineItself = ({ metadata }: KubernetesObject): string =>
  objectKey(metadata.namespace, metadata.name);

/** Keys of objects by the machine that they belong to. */
class Index {
  private readonly byMachine = new Map<string, Set<string>>();

  add(machine: string, object: string): void {
    const objects = this.byMachine.get(machine);
    if (objects) objects.add(object);
    else this.byMachine.set(machine, new Set([object]));
  }

  remove(machine: string, object: string): void {
    const objects = this.byMachine.get(machine);
    objects?.delete(object);
    if (objects?.size === 0) this.byMachine.delete(machine);
  }

  names(machine: string): string[] {
    return [...(this.byMachine.get(machine) ?? [])];
  }

  machines(): Iterable<string> {
    return this.byMachine.keys();
  }
}

/** Finds the objects of a machine, and says which machine an object's change concerns. */
class Machines implements Subjects<Machine> {
  readonly what = 'VirtualMachine';
  private readonly pods = new Index();
  private readonly migrations = new Index();
  private readonly volumes = new Index();
  private readonly unsubscribes: (() => void)[];

  constructor(
    private readonly cluster: Cluster,
    private readonly changed: (key: string) => void,
  ) {
    this.unsubscribes = [
      cluster.subscribe('vm', ({ object }) => changed(machineItself(object))),
      cluster.subscribe('vmi', ({ object }) => changed(machineItself(object))),
      ...(
        [
          ['pod', this.pods, machineOfPod],
          ['migration', this.migrations, machineOfMigration],
          ['dataVolume', this.volumes, machineOfVolume],
        ] as const
      ).map(([kind, index, machineOf]) => {
        for (const object of cluster.list(kind)) {
          const machine = machineOf(object);
          if (machine !== undefined) index.add(machine, object.metadata.name);
        }
        return cluster.subscribe(kind, ({ type, object }) => {
          const machine = machineOf(object);
          if (machine === undefined) return;
          if (type === 'DELETED') index.remove(machine, object.metadata.name);
          else index.add(machine, object.metadata.name);
          this.changed(machine);
        });
      }),
    ];
  }

  close(): void {
    for (const unsubscribe of this.unsubscribes) unsubscribe();
  }

  /** Every machine of which there is anything. */
  keys(): Set<string> {
    return new Set([
      ...this.cluster.list('vm').map(machineItself),
      ...this.cluster.list('vmi').map(machineItself),
      ...this.pods.machines(),
      ...this.migrations.machines(),
      ...this.volumes.machines(),
    ]);
  }

  get(key: string): Machine {
    const slash = key.indexOf('/');
    const namespace = key.slice(0, slash);
    const name = key.slice(slash + 1);
    const all = <T>(index: Index, find: (each: string) => T | undefined): T[] =>
      index.names(key).flatMap((each) => find(each) ?? []);
    return {
      namespace,
      name,
      vm: this.cluster.get('vm', namespace, name),
      vmi: this.cluster.get('vmi', namespace, name),
      pods: all<Pod>(this.pods, (each) => this.cluster.get('pod', namespace, each)),
      migrations: all<Migration>(this.migrations, (each) =>
        this.cluster.get('migration', namespace, each),
      ),
      volumes: all<DataVolume>(this.volumes, (each) =>
        this.cluster.get('dataVolume', namespace, each),
      ),
    };
  }
}

/** The virtual machines of a cluster. */
export const machinesOf = (cluster: Cluster, changed: (key: string) => void): Machines =>
  new Machines(cluster, changed);
