import { samples, spec, type Sample } from './sample.ts';

const CDI = 'cdi.kubevirt.io';
const TYPES = 'instancetype.kubevirt.io';

const instancetypes = (kind: string): Sample[] =>
  samples(`${kind.toLowerCase()}s.${TYPES}`, `${TYPES}/v1beta1`, kind, {
    'CPUs and memory': [spec({ cpu: { guest: 2 }, memory: { guest: '4Gi' } })],
    'memory as a number': [spec({ cpu: { guest: 2 }, memory: { guest: 1024 } })],
    'no memory': [spec({ cpu: { guest: 2 } }), 'spec.memory'],
    'half a CPU': [spec({ cpu: { guest: 0.5 }, memory: { guest: '1Gi' } }), 'spec.cpu.guest'],
  });

const preferences = (kind: string): Sample[] =>
  samples(`${kind.toLowerCase()}s.${TYPES}`, `${TYPES}/v1beta1`, kind, {
    'nothing preferred': [spec({})],
    'how VMs are connected': [
      spec({
        devices: { preferredInterfaceModel: 'virtio', preferredInterfaceMasquerade: {} },
      }),
    ],
    'a model that is a switch': [
      spec({ devices: { preferredInterfaceModel: true } }),
      'spec.devices.preferredInterfaceModel',
    ],
  });

/** What VMs are made of: images, volumes, instance types and preferences. */
export const BOOT_SAMPLES: Sample[] = [
  ...samples(`datasources.${CDI}`, `${CDI}/v1beta1`, 'DataSource', {
    'a claim': [spec({ source: { pvc: { name: 'fedora', namespace: 'images' } } })],
    'a claim without its namespace': [
      spec({ source: { pvc: { name: 'fedora' } } }),
      'spec.source.pvc.namespace',
    ],
    'no source': [spec({}), 'spec.source'],
  }),
  ...samples(`datavolumes.${CDI}`, `${CDI}/v1beta1`, 'DataVolume', {
    'a DataSource, of its size': [
      spec({ sourceRef: { kind: 'DataSource', name: 'fedora' }, storage: {} }),
    ],
    'a reference without kind': [spec({ sourceRef: { name: 'fedora' } }), 'spec.sourceRef.kind'],
    'another content': [spec({ contentType: 'disk' }), 'spec.contentType'],
  }),
  ...instancetypes('VirtualMachineClusterInstancetype'),
  ...instancetypes('VirtualMachineInstancetype'),
  ...preferences('VirtualMachineClusterPreference'),
  ...preferences('VirtualMachinePreference'),
];
