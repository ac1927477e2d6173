import type { VirtualMachineInstance } from './types.ts';
import { hostNameOf, instanceIdOf, labelValueOf } from './label-values.ts';

const LONG = `${'a'.repeat(60)}-0123`;

const instance = (name: string, hostname?: string): VirtualMachineInstance => ({
  apiVersion: 'kubevirt.io/v1',
  kind: 'VirtualMachineInstance',
  metadata: { name },
  spec: { domain: { devices: {} }, ...(hostname === undefined ? {} : { hostname }) },
});

describe('labels that name an instance', () => {
  it('hold the name as far as it fits', () => {
    const longest = 'b'.repeat(63);
    expect([instanceIdOf(longest), labelValueOf(longest)]).toEqual([longest, longest]);
  });

  // By sha1sum and sha256sum.
  it('end in a digest where it does not', () => {
    expect(instanceIdOf(LONG)).toBe(`${'a'.repeat(54)}-9fb3a0f6`);
    expect(labelValueOf(LONG)).toBe(`${'a'.repeat(54)}-7270ff04`);
  });

  it('are those of the host name, where that is asked for', () => {
    expect(hostNameOf(instance('vm.example'))).toBe('vm');
    expect(hostNameOf(instance('vm', 'other'))).toBe('other');
  });
});
