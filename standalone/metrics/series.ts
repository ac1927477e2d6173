import { createHash } from 'node:crypto';
import type { Store } from '../apiserver/store.ts';
import { isRecord, type KubernetesObject } from '../kubernetes/object.ts';
import type { SimulatedMetrics } from './simulated.ts';

/** One counter: its labels, and its value at a time in seconds since 1970. */
export interface Counter {
  labels: Readonly<Record<string, string>>;
  /** Seconds since 1970 at which it began with 0. */
  born: number;
  valueAt: (time: number) => number;
}

const DAY = 86_400;

/** Numbers from 0 to 1 that are always the same for the same text. */
const numbersOf = (text: string): number[] => {
  const digest = createHash('sha256').update(text).digest();
  return Array.from({ length: 8 }, (_, index) => digest.readUInt32BE(index * 4) / 2 ** 32);
};

interface Wave {
  /** Per second, on average. */
  rate: number;
  /** Part of a day, and part of about two hours, by which it is shifted. */
  shifts: readonly [number, number];
}

const SWELLS = [
  { period: DAY, height: 0.55 },
  { period: 7100, height: 0.35 },
] as const;

/**
 * How much has come of a rate that swells and falls by the day and by the hour: always more, as the two
 * together are less than the rate itself.
 */
const amountOf = ({ rate, shifts }: Wave, seconds: number): number =>
  rate *
  SWELLS.reduce((sum, { period, height }, index) => {
    const turn = (2 * Math.PI) / period;
    const shift = 2 * Math.PI * (shifts[index] ?? 0);
    return sum + (height / turn) * (Math.cos(shift) - Math.cos(turn * seconds + shift));
  }, seconds);

const counterOf = (labels: Record<string, string>, born: number, wave: Wave): Counter => ({
  labels,
  born,
  valueAt: (time) => Math.floor(amountOf(wave, Math.max(0, time - born))),
});

/** What is counted, as one part of all packets; bytes by the length of a packet. */
const KINDS = [
  ['bytes', 'receive_bytes', 'receive_bytes'],
  ['packets', 'receive_packets', 'receive_packets'],
  ['drops', 'receive_packets_dropped', 'receive_drop'],
  ['errors', 'receive_errors', 'receive_errs'],
] as const;

interface Behaviour {
  /** Packets per second. */
  packets: { receive: number; transmit: number };
  /** Drops and errors for each packet. */
  drops: number;
  errors: number;
}

const BYTES = 820;

const factorOf = (kind: (typeof KINDS)[number][0], { drops, errors }: Behaviour): number =>
  ({ bytes: BYTES, packets: 1, drops, errors })[kind];

const directions = ['receive', 'transmit'] as const;

const countersOf = (
  prefix: string,
  isNode: boolean,
  labels: Record<string, string>,
  born: number,
  behaviour: Behaviour,
): Counter[] => {
  const [first = 0, second = 0] = numbersOf(JSON.stringify(labels));
  return directions.flatMap((direction) =>
    KINDS.map(([kind, ofVm, ofNode]) =>
      counterOf(
        {
          __name__: `${prefix}_${(isNode ? ofNode : ofVm).replace('receive', direction)}_total`,
          ...labels,
        },
        born,
        {
          rate: behaviour.packets[direction] * factorOf(kind, behaviour),
          shifts: [first, second],
        },
      ),
    ),
  );
};

const textAt = (value: unknown, ...path: string[]): string => {
  let current = value;
  for (const key of path) current = isRecord(current) ? current[key] : undefined;
  return typeof current === 'string' ? current : '';
};

const listAt = (value: unknown, ...path: string[]): Record<string, unknown>[] => {
  let current = value;
  for (const key of path) current = isRecord(current) ? current[key] : undefined;
  return Array.isArray(current) ? current.filter(isRecord) : [];
};

const secondsOf = (object: KubernetesObject): number =>
  Date.parse(object.metadata.creationTimestamp ?? '') / 1000;

/** From 2 packets a second to some thousands, as no two machines do the same. */
const packetsOf = (text: string): Behaviour['packets'] => {
  const [, , busy = 0, more = 0] = numbersOf(text);
  const receive = 2 * 10 ** (3.2 * busy);
  return { receive, transmit: receive * (0.3 + more) };
};

const behaviourOf = (key: string, simulated: SimulatedMetrics): Behaviour => {
  const packets = packetsOf(key);
  const isSilent = simulated.silent?.includes(key) ?? false;
  const isDeaf = simulated.deaf?.includes(key) ?? false;
  return {
    packets: {
      receive: isSilent || isDeaf ? 0 : packets.receive,
      transmit: isSilent ? 0 : packets.transmit,
    },
    drops: simulated.lossy?.includes(key) ? 0.021 : 0,
    errors: simulated.failing?.includes(key) ? 0.0004 : 0,
  };
};

/** The hypervisor does not see packets of virtual functions. */
const isCounted = (nic: Record<string, unknown>): boolean => nic.sriov === undefined;

const ofMachine = (vmi: KubernetesObject, simulated: SimulatedMetrics): Counter[] => {
  if (textAt(vmi, 'status', 'phase') !== 'Running') return [];
  const { namespace = '', name } = vmi.metadata;
  const node = textAt(vmi, 'status', 'nodeName');
  return listAt(vmi, 'spec', 'domain', 'devices', 'interfaces')
    .filter(isCounted)
    .flatMap((nic) => {
      const own = textAt(nic, 'name');
      return countersOf(
        'kubevirt_vmi_network',
        false,
        { namespace, name, node, interface: own },
        secondsOf(vmi),
        behaviourOf(`${namespace}/${name}/${own}`, simulated),
      );
    });
};

/**
 * Devices that OpenShift leaves out of node_exporter by default.
 *
 * Source: cluster-monitoring-operator pkg/manifests/config.go.
 */
const LEFT_OUT =
  /^(veth.*|[a-f0-9]{15}|enP.*|ovn-k8s-mp[0-9]*|br-ex|br-int|br-ext|br[0-9]*|tun[0-9]*|cali[a-f0-9]*|bond.*)$/;

const DEVICES = ['ethernet', 'linux-bridge', 'vlan'];

const namesIn = (found: Record<string, unknown>): string[] => [
  ...listAt(found, 'bridge', 'port').map((port) => textAt(port, 'name')),
  ...(isRecord(found['link-aggregation']) && Array.isArray(found['link-aggregation'].port)
    ? found['link-aggregation'].port.filter((name) => typeof name === 'string')
    : []),
];

type Found = Record<string, unknown>;

/** Cards by which an interface reaches the wire: itself, or those below its ports. */
const cardsOf = (name: string, all: ReadonlyMap<string, Found>, depth = 0): string[] => {
  const found = all.get(name);
  if (!found || depth > 4) return [];
  const ports = namesIn(found);
  return ports.length === 0 ? [name] : ports.flatMap((port) => cardsOf(port, all, depth + 1));
};

/** The same counters, of several devices together. */
const together = (all: readonly Counter[][], device: string): Counter[] =>
  (all[0] ?? []).map((first, index) => ({
    ...first,
    labels: { ...first.labels, device },
    valueAt: (time) =>
      all.reduce((sum, counters) => sum + (counters[index]?.valueAt(time) ?? 0), 0),
  }));

const ofNode = (state: KubernetesObject, simulated: SimulatedMetrics): Counter[] => {
  const { name } = state.metadata;
  const found = listAt(state, 'status', 'currentState', 'interfaces');
  const byName = new Map(found.map((each) => [textAt(each, 'name'), each]));
  const ofCard = (device: string): Counter[] => {
    const behaviour = behaviourOf(`${name}/${device}`, simulated);
    const { receive, transmit } = behaviour.packets;
    return countersOf('node_network', true, { instance: name, device }, secondsOf(state), {
      ...behaviour,
      packets: { receive: receive * 4, transmit: transmit * 4 },
    });
  };
  return found.flatMap((each) => {
    const device = textAt(each, 'name');
    if (!DEVICES.includes(textAt(each, 'type')) || LEFT_OUT.test(device)) return [];
    if (textAt(each, 'state') !== 'up') return [];
    // A bridge has counters of its own, and what leaves the node by it its ports have counted, too.
    return together(cardsOf(device, byName).map(ofCard), device);
  });
};

/** All counters that there are now, of what the API holds. */
export const countersIn = (store: Store, simulated: SimulatedMetrics): Counter[] => [
  ...store.list('kubevirt.io/VirtualMachineInstance').flatMap((vmi) => ofMachine(vmi, simulated)),
  ...store.list('nmstate.io/NodeNetworkState').flatMap((state) => ofNode(state, simulated)),
];
