import { layer2With, localnetWith } from '../../../domain/udn/testing/udns';
import { rowsOf } from './rows';

describe('rowsOf', () => {
  it('reads each network once, with what rules say of it', () => {
    const good = localnetWith({});
    const bad = layer2With({ role: 'Third' });
    const rows = rowsOf([good, bad]);
    expect(rows.map(({ findings }) => findings.length > 0)).toEqual([false, true]);
    expect(rows[0]?.key).toMatch(/^ClusterUserDefinedNetwork\/\//);
    expect(rowsOf([good])[0]).toBe(rows[0]);
  });
});
