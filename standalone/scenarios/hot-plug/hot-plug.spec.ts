import { isTrue } from '../../controllers/kubevirt/conditions.ts';
import type {
  Condition,
  VirtualMachine,
  VirtualMachineInstance,
} from '../../controllers/kubevirt/types.ts';
import { scenarios } from '../index.ts';
import { ObjectSet } from '../../kubernetes/testing/lookup.ts';
import type { KubernetesObject } from '../../kubernetes/object.ts';

const setOf = (name: string) => new ObjectSet(scenarios[name]?.objects() ?? []);

const vmOf = (set: ObjectSet, namespace: string, name: string) =>
  set.get('VirtualMachine', namespace, name) as VirtualMachine;

const vmiOf = (set: ObjectSet, namespace: string, name: string) =>
  set.get('VirtualMachineInstance', namespace, name) as VirtualMachineInstance;

const statusOf = (set: ObjectSet, namespace: string, name: string) =>
  vmOf(set, namespace, name).status?.printableStatus;

const conditionOf = ({ status }: KubernetesObject, type: string) =>
  (status as { conditions?: Condition[] }).conditions?.find((each) => each.type === type);

const addressesOf = (
  set: ObjectSet,
  namespace: string,
  name: string,
): Record<string, string[] | undefined> => {
  const { interfaces = [] } = vmiOf(set, namespace, name).status ?? {};
  return Object.fromEntries(interfaces.map((each) => [each.name ?? '', each.ipAddresses]));
};

describe('hot-plug', () => {
  const set = setOf('hot-plug');

  it('has VMs that run, one that cannot move, and one that is stopped', () => {
    for (const name of ['press-01', 'press-02', 'press-03']) {
      expect(statusOf(set, 'factory', name)).toBe('Running');
      expect(isTrue(vmiOf(set, 'factory', name).status?.conditions, 'LiveMigratable')).toBe(true);
    }
    expect(conditionOf(vmiOf(set, 'factory', 'robot-01'), 'LiveMigratable')).toMatchObject({
      status: 'False',
      reason: 'InterfaceNotLiveMigratable',
    });
    expect(statusOf(set, 'factory', 'spare-01')).toBe('Stopped');
  });

  it('has a network for each kind of interface that can be plugged in', () => {
    const names = set.all('NetworkAttachmentDefinition').map(({ metadata }) => metadata.name);
    expect(names.sort()).toEqual([
      'data-centre-vlan30',
      'fast-sriov',
      'machines-vlan20',
      'office-vlan10',
    ]);
  });

  it('by hand: one interface waits for a migration that nobody begins', () => {
    const manual = setOf('hot-plug-manual');
    const vmi = vmiOf(manual, 'factory', 'press-02');
    expect(conditionOf(vmi, 'MigrationRequired')).toMatchObject({
      status: 'True',
      reason: 'AutoMigrationDueToLiveUpdate',
    });
    expect(vmi.spec.networks?.map(({ name }) => name)).toEqual(['default', 'office', 'machines']);
    expect(vmi.status?.interfaces?.map(({ name }) => name)).toEqual(['default', 'office']);
    expect(manual.all('VirtualMachineInstanceMigration')).toEqual([]);
  });
});

describe('no-guest-agent', () => {
  const set = setOf('no-guest-agent');

  it('knows the addresses in the pod network only where the agent is missing', () => {
    expect(addressesOf(set, 'warehouse', 'legacy-01')).toEqual({
      default: [expect.stringMatching(/^10\./)],
      stock: undefined,
    });
    expect(addressesOf(set, 'warehouse', 'legacy-02')).toEqual({
      stock: undefined,
      scanners: undefined,
    });
    for (const name of ['legacy-01', 'legacy-02']) {
      expect(conditionOf(vmiOf(set, 'warehouse', name), 'AgentConnected')).toBeUndefined();
    }
  });

  it('near misses: an agent with addresses, and one without', () => {
    expect(addressesOf(set, 'warehouse', 'modern-01').stock).toContain('10.60.0.31');
    expect(addressesOf(set, 'warehouse', 'modern-02').scanners).toEqual([
      expect.stringMatching(/^fe80::/),
    ]);
  });
});

describe('stuck-migration', () => {
  const set = setOf('stuck-migration');
  const phaseOf = (name: string) =>
    (set.get('VirtualMachineInstanceMigration', 'finance', name).status as { phase: string }).phase;

  it('has one that waits, one that failed with its reason, and one that went well', () => {
    expect(phaseOf('safe-01-to-another-node')).toBe('Scheduling');
    expect(phaseOf('safe-02-to-another-node')).toBe('Failed');
    expect(phaseOf('ledger-01-to-another-node')).toBe('Succeeded');
    expect(vmiOf(set, 'finance', 'safe-02').status?.migrationState).toMatchObject({
      failed: true,
      failureReason: expect.stringContaining(
        'Insufficient bridge.network.kubevirt.io/br-vault',
      ) as string,
    });
  });

  it('has a target pod that finds no node, and leaves the VMs running', () => {
    const waiting = set.all('Pod').filter(({ status }) => {
      const { phase } = status as { phase: string };
      return phase === 'Pending';
    });
    expect(waiting).toHaveLength(1);
    for (const name of ['safe-01', 'safe-02', 'ledger-01']) {
      expect(statusOf(set, 'finance', name)).toBe('Running');
    }
  });
});

describe('mac-collision', () => {
  const set = setOf('mac-collision');
  const macOf = (namespace: string, name: string) =>
    vmOf(set, namespace, name).spec.template.spec.domain.devices.interfaces?.[1]?.macAddress;

  it('has the same address on one segment, within a project and across, in other notations', () => {
    expect(macOf('shop', 'till-02')).toBe(macOf('shop', 'till-01')?.toUpperCase());
    expect(macOf('branch', 'till-04')).toBe(macOf('shop', 'till-03')?.replaceAll(':', '-'));
    expect(statusOf(set, 'shop', 'till-01')).toBe('Running');
    expect(statusOf(set, 'branch', 'till-04')).toBe('Running');
  });

  it('near misses: other VLANs, networks that never meet, and a stopped VM', () => {
    expect(macOf('shop', 'desk-02')).toBe(macOf('shop', 'desk-01'));
    expect(macOf('branch', 'store-02')).toBe(macOf('shop', 'store-01'));
    expect(macOf('shop', 'backup-02')).toBe(macOf('shop', 'backup-01'));
    expect(statusOf(set, 'shop', 'backup-02')).toBe('Stopped');
  });

  it('has what KubeMacPool says of it, which knows no segments', () => {
    const messages = set
      .all('Event')
      .filter(({ reason }) => reason === 'MACCollision')
      .map(({ message }) => message);
    expect(new Set(messages)).toEqual(
      new Set([
        'MAC 02:00:5e:10:00:01: Collision between shop/till-01, shop/till-02',
        'MAC 02:00:5e:10:00:02: Collision between branch/till-04, shop/till-03',
        'MAC 02:00:5e:10:00:03: Collision between shop/desk-01, shop/desk-02',
        'MAC 02:00:5e:10:00:04: Collision between branch/store-02, shop/store-01',
      ]),
    );
  });
});

describe('mixed-nodes', () => {
  const set = setOf('mixed-nodes');
  const nodeOf = (name: string) => vmiOf(set, 'plant', name).status?.nodeName;

  it.each([
    ['printer', 'Running'],
    ['scanner', 'ErrorUnschedulable'],
    ['terminal', 'Running'],
    ['probe', 'Running'],
    ['conveyor', 'Running'],
    ['gateway', 'Starting'],
    ['camera', 'Running'],
    ['archive-1', 'Running'],
    ['archive-2', 'Running'],
    ['panel', 'Running'],
  ])('%s is %s', (name, status) => {
    expect(statusOf(set, 'plant', name)).toBe(status);
  });

  it('places VMs where they can run', () => {
    expect(['worker-0', 'worker-1']).toContain(nodeOf('printer'));
    expect(['worker-0', 'worker-1']).toContain(nodeOf('conveyor'));
    expect(nodeOf('camera')).toBe('worker-3');
  });

  it('cuts off the VM on the bridge without a port', () => {
    expect(addressesOf(set, 'plant', 'probe').lab).toEqual([expect.stringMatching(/^fe80::/)]);
  });

  it('names the network for which a pod does not start', () => {
    const failures = set.all('Event').filter(({ reason }) => reason === 'FailedCreatePodSandBox');
    expect(failures.map(({ message }) => message)).toEqual([
      expect.stringContaining('plant/dc-vlan220'),
    ]);
  });

  it('has a policy that failed on one node and was aborted on another', () => {
    const enactment = (node: string) =>
      set.get('NodeNetworkConfigurationEnactment', undefined, `${node}.office-bridge`);
    const policy = set.get('NodeNetworkConfigurationPolicy', undefined, 'office-bridge');
    expect(conditionOf(policy, 'Degraded')).toMatchObject({ status: 'True' });
    expect(conditionOf(enactment('worker-0'), 'Available')).toMatchObject({ status: 'True' });
    expect(conditionOf(enactment('worker-2'), 'Failing')).toMatchObject({ status: 'True' });
    expect(conditionOf(enactment('worker-3'), 'Aborted')).toMatchObject({ status: 'True' });
  });
});
