import fc from 'fast-check';
import type { DocumentForm } from '../forms/form';
import { dpdkForm } from './dpdk';
import { dnsForm, macPoolForm, migrationDefaultsOf, migrationForm } from './forms';
import { addonsOwnerOf, dpdkOwnerOf, migrationOwnerOf } from './owner';
import { worldOf } from '../world/world';

const migrationShapes = ['hco-v1', 'hco-v1beta1', 'kubevirt'] as const;
const addonsShapes = ['hco-v1', 'hco-v1beta1', 'addons'] as const;

/** The same settings of live migration in the three places where they stand. */
const inPlace = {
  'hco-v1': (config: object) => ({ spec: { virtualization: { liveMigrationConfig: config } } }),
  'hco-v1beta1': (config: object) => ({ spec: { liveMigrationConfig: config } }),
  kubevirt: (config: object) => ({ spec: { configuration: { migrations: config } } }),
};

describe('the settings of live migration', () => {
  it.each(migrationShapes)('are read and written in %s, beside what is unknown', (shape) => {
    const object = inPlace[shape]({ network: 'old', progressTimeout: 150, odd: { a: 1 } });
    const form = migrationForm(shape);
    const values = form.read(object);
    expect(values).toMatchObject({ network: 'old', progressTimeout: '150', disruption: 'none' });
    expect(
      form.apply(object, { ...values, network: 'new', completionTimeoutPerGiB: '20' }),
    ).toEqual(
      inPlace[shape]({
        network: 'new',
        progressTimeout: 150,
        odd: { a: 1 },
        completionTimeoutPerGiB: 20,
      }),
    );
    expect(form.fieldOf(Object.keys(flat(object))[0] ?? '')).toBe('network');
  });

  it('go back to the default network by removing it', () => {
    const form = migrationForm('hco-v1');
    const object = inPlace['hco-v1']({ network: 'gone', progressTimeout: 1 });
    expect(form.apply(object, { ...form.read(object), network: '' })).toEqual(
      inPlace['hco-v1']({ progressTimeout: 1 }),
    );
  });

  it.each([
    [{}, 'none'],
    [{ allowPostCopy: true }, 'alone'],
    [{ allowWorkloadDisruption: true }, 'pause'],
    [{ allowPostCopy: true, allowWorkloadDisruption: true }, 'post-copy'],
  ] as const)('take %j as one choice: %s', (config, choice) => {
    expect(migrationForm('hco-v1').read(inPlace['hco-v1'](config)).disruption).toBe(choice);
    const empty = inPlace['hco-v1']({});
    const values = migrationForm('hco-v1').read(empty);
    const after = migrationForm('hco-v1').apply(empty, { ...values, disruption: choice });
    expect(migrationForm('hco-v1').read(after).disruption).toBe(choice);
  });

  it('have the defaults of whoever reads them', () => {
    expect(migrationDefaultsOf('hco-v1')).toMatchObject({
      parallelOutboundMigrationsPerNode: 1,
      completionTimeoutPerGiB: 20,
    });
    expect(migrationDefaultsOf('kubevirt')).toMatchObject({
      parallelOutboundMigrationsPerNode: 2,
      completionTimeoutPerGiB: 150,
    });
  });
});

/** Paths of the leaves of an object. */
const flat = (value: object, at = ''): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(value).flatMap(([key, inner]: [string, unknown]) => {
      const path = at === '' ? key : `${at}.${key}`;
      return typeof inner === 'object' && inner !== null
        ? Object.entries(flat(inner, path))
        : [[path, inner]];
    }),
  );

describe('the settings of KubeSecondaryDNS', () => {
  const on = {
    'hco-v1': {
      spec: { featureGates: [{ name: 'alignCPUs' }, { name: 'deploykubesecondarydns' }] },
    },
    'hco-v1beta1': { spec: { featureGates: { alignCPUs: true, deployKubeSecondaryDNS: true } } },
    addons: { spec: { multus: {}, kubeSecondaryDNS: { domain: 'example.org' } } },
  };

  it.each(addonsShapes)('are switched off and on again in %s', (shape) => {
    const form = dnsForm(shape);
    const values = form.read(on[shape]);
    expect(values.enabled).toBe(true);
    const off = form.apply(on[shape], { ...values, enabled: false });
    expect(form.read(off).enabled).toBe(false);
    const again = form.apply(off, { ...form.read(off), enabled: true });
    expect(form.read(again).enabled).toBe(true);
  });

  it('leave other feature gates as they are', () => {
    const form = dnsForm('hco-v1');
    const values = form.read(on['hco-v1']);
    expect(form.apply(on['hco-v1'], { ...values, enabled: false })).toEqual({
      spec: {
        featureGates: [
          { name: 'alignCPUs' },
          { name: 'deploykubesecondarydns', state: 'Disabled' },
        ],
      },
    });
  });

  it('keep the domain of a NetworkAddonsConfig when the name server changes', () => {
    const form = dnsForm('addons');
    const values = form.read(on.addons);
    expect(form.apply(on.addons, { ...values, nameServerIP: '10.0.0.1' })).toEqual({
      spec: {
        multus: {},
        kubeSecondaryDNS: { domain: 'example.org', nameServerIP: '10.0.0.1' },
      },
    });
  });
});

describe('the range of MAC addresses', () => {
  it('goes without leaving an empty object, except where the key says that the pool is wanted', () => {
    const none = { rangeStart: '', rangeEnd: '' };
    const range = { rangeStart: '02:00:00:00:00:00', rangeEnd: '02:00:00:00:00:ff' };
    expect(
      macPoolForm('hco-v1').apply(
        { spec: { networking: { kubeMacPoolConfiguration: range }, x: 1 } },
        none,
      ),
    ).toEqual({ spec: { x: 1 } });
    expect(macPoolForm('addons').apply({ spec: { kubeMacPool: range } }, none)).toEqual({
      spec: { kubeMacPool: {} },
    });
  });
});

describe('any object', () => {
  const throughForm =
    <D, V>(form: DocumentForm<D, V>) =>
    (object: D): D =>
      form.apply(object, form.read(object));
  const forms = [
    ...migrationShapes.map((shape) => throughForm(migrationForm(shape))),
    ...addonsShapes.map((shape) => throughForm(dnsForm(shape))),
    ...addonsShapes.map((shape) => throughForm(macPoolForm(shape))),
  ];

  it('is left as it is by what was read of it', () => {
    const keys = fc.constantFrom(
      'spec',
      'virtualization',
      'liveMigrationConfig',
      'configuration',
      'migrations',
      'featureGates',
      'kubeSecondaryDNS',
      'networking',
      'kubeMacPoolConfiguration',
      'network',
      'allowPostCopy',
    );
    const json = fc.letrec((tie) => ({
      tree: fc.oneof(
        { maxDepth: 5 },
        fc.jsonValue({ maxDepth: 1 }),
        fc.dictionary(keys, tie('tree')),
      ),
    })).tree;
    fc.assert(
      fc.property(fc.dictionary(keys, json), (object) => {
        for (const through of forms) expect(through(object)).toBe(object);
      }),
      { numRuns: 300 },
    );
  });
});

describe('the owner of settings', () => {
  const hco = (version: string) => ({
    apiVersion: `hco.kubevirt.io/${version}`,
    kind: 'HyperConverged',
    metadata: { name: 'kubevirt-hyperconverged', namespace: 'openshift-cnv' },
  });
  const kubevirt = {
    apiVersion: 'kubevirt.io/v1',
    kind: 'KubeVirt',
    metadata: { name: 'kubevirt', namespace: 'kubevirt' },
  };
  const addons = {
    apiVersion: 'networkaddonsoperator.network.kubevirt.io/v1',
    kind: 'NetworkAddonsConfig',
    metadata: { name: 'cluster' },
  };

  it('is HyperConverged in the version that was read', () => {
    for (const [version, shape] of [
      ['v1', 'hco-v1'],
      ['v1beta1', 'hco-v1beta1'],
    ] as const) {
      const world = worldOf([kubevirt, addons, hco(version)]);
      expect(migrationOwnerOf(world)).toMatchObject({ kind: 'HyperConverged', shape });
      expect(addonsOwnerOf(world)).toMatchObject({ kind: 'HyperConverged', shape });
    }
  });

  it('is KubeVirt and NetworkAddonsConfig where nothing stands above them', () => {
    const world = worldOf([kubevirt, addons]);
    expect(migrationOwnerOf(world)?.shape).toBe('kubevirt');
    expect(addonsOwnerOf(world)?.shape).toBe('addons');
    expect(migrationOwnerOf(worldOf([]))).toBeUndefined();
    expect(addonsOwnerOf(worldOf([kubevirt]))).toBeUndefined();
  });
});

describe('the settings for DPDK', () => {
  it.each([
    [
      'hco-v1',
      {
        spec: {
          virtualization: { more: 1, virtualMachineOptions: { defaultRuntimeClass: 'p' } },
          featureGates: [{ name: 'other' }, { name: 'alignCPUs', state: 'Enabled' }],
        },
      },
      { spec: { virtualization: { more: 1 }, featureGates: [{ name: 'other' }] } },
    ],
    [
      'hco-v1beta1',
      {
        spec: { more: 1, defaultRuntimeClass: 'p', featureGates: { other: true, alignCPUs: true } },
      },
      { spec: { more: 1, featureGates: { other: true } } },
    ],
    [
      'kubevirt',
      {
        metadata: {
          annotations: { more: '1', 'alpha.kubevirt.io/EmulatorThreadCompleteToEvenParity': '' },
        },
        spec: {
          configuration: {
            developerConfiguration: { more: 1, featureGates: ['Other', 'AlignCPUs'] },
            defaultRuntimeClass: 'p',
          },
        },
      },
      {
        metadata: { annotations: { more: '1' } },
        spec: { configuration: { developerConfiguration: { more: 1, featureGates: ['Other'] } } },
      },
    ],
  ] as const)('are read and written in %s, beside what is unknown', (shape, full, bare) => {
    const form = dpdkForm(shape);
    expect(form.read(full)).toEqual({ runtimeClass: 'p', alignCpus: true });
    expect(form.read(bare)).toEqual({ runtimeClass: '', alignCpus: false });
    expect(form.apply(bare, { runtimeClass: 'p', alignCpus: true })).toEqual(full);
    expect(form.apply(full, form.read(full))).toBe(full);
  });

  const GATE_ALONE = {
    spec: { configuration: { developerConfiguration: { featureGates: ['AlignCPUs'] } } },
  };
  const PARITY = 'alpha.kubevirt.io/EmulatorThreadCompleteToEvenParity';

  it('need both gate and annotation of KubeVirt, which are set and taken away together', () => {
    const form = dpdkForm('kubevirt');
    const values = { runtimeClass: '', alignCpus: true };
    const both = { ...GATE_ALONE, metadata: { annotations: { [PARITY]: '' } } };
    expect(form.read(GATE_ALONE).alignCpus).toBe(false);
    expect(form.apply(GATE_ALONE, values)).toEqual(both);
    const annotated = { metadata: { name: 'kubevirt', annotations: { [PARITY]: 'x' } } };
    expect(form.read(annotated).alignCpus).toBe(false);
    expect(form.apply(annotated, values)).toEqual({ ...GATE_ALONE, ...annotated });
    const off = form.apply(both, { ...values, alignCpus: false });
    expect(form.read(off).alignCpus).toBe(false);
    expect(off).toEqual({
      spec: { configuration: { developerConfiguration: { featureGates: [] } } },
    });
  });

  it('belong to KubeVirt only where no HyperConverged can stand above it unseen', () => {
    const kubeVirt = { apiVersion: 'kubevirt.io/v1', kind: 'KubeVirt', metadata: { name: 'kv' } };
    const above = { apiVersion: 'hco.kubevirt.io/v1', kind: 'HyperConverged' };
    const crd = {
      apiVersion: 'apiextensions.k8s.io/v1',
      kind: 'CustomResourceDefinition',
      metadata: { name: 'hyperconvergeds.hco.kubevirt.io' },
    };
    const served = { KubeVirt: 'everywhere', CustomResourceDefinition: 'everywhere' } as const;
    const kindOf = (...world: Parameters<typeof worldOf>) => dpdkOwnerOf(worldOf(...world))?.kind;
    expect(kindOf([kubeVirt, above])).toBe('HyperConverged');
    expect(kindOf([kubeVirt], { ...served, HyperConverged: 'everywhere' })).toBe('KubeVirt');
    expect(kindOf([kubeVirt], served)).toBe('KubeVirt');
    expect(kindOf([kubeVirt, crd], served)).toBeUndefined();
    expect(kindOf([kubeVirt], { KubeVirt: 'everywhere' })).toBeUndefined();
  });
});
