import { scenarios } from './index.ts';
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

const RESOURCE_NAME = 'k8s.v1.cni.cncf.io/resourceName';
const setOf = (name: string) => new ObjectSet(scenarios[name]?.objects() ?? []);

const workersOf = (set: ObjectSet) =>
  set.all('Node').filter((node) => hasLabels(node, { 'node-role.kubernetes.io/worker': '' }));

/** A node's interface of this name and type, as its NodeNetworkState shows it. */
function interfaceOn(set: ObjectSet, node: KubernetesObject, name: string, type: string): unknown {
  const state = set.get('NodeNetworkState', undefined, node.metadata.name);
  return listAt(state, 'status', 'currentState', 'interfaces').find(
    (each) => dig(each, 'name') === name && dig(each, 'type') === type,
  );
}

function mappingsOn(set: ObjectSet, node: KubernetesObject): unknown[] {
  const state = set.get('NodeNetworkState', undefined, node.metadata.name);
  return listAt(state, 'status', 'currentState', 'ovn', 'bridge-mappings');
}

const nadsOfType = (set: ObjectSet, type: string) =>
  set
    .all('NetworkAttachmentDefinition')
    .map((nad) => ({ nad, config: configOf(nad) }))
    .filter(({ config }) => dig(config, 'type') === type);

describe.each(['healthy', 'read-only', 'hot-plug', 'large'])('networks of %s', (name) => {
  const set = setOf(name);
  const workers = workersOf(set);

  it('on Linux bridges: every worker has and offers the bridge', () => {
    const nads = nadsOfType(set, 'bridge');
    expect(nads.length).toBeGreaterThan(0);
    const bridges = new Set<string>();
    for (const { nad, config } of nads) {
      const bridge = textAt(config, 'bridge');
      bridges.add(bridge);
      expect(nad.metadata.annotations?.[RESOURCE_NAME]).toBe(
        `bridge.network.kubevirt.io/${bridge}`,
      );
      expect(dig(config, 'ipam')).toBeUndefined();
    }
    for (const bridge of bridges) {
      for (const worker of workers) {
        expect(interfaceOn(set, worker, bridge, 'linux-bridge')).toBeDefined();
        expect(mapAt(worker, 'status', 'allocatable')).toHaveProperty(
          [`bridge.network.kubevirt.io/${bridge}`],
          '1k',
        );
      }
    }
  });

  it('of OVN-Kubernetes: netAttachDefName is right, networks of one name say the same', () => {
    const nads = nadsOfType(set, 'ovn-k8s-cni-overlay');
    expect(nads.length).toBeGreaterThan(0);
    const byNetwork = new Map<string, string>();
    for (const { nad, config } of nads) {
      const { netAttachDefName, ...rest } = config as Record<string, unknown>;
      expect(netAttachDefName).toBe(`${nad.metadata.namespace ?? ''}/${nad.metadata.name}`);
      const network = textAt(rest, 'name');
      const text = JSON.stringify(rest);
      expect(byNetwork.get(network) ?? text).toBe(text);
      byNetwork.set(network, text);
    }
  });

  it('of localnets: every worker maps the physical network to a bridge that it has', () => {
    const localnets = new Set(
      nadsOfType(set, 'ovn-k8s-cni-overlay')
        .filter(({ config }) => dig(config, 'topology') === 'localnet')
        .map(({ config }) => textAt(config, 'physicalNetworkName')),
    );
    expect(localnets.size).toBeGreaterThan(0);
    for (const worker of workers) {
      const mappings = new Map(
        mappingsOn(set, worker).map((each) => [textAt(each, 'localnet'), textAt(each, 'bridge')]),
      );
      for (const localnet of localnets) {
        const bridge = mappings.get(localnet) ?? '';
        expect(interfaceOn(set, worker, bridge, 'ovs-bridge')).toBeDefined();
      }
    }
  });

  it('have names that fit into labels', () => {
    const names = set.all('NetworkAttachmentDefinition').map(({ metadata }) => metadata.name);
    expect(names.filter((each) => !/^[a-z1-9]([-a-z0-9]{0,61}[a-z0-9])?$/.test(each))).toEqual([]);
  });
});

describe('policies of healthy', () => {
  const set = setOf('healthy');
  const policies = set.all('NodeNetworkConfigurationPolicy');

  it('have an enactment on each node that they select, and nowhere else', () => {
    const wanted = policies.flatMap((policy) =>
      set
        .all('Node')
        .filter((node) => hasLabels(node, mapAt(policy, 'spec', 'nodeSelector')))
        .map((node) => `${node.metadata.name}.${policy.metadata.name}`),
    );
    const found = set.all('NodeNetworkConfigurationEnactment').map(({ metadata }) => metadata.name);
    expect(found.sort()).toEqual(wanted.sort());
  });

  it('are what the nodes have', () => {
    for (const enactment of set.all('NodeNetworkConfigurationEnactment')) {
      const node = set.get('Node', undefined, enactment.metadata.labels?.['nmstate.io/node'] ?? '');
      const state = dig(enactment, 'status', 'desiredState');
      for (const each of listAt(state, 'interfaces')) {
        const [name, type] = [textAt(each, 'name'), textAt(each, 'type')];
        const found = interfaceOn(set, node, name, type);
        expect(found).toBeDefined();
        const ports = (value: unknown) =>
          listAt(value, 'bridge', 'port').map((port) => textAt(port, 'name'));
        expect(ports(found)).toEqual(ports(each));
        for (const port of [...ports(each), ...listAt(each, 'link-aggregation', 'port')]) {
          const states = listAt(
            set.get('NodeNetworkState', undefined, node.metadata.name),
            'status',
            'currentState',
            'interfaces',
          );
          const device = states.find((one) => dig(one, 'name') === port);
          expect(dig(device, 'controller')).toBe(name);
        }
      }
      for (const mapping of listAt(state, 'ovn', 'bridge-mappings')) {
        expect(mappingsOn(set, node)).toContainEqual({
          localnet: textAt(mapping, 'localnet'),
          bridge: textAt(mapping, 'bridge'),
        });
      }
    }
  });
});

describe('what operators made in healthy', () => {
  const set = setOf('healthy');

  it('SR-IOV: the NAD names the resource that selected nodes offer', () => {
    for (const network of set.all('SriovNetwork')) {
      const resource = `openshift.io/${textAt(network, 'spec', 'resourceName')}`;
      const nad = set.get(
        'NetworkAttachmentDefinition',
        textAt(network, 'spec', 'networkNamespace'),
        network.metadata.name,
      );
      expect(nad.metadata.annotations?.[RESOURCE_NAME]).toBe(resource);
      expect(dig(configOf(nad), 'vlan')).toBe(dig(network, 'spec', 'vlan'));
      const policy = set
        .all('SriovNetworkNodePolicy')
        .find((each) => `openshift.io/${textAt(each, 'spec', 'resourceName')}` === resource);
      const selected = set
        .all('Node')
        .filter((node) => hasLabels(node, mapAt(policy, 'spec', 'nodeSelector')));
      expect(selected).toHaveLength(2);
      for (const node of selected) {
        const count = dig(policy, 'spec', 'numVfs');
        expect(mapAt(node, 'status', 'allocatable')[resource]).toBe(String(count));
        const state = set.get(
          'SriovNetworkNodeState',
          'openshift-sriov-network-operator',
          node.metadata.name,
        );
        const [pf] = listAt(policy, 'spec', 'nicSelector', 'pfNames');
        const device = listAt(state, 'status', 'interfaces').find(
          (each) => dig(each, 'name') === pf,
        );
        expect(listAt(device, 'Vfs')).toHaveLength(Number(count));
      }
    }
  });

  it('user-defined networks: each has its NADs, which it owns', () => {
    const [udn] = set.all('UserDefinedNetwork');
    const [cudn] = set.all('ClusterUserDefinedNetwork');
    const owned = (owner?: KubernetesObject) =>
      set
        .all('NetworkAttachmentDefinition')
        .filter(({ metadata }) => metadata.ownerReferences?.[0]?.uid === owner?.metadata.uid)
        .map(({ metadata }) => metadata.namespace);
    expect(owned(udn)).toEqual([udn?.metadata.namespace]);
    const labels = mapAt(cudn, 'spec', 'namespaceSelector', 'matchLabels');
    expect(owned(cudn)).toEqual(
      set
        .all('Namespace')
        .filter((namespace) => hasLabels(namespace, labels))
        .map(({ metadata }) => metadata.name),
    );
  });

  it('claims: the addresses are those of the machine', () => {
    const claims = set.all('IPAMClaim');
    expect(claims).toHaveLength(2);
    for (const claim of claims) {
      const name = claim.metadata.labels?.['kubevirt.io/vm'] ?? '';
      const vmi = set.get('VirtualMachineInstance', claim.metadata.namespace, name);
      const found = listAt(vmi, 'status', 'interfaces').find(
        (each) => dig(each, 'podInterfaceName') === textAt(claim, 'spec', 'interface'),
      );
      expect(listAt(claim, 'status', 'ips')).toEqual([`${textAt(found, 'ipAddress')}/24`]);
    }
  });

  it('live migration: the network is in the operator’s namespace, each handler has an address', () => {
    const settings = set.get('HyperConverged', 'openshift-cnv', 'kubevirt-hyperconverged');
    const name = textAt(settings, 'spec', 'virtualization', 'liveMigrationConfig', 'network');
    const nad = set.get('NetworkAttachmentDefinition', 'openshift-cnv', name);
    const config = configOf(nad);
    for (const worker of workersOf(set)) {
      expect(interfaceOn(set, worker, textAt(config, 'master'), 'ethernet')).toBeDefined();
    }
    const handlers = set
      .all('Pod')
      .filter((pod) => hasLabels(pod, { 'kubevirt.io': 'virt-handler' }));
    expect(handlers).toHaveLength(workersOf(set).length);
    const [pool] = set.all('IPPool');
    expect(textAt(pool, 'spec', 'range')).toBe(textAt(config, 'ipam', 'range'));
    const allocated = Object.entries(mapAt(pool, 'spec', 'allocations')).map(([offset, each]) => [
      textAt(each, 'podref'),
      `10.200.5.${offset}`,
    ]);
    const reported = handlers.map((pod) => {
      const { annotations = {}, namespace, name: podName } = pod.metadata;
      const statuses = JSON.parse(
        annotations['k8s.v1.cni.cncf.io/network-status'] ?? '',
      ) as unknown;
      return [`${namespace ?? ''}/${podName}`, textAt(statuses, 1, 'ips', 0)];
    });
    expect(allocated).toEqual(reported);
  });

  it('shows what the issue asks for', () => {
    expect(set.all('VirtualMachine')).toHaveLength(6);
    expect(set.all('Node')).toHaveLength(4);
    const types = set.all('NetworkAttachmentDefinition').map((nad) => {
      const config = configOf(nad);
      return [dig(config, 'type'), dig(config, 'topology')].filter(Boolean).join(' ');
    });
    expect(new Set(types)).toEqual(
      new Set([
        'bridge',
        'macvlan',
        'sriov',
        'ovn-k8s-cni-overlay layer2',
        'ovn-k8s-cni-overlay localnet',
      ]),
    );
  });
});

describe('empty', () => {
  it('has nodes and no networks', () => {
    const set = setOf('empty');
    expect(set.all('Node')).toHaveLength(4);
    for (const kind of [
      'NetworkAttachmentDefinition',
      'VirtualMachine',
      'NodeNetworkConfigurationPolicy',
      'SriovNetwork',
    ]) {
      expect(set.all(kind)).toEqual([]);
    }
    for (const node of workersOf(set)) expect(mappingsOn(set, node)).toEqual([]);
  });
});

describe('large', () => {
  it('has 5,000 networks and machines over 50 namespaces', () => {
    const set = setOf('large');
    for (const kind of [
      'NetworkAttachmentDefinition',
      'VirtualMachine',
      'VirtualMachineInstance',
    ]) {
      const objects = set.all(kind);
      expect(objects).toHaveLength(5000);
      expect(new Set(objects.map(({ metadata }) => metadata.namespace)).size).toBe(50);
    }
  });

  it('has 200 nodes, each with its state, and 20,000 addresses', () => {
    const set = setOf('large');
    expect(set.all('Node')).toHaveLength(200);
    expect(set.all('NodeNetworkState')).toHaveLength(200);
    const addresses = set.all('VirtualMachineInstance').flatMap(({ status }) => {
      const { interfaces } = status as { interfaces: { ipAddresses?: string[] }[] };
      return interfaces.flatMap(({ ipAddresses = [] }) => ipAddresses);
    });
    expect(addresses).toHaveLength(20_000);
    expect(new Set(addresses).size).toBe(20_000);
  });
});

describe('broken-nads', () => {
  const nads = setOf('broken-nads').all('NetworkAttachmentDefinition');

  it('says of each network what is wrong with it', () => {
    expect(nads.length).toBeGreaterThan(90);
    for (const { metadata } of nads) expect(metadata.annotations?.description).toMatch(/\w/);
  });

  it('has configs that are no JSON object among others that are', () => {
    const kinds = nads.map((nad) => {
      const text = dig(nad, 'spec', 'config');
      if (typeof text !== 'string') return 'missing';
      try {
        const value: unknown = JSON.parse(text);
        return value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value;
      } catch {
        return 'no JSON';
      }
    });
    expect(new Set(kinds)).toEqual(
      new Set(['object', 'missing', 'no JSON', 'array', 'string', 'number', 'null']),
    );
  });
});
