import { BlockList } from 'node:net';
import { scenarios } from './index.ts';
import { podInterfaceName } from '../kubernetes/address.ts';
import {
  configOf,
  dig,
  hasLabels,
  listAt,
  mapAt,
  ObjectSet,
  textAt,
} from '../kubernetes/testing/lookup.ts';
import type { KubernetesObject } from '../kubernetes/object.ts';

const setOf = (name: string) => new ObjectSet(scenarios[name]?.objects() ?? []);
const withMachines = ['healthy', 'read-only', 'missing-crds', 'stuck-migration', 'large'];

const specOf = (vm: KubernetesObject) => dig(vm, 'spec', 'template', 'spec');

/** The instance of a VM. @throws Error if there is none */
const vmiOf = (set: ObjectSet, { metadata }: KubernetesObject) =>
  set.get('VirtualMachineInstance', metadata.namespace, metadata.name);

/** The NADs that a VM's networks refer to, by the network's name. */
function nadsOf(set: ObjectSet, vm: KubernetesObject): Map<string, KubernetesObject> {
  const found = new Map<string, KubernetesObject>();
  for (const network of listAt(specOf(vm), 'networks')) {
    if (dig(network, 'multus') === undefined) continue;
    const name = textAt(network, 'multus', 'networkName');
    found.set(
      textAt(network, 'name'),
      set.get('NetworkAttachmentDefinition', vm.metadata.namespace, name),
    );
  }
  return found;
}

function inSubnet(address: string, cidr: string): boolean {
  const [network = '', prefix] = cidr.split('/');
  const list = new BlockList();
  list.addSubnet(network, Number(prefix));
  return list.check(address);
}

describe.each(withMachines)('machines of %s', (name) => {
  const set = setOf(name);
  const vms = set.all('VirtualMachine');

  it('are some', () => {
    expect(vms.length).toBeGreaterThan(0);
  });

  it('have an interface for each network and the other way round', () => {
    for (const vm of vms) {
      const networks = listAt(specOf(vm), 'networks').map((network) => textAt(network, 'name'));
      const interfaces = listAt(specOf(vm), 'domain', 'devices', 'interfaces');
      expect(interfaces.map((each) => textAt(each, 'name'))).toEqual(networks);
      expect(new Set(networks).size).toBe(networks.length);
    }
  });

  it('refer to NADs of their own namespace, by the binding that fits the type', () => {
    for (const vm of vms) {
      const nads = nadsOf(set, vm);
      for (const each of listAt(specOf(vm), 'domain', 'devices', 'interfaces')) {
        const nad = nads.get(textAt(each, 'name'));
        const type = nad && textAt(configOf(nad), 'type');
        const binding = type === undefined ? 'masquerade' : type === 'sriov' ? 'sriov' : 'bridge';
        expect(dig(each, binding)).toEqual({});
      }
    }
  });

  it('run as their instances say: owner, interfaces, MAC addresses, node', () => {
    for (const vm of vms) {
      const vmi = vmiOf(set, vm);
      expect(vmi.metadata.ownerReferences?.[0]?.uid).toBe(vm.metadata.uid);
      expect(vmi.spec).toEqual(specOf(vm));
      expect(set.find('Node', undefined, textAt(vmi, 'status', 'nodeName'))).toBeDefined();
      const wanted = listAt(specOf(vm), 'domain', 'devices', 'interfaces');
      const found = listAt(vmi, 'status', 'interfaces');
      const identity = (each: unknown, mac: string) => [textAt(each, 'name'), textAt(each, mac)];
      expect(found.map((each) => identity(each, 'mac'))).toEqual(
        wanted.map((each) => identity(each, 'macAddress')),
      );
      for (const each of found) {
        const nad = nadsOf(set, vm).has(textAt(each, 'name'));
        expect(textAt(each, 'podInterfaceName')).toBe(
          nad ? podInterfaceName(textAt(each, 'name')) : 'eth0',
        );
        expect(dig(each, 'ipAddress')).toBe(dig(each, 'ipAddresses', 0));
      }
    }
  });

  it('have MAC addresses and addresses of their own', () => {
    const interfaces = vms.flatMap((vm) => listAt(vmiOf(set, vm), 'status', 'interfaces'));
    const macs = interfaces.map((each) => textAt(each, 'mac'));
    const addresses = interfaces.flatMap((each) => listAt(each, 'ipAddresses'));
    expect(new Set(macs).size).toBe(macs.length);
    expect(new Set(addresses).size).toBe(addresses.length);
    // kubemacpool's range; the first byte is even, so none is a multicast address.
    expect(macs.filter((mac) => !/^02:4f:9c(:[0-9a-f]{2}){3}$/.test(mac))).toEqual([]);
  });

  it('have pod addresses from the subnet of their node', () => {
    for (const vm of vms) {
      const vmi = vmiOf(set, vm);
      const node = set.get('Node', undefined, textAt(vmi, 'status', 'nodeName'));
      const ip = textAt(vmi, 'status', 'interfaces', 0, 'ipAddress');
      expect(inSubnet(ip, textAt(node, 'spec', 'podCIDR'))).toBe(true);
    }
  });
});

describe.each(['healthy', 'read-only', 'missing-crds'])('virt-launcher pods of %s', (name) => {
  const set = setOf(name);
  const vms = set.all('VirtualMachine');

  it.each(vms.map((vm) => [vm.metadata.name, vm] as const))('%s', (_, vm) => {
    const vmi = vmiOf(set, vm);
    const { namespace = '' } = vm.metadata;
    const [pod, ...others] = set
      .all('Pod')
      .filter((each) => each.metadata.namespace === namespace)
      .filter((each) => hasLabels(each, { 'vmi.kubevirt.io/id': vm.metadata.name }));
    if (!pod) throw new Error('There is no pod');
    expect(others).toEqual([]);
    expect(mapAt(vmi, 'status', 'activePods')).toEqual({
      [pod.metadata.uid ?? '']: textAt(vmi, 'status', 'nodeName'),
    });
    expect(pod.metadata.ownerReferences?.[0]?.uid).toBe(vmi.metadata.uid);
    expect(textAt(pod, 'spec', 'nodeName')).toBe(textAt(vmi, 'status', 'nodeName'));
    expect(textAt(pod, 'status', 'podIP')).toBe(
      textAt(vmi, 'status', 'interfaces', 0, 'ipAddress'),
    );
    const { annotations = {} } = pod.metadata;
    const report = annotations['k8s.v1.cni.cncf.io/network-status'];
    if (name === 'missing-crds') {
      // Without Multus nobody writes it.
      expect(report).toBeUndefined();
      return;
    }
    const [first, ...secondary] = JSON.parse(report ?? '') as unknown[];
    expect(listAt(first, 'ips')).toEqual([textAt(pod, 'status', 'podIP')]);
    const nads = nadsOf(set, vm);
    expect(secondary.map((each) => textAt(each, 'name'))).toEqual(
      [...nads.values()].map((nad) => `${namespace}/${nad.metadata.name}`),
    );
    const instance = listAt(vmi, 'status', 'interfaces').slice(1);
    expect(secondary.map((each) => [textAt(each, 'interface'), textAt(each, 'mac')])).toEqual(
      instance.map((each) => [textAt(each, 'podInterfaceName'), textAt(each, 'mac')]),
    );
    const requests = mapAt(pod, 'spec', 'containers', 0, 'resources', 'requests');
    const node = set.get('Node', undefined, textAt(pod, 'spec', 'nodeName'));
    for (const nad of nads.values()) {
      const resource = nad.metadata.annotations?.['k8s.v1.cni.cncf.io/resourceName'];
      if (resource === undefined) continue;
      expect(Number(requests[resource])).toBeGreaterThan(0);
      expect(mapAt(node, 'status', 'allocatable')).toHaveProperty([resource]);
    }
  });
});

describe('Services of healthy', () => {
  const set = setOf('healthy');

  it('select the pods that their EndpointSlices name', () => {
    const services = set.all('Service');
    expect(services).toHaveLength(2);
    for (const service of services) {
      const { namespace, name } = service.metadata;
      const [slice] = set
        .all('EndpointSlice')
        .filter((each) => hasLabels(each, { 'kubernetes.io/service-name': name }));
      const selected = set
        .all('Pod')
        .filter((pod) => pod.metadata.namespace === namespace)
        .filter((pod) => hasLabels(pod, mapAt(service, 'spec', 'selector')));
      const named = listAt(slice, 'endpoints').map((endpoint) => [
        textAt(endpoint, 'targetRef', 'uid'),
        textAt(endpoint, 'addresses', 0),
        textAt(endpoint, 'nodeName'),
      ]);
      expect(selected.length).toBeGreaterThan(0);
      expect(named).toEqual(
        selected.map((pod) => [
          pod.metadata.uid,
          textAt(pod, 'status', 'podIP'),
          textAt(pod, 'spec', 'nodeName'),
        ]),
      );
    }
  });
});
