import { valueAt, type KubernetesResource } from '../../core/resource';
import { masquerade, podNetwork, vmiOf, vmOf } from '../../vm/testing/vms';
import { worldOf } from '../../world/world';
import { checkServices } from '../of-services';
import { fixOf, mendedIn } from '.';

const service = (port: object) => ({
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name: 'web', namespace: 'default' },
  spec: { selector: { app: 'web' }, ports: [port] },
});

const parts = (entry: object) => ({
  templateMetadata: { labels: { app: 'web' } },
  interfaces: [{ ...masquerade, ...entry }],
  networks: [podNetwork],
});

const fixed = (port: object, entry: object, running: KubernetesResource[] = []) => {
  const vm = vmOf(parts(entry));
  const world = worldOf([service(port), vm, ...running]);
  const finding = checkServices(world).find(({ code }) => ['VMN874', 'VMN875'].includes(code));
  if (!finding) throw new Error('nothing was found');
  expect(mendedIn(finding)).toMatchObject({ kind: 'VirtualMachine', name: 'vm' });
  const after = fixOf(finding, vm, world);
  return after && valueAt(after, 'spec', 'template', 'spec', 'domain', 'devices', 'interfaces');
};

describe('fixes for the ports of Services', () => {
  it('list the port in the interface of the VM, also where it runs without', () => {
    const running = vmiOf({
      ...parts({ ports: [{ port: 22 }] }),
      metadata: { labels: { app: 'web' } },
    });
    for (const more of [[], [running]])
      expect(fixed({ port: 80, targetPort: 8080 }, { ports: [{ port: 22 }] }, more)).toEqual([
        { ...masquerade, ports: [{ port: 22 }, { port: 8080, protocol: 'TCP' }] },
      ]);
  });

  it('give the listed port the name', () => {
    expect(fixed({ port: 80, targetPort: 'http' }, { ports: [{ port: 80 }] })).toEqual([
      { ...masquerade, ports: [{ name: 'http', port: 80 }] },
    ]);
  });

  it('have nothing where a list would close what is open, or where a restart is all that is left', () => {
    expect(fixed({ port: 80, targetPort: 'http' }, {})).toBeUndefined();
    const running = vmiOf({
      ...parts({ ports: [{ port: 22 }] }),
      metadata: { labels: { app: 'web' } },
    });
    const entry = { ports: [{ port: 22 }, { port: 8080 }] };
    expect(fixed({ port: 80, targetPort: 8080 }, entry, [running])).toBeUndefined();
  });
});
