import type { KubernetesResource } from '../../core/resource';
import type { RuleCase } from '../../findings/testing/cases';
import { AT } from './cases-layout';
import { vmOf } from './vms';

type Json = Record<string, unknown>;

const TYPES = 'instancetype.kubevirt.io/v1beta1';

const instancetype = (name: string, namespace?: string): KubernetesResource => ({
  apiVersion: TYPES,
  kind:
    namespace === undefined ? 'VirtualMachineClusterInstancetype' : 'VirtualMachineInstancetype',
  metadata: { name, ...(namespace === undefined ? {} : { namespace }) },
  spec: { cpu: { guest: 1 }, memory: { guest: '1Gi' } },
});

export const preference = (name: string, devices: Json = {}): KubernetesResource => ({
  apiVersion: TYPES,
  kind: 'VirtualMachineClusterPreference',
  metadata: { name },
  spec: { devices },
});

const dataSource = (name: string, status: string): KubernetesResource => ({
  apiVersion: 'cdi.kubevirt.io/v1beta1',
  kind: 'DataSource',
  metadata: { name, namespace: 'images' },
  spec: {},
  status: { conditions: [{ type: 'Ready', status }] },
});

const claim = (name: string): KubernetesResource => ({
  apiVersion: 'v1',
  kind: 'PersistentVolumeClaim',
  metadata: { name, namespace: 'default' },
});

const crd = (name: string): KubernetesResource => ({
  apiVersion: 'apiextensions.k8s.io/v1',
  kind: 'CustomResourceDefinition',
  metadata: { name },
});
const CDI = 'datasources.cdi.kubevirt.io';

const typed = (matcher: Json, domain: Json = {}) => {
  const vm = vmOf({ spec: {} });
  const { template } = vm.spec as { template: { spec: { domain: Json } } };
  const spec = { ...template.spec, domain: { ...template.spec.domain, ...domain } };
  return { ...vm, spec: { ...(vm.spec as Json), ...matcher, template: { spec } } };
};
const sized = (name: unknown, domain: Json = {}, more: Json = {}) =>
  typed({ instancetype: { name, ...more } }, domain);

const SOURCE = { kind: 'DataSource', name: 'fedora', namespace: 'images' };
const filled = (spec: Json = { sourceRef: SOURCE }, used = 'vm-root') =>
  vmOf({
    spec: {
      dataVolumeTemplates: [{ metadata: { name: 'vm-root' }, spec: { storage: {}, ...spec } }],
    },
    template: { volumes: [{ name: 'root', dataVolume: { name: used } }] },
  });
const TEMPLATE = 'spec.dataVolumeTemplates[0]';
const onClaim = (claimName: string) =>
  vmOf({ template: { volumes: [{ name: 'root', persistentVolumeClaim: { claimName } }] } });

/** What a VM is made of beside its networks. */
export const madeOfCases: RuleCase[] = [
  ['VMN790', 'metadata.name', [vmOf({ name: 'My_VM' })], [vmOf({ name: 'my.vm-2' })]],
  ['VMN790', 'metadata.name', [vmOf({ name: 'x'.repeat(254) })], [vmOf({ name: 'x'.repeat(253) })]],
  [
    'VMN791',
    `${AT}.domain.cpu.cores`,
    [sized('u1', { cpu: { cores: 2 } })],
    [sized('u1', { cpu: { model: 'host-passthrough' } })],
  ],
  [
    'VMN791',
    `${AT}.domain.memory`,
    [sized('u1', { memory: { guest: '1Gi' } })],
    [typed({ preference: { name: 'fedora' } }, { memory: { guest: '1Gi' } })],
  ],
  [
    'VMN791',
    `${AT}.domain.resources.requests.memory`,
    [sized('u1', { resources: { requests: { memory: '1Gi' } } })],
    [sized('u1', { resources: {} })],
  ],
  [
    'VMN792',
    'spec.instancetype.name',
    [sized('u2'), instancetype('u1')],
    [sized('u1'), instancetype('u1')],
  ],
  [
    'VMN792',
    'spec.instancetype.name',
    [sized('u1', {}, { kind: 'VirtualMachineInstancetype' }), instancetype('u1', 'other')],
    [sized('u1', {}, { kind: 'virtualmachineinstancetype' }), instancetype('u1', 'default')],
  ],
  // Nothing tells of preferences: there may be one.
  [
    'VMN792',
    'spec.preference.name',
    [typed({ preference: { name: 'rhel' } }), preference('fedora')],
    [typed({ preference: { name: 'rhel' } }), instancetype('u1')],
  ],
  ['VMN792', `${TEMPLATE}.spec.sourceRef`, [filled(), dataSource('rhel', 'True')], [filled()]],
  [
    'VMN793',
    `${AT}.volumes[0].persistentVolumeClaim.claimName`,
    [onClaim('old'), claim('new')],
    [onClaim('old'), claim('old')],
  ],
  [
    'VMN794',
    `${TEMPLATE}.spec.sourceRef`,
    [filled(), dataSource('fedora', 'False')],
    [filled(), dataSource('fedora', 'True')],
  ],
  ['VMN795', TEMPLATE, [filled(undefined, 'other')], [filled()]],
  [
    'VMN796',
    `${AT}.volumes[0].containerDisk.image`,
    [vmOf({ template: { volumes: [{ name: 'root', containerDisk: { image: '' } }] } })],
    [vmOf({ template: { volumes: [{ name: 'root', containerDisk: { image: 'x' } }] } })],
  ],
  ['VMN796', `${AT}.volumes[0].persistentVolumeClaim.claimName`, [onClaim('')], [onClaim('old')]],
  [
    'VMN796',
    `${TEMPLATE}.spec.sourceRef`,
    [filled({ sourceRef: { ...SOURCE, name: '' } })],
    [filled()],
  ],
  ['VMN796', 'spec.instancetype.name', [sized('')], [sized('', {}, { inferFromVolume: 'root' })]],
  [
    'VMN796',
    'metadata.name',
    [vmOf({ name: '' })],
    [vmOf({ name: '', metadata: { generateName: 'vm-' } })],
  ],
  [
    'VMN796',
    `${AT}.domain.cpu.cores`,
    [typed({}, { cpu: { cores: '' } })],
    [typed({}, { cpu: { cores: 1 } })],
  ],
  [
    'VMN616',
    `${AT}.domain.cpu.cores`,
    [typed({}, { cpu: { cores: 'two' } })],
    [typed({}, { cpu: { cores: 2 } })],
  ],
  [
    'VMN797',
    `${AT}.domain.memory.guest`,
    [typed({}, { memory: { guest: '4 GB' } })],
    [typed({}, { memory: { guest: '4Gi' } })],
  ],
  [
    'VMN797',
    `${TEMPLATE}.spec.storage.resources.requests.storage`,
    [filled({ sourceRef: SOURCE, storage: { resources: { requests: { storage: 'big' } } } })],
    [filled({ sourceRef: SOURCE, storage: { resources: { requests: { storage: '30Gi' } } } })],
  ],
  ['VMN798', TEMPLATE, [filled(), crd('others.example.com')], [filled(), crd(CDI)]],
];
