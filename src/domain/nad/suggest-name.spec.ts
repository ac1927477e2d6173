import fc from 'fast-check';
import { checkNad } from './check';
import { nadForms } from './forms';
import { suggestName } from './suggest-name';

const common = { name: '', namespace: 'a', description: '' };
const free = () => false;

describe('suggestName', () => {
  it('says where a network leads', () => {
    const bridge = { ...common, bridge: 'Br_1', vlan: '100' };
    expect(suggestName('linux-bridge', bridge, free)).toBe('br-1-vlan100');
    expect(suggestName('linux-bridge', { ...common, bridge: 'br1', vlan: '' }, free)).toBe('br1');
    const localnet = { ...common, physicalNetworkName: 'physnet', vlanID: '7' };
    expect(suggestName('ovn-localnet', localnet, free)).toBe('physnet-vlan7');
    expect(suggestName('macvlan', { ...common, master: 'eth1' }, free)).toBe('migration-eth1');
  });

  it('avoids names that are taken', () => {
    const taken = new Set(['layer2', 'layer2-2']);
    expect(suggestName('ovn-layer2', common, (name) => taken.has(name))).toBe('layer2-3');
  });

  it('is always allowed as a name, whatever is typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string(), (bridge, vlan) => {
        const name = suggestName('linux-bridge', { ...common, bridge, vlan }, free);
        const paths = checkNad(nadForms['linux-bridge'].create({ namespace: 'a', name })).map(
          ({ path }) => path,
        );
        expect(paths).not.toContain('metadata.name');
      }),
      { numRuns: 1000 },
    );
  });
});
