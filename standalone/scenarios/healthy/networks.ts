import { CNV_NAMESPACE } from '../../objects/cluster/base.ts';
import { NETWORK } from '../../objects/cluster/node-network.ts';
import { SRIOV_LABEL } from '../../objects/cluster/nodes.ts';
import { linuxBridgeNad, nad, ovnNad } from '../../objects/nad.ts';
import { sriovNetwork } from '../../objects/sriov-network.ts';
import { sriovPolicy } from '../../objects/sriov.ts';
import type { Age, Timestamp } from '../../kubernetes/time.ts';
import { layer2Udn, localnetCudn } from '../../objects/udn.ts';
import type { KubernetesObject } from '../../kubernetes/object.ts';
import { BACKEND_SUBNET, CAMPUS_LABEL, NADS, STORAGE_FUNCTIONS } from './names.ts';

type Ago = (age: Age) => Timestamp;

function bridgeNetworks(ago: Ago): KubernetesObject[] {
  const production = { bridge: NETWORK.productionBridge };
  const lab = { bridge: NETWORK.labBridge, namespace: 'lab' };
  return [
    linuxBridgeNad(
      {
        ...production,
        namespace: 'web-shop',
        name: NADS.production,
        created: ago('110d'),
        description: 'Production servers, 10.20.100.0/24',
        labels: { 'network.example.com/zone': 'production' },
      },
      { vlan: 100 },
    ),
    linuxBridgeNad(
      {
        ...production,
        namespace: 'web-shop',
        name: NADS.cardData,
        created: ago('41d'),
        description: 'Card data environment. Ask the security team before you connect anything.',
        labels: { 'network.example.com/zone': 'pci' },
      },
      { vlan: 2205 },
    ),
    linuxBridgeNad({
      ...lab,
      name: NADS.labFlat,
      created: ago('90d'),
      description: 'Untagged lab network with its own DHCP server, 10.99.0.0/24',
      labels: { 'network.example.com/zone': 'lab' },
    }),
    linuxBridgeNad(
      {
        ...lab,
        name: NADS.labTrunk,
        created: ago('88d'),
        description: 'VLANs 400 to 410 and 500 for virtual routers',
        labels: { 'network.example.com/zone': 'lab' },
      },
      // A router sends with the MAC addresses of those behind it.
      { vlanTrunk: [{ minID: 400, maxID: 410 }, { id: 500 }], macspoofchk: false },
    ),
  ];
}

function ovnNetworks(ago: Ago): KubernetesObject[] {
  return [
    ...layer2Udn(
      { namespace: 'web-shop', name: NADS.backend, created: ago('58d') },
      BACKEND_SUBNET,
    ),
    ovnNad(
      {
        namespace: 'erp',
        name: NADS.erpLan,
        created: ago('61d'),
        description: 'ERP servers in the data centre, 10.20.220.0/24',
        network: NADS.erpLan,
        topology: 'localnet',
      },
      { physicalNetworkName: NETWORK.datacenterLocalnet, vlanID: 220, mtu: 1500 },
    ),
    ovnNad(
      {
        namespace: 'lab',
        name: NADS.labIsolated,
        created: ago('45d'),
        description: 'Only between VMs of the lab, without a way out',
        network: 'lab-isolated',
        topology: 'layer2',
      },
      { mtu: 1400 },
    ),
    ...localnetCudn(
      { name: NADS.campus, created: ago('33d') },
      {
        matchLabels: CAMPUS_LABEL,
        namespaces: ['erp', 'lab'],
        physicalNetworkName: NETWORK.datacenterLocalnet,
        vlan: 300,
      },
    ),
  ];
}

function sriovNetworks(ago: Ago): KubernetesObject[] {
  return [
    sriovPolicy(
      { name: STORAGE_FUNCTIONS.policy, created: ago('75d') },
      { ...STORAGE_FUNCTIONS, nodeSelector: SRIOV_LABEL },
    ),
    ...sriovNetwork(
      { name: NADS.storage, created: ago('74d') },
      { resourceName: STORAGE_FUNCTIONS.resourceName, networkNamespace: 'erp', vlan: 1200 },
    ),
  ];
}

/** The range from which virt-handler pods get addresses for live migration. */
export const MIGRATION_RANGE = '10.200.5.0/24';

function migrationNetwork(ago: Ago): KubernetesObject {
  return nad(
    {
      namespace: CNV_NAMESPACE,
      name: NADS.migration,
      created: ago('140d'),
      description: 'Carries live migrations, so that they do not slow down the pod network',
    },
    {
      cniVersion: '0.3.1',
      name: NADS.migration,
      type: 'macvlan',
      master: NETWORK.migrationNic,
      mode: 'bridge',
      ipam: { type: 'whereabouts', range: MIGRATION_RANGE },
    },
  );
}

/** A network of each type, with what the operators make of them. */
export function networks(ago: Ago): KubernetesObject[] {
  return [
    ...bridgeNetworks(ago),
    ...ovnNetworks(ago),
    ...sriovNetworks(ago),
    migrationNetwork(ago),
  ];
}
