import { kindKey, Store } from '../../apiserver/store.ts';
import type { KubernetesObject } from '../../kubernetes/object.ts';
import { clockAt } from '../../kubernetes/time.ts';
import { networkAddonsConfig } from '../../objects/operators.ts';
import { namespace } from '../../objects/namespace.ts';
import { VirtualClock } from '../clock.ts';
import { Cluster } from '../cluster.ts';
import { admissionOf, refusal } from '../testing/reviews.ts';
import { clusterObjects, START, TestCluster } from '../testing/cluster.ts';
import { Addons } from './index.ts';

const CNV = 'openshift-cnv';
const ago = clockAt(START);

const kindOf = ({ apiVersion, kind }: KubernetesObject): string =>
  kindKey({ group: apiVersion.includes('/') ? (apiVersion.split('/')[0] ?? '') : '', kind });

/** The add-ons alone over these objects, with a clock that moves when told to. */
const play = (objects: KubernetesObject[]) => {
  const store = new Store(1000);
  for (const object of objects) store.put(kindOf(object), object);
  const clock = new VirtualClock(START);
  const cluster = new Cluster(store, () => clock.date(), 'test');
  const addons = new Addons(cluster, clock);
  const change = (object: KubernetesObject) => {
    cluster.put(object);
    clock.pass(0);
  };
  return { store, clock, cluster, addons, change };
};

const hyperConvergedIn = (cluster: Cluster): KubernetesObject => {
  const [found] = cluster.list('hyperConverged');
  if (!found) throw new Error('There is no HyperConverged');
  return found;
};

const withSpec = (object: KubernetesObject, change: object): KubernetesObject => ({
  ...object,
  spec: { ...(object.spec as object), ...change },
});

const GATE = { featureGates: [{ name: 'deployKubeSecondaryDNS', state: 'Enabled' }] };

describe('the network add-ons', () => {
  it('write nothing before something changes', () => {
    const { store, clock } = play(clusterObjects());
    const before = store.version;
    clock.pass(3600);
    expect(store.version).toBe(before);
  });

  it('deploy the name server when it is switched on, and take it away again', () => {
    const { cluster, clock, change } = play(clusterObjects());
    const deployment = () => cluster.get('deployment', CNV, 'secondary-dns');
    change(withSpec(hyperConvergedIn(cluster), GATE));
    expect(deployment()?.status).not.toHaveProperty('availableReplicas');
    expect(cluster.list('addonsConfig')[0]?.spec).toMatchObject({
      kubeSecondaryDNS: { domain: 'openshift.example.com', nameServerIP: '' },
      linuxBridge: {},
    });
    clock.pass(30);
    expect(deployment()?.status).toMatchObject({ availableReplicas: 1 });
    change(withSpec(hyperConvergedIn(cluster), { featureGates: [] }));
    expect(deployment()).toBeUndefined();
    expect(cluster.list('addonsConfig')[0]?.spec).not.toHaveProperty('kubeSecondaryDNS');
  });

  it('go by HyperConverged of the older version as well', () => {
    const { cluster, change } = play(clusterObjects());
    const { metadata } = hyperConvergedIn(cluster);
    change({
      apiVersion: 'hco.kubevirt.io/v1beta1',
      kind: 'HyperConverged',
      metadata,
      spec: {
        featureGates: { deployKubeSecondaryDNS: true },
        kubeSecondaryDNSNameServerIP: '10.46.41.94',
      },
    });
    expect(cluster.get('deployment', CNV, 'secondary-dns')).toBeDefined();
    expect(cluster.list('addonsConfig')[0]?.spec).toMatchObject({
      kubeSecondaryDNS: { nameServerIP: '10.46.41.94' },
    });
  });

  const withRange = (cluster: Cluster, rangeStart?: string, rangeEnd?: string) => {
    const kubeMacPoolConfiguration = {
      ...(rangeStart && { rangeStart }),
      ...(rangeEnd && { rangeEnd }),
    };
    return withSpec(hyperConvergedIn(cluster), { networking: { kubeMacPoolConfiguration } });
  };
  const rangeTold = (cluster: Cluster) =>
    cluster.get('configMap', CNV, 'kubemacpool-mac-range-config')?.data;

  it('tell the range that is set, and keep it when none is set any more', () => {
    const { cluster, change } = play(clusterObjects());
    const told = { RANGE_START: '06:00:00:00:00:00', RANGE_END: '06:00:00:00:00:ff' };
    change(withRange(cluster, told.RANGE_START, told.RANGE_END));
    expect(rangeTold(cluster)).toEqual(told);
    change(withRange(cluster));
    expect(rangeTold(cluster)).toEqual(told);
  });

  it.each([
    ['06:00:00:00:00:00', undefined, /both or none of the KubeMacPool ranges/],
    ['06:00:00:00:00:ff', '06:00:00:00:00:00', /Range end is lesser than or equal to its start/],
    ['06:00:00:00:00:00', 'FD:00:00:00:00:00', /Multicast addressing is not supported/],
  ])('say that they failed with the range from %s to %s', (start, end, message) => {
    const { cluster, change } = play(clusterObjects());
    const before = rangeTold(cluster);
    change(withRange(cluster, start, end));
    const [config] = cluster.list('addonsConfig');
    expect(config?.status).toMatchObject({
      conditions: expect.arrayContaining([
        expect.objectContaining({
          type: 'Degraded',
          status: 'True',
          message: expect.stringMatching(message) as unknown,
        }),
      ]) as unknown,
    });
    expect(rangeTold(cluster)).toEqual(before);
  });

  it('let a reversed range pass as the operator itself does', () => {
    const { cluster, change } = play(clusterObjects());
    change(withRange(cluster, '02:00:00:ff:00:00', '02:00:00:00:00:01'));
    expect(rangeTold(cluster)).toMatchObject({ RANGE_START: '02:00:00:ff:00:00' });
  });

  it('go by a NetworkAddonsConfig where that is all there is', () => {
    const config = networkAddonsConfig({ kubeMacPool: {} }, ago('1d'));
    const { cluster, change } = play([
      namespace({ name: 'cluster-network-addons', created: ago('1d') }),
      config,
    ]);
    change(withSpec(config, { kubeMacPool: {}, kubeSecondaryDNS: { domain: 'example.com' } }));
    expect(cluster.get('deployment', 'cluster-network-addons', 'secondary-dns')).toBeDefined();
    const told = cluster.get('configMap', 'cluster-network-addons', 'kubemacpool-mac-range-config');
    expect(told?.data).toMatchObject({
      RANGE_START: expect.stringMatching(/^02:.*:00:00:00$/) as unknown,
    });
  });
});

describe("HyperConverged's webhook", () => {
  const HCO = {
    group: 'hco.kubevirt.io',
    version: 'v1',
    kind: 'HyperConverged',
    plural: 'hyperconvergeds',
    singular: 'hyperconverged',
    listKind: 'HyperConvergedList',
    shortNames: [],
    categories: [],
    namespaced: true,
    custom: true,
    status: true,
  };
  const refused = (address: string) => {
    const cluster = new TestCluster(clusterObjects());
    const before = hyperConvergedIn(cluster.simulation.cluster);
    const networking = { kubeSecondaryDNSNameServerIP: address };
    const object = withSpec(before, { networking });
    return refusal(() =>
      admissionOf(cluster).review({ resource: HCO, object, before, dryRun: true }),
    )?.message;
  };

  it.each(['10.46.41.94', ''])('takes "%s" as the address of the name server', (address) => {
    expect(refused(address)).toBeUndefined();
  });

  it.each(['2001:db8::53', 'dns.example.com', '10.46.41'])('refuses %s', (address) => {
    expect(refused(address)).toContain("kubeSecondaryDNSNameServerIP isn't a valid IPv4");
  });
});
