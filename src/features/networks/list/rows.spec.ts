import { findingsAmong } from '../../../domain/checks/findings-among';
import { bridgeWith, macvlanWith, ovnWith, sriovWith } from '../../../domain/nad/testing/networks';
import { findingValues, rowsOf } from './rows';

const none = new Map();

describe('rowsOf', () => {
  it('says what VMs are connected to', () => {
    const connections = rowsOf(
      [
        bridgeWith({}),
        ovnWith('localnet', { physicalNetworkName: 'phys' }),
        macvlanWith({}),
        sriovWith({}),
        ovnWith('layer2'),
      ],
      none,
    ).map(({ connection }) => connection && `${connection.kind} ${connection.name}`);
    expect(connections).toEqual([
      'bridge br1',
      'mapping phys',
      'interface eth1',
      'resource openshift.io/nics',
      undefined,
    ]);
  });

  it('keeps a row as long as its network and the findings on it stay the same', () => {
    const nads = [bridgeWith({ vlan: 5000 }, { name: 'odd' }), bridgeWith({}, { name: 'fine' })];
    const [odd, fine] = rowsOf(nads, none);
    expect(rowsOf(nads, none)).toEqual([odd, fine]);
    const found = findingsAmong(nads);
    const again = rowsOf(nads, found);
    expect([again[0] === odd, again[1] === fine]).toEqual([false, true]);
    expect(again.map(findingValues)).toEqual([['error'], ['none']]);
  });
});
