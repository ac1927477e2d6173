import type { K8sResourceCommon } from '@openshift-console/dynamic-plugin-sdk';
import { objectKeeper } from './kept-object';

const vm: K8sResourceCommon = { kind: 'VirtualMachine', metadata: { name: 'web', namespace: 'a' } };
const status: K8sResourceCommon = { kind: 'Status', apiVersion: 'v1', metadata: {} };

const web = { plural: 'virtualmachines', namespace: 'a', name: 'web' };

describe('one watched object', () => {
  it('is what the watch brings', () => {
    const keep = objectKeeper();
    const changed = { ...vm, metadata: { ...vm.metadata, labels: { a: 'b' } } };
    expect(keep({ state: 'ready', data: vm }, web)).toEqual({ state: 'ready', data: vm });
    expect(keep({ state: 'ready', data: changed }, web)).toEqual({
      state: 'ready',
      data: changed,
    });
  });

  it('stays as it was when the watch ends with an error', () => {
    const keep = objectKeeper();
    keep({ state: 'ready', data: vm }, web);
    expect(keep({ state: 'ready', data: status }, web)).toEqual({ state: 'ready', data: vm });
  });

  it('is not there yet when an error is all that has come', () => {
    const keep = objectKeeper();
    expect(keep({ state: 'ready', data: status }, web)).toEqual({ state: 'loading' });
    expect(keep({ state: 'ready', data: {} }, web)).toEqual({ state: 'loading' });
  });

  it('is not another one of before', () => {
    const keep = objectKeeper();
    keep({ state: 'ready', data: vm }, web);
    const other = { ...web, namespace: 'b' };
    expect(keep({ state: 'ready', data: status }, other)).toEqual({ state: 'loading' });
  });

  it('is gone or failed when that is said', () => {
    const keep = objectKeeper();
    keep({ state: 'ready', data: vm }, web);
    const failed = { state: 'failed', error: new Error('Not found') } as const;
    expect(keep(failed, web)).toBe(failed);
    expect(keep({ state: 'missing' }, web)).toEqual({ state: 'missing' });
  });
});
