import { layer2With, localnetWith } from '../../../domain/udn/testing/udns';
import { filterRows, listSpec, noFilter, rowsOf, sortRows } from './rows';

const named = (udn: { metadata: object }, name: string, namespace?: string) => ({
  ...udn,
  metadata: { name, ...(namespace === undefined ? {} : { namespace }) },
});

const localnet = (name: string, vlan: number) =>
  named(localnetWith({ vlan: { mode: 'Access', access: { id: vlan } } }), name);

const rows = rowsOf([
  localnet('campus-100', 100),
  localnet('Campus-9', 9),
  named(layer2With({}), 'backend', 'web'),
  named(layer2With({}), 'backend', 'db'),
]);

const keys = (list: typeof rows) => list.map(({ key }) => key.replace(/UserDefinedNetwork/, ''));

describe('filterRows', () => {
  it('looks at name, kind and topology', () => {
    expect(keys(filterRows(rows, { ...noFilter, name: ' CAMPUS' }))).toHaveLength(2);
    expect(keys(filterRows(rows, { ...noFilter, kinds: ['UserDefinedNetwork'] }))).toEqual([
      '/web/backend',
      '/db/backend',
    ]);
    expect(filterRows(rows, { ...noFilter, topologies: ['Layer3'] })).toEqual([]);
    expect(filterRows(rows, noFilter)).toHaveLength(4);
  });
});

describe('sortRows', () => {
  it('sorts numbers as numbers, and equal values by name and namespace', () => {
    expect(keys(sortRows(rows, 'topology', 'desc')).slice(0, 2)).toEqual([
      'Cluster//campus-100',
      'Cluster//Campus-9',
    ]);
    expect(keys(sortRows(rows, 'topology', 'asc')).slice(0, 2)).toEqual([
      '/db/backend',
      '/web/backend',
    ]);
  });
});

describe('listSpec', () => {
  it('reads what it wrote, and passes over what it does not know', () => {
    const filter = {
      name: 'a&b',
      kinds: ['ClusterUserDefinedNetwork' as const],
      topologies: ['Localnet'],
    };
    const params = new URLSearchParams();
    listSpec.writeFilter(filter, params);
    params.append('kind', 'Pod');
    params.append('topology', 'toString');
    expect(listSpec.readFilter(params)).toEqual(filter);
  });
});
