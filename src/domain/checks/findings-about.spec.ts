import { worldOf } from '../world/world';
import { findingsAbout } from './findings-about';
import { bridgeWith, networkOf, ovnWith } from '../nad/testing/networks';

const codesOf = (world: object[], nad: object) =>
  findingsAbout(worldOf(world), nad as ReturnType<typeof bridgeWith>).map(({ code }) => code);

describe('findingsAbout', () => {
  it('tells what is wrong with the network alone', () => {
    const nad = bridgeWith({ vlan: 5000 });
    const other = bridgeWith({ vlan: 'x' }, { name: 'other' });
    expect(codesOf([nad, other], nad)).toEqual(['VMN131']);
    expect(codesOf([nad, other], bridgeWith({}))).toEqual([]);
  });

  it('tells what contradicts it elsewhere', () => {
    const nad = ovnWith('layer2', { name: 'shared', mtu: 1300 });
    const other = ovnWith(
      'layer2',
      { name: 'shared', mtu: 1400, netAttachDefName: 'web/net' },
      { namespace: 'web' },
    );
    expect(codesOf([nad, other], nad)).not.toEqual([]);
    expect(codesOf([nad], nad)).toEqual([]);
  });

  it('tells what is wrong with the object that it is made from', () => {
    const udn = {
      apiVersion: 'k8s.ovn.org/v1',
      kind: 'UserDefinedNetwork',
      metadata: { name: 'net', namespace: 'default' },
      spec: { topology: 'Layer2', layer2: { role: 'Nothing' } },
    };
    const nad = networkOf({
      labels: { 'k8s.ovn.org/user-defined-network': '' },
      config: ovnWith('layer2').spec.config,
    });
    const kinds = findingsAbout(worldOf([udn, nad]), nad).map(({ object }) => object.kind);
    expect(kinds).toContain('UserDefinedNetwork');
  });
});
