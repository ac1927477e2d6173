import { bridgeWith } from '../../nad/testing/networks';
import { worldOf } from '../../world/world';
import { fieldOf, findingsOfInterface } from './form-fields';
import { applyInterface, readInterface } from '../change/interface-change';
import { emptyForm } from './interface-form';
import { fieldCases } from '../testing/cases-fields';
import { bridgeNic, masquerade, vmOf } from '../testing/vms';

const AT = 'spec.template.spec.domain.devices.interfaces[1]';

describe('fieldOf', () => {
  it.each([
    [`${AT}.macAddress`, 'mac', 'interfaces'],
    [`${AT}.ports[0].port`, 'ports', 'interfaces'],
    [`${AT}.portRanges[0]`, 'ports', 'interfaces'],
    [`${AT}.dhcpOptions.ntpServers[1]`, 'ntpServers', 'interfaces'],
    [`${AT}.dhcpOptions.privateOptions[0].option`, 'privateOptions', 'interfaces'],
    [`${AT}.binding.name`, 'binding', 'interfaces'],
    [AT, 'binding', 'interfaces'],
    ['spec.template.spec.networks[1].multus.networkName', 'networkName', 'networks'],
    ['spec.template.spec.networks[1].pod.vmNetworkCIDR', 'vmNetworkCIDR', 'networks'],
    ['spec.template.spec.networks[1].pod', 'networkKind', 'networks'],
    ['spec.template.spec.networks[1]', 'networkKind', 'networks'],
    ['spec.networks[1].name', 'name', 'networks'],
  ])('of %s is %s', (path, field, list) => {
    expect(fieldOf(path)).toEqual({ field, list, index: 1 });
  });

  it('knows what belongs to all interfaces, and what to none', () => {
    expect(fieldOf('spec.template.spec.domain.devices.networkInterfaceMultiqueue')).toEqual({
      field: 'multiqueue',
      list: undefined,
      index: undefined,
    });
    for (const path of ['spec.running', 'spec.template.spec.networks', '', 'metadata.name']) {
      expect(fieldOf(path)).toBeUndefined();
    }
  });

  it('has a field for every rule on fields of interfaces', () => {
    const paths = fieldCases.map(([, path]) => path).filter((path) => path.includes('['));
    for (const path of paths) {
      if (!path.includes('annotations') && !path.includes('acpiIndex')) {
        expect([path, fieldOf(path)?.field]).toEqual([path, expect.any(String)]);
      }
    }
  });
});

describe('findingsOfInterface', () => {
  it('are those of the edited interface, with their fields', () => {
    const vm = vmOf({ interfaces: [{ ...masquerade, macAddress: 'y' }, bridgeNic()] });
    const world = worldOf([vm, bridgeWith({}, { name: 'lan-net' })]);
    const form = readInterface(vm, 'lan') ?? emptyForm();
    const edited = applyInterface(vm, 'lan', { ...form, mac: 'x', networkName: 'gone' });
    expect(
      findingsOfInterface(world, edited, 'lan').map(({ finding, field }) => [finding.code, field]),
    ).toEqual([
      ['VMN633', 'mac'],
      ['VMN680', 'networkName'],
    ]);
    expect(findingsOfInterface(world, vm, 'lan')).toEqual([]);
  });

  it('name the other VM that has the MAC address', () => {
    const vm = vmOf();
    const other = vmOf({
      name: 'other',
      interfaces: [masquerade, bridgeNic({ macAddress: '02:00:00:00:00:aa' })],
    });
    const world = worldOf([vm, other]);
    const form = readInterface(vm, 'lan') ?? emptyForm();
    const edited = applyInterface(vm, 'lan', { ...form, mac: '0200.0000.00AA' });
    expect(findingsOfInterface(world, edited, 'lan')).toMatchObject([
      { finding: { code: 'VMN640', params: { other: 'default/other' } }, field: 'mac' },
    ]);
  });
});
