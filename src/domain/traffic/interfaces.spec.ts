import { worldOf } from '../world/world';
import { bytesOf, sumOf } from './figures';
import { dayOf, interfaceTrafficOf, seriesByInterface } from './interfaces';
import { networkTrafficOf } from './networks';
import { hasValues, ratesOf, sumOfRates } from './rates';
import { topTalkers } from './talkers';
import { NOW, row, seriesOf, totalsIn } from './testing/measured';

const vmi = (
  name: string,
  nics: { name: string; nad?: string; binding?: object }[],
  { namespace = 'shop', phase = 'Running' } = {},
) => ({
  apiVersion: 'kubevirt.io/v1',
  kind: 'VirtualMachineInstance',
  metadata: { name, namespace, creationTimestamp: '2026-03-01T00:00:00Z' },
  spec: {
    domain: {
      devices: {
        interfaces: nics.map(({ name: nic, binding = { bridge: {} } }) => ({
          name: nic,
          ...binding,
        })),
      },
    },
    networks: nics.map(({ name: nic, nad }) =>
      nad === undefined ? { name: nic, pod: {} } : { name: nic, multus: { networkName: nad } },
    ),
  },
  status: { phase, nodeName: 'worker-1' },
});

const nad = (name: string, config: object) => ({
  apiVersion: 'k8s.cni.cncf.io/v1',
  kind: 'NetworkAttachmentDefinition',
  metadata: { name, namespace: 'shop' },
  spec: { config: JSON.stringify(config) },
});

const web = vmi('web', [
  { name: 'default', binding: { masquerade: {} } },
  { name: 'lan', nad: 'lan' },
  { name: 'fast', nad: 'shop/fast', binding: { sriov: {} } },
]);

const some = { receivedBytes: 100, sentBytes: 50.4, receivedPackets: 2 };

describe('interfaces of VMs', () => {
  it('get their figures by namespace, VM and name, and are told from those that are not measured', () => {
    const rows = interfaceTrafficOf(worldOf([web]), totalsIn('web', 'lan', some), 'shop');
    expect(rows).toEqual([
      expect.objectContaining({ key: 'shop/web/default', state: 'none', network: { kind: 'pod' } }),
      expect.objectContaining({
        key: 'shop/web/lan',
        state: 'measured',
        totals: { receivedBytes: 100, sentBytes: 50, receivedPackets: 2 },
        node: 'worker-1',
        since: Date.parse('2026-03-01T00:00:00Z') / 1000,
      }),
      expect.objectContaining({ key: 'shop/web/fast', state: 'noCounters', totals: {} }),
    ]);
  });

  it('that sent nothing are measured: zero is a figure', () => {
    const [, lan] = interfaceTrafficOf(worldOf([web]), totalsIn('web', 'lan', { sentBytes: 0 }));
    expect(lan).toMatchObject({ state: 'measured', totals: { sentBytes: 0 } });
  });

  it('of VMs that ran within the span stay, without a network', () => {
    const rows = interfaceTrafficOf(
      worldOf([vmi('off', [{ name: 'lan', nad: 'lan' }], { phase: 'Succeeded' })]),
      totalsIn('off', 'lan', some),
    );
    expect(rows).toEqual([
      expect.objectContaining({ key: 'shop/off/lan', network: undefined, since: undefined }),
    ]);
  });

  it('lead to the primary user-defined network where their namespace has one', () => {
    const primary = nad('blue', {
      type: 'ovn-k8s-cni-overlay',
      name: 'blue',
      topology: 'layer2',
      role: 'primary',
      netAttachDefName: 'shop/blue',
    });
    const [first] = interfaceTrafficOf(worldOf([web, primary]), []);
    expect(first?.network).toMatchObject({ kind: 'multus', namespace: 'shop', name: 'blue' });
  });

  it('are silent to what is no series of theirs', () => {
    const strange = [seriesOf({ figure: 'receivedBytes', name: 'web' }, 3), seriesOf({}, 4)];
    expect(interfaceTrafficOf(worldOf([]), strange)).toEqual([]);
    expect(dayOf(strange).size).toBe(0);
    expect(seriesByInterface(strange).size).toBe(0);
  });
});

describe('networks', () => {
  it('are sums of what is measured, and say how much that is', () => {
    const rows = interfaceTrafficOf(
      worldOf([web, vmi('db', [{ name: 'net1', nad: 'lan' }])]),
      totalsIn('web', 'lan', some),
    );
    const lan = networkTrafficOf(rows).find(({ key }) => key === 'shop/lan');
    expect(lan).toMatchObject({ measured: 1, totals: { receivedBytes: 100, sentBytes: 50 } });
    expect(lan?.interfaces).toHaveLength(2);
  });
});

describe('figures', () => {
  it('that none has stay out of a sum', () => {
    expect(sumOf([{ sentBytes: 1 }, { sentBytes: 2, sentDrops: 0 }])).toEqual({
      sentBytes: 3,
      sentDrops: 0,
    });
    expect(sumOf([])).toEqual({});
    expect(bytesOf({ sentDrops: 1 })).toBeUndefined();
    expect(bytesOf({ sentBytes: 1 })).toBe(1);
  });
});

describe('most traffic', () => {
  it('comes first, with its part of all', () => {
    const rows = [10, 70, 0, 20].map((receivedBytes, index) =>
      row({ receivedBytes }, { key: String(index) }),
    );
    expect(topTalkers(rows, 2).map(({ row: { key }, share }) => [key, share])).toEqual([
      ['1', 0.7],
      ['3', 0.2],
    ]);
    expect(topTalkers(rows, 9)).toHaveLength(3);
    expect(topTalkers([], 5)).toEqual([]);
  });
});

describe('rates', () => {
  it('are those of their series at the times of a chart', () => {
    const series = new Map([['sentBytes', { labels: {}, samples: [{ at: NOW, value: 4 }] }]]);
    const rates = ratesOf([NOW - 60, NOW], series);
    expect(rates).toEqual({ received: [undefined, undefined], sent: [undefined, 4] });
    expect(hasValues(rates)).toBe(true);
    expect(sumOfRates([rates, rates]).sent).toEqual([undefined, 8]);
    expect(hasValues(ratesOf([NOW], undefined))).toBe(false);
  });
});
