import { uidOf } from '../../kubernetes/meta.ts';
import { configuredPolicy } from '../nncp.ts';
import type { Age, Timestamp } from '../../kubernetes/time.ts';
import type { KubernetesObject } from '../../kubernetes/object.ts';
import { NETWORK } from './node-network.ts';
import { workersOf, type ClusterNode } from './nodes.ts';

const WORKER_SELECTOR = { 'node-role.kubernetes.io/worker': '' };

/** The policies that made the workers' bridges and mappings, each with its enactments. */
export function nodePolicies(ago: (age: Age) => Timestamp, all: ClusterNode[]): KubernetesObject[] {
  const nodes = workersOf(all).map(({ name }) => ({ name, uid: uidOf('Node', undefined, name) }));
  const { productionBridge, productionBond, labBridge, datacenterBridge } = NETWORK;
  const stp = { options: { stp: { enabled: false } } };
  const noIp = { ipv4: { enabled: false }, ipv6: { enabled: false } };
  const policy = (
    name: string,
    created: Timestamp,
    description: string,
    desiredState: Parameters<typeof configuredPolicy>[0]['desiredState'],
  ) =>
    configuredPolicy(
      {
        name,
        created,
        annotations: { description },
        nodeSelector: WORKER_SELECTOR,
        desiredState,
      },
      nodes,
    );

  return [
    ...policy(
      `${productionBridge}-on-${productionBond}`,
      ago('120d'),
      'Bridge for the production VLANs, on two bonded 25G devices',
      {
        interfaces: [
          {
            name: productionBond,
            type: 'bond',
            state: 'up',
            ...noIp,
            'link-aggregation': {
              mode: 'active-backup',
              options: { miimon: '100' },
              port: ['eno2', 'eno3'],
            },
          },
          {
            name: productionBridge,
            type: 'linux-bridge',
            state: 'up',
            ...noIp,
            bridge: { ...stp, port: [{ name: productionBond }] },
          },
        ],
      },
    ),
    ...policy(`${labBridge}-on-eno4`, ago('96d'), 'Bridge for the lab, apart from production', {
      interfaces: [
        {
          name: labBridge,
          type: 'linux-bridge',
          state: 'up',
          ...noIp,
          bridge: { ...stp, port: [{ name: 'eno4' }] },
        },
      ],
    }),
    ...policy(
      `${datacenterBridge}-localnet`,
      ago('64d'),
      'Open vSwitch bridge to the data centre for localnet networks',
      {
        interfaces: [
          {
            name: datacenterBridge,
            type: 'ovs-bridge',
            state: 'up',
            bridge: { 'allow-extra-patch-ports': true, ...stp, port: [{ name: 'eno5' }] },
          },
        ],
        ovn: {
          'bridge-mappings': [
            { localnet: NETWORK.datacenterLocalnet, bridge: datacenterBridge, state: 'present' },
          ],
        },
      },
    ),
    ...policy(
      'br-ex-localnet',
      ago('63d'),
      'Lets localnet networks use the machine network through br-ex',
      {
        ovn: {
          'bridge-mappings': [
            { localnet: NETWORK.machineLocalnet, bridge: 'br-ex', state: 'present' },
          ],
        },
      },
    ),
  ];
}
