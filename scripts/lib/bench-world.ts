import type { NetworkAttachmentDefinition } from '../../src/domain/nad/types.ts';

const NODES = 50;
const NAMESPACES = 50;
const BRIDGES = ['br-prod', 'br-lab'];
const LOCALNET = 'physnet-dc';

const name = (prefix: string, index: number): string => `${prefix}-${index}`;
const namespaceOf = (index: number): string => name('ns', index % NAMESPACES);

const bridgeConfig = (index: number) => ({
  cniVersion: '0.3.1',
  name: name('net', index),
  type: 'bridge',
  bridge: BRIDGES[index % 2],
  macspoofchk: true,
  preserveDefaultVlan: false,
  vlan: 1 + (index % 4094),
  mtu: 1500,
});

const ovnConfig = (index: number) => {
  const common = {
    cniVersion: '0.3.1',
    // Some networks are described in several namespaces.
    name: name('net', index - (index % 3)),
    type: 'ovn-k8s-cni-overlay',
    netAttachDefName: `${namespaceOf(index)}/${name('net', index)}`,
  };
  return index % 2 === 0
    ? { ...common, topology: 'localnet', physicalNetworkName: LOCALNET, vlanID: 100, mtu: 1500 }
    : { ...common, topology: 'layer2', subnets: '10.60.0.0/16', allowPersistentIPs: true };
};

const isBridge = (index: number): boolean => index % 5 < 3;

/** Networks of several types in 50 namespaces. */
export const networksOf = (count: number): NetworkAttachmentDefinition[] =>
  Array.from({ length: count }, (_unused, index) => ({
    apiVersion: 'k8s.cni.cncf.io/v1',
    kind: 'NetworkAttachmentDefinition',
    metadata: {
      name: name('net', index),
      namespace: namespaceOf(index),
      // Without it the nodes that a VM may be placed on have to be looked at.
      ...(isBridge(index) && index % 3 !== 0
        ? {
            annotations: {
              'k8s.v1.cni.cncf.io/resourceName': `bridge.network.kubevirt.io/${BRIDGES[index % 2] ?? ''}`,
            },
          }
        : {}),
    },
    spec: { config: JSON.stringify(isBridge(index) ? bridgeConfig(index) : ovnConfig(index)) },
  }));

const vmSpec = (index: number, networks: number) => ({
  // A part of the VMs is kept to some nodes.
  ...(index % 4 === 0 ? { nodeSelector: { zone: name('zone', index % 5) } } : {}),
  domain: {
    devices: {
      interfaces: [
        { name: 'default', masquerade: {}, macAddress: mac(2 * index) },
        { name: 'data', bridge: {}, macAddress: mac(2 * index + 1) },
      ],
    },
  },
  networks: [
    { name: 'default', pod: {} },
    { name: 'data', multus: { networkName: name('net', index % networks) } },
  ],
});

const mac = (number: number): string => {
  const digits = number.toString(16).padStart(6, '0');
  return `02:4f:9c:${digits.slice(0, 2)}:${digits.slice(2, 4)}:${digits.slice(4, 6)}`;
};

const address = (index: number): string =>
  `10.64.${Math.floor(index / 250) % 250}.${1 + (index % 250)}`;

/** @param networks how many there are, one after the other for each VM */
const machine = (index: number, networks: number): object[] => {
  const namespace = namespaceOf(index % networks);
  const metadata = { name: name('vm', index), namespace };
  return [
    {
      apiVersion: 'kubevirt.io/v1',
      kind: 'VirtualMachine',
      metadata,
      spec: { runStrategy: 'Always', template: { metadata: {}, spec: vmSpec(index, networks) } },
      status: { printableStatus: 'Running', ready: true, created: true },
    },
    {
      apiVersion: 'kubevirt.io/v1',
      kind: 'VirtualMachineInstance',
      metadata,
      spec: vmSpec(index, networks),
      status: {
        phase: 'Running',
        nodeName: name('worker', index % NODES),
        interfaces: [
          { name: 'default', mac: mac(2 * index), infoSource: 'domain' },
          {
            name: 'data',
            mac: mac(2 * index + 1),
            ipAddress: address(index),
            ipAddresses: [address(index)],
            interfaceName: 'eth1',
            infoSource: 'domain, guest-agent, multus-status',
          },
        ],
      },
    },
  ];
};

const port = (bridge: string) => ({ name: `bond-${bridge}`, type: 'bond', state: 'up', mtu: 1500 });

const nodeObjects = (index: number): object[] => {
  const metadata = {
    name: name('worker', index),
    labels: { 'kubevirt.io/schedulable': 'true', zone: name('zone', index % 5) },
  };
  // One node lacks what the others have.
  const bridges = index === 0 ? [] : BRIDGES;
  return [
    {
      apiVersion: 'v1',
      kind: 'Node',
      metadata,
      status: {
        allocatable: {
          cpu: '64',
          ...Object.fromEntries(
            bridges.map((bridge) => [`bridge.network.kubevirt.io/${bridge}`, '1k']),
          ),
        },
      },
    },
    {
      apiVersion: 'nmstate.io/v1beta1',
      kind: 'NodeNetworkState',
      metadata: { name: metadata.name },
      status: {
        currentState: {
          interfaces: bridges.flatMap((bridge) => [
            port(bridge),
            {
              name: bridge,
              type: 'linux-bridge',
              state: 'up',
              mtu: 1500,
              bridge: {
                port: [
                  {
                    name: `bond-${bridge}`,
                    vlan: { mode: 'trunk', 'trunk-tags': [{ 'id-range': { min: 2, max: 4094 } }] },
                  },
                ],
              },
            },
          ]),
          ovn: {
            'bridge-mappings': index === 0 ? [] : [{ localnet: LOCALNET, bridge: 'br-ex' }],
          },
        },
      },
    },
  ];
};

const clusterNetwork = {
  apiVersion: 'config.openshift.io/v1',
  kind: 'Network',
  metadata: { name: 'cluster' },
  status: {
    clusterNetwork: [{ cidr: '10.128.0.0/14', hostPrefix: 23 }],
    serviceNetwork: ['172.30.0.0/16'],
    clusterNetworkMTU: 1400,
  },
};

/** As many networks as VMs, each VM running, on 50 nodes. */
export const objectsOf = (count: number): object[] => [
  clusterNetwork,
  ...Array.from({ length: NODES }, (_unused, index) => nodeObjects(index)).flat(),
  ...networksOf(count),
  ...Array.from({ length: count }, (_unused, index) => machine(index, count)).flat(),
];

/** Networks on this many nodes, of which one differs from the others, and VMs that run on them. */
export const nodeObjectsOf = (networks: number, nodes: number, vms = 0): object[] => [
  clusterNetwork,
  ...Array.from({ length: nodes }, (_unused, index) => nodeObjects(index)).flat(),
  ...networksOf(networks),
  ...Array.from({ length: vms }, (_unused, index) => machine(index, networks)).flat(),
];

const ADDRESSES_EACH = 4;

/** VMs that run, each with four addresses on a network of its group and on one that gives addresses. */
export const addressObjectsOf = (size: number): object[] => {
  const networks = Array.from({ length: Math.ceil(size / 100) }, (_unused, group) => ({
    apiVersion: 'k8s.cni.cncf.io/v1',
    kind: 'NetworkAttachmentDefinition',
    metadata: { namespace: 'default', name: `net-${group}` },
    spec: {
      config: JSON.stringify({
        cniVersion: '1.0.0',
        name: `net-${group}`,
        type: 'ovn-k8s-cni-overlay',
        topology: 'layer2',
        netAttachDefName: `default/net-${group}`,
        subnets: `10.${group}.0.0/16,fd00:${group.toString(16)}::/64`,
      }),
    },
  }));
  const machines = Array.from({ length: size }, (_unused, index) => {
    const group = Math.floor(index / 100);
    const name = `vm-${index}`;
    const nics = Array.from({ length: ADDRESSES_EACH / 2 }, (_none, nic) => nic);
    const spec = {
      domain: { devices: { interfaces: nics.map((nic) => ({ name: `nic-${nic}`, bridge: {} })) } },
      networks: nics.map((nic) => ({
        name: `nic-${nic}`,
        multus: { networkName: `default/net-${group}` },
      })),
    };
    const interfaces = nics.map((nic) => ({
      name: `nic-${nic}`,
      mac: `02:00:0${nic}:00:${Math.floor(index / 256)
        .toString(16)
        .padStart(2, '0')}:${(index % 256).toString(16).padStart(2, '0')}`,
      infoSource: 'domain, guest-agent, multus-status',
      ipAddresses: [
        `10.${group}.${10 + nic}.${(index % 100) + 10}`,
        `fd00:${group.toString(16)}::${nic}:${(index % 100).toString(16)}`,
      ],
    }));
    const metadata = { namespace: 'default', name };
    return [
      {
        apiVersion: 'kubevirt.io/v1',
        kind: 'VirtualMachine',
        metadata,
        spec: { template: { spec } },
      },
      {
        apiVersion: 'kubevirt.io/v1',
        kind: 'VirtualMachineInstance',
        metadata,
        spec,
        status: { phase: 'Running', nodeName: 'node-1', interfaces },
      },
    ];
  });
  return [...networks, ...machines.flat()];
};
