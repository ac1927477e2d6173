import type { KubernetesObject } from '../kubernetes/object.ts';
import { KUBEVIRT_VERSION, launcherName, podInterfaceOf, templateLabelsOf } from './machine.ts';
import type { Machine, Nic } from './machine.ts';
import { controllerRef, uidOf } from '../kubernetes/meta.ts';
import { runningPod, type NetworkStatus } from './pod.ts';
import { claimName } from './udn.ts';

/** MiB that the hypervisor needs beside the guest's memory. */
const OVERHEAD = 320;

function secondaries({ nics }: Machine): (Nic & { nad: string })[] {
  return nics.flatMap((nic) => (nic.nad === undefined ? [] : [{ ...nic, nad: nic.nad }]));
}

function deviceInfo(pciAddress: string): object {
  return { type: 'pci', version: '1.1.0', pci: { 'pci-address': pciAddress } };
}

/** The networks that KubeVirt asks Multus for. */
function networkRequest(machine: Machine): string {
  return JSON.stringify(
    secondaries(machine).map((nic) => ({
      name: nic.nad,
      namespace: machine.namespace,
      mac: nic.mac,
      interface: podInterfaceOf(nic),
      ...(nic.assigned && { 'ipam-claim-reference': claimName(machine, nic) }),
    })),
  );
}

function networkStatuses(machine: Machine): NetworkStatus[] {
  return secondaries(machine).map((nic) => ({
    name: `${machine.namespace}/${nic.nad}`,
    interface: podInterfaceOf(nic),
    ...(nic.assigned && { ips: [...nic.assigned] }),
    mac: nic.mac,
    dns: {},
    ...(nic.pciAddress !== undefined && { 'device-info': deviceInfo(nic.pciAddress) }),
  }));
}

/** Which function belongs to which network, for the hypervisor. */
function functionInfo(machine: Machine): Record<string, string> {
  const interfaces = machine.nics.flatMap(({ name, pciAddress }) =>
    pciAddress === undefined ? [] : [{ network: name, deviceInfo: deviceInfo(pciAddress) }],
  );
  if (interfaces.length === 0) return {};
  return { 'kubevirt.io/network-info': JSON.stringify({ interfaces }) };
}

function requestsOf({ cores, memoryGi, nics }: Machine): Record<string, string> {
  const devices = new Map<string, number>();
  for (const { resource } of nics) {
    if (resource !== undefined) devices.set(resource, (devices.get(resource) ?? 0) + 1);
  }
  return {
    // A tenth of a CPU for each of the guest's, by HyperConverged's vmiCPUAllocationRatio.
    cpu: `${cores * 100}m`,
    memory: `${memoryGi * 1024 + OVERHEAD}Mi`,
    'ephemeral-storage': '50M',
    'devices.kubevirt.io/kvm': '1',
    'devices.kubevirt.io/tun': '1',
    'devices.kubevirt.io/vhost-net': '1',
    ...Object.fromEntries([...devices].map(([name, count]) => [name, String(count)])),
  };
}

function annotationsOf(machine: Machine, hasMultus: boolean): Record<string, string> {
  return {
    'kubectl.kubernetes.io/default-container': 'compute',
    'kubevirt.io/domain': machine.name,
    'kubevirt.io/migrationTransportUnix': 'true',
    'kubevirt.io/vm-generation': '1',
    'traffic.sidecar.istio.io/kubevirtInterfaces': 'k6t-eth0',
    ...functionInfo(machine),
    ...(hasMultus &&
      secondaries(machine).length > 0 && {
        'k8s.v1.cni.cncf.io/networks': networkRequest(machine),
      }),
  };
}

/** The pod that a machine runs in, on the node with this address. Only Multus reports networks. */
export function launcherPod(machine: Machine, hostIp: string, hasMultus = true): KubernetesObject {
  const { namespace, name, node, started, podIp, nics } = machine;
  const ports = nics.flatMap((nic) => nic.ports ?? []);
  return runningPod({
    namespace,
    name: launcherName(machine),
    created: started,
    node,
    hostIp,
    ip: podIp,
    owner: controllerRef('kubevirt.io/v1', 'VirtualMachineInstance', namespace, name),
    labels: {
      ...templateLabelsOf(machine),
      'kubevirt.io': 'virt-launcher',
      'kubevirt.io/created-by': uidOf('VirtualMachineInstance', namespace, name),
      'kubevirt.io/nodeName': node,
      'vm.kubevirt.io/name': name,
      'vmi.kubevirt.io/id': name,
    },
    annotations: annotationsOf(machine, hasMultus),
    container: {
      name: 'compute',
      image: `quay.io/kubevirt/virt-launcher:${KUBEVIRT_VERSION}`,
      ports,
    },
    requests: requestsOf(machine),
    ...(hasMultus && { networks: networkStatuses(machine) }),
  });
}
