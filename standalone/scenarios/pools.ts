import { nad } from '../objects/nad.ts';
import { ipPool } from '../objects/whereabouts.ts';
import type { Age, Timestamp } from '../kubernetes/time.ts';
import { NETWORK } from '../objects/cluster/node-network.ts';
import { mac, nicOn, podNic, wanted } from '../objects/wanted.ts';
import { settled } from './settled.ts';
import type { KubernetesObject } from '../kubernetes/object.ts';
import type { Scenario } from './scenario.ts';

const PROJECT = 'cameras';
const FULL = 'cams-vlan70';
const ROOMY = 'recorders';

/** Six addresses that can be handed out. */
const RANGE = '10.70.0.0/29';

const networks = (ago: (age: Age) => Timestamp): KubernetesObject[] => {
  const created = ago('50d');
  const bridge = NETWORK.productionBridge;
  const resourceName = `bridge.network.kubevirt.io/${bridge}`;
  return [
    nad(
      {
        namespace: PROJECT,
        name: FULL,
        created,
        description: 'Cameras, VLAN 70: all addresses are taken',
        annotations: { 'k8s.v1.cni.cncf.io/resourceName': resourceName },
      },
      {
        cniVersion: '0.3.1',
        name: FULL,
        type: 'bridge',
        bridge,
        vlan: 70,
        ipam: { type: 'whereabouts', range: RANGE },
      },
    ),
    nad(
      { namespace: PROJECT, name: ROOMY, created, description: 'Recorders, 10.71.0.0/24' },
      {
        cniVersion: '0.3.1',
        name: `${PROJECT}-${ROOMY}`,
        type: 'ovn-k8s-cni-overlay',
        topology: 'layer2',
        netAttachDefName: `${PROJECT}/${ROOMY}`,
        subnets: '10.71.0.0/24',
        excludeSubnets: '10.71.0.1/32,10.71.0.128/25',
      },
    ),
  ];
};

const machines = (created: Timestamp): KubernetesObject[] => [
  wanted({
    namespace: PROJECT,
    name: 'cam-01',
    description: 'Has an address that it did not get from the pool',
    created,
    memoryGi: 2,
    nics: [podNic(0x10), nicOn('cams', FULL, mac(0x11), { own: '10.70.0.6/29' })],
  }),
  ...[0x20, 0x30].map((number, index) =>
    wanted({
      namespace: PROJECT,
      name: `recorder-0${index + 1}`,
      description: 'Takes the address that it is given',
      created,
      memoryGi: 2,
      nics: [podNic(number), nicOn('recorders', ROOMY, mac(number + 1))],
    }),
  ),
];

/** Pods that are gone: whereabouts has not cleaned up after them. */
const allocations = ['a1b2c', 'd3e4f', 'g5h6i', 'j7k8l', 'm9n0p'].map((suffix, index) => ({
  offset: index + 1,
  namespace: PROJECT,
  pod: `virt-launcher-old-cam-0${index + 1}-${suffix}`,
  interfaceName: 'net1',
}));

/** A pool that is full of reservations whose holders are gone, and one with room. */
export const pools: Scenario = {
  name: 'pools',
  title: 'Pools of addresses',
  description:
    'A whereabouts range that is full, mostly of reservations whose pods are gone, with a VM that uses an address without having reserved it; and a subnet with room and exclusions.',
  ...settled([PROJECT], (ago) => [
    ...networks(ago),
    ipPool({ namespace: 'openshift-multus', created: ago('50d') }, RANGE, allocations),
    ...machines(ago('30d')),
  ]),
};
