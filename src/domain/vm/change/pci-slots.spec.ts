import { bytesOf, freeSlotsOf } from './pci-slots';
import { bridgeNic, masquerade, vmiOf, type VmParts } from '../testing/vms';

const v3 = { metadata: { annotations: { 'kubevirt.io/pci-topology-version': 'v3' } } };
const nics = (count: number) =>
  Array.from({ length: count }, (_unused, index) => bridgeNic({ name: `n${index}` }));
const memory = (guest: string): VmParts => ({
  spec: {
    domain: { memory: { guest }, devices: { interfaces: [masquerade, ...nics(1)], rng: {} } },
  },
});

describe('freeSlotsOf', () => {
  it.each<[string, VmParts, number | undefined]>([
    ['an older VM', {}, 2],
    ['an older VM with four', { interfaces: nics(4) }, 0],
    ['an older VM with more', { interfaces: nics(6) }, 0],
    ['a small one of the new topology', { ...v3, ...memory('1Gi') }, 3],
    ['a large one', { ...v3, ...memory('4Gi') }, 10],
    ['a large one with many', { ...v3, interfaces: nics(30) }, 3],
    ['another machine', { spec: { domain: { machine: { type: 's390-ccw-virtio' } } } }, undefined],
    ['the kind of machine that runs', { status: { machine: { type: 'pc-i440fx' } } }, undefined],
    ['ARM', { status: { machine: { type: 'virt-rhel9' } } }, 2],
  ])('of %s', (_title, parts, expected) => {
    expect(freeSlotsOf(vmiOf(parts))?.free).toBe(expected);
  });
});

describe('bytesOf', () => {
  it.each([
    ['2Gi', 2 * 1024 ** 3],
    ['2048Mi', 2 * 1024 ** 3],
    ['1.5G', 1.5e9],
    [1024, 1024],
    ['x', undefined],
    ['1Xi', undefined],
    [undefined, undefined],
  ])('of %j is %d', (quantity, expected) => {
    expect(bytesOf(quantity)).toBe(expected);
  });
});
