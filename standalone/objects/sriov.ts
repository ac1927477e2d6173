import type { KubernetesObject } from '../kubernetes/object.ts';
import { macFrom } from '../kubernetes/address.ts';
import { metaOf } from '../kubernetes/meta.ts';
import type { Timestamp } from '../kubernetes/time.ts';

export const SRIOV_API_VERSION = 'sriovnetwork.openshift.io/v1';

/** Namespace of the SR-IOV operator and of all objects that it reads. */
export const SRIOV_NAMESPACE = 'openshift-sriov-network-operator';

/** An SR-IOV network device of a node. */
export interface PhysicalFunction {
  name: string;
  mac: string;
  /** Number of the PCI bus, two hexadecimal digits. */
  bus: string;
  /** Which port of the card it is. */
  slot: number;
}

/** Virtual functions that a policy makes on each selected node. */
export interface VirtualFunctions {
  policy: string;
  /** Without the prefix `openshift.io/`. */
  resourceName: string;
  /** Name of the physical function. */
  pf: string;
  count: number;
}

/** Names an object of which the operator's namespace has one. */
export interface SriovIdentity {
  name: string;
  created: Timestamp;
}

/** PCI ids and driver of the cards: Intel XXV710 for 25 Gbit/s, 64 functions for each port. */
const CARD = { vendor: '8086', deviceID: '158b', driver: 'i40e', totalvfs: 64 };
const FUNCTION = { vendor: '8086', deviceID: '154c', driver: 'vfio-pci' };

/** The MAC address of a network device, by the numbers of the node and of the device there. */
export function deviceMac(node: number, device: number): string {
  return macFrom('b4:96:91', node * 256 + device);
}

/** The PCI address of a virtual function on a bus (two hexadecimal digits), by card port. */
export function vfAddress(bus: string, vf: number, slot = 0): string {
  const device = 2 + slot * 8 + Math.floor(vf / 8);
  return `0000:${bus}:${device.toString(16).padStart(2, '0')}.${vf % 8}`;
}

function pfAddress({ bus, slot }: PhysicalFunction): string {
  return `0000:${bus}:00.${slot}`;
}

/** The policy that splits a device of the selected nodes into virtual functions for VMs. */
export function sriovPolicy(
  identity: SriovIdentity,
  settings: Omit<VirtualFunctions, 'policy'> & { nodeSelector: Record<string, string> },
): KubernetesObject {
  const { resourceName, pf, count, nodeSelector } = settings;
  return {
    apiVersion: SRIOV_API_VERSION,
    kind: 'SriovNetworkNodePolicy',
    metadata: metaOf(
      'SriovNetworkNodePolicy',
      { ...identity, namespace: SRIOV_NAMESPACE },
      { generation: 1 },
    ),
    spec: {
      deviceType: 'vfio-pci',
      isRdma: false,
      nicSelector: { vendor: CARD.vendor, pfNames: [pf] },
      nodeSelector: { ...nodeSelector },
      numVfs: count,
      priority: 99,
      resourceName,
    },
  };
}

/** What a node has of SR-IOV devices, and the functions on one of them, if there are any. */
export function sriovNodeState(
  { name, created }: SriovIdentity,
  devices: PhysicalFunction[],
  functions?: VirtualFunctions,
): KubernetesObject {
  const split = devices.filter((device) => device.name === functions?.pf);
  const idle = 'Idle';
  return {
    apiVersion: SRIOV_API_VERSION,
    kind: 'SriovNetworkNodeState',
    metadata: metaOf(
      'SriovNetworkNodeState',
      {
        name,
        namespace: SRIOV_NAMESPACE,
        created,
        annotations: {
          'sriovnetwork.openshift.io/current-state': idle,
          'sriovnetwork.openshift.io/desired-state': idle,
        },
      },
      { generation: 1 },
    ),
    spec: {
      ...(functions &&
        split.length > 0 && {
          interfaces: split.map((device) => ({
            name: device.name,
            numVfs: functions.count,
            pciAddress: pfAddress(device),
            vfGroups: [
              {
                deviceType: 'vfio-pci',
                policyName: functions.policy,
                resourceName: functions.resourceName,
                vfRange: `0-${functions.count - 1}`,
              },
            ],
          })),
        }),
    },
    status: {
      interfaces: devices.map((device) => deviceStatus(device, functions)),
      syncStatus: 'Succeeded',
    },
  };
}

function deviceStatus(device: PhysicalFunction, functions?: VirtualFunctions): object {
  const { name, mac, bus, slot } = device;
  const count = functions?.pf === name ? functions.count : 0;
  return {
    ...CARD,
    name,
    mac,
    pciAddress: pfAddress(device),
    eSwitchMode: 'legacy',
    linkAdminState: 'up',
    linkSpeed: '25000 Mb/s',
    linkType: 'ETH',
    mtu: 1500,
    ...(count > 0 && {
      numVfs: count,
      Vfs: Array.from({ length: count }, (_, vfID) => ({
        ...FUNCTION,
        pciAddress: vfAddress(bus, vfID, slot),
        vfID,
      })),
    }),
  };
}
