import type { K8sResourceCommon } from '@openshift-console/dynamic-plugin-sdk';
import { objectKeeper } from './kept-object';

const vm: K8sResourceCommon = { kind: 'VirtualMachine', metadata: { name: 'web', namespace: 'a' } };
const status: K8sResourceCommon = { kind: 'Status', apiVersion: 'v1', metadata: {} };

const web = { plural: 'virtualmachines', namespace: 'a', name: 'web' };

describe('one watched object', () => {
  it('is what the watch brings', () => {
    const keep = objectKeeper();
    const changed = { ...vm, metadata: { ...vm.metadata, labels: { a: 'b' } } };
    expect(keep(vm, web)).toBe(vm);
    expect(keep(changed, web)).toBe(changed);
  });

  it('stays as it was when the watch ends with an error', () => {
    const keep = objectKeeper();
    keep(vm, web);
    expect(keep(status, web)).toBe(vm);
  });

  it('is not there yet when an error is all that has come', () => {
    const keep = objectKeeper();
    expect(keep(status, web)).toBeUndefined();
    expect(keep({}, web)).toBeUndefined();
  });

  it('is not another one of before', () => {
    const keep = objectKeeper();
    keep(vm, web);
    expect(keep(status, { ...web, namespace: 'b' })).toBeUndefined();
    expect(keep(status, { ...web, plural: 'virtualmachineinstances' })).toBeUndefined();
  });
});
