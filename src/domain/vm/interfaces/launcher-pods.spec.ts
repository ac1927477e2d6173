import { worldOf } from '../../world/world';
import { launcherPodOf } from './launcher-pods';
import { podOf, vmiOf } from '../testing/vms';

const nameOf = (pods: object[], vmi = vmiOf()) =>
  launcherPodOf(worldOf([...pods, vmi]), vmi)?.metadata?.name;

const pod = (name: string, node: string, metadata: object = {}) =>
  podOf([], { name, node, metadata: { creationTimestamp: '2026-01-01T00:00:00Z', ...metadata } });

describe('launcherPodOf', () => {
  it('takes the pod on the node of the instance while it migrates', () => {
    expect(nameOf([pod('target', 'node-2'), pod('source', 'node-1')])).toBe('source');
  });

  it('takes the newest where the instance names no node', () => {
    const vmi = vmiOf({ status: { nodeName: undefined } });
    const newer = pod('new', 'b', { creationTimestamp: '2026-01-02T00:00:00Z' });
    expect(nameOf([newer, pod('old', 'a')], vmi)).toBe('new');
  });

  it('passes over pods that are over, of another instance, or not those of VMs', () => {
    const over = { ...pod('over', 'node-1'), status: { phase: 'Succeeded' } };
    const foreign = pod('foreign', 'node-1', {
      labels: { 'kubevirt.io': 'virt-launcher', 'kubevirt.io/created-by': 'other' },
    });
    const plain = pod('plain', 'node-1', { labels: {} });
    expect(nameOf([over, foreign, plain])).toBeUndefined();
  });
});
