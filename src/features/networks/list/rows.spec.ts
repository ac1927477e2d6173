import { bridgeWith, macvlanWith, ovnWith, sriovWith } from '../../../domain/nad/testing/networks';
import { findingsAmong } from '../../../domain/checks/findings-among';
import { filterRows, listSpec, noFilter, rowsOf, sortRows, type NetworkFilter } from './rows';

const nads = [
  bridgeWith({ vlan: 100 }, { name: 'net-10', labels: { tier: 'web' } }),
  bridgeWith({ vlan: 9 }, { name: 'net-2' }),
  bridgeWith({ vlan: 5000 }, { name: 'odd' }),
  ovnWith('localnet', { physicalNetworkName: 'phys' }, { name: 'net' }),
];
const rows = rowsOf(nads);
const namesOf = (list: typeof rows) => list.map(({ name }) => name);

describe('rowsOf', () => {
  it('says what VMs are connected to', () => {
    const connections = rowsOf([
      bridgeWith({}),
      ovnWith('localnet', { physicalNetworkName: 'phys' }),
      macvlanWith({}),
      sriovWith({}),
      ovnWith('layer2'),
    ]).map(({ connection }) => connection && `${connection.kind} ${connection.name}`);
    expect(connections).toEqual([
      'bridge br1',
      'mapping phys',
      'interface eth1',
      'resource openshift.io/nics',
      undefined,
    ]);
  });
});

describe('filterRows', () => {
  const found = findingsAmong(nads);
  it.each<[Partial<NetworkFilter>, string[]]>([
    [{}, ['net-10', 'net-2', 'odd', 'net']],
    [{ name: ' NET-' }, ['net-10', 'net-2']],
    [{ types: ['ovn-localnet'] }, ['net']],
    [{ labels: ['tier'] }, ['net-10']],
    [{ labels: ['tier=db'] }, []],
    [{ findings: ['error'] }, ['odd']],
    [{ findings: ['none'] }, ['net-10', 'net-2', 'net']],
  ])('%j', (filter, names) => {
    expect(namesOf(filterRows(rows, { ...noFilter, ...filter }, found))).toEqual(names);
  });
});

describe('sortRows', () => {
  it('sorts numbers as numbers', () => {
    expect(namesOf(sortRows(rows, 'vlan', 'asc'))).toEqual(['net', 'net-2', 'net-10', 'odd']);
    expect(namesOf(sortRows(rows, 'name', 'desc'))).toEqual(['odd', 'net-10', 'net-2', 'net']);
  });
});

describe('the URL', () => {
  it('holds the filter and gives it back', () => {
    const filter: NetworkFilter = {
      name: 'a',
      labels: ['x=y', 'z'],
      types: ['sriov'],
      findings: ['error'],
    };
    const params = new URLSearchParams();
    listSpec.writeFilter(filter, params);
    expect(listSpec.readFilter(params)).toEqual(filter);
    expect(listSpec.readFilter(new URLSearchParams('type=nothing&findings=x'))).toEqual(noFilter);
  });
});
