import { bridgeWith } from '../../nad/testing/networks';
import { worldOf } from '../../world/world';
import { changeContextOf } from './change-effect';
import { isBlocking, ownFieldOf, problemFinder, type FormChange } from './form-problems';
import type { InterfaceForm } from '../form/interface-form';
import { newInterface, readInterface } from './interface-change';
import { emptyForm } from '../form/interface-form';
import { bridgeNic, masquerade, podNetwork, vmOf, type VmParts } from '../testing/vms';

const nads = [bridgeWith({}, { name: 'lan-net' }), bridgeWith({}, { name: 'other-net' })];

type Vm = ReturnType<typeof vmOf>;

const found = (parts: VmParts, changeOf: (vm: Vm) => FormChange, others: object[] = []) => {
  const vm = vmOf(parts);
  const world = worldOf([vm, ...nads, ...others]);
  return problemFinder(world, vm, changeContextOf({ vm }))(changeOf(vm));
};

const blockedFields = (problems: ReturnType<typeof found>) =>
  problems.filter(isBlocking).map(({ field }) => field);

const adding =
  (values: Partial<InterfaceForm> = {}) =>
  (vm: Vm): FormChange => ({
    kind: 'add',
    form: { ...newInterface(vm, { kind: 'multus', name: 'other-net' }, 'bridge'), ...values },
  });

const editing =
  (values: Partial<InterfaceForm>, name = 'lan') =>
  (vm: Vm): FormChange => ({
    kind: 'edit',
    name,
    form: { ...(readInterface(vm, name) ?? emptyForm()), ...values },
  });

describe('problems of a form', () => {
  it('are none for an interface that works', () => {
    expect(found({}, adding())).toEqual([]);
    expect(found({}, editing({}))).toEqual([]);
  });

  it.each<[string, Partial<InterfaceForm>, string]>([
    ['no name', { name: ' ' }, 'name'],
    ['a name that is taken', { name: 'default' }, 'name'],
    ['characters that a name cannot have', { name: 'a b' }, 'name'],
    ['no network', { networkName: '' }, 'networkName'],
    ['a network that is not there', { networkName: 'gone' }, 'networkName'],
    ['no MAC address', { mac: 'x' }, 'mac'],
    ['a MAC address of a group', { mac: '03:00:00:00:00:01' }, 'mac'],
    ['a type for the pod network', { binding: 'masquerade' }, 'binding'],
    ['no number', { bootOrder: 'first' }, 'bootOrder'],
    ['a boot order that cannot be', { bootOrder: '0' }, 'bootOrder'],
    ['a port without number', { ports: [{ name: '', port: 'http', protocol: '' }] }, 'ports'],
    [
      'an option without number',
      { privateOptions: [{ option: 'x', value: '' }] },
      'privateOptions',
    ],
    ['no PCI address', { pciAddress: '1' }, 'pciAddress'],
  ])('with %s', (_name, values, field) => {
    expect(blockedFields(found({}, adding(values)))).toContain(field);
  });

  it('are said once for a field that is empty', () => {
    const problems = found({}, adding({ networkName: '' }));
    expect(problems.filter(({ field }) => field === 'networkName')).toHaveLength(1);
  });

  it('of before keep nobody from another change', () => {
    const parts = { interfaces: [masquerade, bridgeNic({ macAddress: 'odd' })] };
    const problems = found(parts, editing({ model: 'virtio' }));
    expect(problems).toMatchObject([{ field: 'mac', severity: 'error', isOld: true }]);
    expect(problems.some(isBlocking)).toBe(false);
    expect(blockedFields(found(parts, editing({ mac: 'odder' })))).toEqual(['mac']);
  });

  it('name the other VM that has the MAC address, and let it be', () => {
    const other = vmOf({
      name: 'other',
      interfaces: [masquerade, bridgeNic({ macAddress: '02:00:00:00:00:aa' })],
    });
    const problems = found({}, editing({ mac: '02-00-00-00-00-AA' }), [other]);
    expect(problems).toMatchObject([
      { field: 'mac', severity: 'warning', message: { params: { other: 'default/other' } } },
    ]);
    expect(problems.some(isBlocking)).toBe(false);
  });

  it('tell what is thereby wrong with another interface', () => {
    const parts = { interfaces: [masquerade, bridgeNic({ bootOrder: 1 })] };
    const problems = found(parts, editing({ bootOrder: '1' }, 'default'));
    expect(problems).toMatchObject([{ field: undefined, severity: 'error', isOld: false }]);
    expect(problems.every(isBlocking)).toBe(true);
  });

  it('warn of ports that live migration has', () => {
    const ports = [{ name: '', port: '49152', protocol: 'TCP' }];
    const problems = found({ networks: [podNetwork] }, editing({ ports }, 'default'));
    expect(problems.filter(({ field }) => field === 'ports')).toMatchObject([
      { severity: 'warning' },
    ]);
  });
});

describe('the field that a server blames', () => {
  const vm = vmOf();
  const at = 'spec.template.spec';
  it.each([
    [`${at}.domain.devices.interfaces[1].macAddress`, 'mac'],
    [`${at}.networks[1].multus.networkName`, 'networkName'],
    [`${at}.domain.devices.networkInterfaceMultiqueue`, 'multiqueue'],
    [`${at}.domain.devices.interfaces[0].name`, undefined],
    [`${at}.networks[0]`, undefined],
    ['metadata.name', undefined],
  ])('%s', (path, field) => {
    expect(ownFieldOf(path, vm, 'lan')).toBe(field);
  });

  it('is none where the VM does not have the interface', () => {
    expect(ownFieldOf(`${at}.domain.devices.interfaces[1].name`, vm, 'gone')).toBeUndefined();
  });
});
