import { checkNad } from '../check';
import { macvlanWith, nadOf } from '../testing/networks';
import type { NetworkAttachmentDefinition } from '../types';
import type { ValuesOf } from '../../forms/form';
import { macvlanForm } from './macvlan';

const change = (
  nad: NetworkAttachmentDefinition,
  values: Partial<ValuesOf<typeof macvlanForm>>,
): NetworkAttachmentDefinition => {
  const read = macvlanForm.read(nad);
  if (read.kind !== 'form') throw new Error(read.reason);
  return macvlanForm.apply(nad, { ...read.values, ...values });
};

const network = (changes: object): NetworkAttachmentDefinition =>
  nadOf(macvlanWith(changes).spec.config);
const ipamOf = (nad: NetworkAttachmentDefinition): unknown =>
  (JSON.parse(nad.spec?.config ?? '') as { ipam: unknown }).ipam;

const rich = {
  type: 'whereabouts',
  range: '10.200.5.0/24',
  range_start: '10.200.5.10',
  range_end: '10.200.5.90',
  exclude: ['10.200.5.20', '10.200.5.32/28'],
  log_file: '/tmp/log',
};

describe('macvlanForm', () => {
  it('makes the network of the documented procedure', () => {
    const nad = change(macvlanForm.create({ namespace: 'openshift-cnv', name: 'migration' }), {
      master: 'eth1',
      range: '10.200.5.0/24',
    });
    expect(JSON.parse(nad.spec?.config ?? '')).toEqual({
      cniVersion: '0.3.1',
      name: 'migration',
      type: 'macvlan',
      master: 'eth1',
      mode: 'bridge',
      ipam: { type: 'whereabouts', range: '10.200.5.0/24' },
    });
    expect(checkNad(nad)).toEqual([]);
  });

  it('reads and writes the addresses of whereabouts', () => {
    const nad = network({ ipam: rich });
    expect(macvlanForm.read(nad)).toMatchObject({
      values: { rangeStart: '10.200.5.10', exclude: '10.200.5.20, 10.200.5.32/28' },
    });
    expect(ipamOf(change(nad, { rangeEnd: '', exclude: '10.200.5.32/28, 10.200.5.7' }))).toEqual({
      type: 'whereabouts',
      range: '10.200.5.0/24',
      range_start: '10.200.5.10',
      exclude: ['10.200.5.32/28', '10.200.5.7'],
      log_file: '/tmp/log',
    });
  });

  it('takes the addresses along to another plugin', () => {
    const nad = change(network({ ipam: rich }), { ipam: 'host-local' });
    expect(ipamOf(nad)).toEqual({
      type: 'host-local',
      log_file: '/tmp/log',
      subnet: '10.200.5.0/24',
      rangeStart: '10.200.5.10',
      rangeEnd: '10.200.5.90',
    });
    expect(ipamOf(change(nad, { ipam: 'whereabouts', range: '10.9.0.0/16' }))).toEqual({
      type: 'whereabouts',
      log_file: '/tmp/log',
      range: '10.9.0.0/16',
      range_start: '10.200.5.10',
      range_end: '10.200.5.90',
    });
    expect(ipamOf(change(network({}), { ipam: '' }))).toEqual({});
    expect(
      ipamOf(change(network({ ipam: null }), { ipam: 'whereabouts', range: '10.9.0.0/16' })),
    ).toEqual({ type: 'whereabouts', range: '10.9.0.0/16' });
  });

  it.each(['ipRanges', 'ranges'])('leaves several ranges to the text: %s', (key) => {
    const nad = network({
      ipam: { type: key === 'ranges' ? 'host-local' : 'whereabouts', [key]: [] },
    });
    expect(macvlanForm.read(nad)).toMatchObject({ kind: 'text-only', params: { key } });
  });

  it.each([
    ['spec.config.ipam.range_start', 'rangeStart'],
    ['spec.config.ipam.subnet', 'range'],
    ['spec.config.ipam.exclude[1]', 'exclude'],
    ['spec.config.ipam.type', 'ipam'],
    ['spec.config.ipam', 'ipam'],
  ])('knows that %s belongs to %s', (path, field) => {
    expect(macvlanForm.fieldOf(path)).toBe(field);
  });
});
