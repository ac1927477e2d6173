import type { RuleCase } from '../../findings/testing/cases';
import * as cluster from './cluster';
import * as o from './objects';

const CONFIG = 'spec.config';
const TO = { tenant: 'br-data' };

const bond = (ports: string[] = ['eno1', 'eno2']) => ({
  name: 'bond0',
  type: 'bond',
  state: 'up',
  'link-aggregation': { mode: 'active-backup', port: ports },
});
const data = (...ports: string[]) => o.ovsBridge('br-data', ports);
const tenant = (changes: object = {}) => o.localnet({ physicalNetworkName: 'tenant', ...changes });
const onVlan = o.worker('n1', [bond(), o.vlanInterface('bond0', 310), data('bond0.310')], TO);
const onBond = o.worker('n1', [bond(), o.vlanInterface('bond0', 310), data('bond0')], TO);
const cudn = (localnet: object) =>
  cluster.cudnLocalnet({ physicalNetworkName: 'tenant', ...localnet });
const access = { vlan: { mode: 'Access', access: { id: 310 } } };

const accessPort = (vlan: object) => ({
  name: 'br-data',
  type: 'ovs-bridge',
  state: 'up',
  bridge: { port: [{ name: 'eno1', vlan }] },
});

const doubleTags: RuleCase[] = [
  ['VMN418', `${CONFIG}.vlanID`, [tenant(), ...onVlan], [tenant(), ...onBond]],
  ['VMN418', `${CONFIG}.vlanID`, [tenant(), ...onVlan], [tenant({ vlanID: undefined }), ...onVlan]],
  [
    'VMN418',
    'spec.network.localnet.vlan.access.id',
    [cudn(access), ...onVlan],
    [cudn({}), ...onVlan],
  ],
  // An access port with a tag, and one without.
  [
    'VMN418',
    `${CONFIG}.vlanID`,
    [tenant(), ...o.worker('n1', [o.ethernet('eno1'), accessPort({ mode: 'access', tag: 7 })], TO)],
    [tenant(), ...o.worker('n1', [o.ethernet('eno1'), accessPort({ mode: 'access', tag: 0 })], TO)],
  ],
  // A bond over VLAN interfaces.
  [
    'VMN418',
    `${CONFIG}.vlanID`,
    [
      tenant(),
      ...o.worker(
        'n1',
        [
          bond(['eno1.5', 'eno2.5']),
          o.vlanInterface('eno1', 5),
          o.vlanInterface('eno2', 5),
          data('bond0'),
        ],
        TO,
      ),
    ],
    [
      tenant(),
      ...o.worker('n1', [bond(), o.ethernet('eno1'), o.ethernet('eno2'), data('bond0')], TO),
    ],
  ],
  [
    'VMN418',
    `${CONFIG}.vlan`,
    [
      o.bridge({ vlan: 7 }),
      ...o.worker('n1', [o.linuxBridge('br1', ['eno3.120']), o.vlanInterface('eno3', 120)]),
    ],
    [
      o.bridge(),
      ...o.worker('n1', [o.linuxBridge('br1', ['eno3.120']), o.vlanInterface('eno3', 120)]),
    ],
  ],
  [
    'VMN418',
    `${CONFIG}.vlanTrunk`,
    [
      o.bridge({ vlanTrunk: [{ id: 7 }] }),
      ...o.worker('n1', [o.linuxBridge('br1', ['eno3.120']), o.vlanInterface('eno3', 120)]),
    ],
    [
      o.bridge({ vlanTrunk: [{ id: 7 }] }),
      ...o.worker('n1', [o.linuxBridge('br1', ['eno3']), o.ethernet('eno3')]),
    ],
  ],
  // ovs-cni, which names the bridge itself.
  [
    'VMN418',
    `${CONFIG}.vlan`,
    [o.nad({ cniVersion: '0.4.0', name: 'x', type: 'ovs', bridge: 'br-data', vlan: 7 }), ...onVlan],
    [o.nad({ cniVersion: '0.4.0', name: 'x', type: 'ovs', bridge: 'br-data', vlan: 7 }), ...onBond],
  ],
  // No VM of the network can be placed there.
  [
    'VMN418',
    `${CONFIG}.vlanID`,
    [tenant(), o.vm('vm', ['net']), ...onVlan],
    [
      tenant(),
      o.vm('vm', ['net'], { nodeSelector: { 'kubernetes.io/hostname': 'n2' } }),
      ...onVlan,
      ...o.worker('n2', [bond(), data('bond0')], TO),
    ],
  ],
];

const nncp = (localnet: string, state?: string) => ({
  apiVersion: 'nmstate.io/v1',
  kind: 'NodeNetworkConfigurationPolicy',
  metadata: { name: 'mapping' },
  spec: {
    desiredState: {
      ovn: { 'bridge-mappings': [{ localnet, bridge: 'br-ex', ...(state ? { state } : {}) }] },
    },
  },
});

const names: RuleCase[] = [
  [
    'VMN404',
    `${CONFIG}.physicalNetworkName`,
    [o.localnet({ physicalNetworkName: undefined }), nncp('net')],
    [o.localnet({ physicalNetworkName: undefined }), nncp('ovn-net')],
  ],
  [
    'VMN404',
    `${CONFIG}.physicalNetworkName`,
    [tenant(), nncp('net')],
    [tenant(), nncp('net'), nncp('tenant')],
  ],
  [
    'VMN404',
    `${CONFIG}.physicalNetworkName`,
    [tenant(), nncp('net')],
    [tenant(), nncp('net', 'absent')],
  ],
  [
    'VMN404',
    'spec.network.localnet.physicalNetworkName',
    [cudn({}), ...o.worker('n1', [o.ovsBridge('br-ex')], { cudn: 'br-ex' })],
    [cudn({}), ...o.worker('n1', [o.ovsBridge('br-ex')], { cudn: 'br-ex', tenant: 'br-ex' })],
  ],
  // OpenShift maps physnet by itself.
  ['VMN404', `${CONFIG}.physicalNetworkName`, [tenant(), nncp('net')], [o.localnet(), nncp('net')]],
];

const card = (changes: object = {}) => ({
  name: 'ens4f0np0',
  pciAddress: '0000:af:00.0',
  vendor: '15b3',
  deviceID: '1017',
  numVfs: 0,
  totalvfs: 12,
  ...changes,
});
const cards = (node: string, ...interfaces: object[]) => ({
  apiVersion: 'sriovnetwork.openshift.io/v1',
  kind: 'SriovNetworkNodeState',
  metadata: { name: node, namespace: 'ops' },
  status: { syncStatus: 'Succeeded', interfaces },
});
const LABEL = { nic: 'yes' };
const nicPolicy = (nicSelector: object, spec: object = {}, name = 'policy') => ({
  apiVersion: 'sriovnetwork.openshift.io/v1',
  kind: 'SriovNetworkNodePolicy',
  metadata: { name, namespace: 'ops' },
  spec: { resourceName: 'nics', numVfs: 4, nodeSelector: LABEL, nicSelector, ...spec },
});
const host = [o.node('n1', { labels: LABEL }), cards('n1', card())];
const external = { externallyManaged: true };

const sriov: RuleCase[] = [
  [
    'VMN423',
    'spec.nicSelector',
    [...host, nicPolicy({ rootDevices: ['0000:aa:00.0'], pfNames: ['ens4f0np0#0-3'] })],
    [...host, nicPolicy({ rootDevices: ['0000:AF:00.0'], pfNames: ['ens4f0np0#0-3'] })],
  ],
  // Each is there, but not together.
  [
    'VMN423',
    'spec.nicSelector',
    [
      o.node('n1', { labels: LABEL }),
      cards('n1', card(), card({ name: 'ens5', pciAddress: '0000:b0:00.0', vendor: '8086' })),
      nicPolicy({ vendor: '15b3', pfNames: ['ens5'] }),
    ],
    [
      o.node('n1', { labels: LABEL }),
      cards('n1', card(), card({ name: 'ens5', pciAddress: '0000:b0:00.0', vendor: '8086' })),
      nicPolicy({ vendor: '8086', pfNames: ['ens5'] }),
    ],
  ],
  [
    'VMN423',
    'spec.nicSelector',
    [...host, nicPolicy({ pfNames: ['ens9'] })],
    [
      o.node('n1', { labels: LABEL }),
      cards('n1', card({ altNames: ['ens9'] })),
      nicPolicy({ pfNames: ['ens9'] }),
    ],
  ],
  // One node has it; the policy does not choose the node; its cards are not known.
  [
    'VMN423',
    'spec.nicSelector',
    [...host, nicPolicy({ deviceID: '158b' })],
    [
      ...host,
      o.node('n2', { labels: LABEL }),
      cards('n2', card({ deviceID: '158b' })),
      nicPolicy({ deviceID: '158b' }),
    ],
  ],
  [
    'VMN423',
    'spec.nicSelector',
    [...host, nicPolicy({ deviceID: '158b' })],
    [
      o.node('n1'),
      o.node('n2', { labels: LABEL }),
      cards('n1', card()),
      nicPolicy({ deviceID: '158b' }),
    ],
  ],
  [
    'VMN423',
    'spec.nicSelector',
    [...host, nicPolicy({ deviceID: '158b' })],
    [
      o.node('n1', { labels: LABEL }),
      cards('n1'),
      nicPolicy({ deviceID: '158b' }, { numVfs: 0 }, 'default'),
    ],
  ],
  [
    'VMN424',
    'spec.externallyManaged',
    [...host, nicPolicy({ vendor: '15b3' }, external)],
    [
      o.node('n1', { labels: LABEL }),
      cards('n1', card({ numVfs: 4 })),
      nicPolicy({ vendor: '15b3' }, external),
    ],
  ],
  [
    'VMN424',
    'spec.externallyManaged',
    [...host, nicPolicy({ vendor: '15b3' }, external)],
    [...host, nicPolicy({ vendor: '15b3' })],
  ],
];

const inGateway = (parts: object) => cluster.networkOperator({ gatewayConfig: parts });
const small = inGateway({ ipv4: { internalMasqueradeSubnet: '169.254.169.0/29' } });
const GATEWAY = 'spec.defaultNetwork.ovnKubernetesConfig.gatewayConfig';
const primary = cluster.cudnLayer2(cluster.primary);

const masquerade: RuleCase[] = [
  [
    'VMN446',
    `${GATEWAY}.ipv4.internalMasqueradeSubnet`,
    [small, primary],
    [inGateway({ ipv4: { internalMasqueradeSubnet: '169.254.0.0/17' } }), primary],
  ],
  // Room for two.
  [
    'VMN446',
    `${GATEWAY}.ipv4.internalMasqueradeSubnet`,
    [
      inGateway({ ipv4: { internalMasqueradeSubnet: '169.254.169.0/28' } }),
      ...['a', 'b', 'c'].map((name) => cluster.cudnLayer2(cluster.primary, { name })),
    ],
    [
      inGateway({ ipv4: { internalMasqueradeSubnet: '169.254.169.0/28' } }),
      ...['a', 'b'].map((name) => cluster.cudnLayer2(cluster.primary, { name })),
    ],
  ],
  ['VMN446', `${GATEWAY}.ipv4.internalMasqueradeSubnet`, [small, primary], [small, cluster.udn()]],
  [
    'VMN446',
    `${GATEWAY}.ipv4.internalMasqueradeSubnet`,
    [small, o.layer2({ role: 'primary', subnets: '10.9.0.0/16', allowPersistentIPs: true })],
    [small, o.layer2({ role: 'primary', subnets: 'fd10::/64', allowPersistentIPs: true })],
  ],
  [
    'VMN446',
    `${GATEWAY}.ipv6.internalMasqueradeSubnet`,
    [
      inGateway({ ipv6: { internalMasqueradeSubnet: 'fd69::/125' } }),
      cluster.cudnLayer2({ ...cluster.primary, subnets: ['fd10::/64'] }),
    ],
    [inGateway({ ipv6: { internalMasqueradeSubnet: 'fd69::/125' } }), primary],
  ],
  [
    'VMN446',
    `${GATEWAY}.ipv4.internalMasqueradeSubnet`,
    [small, primary],
    [cluster.networkOperator(), primary],
  ],
];

const metal = (kind: string, spec: object, metadata: object = {}) => ({
  apiVersion: 'metallb.io/v1beta1',
  kind,
  metadata: { name: 'pool', namespace: 'metallb-system', ...metadata },
  spec,
});
const pool = (addresses: string[] = ['192.0.2.10-192.0.2.20'], metadata: object = {}) =>
  metal('IPAddressPool', { addresses }, metadata);
const service = (spec: object = {}, metadata: object = {}, ip = '192.0.2.12') => ({
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name: 'ssh', namespace: 'web', ...metadata },
  spec: { type: 'LoadBalancer', selector: { app: 'vm' }, ports: [{ port: 22 }], ...spec },
  status: { loadBalancer: { ingress: [{ ip }] } },
});
const POOL = 'metadata.name';
const of = (name: string) => metal('L2Advertisement', { ipAddressPools: [name] });

const metalLb: RuleCase[] = [
  ['VMN464', POOL, [pool(), service()], [pool(), service(), metal('L2Advertisement', {})]],
  ['VMN464', POOL, [pool(), service(), of('other')], [pool(), service(), of('pool')]],
  [
    'VMN464',
    POOL,
    [pool(), service(), metal('BGPAdvertisement', {}, { namespace: 'elsewhere' })],
    [
      pool(undefined, { labels: { zone: 'a' } }),
      service(),
      metal('BGPAdvertisement', { ipAddressPoolSelectors: [{ matchLabels: { zone: 'a' } }] }),
    ],
  ],
  ['VMN464', POOL, [pool(['192.0.2.0/24']), service()], [pool(['198.51.100.0/24']), service()]],
  [
    'VMN464',
    POOL,
    [
      pool(['198.51.100.0/24']),
      service({}, { annotations: { 'metallb.io/ip-allocated-from-pool': 'pool' } }),
    ],
    [pool(), service({}, { annotations: { 'metallb.io/ip-allocated-from-pool': 'other' } })],
  ],
  ['VMN464', POOL, [pool(), service()], [pool(), service({ loadBalancerClass: 'example.com/lb' })]],
  ['VMN464', POOL, [pool(), service()], [pool(), service({ type: 'NodePort' })]],
];

const PODS = 'mutatepods.kubemacpool.io';
const VMS = 'mutatevirtualmachines.kubemacpool.io';
const both = { [PODS]: 'allocate', [VMS]: 'allocate' };

const macs: RuleCase[] = [
  [
    'VMN465',
    `metadata.labels['${PODS}']`,
    [o.namespace('web', both)],
    [o.namespace('web', { [PODS]: 'allocate' })],
  ],
  [
    'VMN465',
    `metadata.labels['${PODS}']`,
    [o.namespace('web', { [PODS]: 'allocate' }), cluster.hyperConverged('')],
    [o.namespace('web', { ...both, [VMS]: 'ignore' }), cluster.hyperConverged('')],
  ],
  [
    'VMN465',
    `metadata.labels['${PODS}']`,
    [o.namespace('web', both), o.vm('vm', [])],
    [o.namespace('web', both), o.namespace('b'), o.vm('vm', [], {}, { namespace: 'b' })],
  ],
];

/** What operators make of nodes and addresses. */
export const operatorCases: RuleCase[] = [
  ...doubleTags,
  ...names,
  ...sriov,
  ...masquerade,
  ...metalLb,
  ...macs,
];
