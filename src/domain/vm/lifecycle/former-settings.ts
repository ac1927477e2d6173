import {
  entriesAt,
  isRecord,
  recordAt,
  textAt,
  type KubernetesResource,
} from '../../core/resource';
import { nadsOf, type ParsedNad } from '../../nad/nads';
import type { InterfaceRow } from '../interfaces/interfaces';
import { nadOfSource } from '../interfaces/nad-facts';
import type { VmView } from '../interfaces/view';

/** A time that compares as text. */
const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/;

const timeOf = (value: unknown): string | undefined =>
  typeof value === 'string' && TIME.test(value) ? value : undefined;

const latest = (times: readonly (string | undefined)[]): string | undefined => {
  const known = times.filter((time) => time !== undefined).sort();
  return known.at(-1);
};

/**
 * When a network was made, or somebody last wrote its spec, as far as its object tells. A writer's
 * time also moves when it writes something else, so that this may be later than the last change.
 *
 * Source: k8s.io/apimachinery pkg/apis/meta/v1 ManagedFieldsEntry.
 */
export const changedAt = (nad: KubernetesResource): string | undefined => {
  const metadata = recordAt(nad, 'metadata');
  const made = timeOf(metadata.creationTimestamp);
  if (metadata.generation === 1) return made;
  const writes = entriesAt(metadata, 'managedFields')
    .filter(({ entry }) => isRecord(recordAt(entry, 'fieldsV1')['f:spec']))
    .map(({ entry }) => timeOf(entry.time));
  return latest([made, ...writes]);
};

/**
 * When a running VM was last given its networks: with its pod, which is a new one after each live
 * migration. Undefined where nothing tells.
 */
export const connectedAt = (
  vmi: KubernetesResource | undefined,
  pod: KubernetesResource | undefined,
): string | undefined => {
  if (pod) return timeOf(textAt(pod, 'metadata', 'creationTimestamp'));
  const migration = recordAt(vmi, 'status', 'migrationState');
  const isOver = migration.completed === true && migration.failed !== true;
  return latest([
    timeOf(textAt(vmi, 'metadata', 'creationTimestamp')),
    isOver ? timeOf(migration.startTimestamp) : undefined,
  ]);
};

/** Whether a VM was given its networks before the last change of one of them, as far as that is known. */
export const isBeforeChange = (
  nad: KubernetesResource,
  vmi: KubernetesResource | undefined,
  pod: KubernetesResource | undefined,
): boolean => {
  const changed = changedAt(nad);
  const connected = connectedAt(vmi, pod);
  return changed !== undefined && connected !== undefined && changed > connected;
};

/** What a running VM has of a network that was changed after it got it. */
export type FormerSettings = { nad: KubernetesResource } & (
  | { kind: 'possible' }
  /** The pod still has the MTU of before; bytes. */
  | { kind: 'certain'; configured: number; running: number }
);

const mtuOf = ({ parsed }: ParsedNad): number | undefined => {
  const mtu = parsed.kind === 'ok' ? parsed.plugin.mtu : undefined;
  return typeof mtu === 'number' && mtu > 0 ? mtu : undefined;
};

/**
 * Whether an interface may still use former settings of its network. A pod keeps what it was given;
 * only the MTU stands in its status, where it proves it. Undefined where the network was not changed,
 * or nothing tells.
 *
 * Source: multus-cni; k8snetworkplumbingwg multi-net-spec, network-status annotation.
 */
export const formerSettingsOf = (view: VmView, row: InterfaceRow): FormerSettings | undefined => {
  const { vmi, pod, phase, world } = view;
  const isLeaving = [row.spec.configured, row.spec.running].some(
    (spec) => spec?.values.state === 'absent',
  );
  if (phase !== 'running' || isLeaving) return undefined;
  const found = nadOfSource(nadsOf(world), row.network.running);
  if (!found || !isBeforeChange(found.nad, vmi, pod)) return undefined;
  const configured = mtuOf(found);
  const running = row.pod?.name === found.key ? row.pod.mtu : undefined;
  return configured !== undefined && running !== undefined && configured !== running
    ? { nad: found.nad, kind: 'certain', configured, running }
    : { nad: found.nad, kind: 'possible' };
};
