import * as codes from '../findings/codes';
import type { FindingCode } from '../findings/catalog';
import type { Finding } from '../findings/finding';
import { findingOf } from '../findings/report';
import type { Totals } from './figures';
import { keyOfInterface, type InterfaceTraffic } from './interfaces';
import type { DeviceTraffic } from './nodes';
import type { OfDay } from './queries';
import type { Span } from './spans';

const HOUR = 3600;
const DAY = 24 * HOUR;

/** Fewer than these happen on a network in order: a burst at the start of a VM, a full queue for a moment. */
const FEWEST_DROPS = 10;
const SMALLEST_SHARE = 0.001;

const INTERFACES = 'spec.template.spec.domain.devices.interfaces';

const hoursOf = ({ seconds }: Span): number => seconds / HOUR;

const isMuch = (drops: number, packets: number): boolean =>
  drops >= FEWEST_DROPS && drops >= packets * SMALLEST_SHARE;

/** Drops that are worth to be told of, in either direction; received ones are not counted as packets. */
const dropsOf = (totals: Totals): { dropped: number; packets: number } | undefined => {
  const { receivedDrops = 0, sentDrops = 0, receivedPackets = 0, sentPackets = 0 } = totals;
  return isMuch(receivedDrops, receivedPackets) || isMuch(sentDrops, sentPackets)
    ? { dropped: receivedDrops + sentDrops, packets: receivedPackets + sentPackets }
    : undefined;
};

const errorsOf = ({ receivedErrors = 0, sentErrors = 0 }: Totals): number =>
  receivedErrors + sentErrors;

type Day = Partial<Record<OfDay, number>>;

/** Whether an interface was there and measured for all of the last day. */
const isOfAllDay = ({ since }: InterfaceTraffic, day: Day, now: number): boolean =>
  since !== undefined && now - since >= DAY && day.before !== undefined;

const silenceOf = (row: InterfaceTraffic, day: Day | undefined, now: number) => {
  if (!day || !isOfAllDay(row, day, now)) return undefined;
  const { received, sent } = day;
  if (received !== 0 || sent === undefined) return undefined;
  return sent === 0 ? codes.interfaceSilent : codes.interfaceReceivesNothing;
};

/**
 * What counters tell of an interface of a VM: hints, as nobody knows what should go through it. None
 * for what is not measured.
 *
 * @param day what `lastDay` tells of it; undefined where that is not known
 * @param now seconds since 1970
 */
export const hintsOfInterface = (
  row: InterfaceTraffic,
  span: Span,
  day: Day | undefined,
  now: number,
): Finding[] => {
  if (row.state !== 'measured') return [];
  const vm = {
    apiVersion: 'kubevirt.io/v1',
    kind: 'VirtualMachine',
    namespace: row.namespace,
    name: row.name,
  };
  const say = (code: FindingCode, params: Finding['params'] = {}) =>
    findingOf(code, vm, INTERFACES, { name: row.interface, ...params });
  const drops = dropsOf(row.totals);
  const errors = errorsOf(row.totals);
  const silence = silenceOf(row, day, now);
  const hours = hoursOf(span);
  return [
    ...(drops ? [say(codes.interfaceDropsPackets, { ...drops, hours })] : []),
    ...(errors > 0 ? [say(codes.interfaceHasErrors, { errors, hours })] : []),
    ...(silence === undefined ? [] : [say(silence, { sent: day?.sent ?? 0 })]),
  ];
};

/** Hints about interfaces, by their keys; those without any are left out. */
export const hintsByInterface = (
  rows: readonly InterfaceTraffic[],
  span: Span,
  days: ReadonlyMap<string, Day>,
  now: number,
): ReadonlyMap<string, readonly Finding[]> =>
  new Map(
    rows.flatMap((row) => {
      const found = hintsOfInterface(row, span, days.get(keyOfInterface(row)), now);
      return found.length === 0 ? [] : [[row.key, found] as const];
    }),
  );

/**
 * What counters tell of a network card of a node. Drops are no hint there: a card also counts packets of
 * VLANs and protocols that nobody on the node asked for.
 */
export const hintsOfDevice = (row: DeviceTraffic, span: Span): Finding[] => {
  const errors = errorsOf(row.totals);
  // Of a bond the ports say it.
  if (row.known !== 'own' || errors === 0) return [];
  const node = { apiVersion: 'v1', kind: 'Node', name: row.node };
  const params = { name: row.device, node: row.node, errors, hours: hoursOf(span) };
  return [findingOf(codes.nodeDeviceHasErrors, node, 'status', params)];
};
