import type { KubernetesObject } from '../../kubernetes/object.ts';
import { bootSources, claim, IMAGES, preference } from '../../objects/boot.ts';
import { clusterObjects, NAMESPACE, START, TestCluster, vmNamed } from '../testing/cluster.ts';
import { admissionOf, POD, pod, refusal, VM, vmWith } from '../testing/reviews.ts';
import type { VirtualMachine, Volume } from './types.ts';

type Json = Record<string, unknown>;

const created = START.toISOString();

const world = (): KubernetesObject[] => [
  ...clusterObjects(),
  ...bootSources(START),
  preference({ namespace: NAMESPACE, name: 'own', created }, { preferredInterfaceModel: 'e1000' }),
];

const fromSource = (name: string, strategy = 'Always'): Json => ({
  runStrategy: strategy,
  instancetype: { name: 'u1.large' },
  preference: { name: 'fedora' },
  dataVolumeTemplates: [
    {
      metadata: { name: 'new-root' },
      spec: { sourceRef: { kind: 'DataSource', name, namespace: IMAGES }, storage: {} },
    },
  ],
});

const withVolume = (vm: VirtualMachine, volumes: Volume[]): VirtualMachine => {
  const { spec } = vm.spec.template;
  const disks = volumes.map(({ name }) => ({ name }));
  const domain = { ...spec.domain, devices: { ...spec.domain.devices, disks } };
  return { ...vm, spec: { ...vm.spec, template: { spec: { ...spec, domain, volumes } } } };
};

const ROOT = [{ name: 'root', dataVolume: { name: 'new-root' } }];
const made = (spec: Json, face: Parameters<typeof pod>[0] = {}) =>
  withVolume(vmWith([pod(face)], [POD], spec), ROOT);

const causesOf = (vm: VirtualMachine, options?: { hasCdi: boolean }) => {
  const cluster = new TestCluster(world());
  const refused = refusal(() =>
    admissionOf(cluster, options).review({
      resource: VM,
      object: vm,
      before: undefined,
      dryRun: true,
    }),
  );
  const causes = refused?.details.causes ?? [];
  return causes.length > 0
    ? causes.map(({ field, message }) => [field, message])
    : refused?.message;
};

describe('KubeVirt refuses a VM', () => {
  it('whose instance type or preference is not there', () => {
    const spec = {
      ...fromSource('fedora'),
      instancetype: { name: 'none' },
      preference: { kind: 'VirtualMachinePreference', name: 'fedora' },
    };
    expect(causesOf(made(spec))).toEqual([
      [
        'spec.instancetype',
        'Failure to find instancetype: virtualmachineclusterinstancetypes.instancetype.kubevirt.io "none" not found',
      ],
      [
        'spec.preference',
        'Failure to find preference: virtualmachinepreferences.instancetype.kubevirt.io "fedora" not found',
      ],
    ]);
  });

  it('that has CPUs and memory beside an instance type', () => {
    const vm = made(fromSource('fedora'));
    vm.spec.template.spec.domain = {
      ...vm.spec.template.spec.domain,
      cpu: { cores: 2 },
      memory: { guest: '2Gi' },
    };
    const fields = 'spec.template.spec.domain.cpu.cores, spec.template.spec.domain.memory';
    expect(causesOf(vm)).toEqual([
      [fields, `VM field(s) ${fields} conflicts with selected instance type`],
    ]);
  });

  it('whose DataSource is not there, or that brings a volume which it does not use', () => {
    expect(causesOf(made(fromSource('none')))).toMatch(
      /denied the request: datasources\.cdi\.kubevirt\.io "none" not found$/,
    );
    expect(causesOf(withVolume(made(fromSource('fedora')), []))).toEqual([
      ['spec.dataVolumeTemplate[0]', expect.stringContaining('must be referenced')],
    ]);
  });

  it('with a data volume where CDI is not installed', () => {
    expect(causesOf(made(fromSource('fedora')), { hasCdi: false })).toEqual([
      ['spec.template.spec.volumes[0]', expect.stringContaining('CDI must be installed')],
    ]);
  });

  it('but takes one whose preference says how it is connected', () => {
    const vm = made(fromSource('fedora'));
    vm.spec.template.spec.domain.devices.interfaces = [{ name: POD.name }];
    expect(causesOf(vm)).toBeUndefined();
  });
});

const start = (vm: KubernetesObject): TestCluster => {
  const cluster = new TestCluster(world());
  cluster.simulation.cluster.put(vm);
  return cluster;
};

const statusOf = ({ simulation: { cluster } }: TestCluster) =>
  cluster.get('vm', NAMESPACE, 'new')?.status?.printableStatus;

const volumeOf = ({ simulation: { cluster } }: TestCluster) =>
  cluster.get('dataVolume', NAMESPACE, 'new-root')?.status?.phase;

describe('a VM that brings its volume along', () => {
  it('waits for it, step by step, then starts with what type and preference say', () => {
    const face = { name: POD.name };
    const vm = made(fromSource('fedora'));
    vm.spec.template.spec.domain.devices.interfaces = [face];
    const cluster = start(vm);
    const seen = new Set<string | undefined>();
    for (let half = 0; half < 30; half += 1) {
      cluster.simulation.pass(0.5);
      seen.add(volumeOf(cluster));
      if (volumeOf(cluster) !== 'Succeeded') {
        expect(statusOf(cluster)).toBe('Provisioning');
        expect(cluster.simulation.cluster.get('vmi', NAMESPACE, 'new')).toBeUndefined();
      }
    }
    expect([...seen]).toEqual(['Pending', 'CloneScheduled', 'CloneInProgress', 'Succeeded']);
    expect(cluster.simulation.cluster.get('claim', NAMESPACE, 'new-root')).toMatchObject({
      status: { phase: 'Bound' },
    });
    cluster.simulation.pass(60);
    expect(statusOf(cluster)).toBe('Running');
    const { domain } = cluster.simulation.cluster.get('vmi', NAMESPACE, 'new')?.spec ?? {};
    expect(domain).toMatchObject({ cpu: { sockets: 2 }, memory: { guest: '8Gi' } });
    expect(domain?.devices.interfaces).toEqual([{ ...face, model: 'virtio', masquerade: {} }]);
    // The VM itself says nothing of it, and needs no restart.
    const stored = cluster.simulation.cluster.get('vm', NAMESPACE, 'new');
    expect(stored?.spec.template.spec.domain).toEqual({
      devices: { interfaces: [face], disks: [{ name: 'root' }] },
    });
    expect(stored?.status?.conditions?.map(({ type }) => type)).not.toContain('RestartRequired');
  });

  it('waits as long as its DataSource has nothing to clone', () => {
    const cluster = start(made(fromSource('win2k25')));
    cluster.simulation.pass(300);
    expect([statusOf(cluster), volumeOf(cluster)]).toEqual(['Provisioning', 'Pending']);
  });

  it('is provisioned when it is not to start, and takes its volume along when it goes', () => {
    const cluster = start(made(fromSource('fedora', 'Halted')));
    cluster.simulation.pass(5);
    expect(statusOf(cluster)).toBe('Provisioning');
    cluster.simulation.pass(60);
    expect(statusOf(cluster)).toBe('Stopped');
    const vm = cluster.simulation.cluster.get('vm', NAMESPACE, 'new');
    if (vm) cluster.simulation.cluster.remove(vm);
    cluster.simulation.pass(5);
    expect(volumeOf(cluster)).toBeUndefined();
    expect(cluster.simulation.cluster.get('claim', NAMESPACE, 'new-root')).toBeUndefined();
  });

  it.each([
    ['http', 'ImportInProgress'],
    ['pvc', 'CloneInProgress'],
    ['upload', 'UploadReady'],
    ['blank', 'Succeeded'],
  ])('fills it from %s', (source, phase) => {
    const spec = {
      runStrategy: 'Always',
      dataVolumeTemplates: [{ metadata: { name: 'new-root' }, spec: { source: { [source]: {} } } }],
    };
    const cluster = start(made(spec));
    cluster.simulation.pass(8);
    expect(volumeOf(cluster)).toBe(phase);
  });
});

describe('a VM on a claim', () => {
  const onClaim = () =>
    withVolume(vmWith([pod()], [POD]), [
      { name: 'root', persistentVolumeClaim: { claimName: 'old' } },
    ]);

  it('starts when the claim is there', () => {
    const cluster = start(onClaim());
    cluster.simulation.pass(60);
    expect(statusOf(cluster)).toBe('ErrorPvcNotFound');
    cluster.simulation.cluster.put(claim({ namespace: NAMESPACE, name: 'old', created }, '1Gi'));
    cluster.simulation.pass(60);
    expect(statusOf(cluster)).toBe('Running');
  });
});

it('leaves a VM without either as it is', () => {
  const vm = vmNamed('plain');
  const cluster = start(vm);
  cluster.simulation.pass(60);
  const vmi = cluster.simulation.cluster.get('vmi', NAMESPACE, 'plain');
  const { template } = (vm as VirtualMachine).spec;
  expect(vmi?.spec.domain).toEqual(template.spec.domain);
});
