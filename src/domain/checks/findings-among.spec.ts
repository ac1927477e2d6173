import { findingsAmong } from './findings-among';
import { bridgeWith, ovnWith } from '../nad/testing/networks';

describe('findingsAmong', () => {
  it('tells what is wrong with each network, and leaves out healthy ones', () => {
    const found = findingsAmong([bridgeWith({}), bridgeWith({ vlan: 5000 }, { name: 'odd' })]);
    expect([...found.keys()]).toEqual(['default/odd']);
    expect(found.get('default/odd')?.map(({ code }) => code)).toEqual(['VMN131']);
  });

  it('tells networks that contradict each other', () => {
    const shared = (namespace: string, mtu: number) =>
      ovnWith(
        'layer2',
        { name: 'shared', mtu, netAttachDefName: `${namespace}/net` },
        { namespace },
      );
    expect(findingsAmong([shared('a', 1300), shared('b', 1400)]).size).toBeGreaterThan(0);
    expect(findingsAmong([shared('a', 1300), shared('b', 1300)]).size).toBe(0);
  });
});
