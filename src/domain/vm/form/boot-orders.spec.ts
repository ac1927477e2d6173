import { bootOrdersOf } from './boot-orders';

const vm = {
  spec: {
    template: {
      spec: {
        domain: {
          devices: {
            disks: [
              { name: 'data' },
              { name: 'root', bootOrder: 2 },
              { name: 'odd', bootOrder: 'x' },
            ],
            interfaces: [{ name: 'pxe', bootOrder: 1 }, { name: 'lan' }],
          },
        },
      },
    },
  },
};

describe('the boot order of a VM', () => {
  it('names who has which place, in order', () => {
    expect(bootOrdersOf(vm)).toEqual([
      { order: 1, name: 'pxe', isDisk: false },
      { order: 2, name: 'root', isDisk: true },
    ]);
  });

  it('leaves out the interface that is edited, and takes anything', () => {
    expect(bootOrdersOf(vm, 'pxe').map(({ name }) => name)).toEqual(['root']);
    expect(bootOrdersOf(undefined)).toEqual([]);
  });
});
