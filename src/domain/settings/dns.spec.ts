import { worldOf } from '../world/world';
import {
  delegationRecords,
  deploymentState,
  dnsServicesOf,
  isNameServerAddress,
  newDnsService,
  secondaryDnsOf,
  zoneOf,
} from './dns';

const hco = (spec: object, version = 'v1') => ({
  apiVersion: `hco.kubevirt.io/${version}`,
  kind: 'HyperConverged',
  metadata: { name: 'kubevirt-hyperconverged', namespace: 'openshift-cnv' },
  spec,
});

const addons = (kubeSecondaryDNS?: object) => ({
  apiVersion: 'networkaddonsoperator.network.kubevirt.io/v1',
  kind: 'NetworkAddonsConfig',
  metadata: { name: 'cluster' },
  spec: kubeSecondaryDNS === undefined ? {} : { kubeSecondaryDNS },
});

const dns = {
  apiVersion: 'config.openshift.io/v1',
  kind: 'DNS',
  metadata: { name: 'cluster' },
  spec: { baseDomain: 'openshift.example.com' },
};

describe('names for VMs', () => {
  it.each([
    [
      'HyperConverged v1',
      hco({
        featureGates: [{ name: 'deployKubeSecondaryDNS' }],
        networking: { kubeSecondaryDNSNameServerIP: '10.46.41.94' },
      }),
      { isOn: true, nameServerIP: '10.46.41.94', namespace: 'openshift-cnv' },
    ],
    [
      'HyperConverged v1beta1',
      hco({ featureGates: { deployKubeSecondaryDNS: false } }, 'v1beta1'),
      { isOn: false, nameServerIP: '', namespace: 'openshift-cnv' },
    ],
  ])('are read from %s, with the domain of the cluster', (_, owner, expected) => {
    expect(secondaryDnsOf(worldOf([owner, dns]))).toMatchObject({
      ...expected,
      baseDomain: 'openshift.example.com',
    });
  });

  it('are read from a NetworkAddonsConfig alone, which names its own domain', () => {
    const world = worldOf([addons({ domain: 'lab.example.com', nameServerIP: '10.0.0.53' }), dns]);
    expect(secondaryDnsOf(world)).toMatchObject({
      isOn: true,
      nameServerIP: '10.0.0.53',
      namespace: 'cluster-network-addons',
      baseDomain: 'lab.example.com',
    });
    expect(secondaryDnsOf(worldOf([addons()]))).toMatchObject({ isOn: false, baseDomain: '' });
  });

  it('have a domain that is known only where it can be read', () => {
    const baseDomain = (world: ReturnType<typeof worldOf>) => secondaryDnsOf(world)?.baseDomain;
    expect(baseDomain(worldOf([hco({})]))).toBeUndefined();
    expect(baseDomain(worldOf([hco({})], { ClusterDNS: 'everywhere' }))).toBe('');
  });

  it('belong to nobody on a cluster without the add-ons', () => {
    expect(secondaryDnsOf(worldOf([dns]))).toBeUndefined();
  });
});

describe('the records for the DNS around the cluster', () => {
  it('are those of the documentation', () => {
    expect(delegationRecords('openshift.example.com', '10.46.41.94')).toEqual([
      'vm.openshift.example.com. IN NS ns.vm.openshift.example.com.',
      'ns.vm.openshift.example.com. IN A 10.46.41.94',
    ]);
  });

  it('are of the zone "vm" where there is no domain', () => {
    expect(zoneOf('')).toBe('vm');
  });

  it.each([
    ['10.46.41.94', true],
    ['2001:db8::1', false],
    ['10.46.41.94/24', false],
    ['dns.example.com', false],
    ['10.46.41', false],
  ])('take %s as the address of a name server: %s', (text, expected) => {
    expect(isNameServerAddress(text)).toBe(expected);
  });
});

describe('the Deployment', () => {
  const deployment = (status: object) => ({ kind: 'Deployment', status });
  it.each([
    [undefined, 'missing'],
    [deployment({ availableReplicas: 1 }), 'ready'],
    [deployment({}), 'starting'],
    [deployment({ conditions: [{ type: 'Progressing', status: 'True' }] }), 'starting'],
    [deployment({ conditions: [{ type: 'Progressing', status: 'False' }] }), 'failed'],
  ])('%j is %s', (object, state) => {
    expect(deploymentState(object)).toBe(state);
  });
});

describe('Services for the name server', () => {
  const service = (name: string, spec: object, ingress: object[] = []) => {
    const made = newDnsService('openshift-cnv');
    return {
      ...made,
      metadata: { ...made.metadata, name },
      spec: { ...(made.spec as object), ...spec },
      status: { loadBalancer: ingress.length > 0 ? { ingress } : {} },
    };
  };

  it('are found by what they select, the best first', () => {
    const world = worldOf([
      service('inside', { type: 'ClusterIP' }),
      service('nodes', { type: 'NodePort' }),
      service('waits', {}),
      service('dns-lb', {}, [{ ip: '2001:db8::1' }, { ip: '10.46.41.94' }]),
      service('web', { selector: { app: 'web' } }),
      service('tcp', { ports: [{ port: 53, protocol: 'TCP', targetPort: 5353 }] }),
      service('all', { selector: {} }),
      { ...service('other', {}), metadata: { name: 'other', namespace: 'default' } },
    ]);
    const found = dnsServicesOf(world, 'openshift-cnv');
    expect(found.map(({ name, reach }) => [name, reach])).toEqual([
      ['dns-lb', 'address'],
      ['waits', 'pending'],
      ['nodes', 'nodes'],
      ['inside', 'inside'],
    ]);
    expect(found[0]?.addresses).toEqual(['10.46.41.94', '2001:db8::1']);
  });

  it('are made as the documentation has it', () => {
    const made = newDnsService('openshift-cnv');
    expect(made).toMatchObject({
      metadata: { name: 'dns-lb', namespace: 'openshift-cnv' },
      spec: { type: 'LoadBalancer', ports: [{ port: 53, protocol: 'UDP', targetPort: 5353 }] },
    });
    expect(dnsServicesOf(worldOf([made]), 'openshift-cnv')).toHaveLength(1);
  });
});
