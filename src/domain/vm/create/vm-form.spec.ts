import fc from 'fast-check';
import type { KubernetesResource } from '../../core/resource';
import type { FormValues } from '../../forms/leaf';
import { checkNewVmAlone } from './check-new';
import { newVm, starts } from './starts';
import { vmForm, type VmForm } from './vm-form';

type Json = Record<string, unknown>;

const [first] = starts;
const fresh = (): KubernetesResource => newVm(first, { name: 'web', namespace: 'shop' });

const valuesOf = (vm: KubernetesResource): VmForm => {
  const read = vmForm.read(vm);
  if (read.kind !== 'form') throw new Error(read.reason);
  return read.values as VmForm;
};

const edited = (vm: KubernetesResource, changes: Partial<VmForm>): KubernetesResource =>
  vmForm.apply(vm, { ...valuesOf(vm), ...changes });

const specOf = (vm: KubernetesResource) => vm.spec as Json & { template: { spec: Json } };
const codesOf = (vm: KubernetesResource) =>
  checkNewVmAlone(vm).map(({ code, path }) => [code, path]);

const fromSource = (changes: Partial<VmForm> = {}) =>
  edited(fresh(), { boot: 'dataSource', dataSource: 'images/fedora', ...changes });

describe('the form of a new VM', () => {
  it('reads what the VM is made of', () => {
    expect(valuesOf(fresh())).toEqual({
      name: 'web',
      namespace: 'shop',
      description: '',
      boot: 'containerDisk',
      image: 'quay.io/containerdisks/fedora:latest',
      claim: '',
      cloned: '',
      dataSource: '',
      size: '',
      sizing: 'typed',
      instancetype: '',
      preference: '',
      cores: '1',
      memory: '2Gi',
      runStrategy: 'Halted',
    });
  });

  it('makes a volume of a DataSource, of its size unless one is typed', () => {
    const vm = fromSource();
    expect(specOf(vm).dataVolumeTemplates).toEqual([
      {
        metadata: { name: 'web-rootdisk' },
        spec: {
          sourceRef: { kind: 'DataSource', name: 'fedora', namespace: 'images' },
          storage: {},
        },
      },
    ]);
    expect(specOf(vm).template.spec.volumes).toContainEqual({
      name: 'rootdisk',
      dataVolume: { name: 'web-rootdisk' },
    });
    expect(codesOf(vm)).toEqual([]);
    const sized = edited(vm, { size: '50Gi' });
    expect(specOf(sized).dataVolumeTemplates).toMatchObject([
      { spec: { storage: { resources: { requests: { storage: '50Gi' } } } } },
    ]);
    expect(edited(sized, { size: '' })).toEqual(vm);
  });

  it('calls the volume after the VM, also under its next name, and leaves others alone', () => {
    const vm = edited(fromSource(), { name: 'db' });
    expect(specOf(vm).dataVolumeTemplates).toMatchObject([{ metadata: { name: 'db-rootdisk' } }]);
    expect(JSON.stringify(vm)).not.toContain('web');
    const own = JSON.parse(
      JSON.stringify(fromSource()).replaceAll('web-rootdisk', 'mine'),
    ) as KubernetesResource;
    expect(specOf(edited(own, { name: 'db' })).dataVolumeTemplates).toMatchObject([
      { metadata: { name: 'mine' } },
    ]);
  });

  it('takes the volume away with what filled it', () => {
    const vm = edited(fromSource(), { boot: 'claim', claim: 'old' });
    expect(specOf(vm)).not.toHaveProperty('dataVolumeTemplates');
    expect(specOf(vm).template.spec.volumes).toContainEqual({
      name: 'rootdisk',
      persistentVolumeClaim: { claimName: 'old' },
    });
    const back = edited(vm, { boot: 'containerDisk', image: valuesOf(fresh()).image });
    expect(back).toEqual(fresh());
  });

  it('clones a claim, of this namespace or of another', () => {
    const vm = edited(fresh(), { boot: 'clone', cloned: 'other/old' });
    expect(specOf(vm).dataVolumeTemplates).toMatchObject([
      { spec: { source: { pvc: { namespace: 'other', name: 'old' } } } },
    ]);
    expect(valuesOf(vm).cloned).toBe('other/old');
  });

  it('has neither CPUs nor memory beside an instance type', () => {
    const vm = edited(fresh(), { sizing: 'instancetype', instancetype: 'u1.small' });
    expect(specOf(vm).instancetype).toEqual({ name: 'u1.small' });
    expect(Object.keys(specOf(vm).template.spec.domain as Json)).toEqual(['devices']);
    expect(codesOf(vm)).toEqual([]);
    const typed = edited(vm, { sizing: 'typed', cores: '4', memory: '8Gi' });
    expect(specOf(typed)).not.toHaveProperty('instancetype');
    expect(specOf(typed).template.spec.domain).toMatchObject({
      cpu: { cores: 4 },
      memory: { guest: '8Gi' },
    });
  });

  it('names kinds of the namespace as virtctl does, and takes away what is inferred', () => {
    const inferred = edited(fresh(), {});
    const vm = edited(
      { ...inferred, spec: { ...specOf(inferred), preference: { inferFromVolume: 'rootdisk' } } },
      { preference: 'VirtualMachinePreference/own' },
    );
    expect(specOf(vm).preference).toEqual({ kind: 'VirtualMachinePreference', name: 'own' });
    expect(valuesOf(vm).preference).toBe('VirtualMachinePreference/own');
    expect(specOf(edited(vm, { preference: '' }))).not.toHaveProperty('preference');
  });

  it('writes a strategy in place of the old switch', () => {
    const vm = fresh();
    const { runStrategy: _strategy, ...spec } = specOf(vm);
    const old = { ...vm, spec: { ...spec, running: false } };
    expect(valuesOf(old).runStrategy).toBe('Halted');
    const started = specOf(edited(old, { runStrategy: 'Always' }));
    expect([started.running, started.runStrategy]).toEqual([undefined, 'Always']);
  });

  it.each<[string, Partial<VmForm>, string]>([
    ['VMN796', { name: '' }, 'metadata.name'],
    ['VMN796', { namespace: '' }, 'metadata.namespace'],
    ['VMN790', { name: 'No Name' }, 'metadata.name'],
    ['VMN796', { image: '' }, 'spec.template.spec.volumes[0].containerDisk.image'],
    ['VMN796', { boot: 'dataSource' }, 'spec.dataVolumeTemplates[0].spec.sourceRef'],
    ['VMN796', { boot: 'claim' }, 'spec.template.spec.volumes[0].persistentVolumeClaim.claimName'],
    ['VMN796', { boot: 'clone' }, 'spec.dataVolumeTemplates[0].spec.source.pvc'],
    ['VMN796', { sizing: 'instancetype' }, 'spec.instancetype.name'],
    ['VMN796', { cores: '' }, 'spec.template.spec.domain.cpu.cores'],
    ['VMN616', { cores: 'two' }, 'spec.template.spec.domain.cpu.cores'],
    ['VMN797', { memory: '4 GB' }, 'spec.template.spec.domain.memory.guest'],
    ['VMN796', { memory: '' }, 'spec.template.spec.domain.memory.guest'],
  ])('is told %s of %j beside its field', (code, changes, path) => {
    const vm = edited(fresh(), changes);
    expect(codesOf(vm)).toContainEqual([code, path]);
    const [field] = Object.keys(changes).slice(-1);
    const expected = { dataSource: 'dataSource', claim: 'claim', clone: 'cloned' };
    const wanted =
      changes.boot === undefined
        ? (changes.sizing ?? field)
        : expected[changes.boot as keyof typeof expected];
    expect(vmForm.fieldOf(path)).toBe(wanted);
  });

  it.each([
    ['spec.template.spec.domain.devices.interfaces[1].macAddress', 'interfaces'],
    ['spec.template.spec.networks[0]', 'interfaces'],
    ['spec.template.spec.volumes[1].cloudInitNoCloud.networkData', 'guest'],
    ['spec.template.spec.accessCredentials[0]', 'keys'],
    ['spec.template.spec.nodeSelector', undefined],
  ])('knows whose %s is', (path, section) => {
    expect(vmForm.fieldOf(path)).toBe(section);
  });

  it.each([
    ['spec.template.spec.volumes', { volumes: {} }],
    ['spec.template.spec.domain', { domain: 'x' }],
    ['spec.template.spec.networks', { networks: ['default'] }],
  ])('leaves a VM as text whose %s cannot be read', (path, template) => {
    const vm = { ...fresh(), spec: { template: { spec: template } } };
    expect(vmForm.read(vm)).toMatchObject({ kind: 'text-only', params: { path } });
    expect(vmForm.apply(vm, { name: 'other' })).toBe(vm);
  });
});

/** VMs with more in them than the form shows. */
const vms = fc
  .record({
    start: fc.constantFrom(...starts),
    boot: fc.constantFrom('containerDisk', 'claim', 'clone', 'dataSource'),
    sizing: fc.constantFrom('typed', 'instancetype'),
    size: fc.constantFrom('', '10Gi'),
    preference: fc.constantFrom('', 'fedora', 'VirtualMachinePreference/own'),
    extra: fc.dictionary(fc.constantFrom('a', 'b', 'zone'), fc.jsonValue(), { maxKeys: 2 }),
  })
  .map(({ start, extra, ...changes }) => {
    const vm = edited(newVm(start, { name: 'web', namespace: 'shop' }), {
      ...changes,
      image: 'x',
      claim: 'old',
      cloned: 'old',
      dataSource: 'images/fedora',
      instancetype: 'u1.small',
    });
    const spec = specOf(vm);
    const template = spec.template.spec;
    const domain = template.domain as Json;
    const more = <T>(list: unknown, change: (entry: T) => T): T[] => (list as T[]).map(change);
    return {
      extra,
      vm: {
        ...vm,
        status: extra,
        metadata: { ...vm.metadata, annotations: { kept: JSON.stringify(extra) } },
        spec: {
          ...spec,
          ...extra,
          ...(spec.dataVolumeTemplates
            ? {
                dataVolumeTemplates: more<Json>(spec.dataVolumeTemplates, (entry) => ({
                  ...entry,
                  spec: { ...(entry.spec as Json), ...extra },
                })),
              }
            : {}),
          template: {
            ...spec.template,
            spec: {
              ...template,
              ...extra,
              domain: {
                ...domain,
                firmware: extra,
                devices: { ...(domain.devices as Json), ...extra },
              },
              volumes: more<Json>(template.volumes, (entry) => ({ ...entry, more: extra })),
            },
          },
        },
      },
    };
  });

/** Paths at which two values differ, of leaves. */
const leavesOf = (value: unknown, path = ''): [string, string][] =>
  typeof value === 'object' && value !== null && Object.keys(value).length > 0
    ? Object.entries(value).flatMap(([key, each]) => leavesOf(each, `${path}/${key}`))
    : [[path, JSON.stringify(value)]];

const changes: fc.Arbitrary<Partial<VmForm>> = fc.constantFrom<Partial<VmForm>>(
  { name: 'other' },
  { namespace: 'erp' },
  { description: 'A VM' },
  { size: '99Gi' },
  { preference: 'rhel.9' },
  { runStrategy: 'Always' },
  { cores: '8' },
  { instancetype: 'u1.large' },
  { image: 'another' },
  { dataSource: 'rhel9' },
);

describe('round trips', () => {
  it('write what was read and change nothing', () => {
    fc.assert(
      fc.property(vms, ({ vm }) => {
        expect(vmForm.apply(vm, valuesOf(vm) as FormValues)).toBe(vm);
      }),
    );
  });

  it('keep everything that the form does not know, whatever it changes', () => {
    fc.assert(
      fc.property(vms, changes, ({ vm }, change) => {
        const before = new Map(leavesOf(vm));
        const after = edited(vm, change);
        const kept = new Map(leavesOf(after));
        const ofForm =
          /name|namespace|description|containerDisk|sourceRef|storage|preference|runStrategy|cpu|instancetype|kubevirt.io/;
        for (const [path, value] of before) {
          if (!ofForm.test(path)) expect([path, kept.get(path)]).toEqual([path, value]);
        }
        for (const [field, value] of Object.entries(change)) {
          const read = valuesOf(after)[field as keyof VmForm];
          // A field that does not belong to what the VM boots from, or its size, changes nothing.
          if (read !== value) expect(read).toEqual(valuesOf(vm)[field as keyof VmForm]);
        }
      }),
    );
  });
});
