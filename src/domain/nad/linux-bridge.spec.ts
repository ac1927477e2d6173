import fc from 'fast-check';
import {
  applyLinuxBridge,
  newLinuxBridge,
  readLinuxBridge,
  type LinuxBridgeForm,
} from './linux-bridge';
import { RESOURCE_NAME_ANNOTATION, type NetworkAttachmentDefinition } from './types';

const network = (config: string, extra: object = {}): NetworkAttachmentDefinition => ({
  apiVersion: 'k8s.cni.cncf.io/v1',
  kind: 'NetworkAttachmentDefinition',
  metadata: {
    name: 'net',
    namespace: 'default',
    annotations: { [RESOURCE_NAME_ANNOTATION]: 'bridge.network.kubevirt.io/br1', own: 'kept' },
    ...extra,
  },
  spec: { config },
});

const valuesOf = (nad: NetworkAttachmentDefinition): LinuxBridgeForm => {
  const read = readLinuxBridge(nad);
  if (read.kind !== 'form') throw new Error(read.reason);
  return read.values;
};

const change = (nad: NetworkAttachmentDefinition, values: Partial<LinuxBridgeForm>) =>
  applyLinuxBridge(nad, { ...valuesOf(nad), ...values });

const configOf = (nad: NetworkAttachmentDefinition): unknown => JSON.parse(nad.spec?.config ?? '');

// Odd on purpose: spacing, a number beyond 2^53, exponents and escapes have to survive.
const odd =
  '{"cniVersion" : "0.3.1", "name":"net",\n\t"type":"bridge","big":12345678901234567890,' +
  '"exp": 1e2, "esc":"\\u00e9", "bridge":"br1" , "vlan": 7, "10": 1, "1": 2}';

/** Configurations of Linux bridges with whatever else a JSON object may hold. */
const configs = fc
  .record({
    bridge: fc.option(fc.oneof(fc.string(), fc.integer(), fc.constant(null)), { nil: undefined }),
    vlan: fc.option(fc.oneof(fc.integer(), fc.string(), fc.double(), fc.constant(null)), {
      nil: undefined,
    }),
    macspoofchk: fc.option(fc.oneof(fc.boolean(), fc.string()), { nil: undefined }),
    name: fc.option(fc.string(), { nil: undefined }),
    others: fc.dictionary(
      fc.string().filter((key) => !['__proto__', 'plugins', 'type'].includes(key)),
      fc.jsonValue(),
    ),
    indent: fc.constantFrom(0, 1, 2, 4, '\t'),
    listed: fc.boolean(),
  })
  .map(({ others, indent, listed, ...known }) => {
    const plugin = { ...others, ...known, type: 'bridge' };
    return JSON.stringify(listed ? { name: 'net', plugins: [plugin] } : plugin, null, indent);
  });

describe('applyLinuxBridge', () => {
  it('gives back exactly what was read, for 1,000 configurations', () => {
    fc.assert(
      fc.property(configs, (config) => {
        const nad = network(config);
        const before = JSON.stringify(nad);
        expect(applyLinuxBridge(nad, valuesOf(nad))).toEqual(nad);
        expect(JSON.stringify(nad)).toBe(before);
      }),
      { numRuns: 1000 },
    );
  });

  it('changes one leaf and nothing else, for 1,000 configurations', () => {
    fc.assert(
      fc.property(configs, fc.integer({ min: 1, max: 4094 }), (config, vlan) => {
        const nad = network(config);
        const written = change(nad, { vlan: String(vlan) });
        const expected = JSON.parse(config) as Record<string, unknown> & {
          plugins?: Record<string, unknown>[];
        };
        (expected.plugins?.[0] ?? expected).vlan = vlan;
        expect(configOf(written)).toEqual(expected);
        expect(written.metadata).toEqual(nad.metadata);
      }),
      { numRuns: 1000 },
    );
  });

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
    expect(applyLinuxBridge(nad, valuesOf(newLinuxBridge('default', 'x')))).toBe(nad);
  });
});

describe('readLinuxBridge', () => {
  it.each([
    ['', 'no configuration'],
    ['{', 'not JSON'],
    ['{"type":"sriov"}', 'not a Linux bridge'],
    ['{"type":"bridge","vlan":1,"vlan":2}', 'stands more than once'],
  ])('leaves %j to the text editor', (config, reason) => {
    const read = readLinuxBridge(network(config));
    expect(read).toMatchObject({
      kind: 'text-only',
      reason: expect.stringContaining(reason) as unknown,
    });
  });
});

describe('newLinuxBridge', () => {
  it('is what the documented procedure makes', () => {
    const nad = change(newLinuxBridge('default'), {
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
