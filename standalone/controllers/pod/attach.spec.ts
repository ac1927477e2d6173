import { linuxBridgeNad, nad, nadWithText, ovnNad } from '../../objects/nad.ts';
import type { KubernetesObject } from '../../kubernetes/object.ts';
import { mac, nicOn, podNic, running } from '../testing/cluster.ts';
import { PRIMARY_LABEL, primaryUdn } from '../../objects/udn.ts';
import { attach, type Attachment } from './attach.ts';
import type { PodRequest } from './find.ts';
import type { Pod } from '../kubevirt/types.ts';
import type { World } from '../world.ts';

const identity = (name: string, namespace = 'test') => ({
  namespace,
  name,
  created: '2026-01-01T00:00:00Z',
});

const podAskingFor = (...requests: Partial<PodRequest>[]): Pod => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: {
    namespace: 'test',
    name: 'pod',
    uid: 'uid',
    annotations: {
      'k8s.v1.cni.cncf.io/networks': JSON.stringify(
        requests.map((request) => ({
          namespace: 'test',
          interface: 'pod1',
          mac: '02-00-00-00-00-0A',
          ...request,
        })),
      ),
    },
  },
  spec: { nodeName: 'node', containers: [] },
});

/** A world with these definitions, and a node with these bridge mappings. */
const worldWith = (nads: KubernetesObject[], mappings: string[] = []): World => {
  const [nodeNetwork] = [
    {
      apiVersion: 'nmstate.io/v1beta1',
      kind: 'NodeNetworkState',
      metadata: { name: 'node' },
      status: {
        currentState: {
          interfaces: [],
          ovn: { 'bridge-mappings': mappings.map((localnet) => ({ localnet, bridge: 'br' })) },
        },
      },
    },
  ];
  const none = () => undefined;
  return {
    now: '2026-01-01T00:00:00Z',
    passed: () => true,
    watchSurroundings: none,
    startSpec: ({ spec }) => spec,
    settings: () => {
      throw new Error('not asked for');
    },
    hasMultus: true,
    hasMacPool: () => false,
    nad: ({ namespace, name }) =>
      nads.find(({ metadata }) => metadata.namespace === namespace && metadata.name === name),
    nadsIn: (namespace) => nads.filter(({ metadata }) => metadata.namespace === namespace),
    nodes: () => [],
    nodeNetwork: () => nodeNetwork,
    sriovNode: none,
    ipamClaim: none,
    ipPools: () => [],
    hasNamespace: () => true,
    namespaceLabels: () => ({}),
    find: () => undefined,
    allPods: () => [],
    allInstances: () => [],
    allMigrations: () => [],
    saidBefore: () => false,
    unique: (text) => text,
  };
};

const failureOf = (pod: Pod, world: World): string => {
  const attachment = attach(pod, '10.0.0.5', world);
  return 'failure' in attachment ? attachment.failure : '';
};

describe('a pod on a primary network', () => {
  const nads = primaryUdn(identity('tenant'), '10.100.0.0/16').filter(
    ({ kind }) => kind === 'NetworkAttachmentDefinition',
  );
  const asking = (text: string, others: Pod[] = []) => {
    const pod = podAskingFor();
    const annotations = { ...pod.metadata.annotations, 'network.kubevirt.io/addresses': text };
    const world = {
      ...worldWith(nads),
      namespaceLabels: () => PRIMARY_LABEL,
      allPods: () => others,
    };
    return attach({ ...pod, metadata: { ...pod.metadata, annotations } }, '10.0.0.5', world);
  };
  const addressOf = (attachment: Attachment) =>
    'failure' in attachment ? attachment.failure : attachment.networks[1]?.ips?.join();
  const holderOf = (address: string): Pod => ({
    ...podAskingFor(),
    metadata: {
      namespace: 'test',
      name: 'holder',
      uid: 'other',
      annotations: {
        'k8s.v1.cni.cncf.io/network-status': JSON.stringify([
          { name: 'ovn-kubernetes', interface: 'ovn-udn1', ips: [address], default: true },
        ]),
      },
    },
  });

  it('has the address that its VM asks for, as long as nobody else has it', () => {
    const wanted = '{"default": ["fd00::5", "10.100.7.7"]}';
    expect(addressOf(asking(wanted))).toBe('10.100.7.7');
    expect(addressOf(asking(wanted, [holderOf('10.100.7.8')]))).toBe('10.100.7.7');
    expect(addressOf(asking(wanted, [holderOf('10.100.7.7')]))).toContain(
      'provided IP is already allocated',
    );
  });

  it.each(['{', '[]', '{"default": "10.100.7.7"}', '{"default": [7]}'])(
    'is given one where the request cannot be read: %s',
    (text) => {
      expect(addressOf(asking(text))).toMatch(/^10\.100\./);
    },
  );
});

describe('a pod that asks for networks', () => {
  it('gets them in the order it asked, with its MAC address as Linux writes it', () => {
    const world = worldWith([linuxBridgeNad({ ...identity('lan'), bridge: 'br' })]);
    expect(attach(podAskingFor({ name: 'lan' }), '10.0.0.5', world)).toEqual({
      annotations: {},
      networks: [
        {
          name: 'ovn-kubernetes',
          interface: 'eth0',
          ips: ['10.0.0.5'],
          mac: '0a:58:0a:00:00:05',
          default: true,
          dns: {},
        },
        { name: 'test/lan', interface: 'pod1', mac: '02:00:00:00:00:0a', dns: {} },
      ],
      pools: [],
    });
  });

  it('may use those of the global namespaces, and no others', () => {
    const nads = [
      linuxBridgeNad({ ...identity('lan', 'default'), bridge: 'br' }),
      linuxBridgeNad({ ...identity('lan', 'other'), bridge: 'br' }),
    ];
    const ask = (namespace: string) =>
      failureOf(podAskingFor({ name: 'lan', namespace }), worldWith(nads));
    expect(ask('default')).toBe('');
    expect(ask('other')).toContain(
      'namespace isolation enabled, annotation violates permission, pod is in namespace test but refers to target namespace other',
    );
  });

  it.each([
    ['is missing', [], 'cannot find a network-attachment-definition (lan) in namespace (test)'],
    ['is no JSON', [nadWithText(identity('lan'), '{')], 'spec.config is no JSON object'],
    ['has no type', [nad(identity('lan'), { name: 'lan' })], 'failed to find plugin ""'],
    [
      'names another definition',
      [
        nad(identity('lan'), {
          name: 'lan',
          type: 'ovn-k8s-cni-overlay',
          topology: 'layer2',
          netAttachDefName: 'test/other',
        }),
      ],
      'net-attach-def name (test/lan) is inconsistent with config (test/other)',
    ],
  ] as const)('is told when one %s', (_, nads, text) => {
    const failure = failureOf(podAskingFor({ name: 'lan' }), worldWith([...nads]));
    expect(failure).toContain(text);
    expect(failure).toMatch(/^Failed to create pod sandbox: .*test\/pod/);
  });

  it('needs a bridge mapping for a localnet, by the name of the physical network', () => {
    const localnet = (settings: object) =>
      ovnNad({ ...identity('lan'), network: 'lan-net', topology: 'localnet' }, settings);
    const ask = (settings: object, mappings: string[]) =>
      failureOf(podAskingFor({ name: 'lan' }), worldWith([localnet(settings)], mappings));
    expect(ask({ physicalNetworkName: 'dc' }, ['dc'])).toBe('');
    expect(ask({}, ['lan-net'])).toBe('');
    expect(ask({ physicalNetworkName: 'dc' }, ['lan-net'])).toContain('test/lan');
  });

  it('gets an address where the network gives some', () => {
    const lan = nad(identity('lan'), {
      name: 'lan',
      type: 'ovn-k8s-cni-overlay',
      topology: 'layer2',
      subnets: '10.7.0.0/24',
      netAttachDefName: 'test/lan',
    });
    const attachment = attach(podAskingFor({ name: 'lan' }), '10.0.0.5', worldWith([lan]));
    expect(attachment).toMatchObject({
      networks: [{}, { ips: [expect.stringMatching(/^10\.7\.0\.\d+$/) as string] }],
    });
  });
});

describe('addresses of a network', () => {
  const given = (config: object): string[] => {
    const lan = nad(identity('lan'), {
      name: 'lan',
      type: 'ovn-k8s-cni-overlay',
      topology: 'layer2',
      netAttachDefName: 'test/lan',
      subnets: '10.7.0.0/24',
      ...config,
    });
    const attachment = attach(podAskingFor({ name: 'lan' }), '10.0.0.5', worldWith([lan]));
    const { networks } = attachment as { networks: { ips?: string[] }[] };
    return networks[1]?.ips ?? [];
  };

  it('are not those that it excludes', () => {
    const [usual = ''] = given({});
    expect(usual).toMatch(/^10\.7\.0\.\d+$/);
    const [other] = given({ excludeSubnets: `${usual}/32` });
    expect(other).toMatch(/^10\.7\.0\.\d+$/);
    expect(other).not.toBe(usual);
    expect(given({ excludeSubnets: '10.7.0.0/25,10.7.0.128/25' })).toEqual([]);
  });
});

describe('addresses of guests', () => {
  it('differ from each other on one network, and stay after a restart', () => {
    const cluster = running({ nics: [podNic(1), nicOn('lan', 'localnet', mac(2))] });
    const first = cluster.face('lan', 'vm')?.ipAddress;
    expect(first).toMatch(/^10\.\d+\.\d+\.\d+$/);
    cluster.simulation.cluster.remove(cluster.vmi('vm'));
    cluster.pass(120);
    expect(cluster.face('lan', 'vm')?.ipAddress).toBe(first);
  });

  it('are given by nobody on a network inside the cluster', () => {
    const cluster = running({ nics: [podNic(1), nicOn('lan', 'inside', mac(2))] });
    expect(cluster.face('lan', 'vm')?.ipAddresses).toEqual([expect.stringMatching(/^fe80::/)]);
  });
});
