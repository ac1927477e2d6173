import { nadsOf } from '../../nad/nads';
import { bridgeWith, networkOf, ovnWith, sriovWith } from '../../nad/testing/networks';
import { worldOf } from '../../world/world';
import { podNetworkChoice, usableNetworks, type UsableOptions } from './usable-networks';
import { bridgeNic, masquerade, multus, podNetwork, vmOf, type VmParts } from '../testing/vms';

type Json = Record<string, unknown>;

const layer2 = (name: string, changes: Json = {}) => ovnWith('layer2', changes, { name });
const at = (nad: ReturnType<typeof bridgeWith>, metadata: Json) => ({
  ...nad,
  metadata: { ...nad.metadata, ...metadata },
});

const nads = nadsOf(
  worldOf([
    bridgeWith({}, { name: 'z-lan', namespace: 'web' }),
    bridgeWith({}, { name: 'shared', namespace: 'default' }),
    bridgeWith({}, { name: 'foreign', namespace: 'other' }),
    at(layer2('overlay'), { namespace: 'web' }),
    at(sriovWith({}, { name: 'nics' }), { namespace: 'web' }),
    at(layer2('primary', { role: 'primary' }), { namespace: 'web' }),
    networkOf({
      name: 'primary-udn-kubevirt-binding',
      namespace: 'openshift-cnv',
      config: { type: 'x' },
    }),
    networkOf({ name: 'broken', namespace: 'web', config: '{' }),
    networkOf({ name: 'istio-cni', namespace: 'web', config: '' }),
    networkOf({ name: 'mac', namespace: 'web', config: { type: 'macvlan', name: 'x' } }),
    at(bridgeWith({}, { name: 'going' }), {
      namespace: 'web',
      deletionTimestamp: '2026-01-01T00:00:00Z',
    }),
  ]),
);

const vm = (parts: VmParts = {}) =>
  vmOf({ namespace: 'web', networks: [podNetwork, multus('overlay')], ...parts });

const namesIn = (options: UsableOptions = {}, object: ReturnType<typeof vmOf> | undefined = vm()) =>
  usableNetworks('web', nads, object, options);

describe('usableNetworks', () => {
  it('are those of the namespace, then those that are open to all, with the unusable ones', () => {
    expect(namesIn().map(({ key, obstacle }) => [key, obstacle === undefined])).toEqual([
      ['web/broken', false],
      ['web/going', false],
      ['web/istio-cni', false],
      ['web/mac', false],
      ['web/nics', true],
      ['web/overlay', false],
      ['web/primary', false],
      ['web/z-lan', true],
      ['default/shared', true],
      ['openshift-cnv/primary-udn-kubevirt-binding', false],
    ]);
  });

  it('have a reason of their own each', () => {
    const texts = namesIn().flatMap(({ obstacle }) => obstacle?.text ?? []);
    expect(new Set(texts).size).toBe(texts.length);
  });

  it('are named without namespace in their own', () => {
    const names = namesIn().map(({ networkName }) => networkName);
    expect(names).toContain('z-lan');
    expect(names).toContain('default/shared');
  });

  it('go with a type of interface', () => {
    const bindings = new Map(namesIn().map(({ name, binding }) => [name, binding]));
    expect(bindings.get('nics')).toBe('sriov');
    expect(bindings.get('z-lan')).toBe('bridge');
    expect(bindings.get('overlay')).toBe('bridge');
  });

  it('do not count the interface that is being edited, or one that is unplugged', () => {
    const overlay = (networks: ReturnType<typeof namesIn>) =>
      networks.find(({ name }) => name === 'overlay')?.obstacle;
    expect(overlay(namesIn())?.params).toEqual({ name: 'lan' });
    expect(overlay(namesIn({ editing: 'lan' }))).toBeUndefined();
    const absent = vm({ interfaces: [masquerade, bridgeNic({ state: 'absent' })] });
    expect(overlay(namesIn({}, absent))).toBeUndefined();
    expect(overlay(usableNetworks('web', nads, undefined))).toBeUndefined();
  });

  it('are of all namespaces where nothing isolates them', () => {
    const keys = (options?: UsableOptions) => namesIn(options).map(({ key }) => key);
    expect(keys()).not.toContain('other/foreign');
    expect(keys({ allNamespaces: true })).toContain('other/foreign');
  });
});

describe('podNetworkChoice', () => {
  it('is there once for a VM', () => {
    expect(podNetworkChoice('web', nads, vm()).obstacle?.params).toEqual({ name: 'default' });
    expect(podNetworkChoice('web', nads, vm(), { editing: 'default' }).obstacle).toBeUndefined();
    const without = vm({ interfaces: [bridgeNic()], networks: [multus()] });
    expect(podNetworkChoice('web', nads, without).obstacle).toBeUndefined();
    expect(podNetworkChoice('web', nads, undefined).obstacle).toBeUndefined();
  });

  it('is not there beside another default network', () => {
    const other = vm({
      interfaces: [bridgeNic()],
      networks: [{ name: 'lan', multus: { networkName: 'a', default: true } }],
    });
    expect(podNetworkChoice('web', nads, other).obstacle).toBeDefined();
  });

  it('is bridged on a primary user-defined network', () => {
    expect(podNetworkChoice('web', nads, vm())).toMatchObject({
      bindings: ['plugin:l2bridge', 'passtBinding'],
      primary: { key: 'web/primary' },
    });
    expect(podNetworkChoice('default', nads, undefined)).toMatchObject({
      bindings: ['masquerade', 'bridge', 'passtBinding'],
      primary: undefined,
    });
  });
});
