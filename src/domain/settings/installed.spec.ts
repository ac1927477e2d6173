import { worldOf, type World } from '../world/world';
import { behavioursOf, installedOf, type ComponentId } from './installed';

const condition = (type: string, status: string, message = '') => ({ type, status, message });

const operator = (name: string, conditions: object[], version = '4.20.1') => ({
  apiVersion: 'config.openshift.io/v1',
  kind: 'ClusterOperator',
  metadata: { name },
  status: { conditions, versions: [{ name: 'operator', version }] },
});

const addons = (spec: object, conditions: object[] = [condition('Available', 'True')]) => ({
  apiVersion: 'networkaddonsoperator.network.kubevirt.io/v1',
  kind: 'NetworkAddonsConfig',
  metadata: { name: 'cluster' },
  spec,
  status: { conditions, observedVersion: '0.99.0' },
});

const AVAILABLE = [condition('Available', 'True'), condition('Degraded', 'False')];
const NAD = 'network-attachment-definitions.k8s.cni.cncf.io';
const ADDONS = 'networkaddonsconfigs.networkaddonsoperator.network.kubevirt.io';

const told = (id: ComponentId, world: World, served: readonly string[] = []) => {
  const found = installedOf({ world, serves: (crd) => served.includes(crd) }).find(
    (component) => component.id === id,
  );
  return [found?.state, found?.version, found?.message];
};

describe('what is installed', () => {
  it('is nothing on a cluster that serves no kind of it', () => {
    const all = installedOf({ world: worldOf([]), serves: () => false });
    expect([...new Set(all.map(({ state }) => state))]).toEqual(['missing']);
  });

  it.each([
    ['present', AVAILABLE, undefined],
    [
      'degraded',
      [condition('Available', 'True'), condition('Degraded', 'True', 'no pods')],
      'no pods',
    ],
    ['degraded', [condition('Available', 'False', 'no pods')], 'no pods'],
    [
      'progressing',
      [condition('Available', 'False', 'no pods'), condition('Progressing', 'True', 'rolling out')],
      'rolling out',
    ],
    ['progressing', [condition('Progressing', 'True', 'rolling out')], 'rolling out'],
  ])('is %s where the operator says %j', (state, conditions, message) => {
    expect(told('multus', worldOf([operator('network', conditions)]), [NAD])).toEqual([
      state,
      '4.20.1',
      message,
    ]);
  });

  it('is Multus by its kind where no operator tells more, and not without that kind', () => {
    expect(told('multus', worldOf([]), [NAD])[0]).toBe('present');
    expect(told('multus', worldOf([operator('network', AVAILABLE)]))[0]).toBe('missing');
  });

  it('is OVN-Kubernetes where the network of the cluster is of this type', () => {
    const network = (networkType: string) => ({
      apiVersion: 'config.openshift.io/v1',
      kind: 'Network',
      metadata: { name: 'cluster' },
      status: { networkType },
    });
    expect(told('ovn-kubernetes', worldOf([network('OVNKubernetes')]))[0]).toBe('present');
    expect(told('ovn-kubernetes', worldOf([network('OpenShiftSDN')]))).toEqual([
      'missing',
      undefined,
      'OpenShiftSDN',
    ]);
  });

  it('is a part of the add-ons where their configuration wants it', () => {
    const world = worldOf([addons({ linuxBridge: {} })]);
    expect(told('linux-bridge', world, [ADDONS])).toEqual(['present', '0.99.0', undefined]);
    expect(told('secondary-dns', world, [ADDONS])[0]).toBe('off');
    expect(told('secondary-dns', worldOf([]), [])[0]).toBe('missing');
  });

  it('is not known where the object that tells cannot be read, and off where there is none', () => {
    expect(told('addons', worldOf([], {}), [ADDONS])[0]).toBe('unknown');
    expect(told('addons', worldOf([], { NetworkAddonsConfig: 'everywhere' }), [ADDONS])[0]).toBe(
      'off',
    );
  });

  it('is MetalLB without an operator as well', () => {
    expect(told('metallb', worldOf([]), ['ipaddresspools.metallb.io'])[0]).toBe('present');
  });

  it('is a mesh of either make', () => {
    for (const crd of ['istios.sailoperator.io', 'servicemeshmemberrolls.maistra.io']) {
      expect(told('mesh', worldOf([]), [crd])[0]).toBe('present');
    }
  });
});

describe('settings that change behaviour', () => {
  const keysOf = (objects: object[]) => behavioursOf(worldOf(objects)).map(({ key }) => key);
  const hco = (version: string, featureGates: unknown) => ({
    apiVersion: `hco.kubevirt.io/${version}`,
    kind: 'HyperConverged',
    metadata: { name: 'kubevirt-hyperconverged', namespace: 'openshift-cnv' },
    spec: { featureGates },
  });
  const kubeVirt = (configuration: object) => ({
    apiVersion: 'kubevirt.io/v1',
    kind: 'KubeVirt',
    metadata: { name: 'kubevirt', namespace: 'kubevirt' },
    spec: { configuration },
  });

  it.each([
    ['v1', [{ name: 'aligncpus' }, { name: 'deployKubeSecondaryDNS', state: 'Disabled' }]],
    ['v1beta1', { alignCPUs: true, deployKubeSecondaryDNS: false }],
  ])('are feature gates of HyperConverged %s', (version, gates) => {
    expect(keysOf([hco(version, gates)])).toEqual(['roll-out', 'isolation', 'alignCPUs']);
  });

  it('are feature gates of KubeVirt, and how changes reach VMs', () => {
    const featureGates = ['PasstBinding', 'Unheard'];
    const owner = kubeVirt({ developerConfiguration: { featureGates } });
    expect(keysOf([owner])).toEqual(['roll-out', 'isolation', 'PasstBinding']);
    expect(behavioursOf(worldOf([owner]))[0]?.text).toContain('Stage');
  });

  it('leave open what is not known', () => {
    expect(keysOf([])).toEqual(['isolation']);
    expect(behavioursOf(worldOf([]))[0]?.text).toContain('cannot be read');
  });
});
