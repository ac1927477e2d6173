import { nearestWord } from './spelling';

const known = ['vlan', 'vlanTrunk', 'mtu', 'macspoofchk', 'bridge', 'name', 'type', 'ipam'];

describe('nearestWord', () => {
  it.each([
    ['valn', 'vlan'],
    ['VLAN_ID', 'vlan'],
    ['mac-spoof-chk', 'macspoofchk'],
    ['macspoofcheck', 'macspoofchk'],
    ['brigde', 'bridge'],
    ['vlanTag', 'vlan'],
    ['macspoof', 'macspoofchk'],
    ['trunk', 'vlanTrunk'],
    ['bridgeName', 'bridge'],
  ])('takes %s for %s', (word, meant) => {
    expect(nearestWord(word, known)).toBe(meant);
  });

  it.each(['comment', 'x-note', 'tag', 'description', 'mt'])('takes %s for nothing', (word) => {
    expect(nearestWord(word, ['vlan', 'bridge', 'macspoofchk', 'ipam'])).toBeUndefined();
  });
});
