import { nadOf } from '../testing/networks';
import { RESOURCE_NAME_ANNOTATION, type NetworkAttachmentDefinition } from '../types';
import type { ValuesOf } from '../../forms/form';
import { linuxBridgeForm } from './linux-bridge';

type LinuxBridgeForm = ValuesOf<typeof linuxBridgeForm>;

const network = nadOf;

const valuesOf = (nad: NetworkAttachmentDefinition): LinuxBridgeForm => {
  const read = linuxBridgeForm.read(nad);
  if (read.kind !== 'form') throw new Error(read.reason);
  return read.values;
};

const change = (nad: NetworkAttachmentDefinition, values: Partial<LinuxBridgeForm>) =>
  linuxBridgeForm.apply(nad, { ...valuesOf(nad), ...values });

const configOf = (nad: NetworkAttachmentDefinition): unknown => JSON.parse(nad.spec?.config ?? '');

// Odd on purpose: spacing, a number beyond 2^53, exponents and escapes have to survive.
const odd =
  '{"cniVersion" : "0.3.1", "name":"net",\n\t"type":"bridge","big":12345678901234567890,' +
  '"exp": 1e2, "esc":"\\u00e9", "bridge":"br1" , "vlan": 7, "10": 1, "1": 2}';

describe('apply', () => {
  it('keeps spacing, numbers and order of what it does not touch', () => {
    expect(change(network(odd), { vlan: '8' }).spec?.config).toBe(
      odd.replace('"vlan": 7', '"vlan": 8'),
    );
  });

  it('removes the VLAN when the field is emptied', () => {
    expect(
      configOf(change(network('{"type":"bridge","bridge":"br1","vlan":7}'), { vlan: '' })),
    ).toEqual({
      type: 'bridge',
      bridge: 'br1',
    });
  });

  it('writes a VLAN that is no number as it was typed, so that the rule finds it', () => {
    const written = change(network('{"type":"bridge"}'), { vlan: '12abc' });
    expect(configOf(written)).toEqual({ type: 'bridge', vlan: '12abc' });
  });

  it('keeps the resource name in step with the bridge, unless it was that of another', () => {
    const nad = network('{"type":"bridge","bridge":"br1"}');
    expect(change(nad, { bridge: 'br2' }).metadata?.annotations).toEqual({
      [RESOURCE_NAME_ANNOTATION]: 'bridge.network.kubevirt.io/br2',
      own: 'kept',
    });
    const foreign = network('{"type":"bridge","bridge":"br9"}');
    expect(
      change(foreign, { bridge: 'br2' }).metadata?.annotations?.[RESOURCE_NAME_ANNOTATION],
    ).toBe('bridge.network.kubevirt.io/br1');
  });

  it('renames the configuration with the object only where both had one name', () => {
    const same = network('{"name":"net","type":"bridge"}');
    expect(configOf(change(same, { name: 'new' }))).toMatchObject({ name: 'new' });
    const other = network('{"name":"shared","type":"bridge"}');
    expect(configOf(change(other, { name: 'new' }))).toMatchObject({ name: 'shared' });
  });

  it('writes and removes the description', () => {
    const described = change(network('{"type":"bridge"}'), { description: 'for "A"' });
    expect(described.metadata?.annotations?.description).toBe('for "A"');
    expect(change(described, { description: '' }).metadata?.annotations).not.toHaveProperty(
      'description',
    );
  });

  it('leaves a network alone that the form cannot show', () => {
    const nad = network('no json');
    expect(
      linuxBridgeForm.apply(
        nad,
        valuesOf(linuxBridgeForm.create({ namespace: 'default', name: 'x' })),
      ),
    ).toBe(nad);
  });
});

describe('read', () => {
  it.each([
    ['', 'no configuration'],
    ['{', 'not JSON'],
    ['{"type":"sriov"}', 'not a Linux bridge'],
    ['{"type":"bridge","vlan":1,"vlan":2}', 'stands more than once'],
    ['{"type":"bridge","vlanTrunk":"10"}', 'not a list'],
  ])('leaves %j to the text editor', (config, reason) => {
    const read = linuxBridgeForm.read(network(config));
    expect(read).toMatchObject({
      kind: 'text-only',
      reason: expect.stringContaining(reason) as unknown,
    });
  });
});

describe('create', () => {
  it('is what the documented procedure makes', () => {
    const nad = change(linuxBridgeForm.create({ namespace: 'default' }), {
      name: 'bridge-network',
      bridge: 'br1',
      vlan: '100',
    });
    expect(nad.metadata).toEqual({
      name: 'bridge-network',
      namespace: 'default',
      annotations: { [RESOURCE_NAME_ANNOTATION]: 'bridge.network.kubevirt.io/br1' },
    });
    expect(configOf(nad)).toEqual({
      cniVersion: '0.3.1',
      name: 'bridge-network',
      type: 'bridge',
      bridge: 'br1',
      ipam: {},
      macspoofchk: true,
      preserveDefaultVlan: false,
      vlan: 100,
    });
  });
});

describe('fields', () => {
  const nad = network(
    '{"type":"bridge","bridge":"br1","vlanTrunk":[{"id":10},{"minID":20,"maxID":30}]}',
  );

  it('shows a trunk as text', () => {
    expect(valuesOf(nad).vlanTrunk).toBe('10, 20-30');
  });

  it.each([
    ['10,20-30, 40', [{ id: 10 }, { minID: 20, maxID: 30 }, { id: 40 }]],
    ['40 - 50', [{ minID: 40, maxID: 50 }]],
    ['x, 7-, -9', [{ id: 'x' }, { minID: 7 }, { id: -9 }]],
    ['7-x', [{ minID: 7, maxID: 'x' }]],
  ])('writes %j', (vlanTrunk, expected) => {
    expect(configOf(change(nad, { vlanTrunk }))).toMatchObject({ vlanTrunk: expected });
  });

  it('removes a trunk that is emptied', () => {
    expect(configOf(change(nad, { vlanTrunk: ' ' }))).toEqual({ type: 'bridge', bridge: 'br1' });
  });

  it('keeps what an entry holds besides, unless the entry goes', () => {
    const odd = network(
      '{"type":"bridge","bridge":"br1","vlanTrunk":[{"id":5,"minID":6,"maxID":7,"note":"x"},{},{"id":8}]}',
    );
    expect(valuesOf(odd).vlanTrunk).toBe('5, 6-7, ?, 8');
    expect(configOf(change(odd, { vlanTrunk: '5, 6-7, ?, 9' }))).toMatchObject({
      vlanTrunk: [{ id: 5, minID: 6, maxID: 7, note: 'x' }, {}, { id: 9 }],
    });
    expect(configOf(change(odd, { vlanTrunk: '5, 8' }))).toMatchObject({
      vlanTrunk: [{ id: 5 }, { id: 8 }],
    });
  });

  it('reads and writes a setting in the spelling that it has', () => {
    const other = network('{"type":"bridge","bridge":"br1","VLAN":7}');
    expect(valuesOf(other).vlan).toBe('7');
    expect(other.spec?.config).toBe('{"type":"bridge","bridge":"br1","VLAN":7}');
    expect(change(other, { vlan: '8' }).spec?.config).toBe(
      '{"type":"bridge","bridge":"br1","VLAN":8}',
    );
  });

  it.each([
    ['metadata.name', 'name'],
    ['spec.config.bridge', 'bridge'],
    ['spec.config.plugins[0].vlan', 'vlan'],
    ['spec.config.vlanTrunk[0].minID', 'vlanTrunk'],
    ['spec.config.Mtu', 'mtu'],
    ['spec.config.vlanTrunks', undefined],
    ['spec.config', undefined],
    ['spec.config.plugins[1].vlan', undefined],
  ])('knows that %s belongs to %s', (path, field) => {
    expect(linuxBridgeForm.fieldOf(path)).toBe(field);
  });
});
