import fc from 'fast-check';
import { checkNad } from './check';
import { cloneNad } from './clone';
import { cloneRefusal } from './clone-refusal';
import { bridgeWith, nadOf, networkOf, ovnWith, sriovWith } from './testing/networks';
import type { NetworkAttachmentDefinition } from './types';

const target = { namespace: 'web', name: 'copy' };
const configOf = (nad: NetworkAttachmentDefinition): unknown => JSON.parse(nad.spec?.config ?? '');

describe('cloneNad', () => {
  it('leaves out what belongs to one object', () => {
    const nad: NetworkAttachmentDefinition = {
      ...bridgeWith({}),
      metadata: {
        name: 'net',
        namespace: 'default',
        uid: '1',
        resourceVersion: '2',
        creationTimestamp: '2025-01-01T00:00:00Z',
        generation: 3,
        managedFields: [],
        selfLink: '/x',
        deletionTimestamp: '2025-01-01T00:00:00Z',
        finalizers: ['k8s.ovn.org/protection'],
        ownerReferences: [],
        annotations: {
          own: 'kept',
          'k8s.ovn.org/network-id': '5',
          'sriovnetwork.openshift.io/owner': 'x',
        },
        labels: { team: 'a', 'k8s.ovn.org/user-defined-network': '' },
        other: 'kept',
      },
      status: {},
    };
    const { spec: _spec, ...clone } = cloneNad(nad, target);
    expect(clone).toEqual({
      apiVersion: 'k8s.cni.cncf.io/v1',
      kind: 'NetworkAttachmentDefinition',
      metadata: {
        name: 'copy',
        namespace: 'web',
        annotations: { own: 'kept' },
        labels: { team: 'a' },
        other: 'kept',
      },
    });
  });

  it('renames a configuration that had the name of the object, and keeps the rest byte for byte', () => {
    const text = '{"name" :"net", "type":"bridge","bridge":"br1", "big":12345678901234567890}';
    expect(cloneNad(nadOf(text), target).spec?.config).toBe(text.replace('"net"', '"copy"'));
    const other = text.replace('"net"', '"shared"');
    expect(cloneNad(nadOf(other), target).spec?.config).toBe(other);
  });

  it.each([
    ['same', 'default-net'],
    ['own', 'web-copy'],
  ] as const)('gives an OVN-Kubernetes network %s name', (network, name) => {
    const clone = cloneNad(ovnWith('layer2', { mtu: 1300 }), { ...target, network });
    expect(configOf(clone)).toMatchObject({ name, netAttachDefName: 'web/copy', mtu: 1300 });
    expect(checkNad(clone)).toEqual([]);
  });

  it('stays on the mapping that was found by the name of the network', () => {
    const nad = ovnWith('localnet', { name: 'physnet' });
    expect(configOf(cloneNad(nad, { ...target, network: 'own' }))).toMatchObject({
      name: 'web-copy',
      physicalNetworkName: 'physnet',
    });
    expect(configOf(cloneNad(nad, target))).toMatchObject({ name: 'physnet' });
  });

  it('takes any configuration and loses nothing of it', () => {
    fc.assert(
      fc.property(fc.oneof(fc.json(), fc.string()), (config) => {
        const clone = cloneNad(nadOf(config), { ...target, network: 'own' });
        expect(clone.metadata?.name).toBe('copy');
        expect((clone.spec?.config ?? '').length).toBeGreaterThanOrEqual(0);
      }),
      { numRuns: 1000 },
    );
    const odd = JSON.parse('{"metadata":7,"spec":null}') as NetworkAttachmentDefinition;
    expect(() => cloneNad(odd, target)).not.toThrow();
  });
});

describe('cloneRefusal', () => {
  it.each([
    ['SriovNetwork', sriovWith({})],
    [
      'UserDefinedNetwork',
      networkOf({ config: '', labels: { 'k8s.ovn.org/user-defined-network': '' } }),
    ],
    [
      'ClusterUserDefinedNetwork',
      {
        metadata: {
          ownerReferences: [
            { kind: 'ClusterUserDefinedNetwork', name: 'x', apiVersion: '', uid: '' },
          ],
        },
      },
    ],
  ])('refuses what a %s makes', (kind, nad) => {
    expect(cloneRefusal(nad)?.params).toMatchObject({ kind });
  });

  it('lets everything else be copied', () => {
    expect(cloneRefusal(bridgeWith({}))).toBeUndefined();
    expect(cloneRefusal(null)).toBeUndefined();
  });
});
