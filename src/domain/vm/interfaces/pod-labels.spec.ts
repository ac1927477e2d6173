import type { KubernetesResource } from '../../core/resource';
import { ID_LABEL, labelsAfterStart, labelsNow } from './pod-labels';

const LONG = 'a'.repeat(70);
const DIGEST = `${'a'.repeat(54)}-0123abcd`;

const vm = (name: string): KubernetesResource => ({
  apiVersion: 'kubevirt.io/v1',
  kind: 'VirtualMachine',
  metadata: { name, namespace: 'shop' },
});

const podOf = (id: string): KubernetesResource => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { labels: { [ID_LABEL]: id } },
});

const after = (name: string, pod?: KubernetesResource) => {
  const found = labelsAfterStart({ vm: vm(name), vmi: undefined, pod, name });
  return [found?.labels[ID_LABEL], found?.isSure];
};

describe('the label by which pods of a VM are told', () => {
  it('is its name', () => {
    expect(after('web')).toEqual(['web', true]);
  });

  it('stays what it is on the running pod, where the name is too long for it', () => {
    expect(after(LONG, podOf(DIGEST))).toEqual([DIGEST, true]);
  });

  it('is not known of a long name without a pod, so that nothing is sure', () => {
    expect(after(LONG)).toEqual([undefined, false]);
    const now = labelsNow({ vm: vm(LONG), vmi: {}, pod: undefined, name: LONG });
    expect([now?.labels[ID_LABEL], now?.isSure]).toEqual([undefined, false]);
  });
});
