import { differs, interfaceProperties, rareTextOf } from './interface-properties';
import { interfaceValuesOf } from './interface-values';

const plain = interfaceValuesOf(
  { name: 'red', bridge: {} },
  { name: 'red', multus: { networkName: 'red' } },
  'shop',
);

const full = interfaceValuesOf(
  {
    name: 'default',
    masquerade: {},
    model: 'e1000',
    macAddress: '02:00:00:00:00:0a',
    state: 'down',
    bootOrder: 1,
    ports: [
      { name: 'web', port: 80 },
      { port: 53, protocol: 'UDP' },
    ],
    pciAddress: '0000:01:00.0',
    dhcpOptions: { bootFileName: 'pxe' },
    acpiIndex: 7,
    tag: 'front',
  },
  { name: 'default', pod: { vmNetworkCIDR: '10.1.0.0/24', vmIPv6NetworkCIDR: 'fd10::/120' } },
  'shop',
);

test.each(interfaceProperties)(
  '%s is the same in a VM and an instance that say the same',
  (each) => {
    expect([differs(each, plain, plain), differs(each, full, full)]).toEqual([false, false]);
  },
);

test('an instance that was given the defaults does not differ', () => {
  const running = {
    ...full,
    mac: '02-00-00-00-00-0A',
    ports: [
      { name: 'web', port: 80, protocol: 'TCP' },
      { port: 53, protocol: 'UDP' },
    ],
  };
  const changed = interfaceProperties.filter((each) => differs(each, full, running));
  expect(changed).toEqual([]);
});

test('what one interface has and the other has not is another in each property', () => {
  const changed = interfaceProperties.filter((each) => differs(each, plain, full));
  // A VM without a model has what the instance was given, and neither replaces the pod network.
  expect(changed).toEqual(
    interfaceProperties.filter((each) => each !== 'model' && each !== 'isDefault'),
  );
});

test('details show what an interface has beyond the columns', () => {
  const shown = interfaceProperties.flatMap((each) => {
    const text = rareTextOf(each, full);
    return text === undefined ? [] : [[each, text]];
  });
  expect(shown).toEqual([
    ['bootOrder', '1'],
    ['ports', '80/TCP (web), 53/UDP'],
    ['pciAddress', '0000:01:00.0'],
    ['dhcpOptions', '{"bootFileName":"pxe"}'],
    ['acpiIndex', '7'],
    ['tag', 'front'],
    ['vmNetworkCIDR', '10.1.0.0/24'],
    ['vmIPv6NetworkCIDR', 'fd10::/120'],
  ]);
});

test('details show nothing of an interface that has nothing more', () => {
  expect(interfaceProperties.filter((each) => rareTextOf(each, plain) !== undefined)).toEqual([]);
});
