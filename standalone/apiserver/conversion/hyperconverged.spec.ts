import fc from 'fast-check';
import type { KubernetesObject } from '../../kubernetes/object.ts';
import { hyperConvergedInV1, hyperConvergedInV1beta1 } from './hyperconverged.ts';

const object = (version: string, spec: object): KubernetesObject => ({
  apiVersion: `hco.kubevirt.io/${version}`,
  kind: 'HyperConverged',
  metadata: { name: 'kubevirt-hyperconverged', namespace: 'openshift-cnv' },
  spec,
});

const older = (spec: object) => object('v1beta1', spec);
const newer = (spec: object) => object('v1', spec);

const inV1 = (spec: object, stored?: object): unknown =>
  hyperConvergedInV1(older(spec), stored && newer(stored)).spec;
const inV1beta1 = (spec: object): unknown => hyperConvergedInV1beta1(newer(spec)).spec;

const SETTINGS = {
  older: {
    liveMigrationConfig: { network: 'migration', parallelMigrationsPerCluster: 5 },
    kubeMacPoolConfiguration: { rangeStart: '02:00:00:00:00:00', rangeEnd: '02:00:00:ff:ff:ff' },
    kubeSecondaryDNSNameServerIP: '10.46.41.94',
    defaultRuntimeClass: 'fast',
    virtualMachineOptions: { disableSerialConsoleLog: true },
    workloads: { nodePlacement: { nodeSelector: { vms: '' } } },
    enableApplicationAwareQuota: true,
    obsoleteCPUs: { cpuModels: ['pentium'] },
  },
  newer: {
    virtualization: {
      liveMigrationConfig: { network: 'migration', parallelMigrationsPerCluster: 5 },
      virtualMachineOptions: { defaultRuntimeClass: 'fast', disableSerialConsoleLog: true },
      obsoleteCPUModels: ['pentium'],
    },
    networking: {
      kubeMacPoolConfiguration: { rangeStart: '02:00:00:00:00:00', rangeEnd: '02:00:00:ff:ff:ff' },
      kubeSecondaryDNSNameServerIP: '10.46.41.94',
    },
    deployment: {
      nodePlacements: { workload: { nodeSelector: { vms: '' } } },
      applicationAwareConfig: { enable: true },
    },
  },
};

const GATES = {
  alignCPUs: false,
  containerPathVolumes: false,
  decentralizedLiveMigration: true,
  declarativeHotplugVolumes: true,
  deployKubeSecondaryDNS: false,
  downwardMetrics: false,
  incrementalBackup: false,
  objectGraph: false,
};

const ONLY_IN_V1 = {
  observability: { allowedAlerts: ['a'] },
  deployment: { deployNetworkResourcesInjector: false },
  featureGates: [{ name: 'tomorrow' }],
};

describe('HyperConverged between v1beta1 and v1', () => {
  it('finds each setting at its place in the other version', () => {
    expect(inV1(SETTINGS.older)).toEqual(SETTINGS.newer);
    expect(inV1beta1(SETTINGS.newer)).toEqual({ ...SETTINGS.older, featureGates: GATES });
  });

  it('makes feature gates a list, of those that are not as they are anyway', () => {
    const featureGates = {
      alignCPUs: false,
      deployKubeSecondaryDNS: true,
      decentralizedLiveMigration: false,
    };
    expect(inV1({ featureGates })).toEqual({
      featureGates: [
        { name: 'decentralizedLiveMigration', state: 'Disabled' },
        { name: 'deployKubeSecondaryDNS', state: 'Enabled' },
      ],
    });
  });

  it.each([
    [[{ name: 'deployKubeSecondaryDNS' }], true],
    [[{ name: 'DeployKubeSecondaryDNS', state: 'Enabled' }], true],
    [[{ name: 'deployKubeSecondaryDNS', state: 'Disabled' }], false],
    [[{ name: 'alignCPUs' }], false],
    [undefined, false],
  ])('reads the list %j', (featureGates, deployKubeSecondaryDNS) => {
    expect(inV1beta1({ featureGates })).toEqual(
      expect.objectContaining({
        featureGates: expect.objectContaining({ deployKubeSecondaryDNS }) as unknown,
      }),
    );
  });

  it('keeps what only v1 can say when v1beta1 is written', () => {
    const written = { featureGates: { ...GATES, deployKubeSecondaryDNS: true } };
    expect(inV1(written, ONLY_IN_V1)).toEqual({
      ...ONLY_IN_V1,
      featureGates: [
        ...ONLY_IN_V1.featureGates,
        { name: 'deployKubeSecondaryDNS', state: 'Enabled' },
      ],
    });
  });

  it('takes away what v1beta1 does not say any more', () => {
    expect(inV1({ featureGates: GATES }, SETTINGS.newer)).toEqual({});
  });

  const mac = fc.stringMatching(/^([0-9a-f]{2}:){5}[0-9a-f]{2}$/);
  const gates = fc.uniqueArray(
    fc.record(
      {
        name: fc.constantFrom(...Object.keys(GATES), 'tomorrow', 'AlignCPUs'),
        state: fc.constantFrom('Enabled', 'Disabled'),
      },
      { requiredKeys: ['name'] },
    ),
    { selector: ({ name }) => name.toLowerCase() },
  );
  const anyObject = fc.dictionary(fc.constantFrom('a', 'b', 'enable', 'network'), fc.jsonValue());
  const v1 = fc.record(
    {
      deployment: anyObject,
      featureGates: gates,
      networking: fc.record(
        {
          kubeMacPoolConfiguration: fc.record({ rangeStart: mac, rangeEnd: mac }),
          kubeSecondaryDNSNameServerIP: fc.ipV4(),
          networkBinding: anyObject,
          unknown: fc.jsonValue(),
        },
        { requiredKeys: [] },
      ),
      virtualization: fc.record(
        {
          liveMigrationConfig: anyObject,
          virtualMachineOptions: anyObject,
          mediatedDevicesConfiguration: anyObject,
          evictionStrategy: fc.constantFrom('None', 'LiveMigrate'),
        },
        { requiredKeys: [] },
      ),
      tomorrow: anyObject,
    },
    { requiredKeys: [] },
  );

  it('writes nothing when v1beta1 is written as it was read', () => {
    fc.assert(
      fc.property(v1, (spec) => {
        const read = hyperConvergedInV1beta1(newer(spec)).spec as object;
        expect(inV1(read, spec)).toEqual(spec);
      }),
    );
  });

  it('gives back what v1beta1 has said', () => {
    fc.assert(
      fc.property(
        fc.record(Object.fromEntries(Object.keys(GATES).map((name) => [name, fc.boolean()]))),
        fc.record({ kubeSecondaryDNSNameServerIP: fc.ipV4(), evictionStrategy: fc.string() }),
        v1,
        (featureGates, others, stored) => {
          const spec = { ...others, featureGates };
          const back = inV1beta1(inV1(spec, stored) as object);
          expect(back).toEqual(spec);
        },
      ),
    );
  });
});
