import fc from 'fast-check';
import { labelsLeaf } from '../../forms/labels-leaf';
import type { KubernetesResource } from '../../core/resource';
import { checkUdn } from '../check';
import { cudnWith, udnWith } from '../testing/udns';
import type { Form } from '../../forms/form';
import {
  cudnLayer2Form,
  cudnLocalnetForm,
  udnFormFor,
  udnLayer2Form,
  type AnyUdnForm,
} from './index';

const values = <V>(form: Form<KubernetesResource, V>, udn: KubernetesResource): V => {
  const read = form.read(udn);
  if (read.kind !== 'form') throw new Error(read.reason);
  return read.values;
};

const change = <V extends object>(
  form: Form<KubernetesResource, V>,
  udn: KubernetesResource,
  changes: Partial<V>,
): KubernetesResource => form.apply(udn, { ...values(form, udn), ...changes });

describe('create', () => {
  it('makes a secondary network of one namespace', () => {
    const udn = change(udnLayer2Form, udnLayer2Form.create({ name: 'net', namespace: 'web' }), {
      ipamMode: '',
      subnets: '10.1.0.0/16, fd00::/64',
      persistent: true,
    });
    expect(udn.spec).toEqual({
      topology: 'Layer2',
      layer2: {
        role: 'Secondary',
        subnets: ['10.1.0.0/16', 'fd00::/64'],
        ipam: { lifecycle: 'Persistent' },
      },
    });
    expect(checkUdn(udn)).toEqual([]);
  });

  it('makes a physical network for some namespaces', () => {
    const udn = change(cudnLocalnetForm, cudnLocalnetForm.create({ name: 'vlan-7' }), {
      physicalNetworkName: 'physnet',
      vlanID: '7',
      namespaces: 'web, db',
      labels: 'team=a',
      description: 'for web',
    });
    expect(udn).toEqual({
      apiVersion: 'k8s.ovn.org/v1',
      kind: 'ClusterUserDefinedNetwork',
      metadata: { name: 'vlan-7', annotations: { description: 'for web' } },
      spec: {
        namespaceSelector: {
          matchLabels: { team: 'a' },
          matchExpressions: [
            { key: 'kubernetes.io/metadata.name', operator: 'In', values: ['web', 'db'] },
          ],
        },
        network: {
          topology: 'Localnet',
          localnet: {
            role: 'Secondary',
            physicalNetworkName: 'physnet',
            ipam: { mode: 'Disabled' },
            vlan: { mode: 'Access', access: { id: 7 } },
          },
        },
      },
    });
    expect(checkUdn(udn)).toEqual([]);
    expect(change(cudnLocalnetForm, udn, { vlanID: '', namespaces: '' }).spec).toMatchObject({
      namespaceSelector: { matchLabels: { team: 'a' } },
      network: {
        localnet: expect.not.objectContaining({ vlan: expect.anything() as unknown }) as unknown,
      },
    });
  });

  it('asks for what is missing', () => {
    expect(checkUdn(cudnLocalnetForm.create({})).map(({ code }) => code)).toEqual([
      'VMN501',
      'VMN549',
      'VMN540',
    ]);
  });

  it('writes what was typed where it is no number', () => {
    const udn = change(cudnLayer2Form, cudnLayer2Form.create({ name: 'net' }), { mtu: '14oo' });
    expect(checkUdn(udn)).toContainEqual(
      expect.objectContaining({ code: 'VMN510', path: 'spec.network.layer2.mtu' }),
    );
  });
});

describe('read', () => {
  it.each([
    ['another topology', cudnWith({ topology: 'Layer2', layer2: {} })],
    ['another kind', udnWith({ topology: 'Localnet', localnet: {} })],
    ['settings that are no object', cudnWith({ topology: 'Localnet', localnet: [] })],
    [
      'a selector with other conditions',
      cudnWith(
        { topology: 'Localnet', localnet: {} },
        { namespaceSelector: { matchExpressions: [{ key: 'a', operator: 'Exists' }] } },
      ),
    ],
  ])('leaves %s to the text', (_name, udn) => {
    expect(cudnLocalnetForm.read(udn)).toMatchObject({ kind: 'text-only' });
    expect(
      cudnLocalnetForm.apply(udn, values(cudnLocalnetForm, cudnLocalnetForm.create({ name: 'x' }))),
    ).toBe(udn);
  });

  it('knows the fields of findings, and what cannot be changed later', () => {
    expect(cudnLocalnetForm.fieldOf('spec.network.localnet.vlan.access.id')).toBe('vlanID');
    expect(cudnLocalnetForm.fieldOf('spec.network.localnet.subnets[1]')).toBe('subnets');
    expect(cudnLocalnetForm.fieldOf('spec.namespaceSelector')).toBe('namespaces');
    expect(udnLayer2Form.fieldOf('metadata.name')).toBe('name');
    expect(udnLayer2Form.fieldOf('spec')).toBeUndefined();
    expect(cudnLayer2Form.immutable).toEqual(
      expect.arrayContaining(['name', 'role', 'subnets', 'mtu', 'ipamMode']),
    );
    for (const field of ['labels', 'namespaces', 'description']) {
      expect(cudnLayer2Form.immutable).not.toContain(field);
    }
  });
});

const scalars = fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.constant(null));
const loose = fc.oneof(scalars, fc.array(scalars), fc.dictionary(fc.string(), scalars));
const optional = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });

const blocks = fc.record({
  role: optional(loose),
  mtu: optional(loose),
  subnets: optional(loose),
  excludeSubnets: optional(loose),
  ipam: optional(fc.oneof(loose, fc.record({ mode: scalars, lifecycle: scalars, more: scalars }))),
  vlan: optional(fc.oneof(loose, fc.record({ mode: scalars, access: loose }))),
  physicalNetworkName: optional(loose),
  other: optional(loose),
});

const selectors = fc.record({
  matchLabels: optional(fc.dictionary(fc.string(), fc.string())),
  matchExpressions: optional(
    fc.array(
      fc.record({
        key: fc.constant('kubernetes.io/metadata.name'),
        operator: fc.constant('In'),
        values: fc.array(fc.string()),
        more: optional(scalars),
      }),
      { maxLength: 1 },
    ),
  ),
  other: optional(loose),
});

const subjects: [string, AnyUdnForm, fc.Arbitrary<KubernetesResource>][] = [
  [
    'udnLayer2Form',
    udnLayer2Form,
    blocks.map((layer2) => udnWith({ topology: 'Layer2', layer2, more: 1 })),
  ],
  [
    'cudnLayer2Form',
    cudnLayer2Form,
    fc
      .tuple(blocks, selectors)
      .map(([layer2, namespaceSelector]) =>
        cudnWith({ topology: 'Layer2', layer2 }, { namespaceSelector }),
      ),
  ],
  [
    'cudnLocalnetForm',
    cudnLocalnetForm,
    fc
      .tuple(blocks, selectors)
      .map(([localnet, namespaceSelector]) =>
        cudnWith({ topology: 'Localnet', localnet }, { namespaceSelector }),
      ),
  ],
];

describe.each(subjects)('%s', (_name, form, arbitrary) => {
  it('gives back exactly what was read, for 1,000 networks', () => {
    let shown = 0;
    fc.assert(
      fc.property(arbitrary, (udn) => {
        const before = JSON.stringify(udn);
        const read = form.read(udn);
        if (read.kind === 'form') {
          shown += 1;
          expect(form.apply(udn, { ...read.values })).toBe(udn);
        }
        expect(udnFormFor(udn)).toBe(form);
        expect(JSON.stringify(udn)).toBe(before);
      }),
      { numRuns: 1000 },
    );
    expect(shown).toBeGreaterThan(500);
  });

  it('changes one part and keeps every other, for 1,000 networks', () => {
    fc.assert(
      fc.property(arbitrary, fc.nat(), fc.integer({ min: 576, max: 4094 }), (udn, pick, number) => {
        const read = form.read(udn);
        if (read.kind !== 'form') return;
        const current = read.values;
        const fields = Object.keys(current);
        const field = fields[pick % fields.length] ?? '';
        const typed =
          field === 'labels' || field === 'objectLabels'
            ? 'a=b'
            : typeof current[field] === 'boolean'
              ? !current[field]
              : String(number);
        const written = form.apply(udn, { ...current, [field]: typed });
        const after = form.read(written);
        expect(after).toEqual({ kind: 'form', values: { ...current, [field]: typed } });
      }),
      { numRuns: 1000 },
    );
  });

  it('takes any object', () => {
    fc.assert(
      fc.property(fc.anything(), (value) => {
        const udn = { kind: form.kind, apiVersion: 'k8s.ovn.org/v1', metadata: value, spec: value };
        expect(form.read(udn as KubernetesResource).kind).toBe('text-only');
      }),
      { numRuns: 500 },
    );
  });
});

describe('labels that no API server would take', () => {
  it('stay as they are when another is added or removed', () => {
    const odd = { 'a=b': 'c', ' d ': 'e,f', 'g,h': '', '': 'i', '=': 5 };
    const leaf = labelsLeaf(['labels']);
    const typed = leaf.read({ labels: odd });
    expect(leaf.write({ labels: odd }, `${typed}, new=1`, {})).toEqual({
      labels: { ...odd, new: '1' },
    });
    const both = { labels: { ...odd, new: '1' } };
    expect(leaf.write(both, typed, {})).toEqual({ labels: odd });
  });
});
