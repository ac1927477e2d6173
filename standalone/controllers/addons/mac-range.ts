import { at } from '../../apiserver/conversion/paths.ts';
import { digestOf } from '../../kubernetes/digest.ts';
import type { KubernetesObject } from '../../kubernetes/object.ts';
import { normalizedMac } from '../admission/mac.ts';
import type { Cluster } from '../cluster.ts';
import type { AddonSettings } from './settings.ts';

const octetsOf = (mac: string): number[] => mac.split(':').map((octet) => parseInt(octet, 16));

/** The operator takes an end as behind a start as soon as one octet is larger, whichever. */
const isBehind = (start: number[], end: number[]): boolean =>
  start.some((octet, index) => octet < (end[index] ?? 0));

/**
 * Why the operator does not take a range; undefined where it does.
 *
 * Source: cluster-network-addons-operator pkg/network/kubemacpool.go.
 */
export const rangeComplaint = ({ macPool }: AddonSettings): string | undefined => {
  const { start, end } = macPool ?? {};
  if (start === undefined && end === undefined) return undefined;
  if (start === undefined || end === undefined) {
    return 'both or none of the KubeMacPool ranges needs to be configured';
  }
  const [first, last] = [normalizedMac(start), normalizedMac(end)];
  if (first === undefined) return `address ${start}: invalid MAC address`;
  if (last === undefined) return `address ${end}: invalid MAC address`;
  if (!isBehind(octetsOf(first), octetsOf(last))) {
    return `invalid range. Range end is lesser than or equal to its start. start: ${start} end: ${end}`;
  }
  for (const mac of [first, last]) {
    const [octet = 0] = octetsOf(mac);
    if (octet % 2 === 1) {
      return `invalid mac address. Multicast addressing is not supported. Unicast addressing must be used. The first octet is 0X${octet.toString(16).toUpperCase()}`;
    }
  }
  return undefined;
};

/** ConfigMap in which KubeMacPool says what it gives addresses from. */
const RANGE_CONFIG = 'kubemacpool-mac-range-config';

export const rangeConfigOf = (
  cluster: Cluster,
  { namespace }: AddonSettings,
): KubernetesObject | undefined => cluster.get('configMap', namespace, RANGE_CONFIG);

/**
 * The range that is used: what is set, else what is used already, else one that is chosen, the same for
 * one cluster always.
 */
export const rangeInForce = (
  cluster: Cluster,
  settings: AddonSettings,
): { start: string; end: string } => {
  const { start, end } = settings.macPool ?? {};
  if (start !== undefined && end !== undefined) return { start, end };
  const before = rangeConfigOf(cluster, settings)?.data;
  const [first, last] = [at(before, ['RANGE_START']), at(before, ['RANGE_END'])];
  if (typeof first === 'string' && typeof last === 'string') return { start: first, end: last };
  const digest = digestOf(`mac range ${settings.namespace}`);
  const prefix = `02:${digest.slice(0, 2)}:${digest.slice(2, 4)}`;
  return { start: `${prefix}:00:00:00`, end: `${prefix}:ff:ff:ff` };
};
