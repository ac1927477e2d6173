import fc from 'fast-check';
import { conditions, masquerade, vmiOf } from '../testing/vms';
import { obstacleWords } from './obstacle-words';
import { migratabilityOf, obstaclesOf } from './obstacles';

const worded = (vmi: Parameters<typeof obstaclesOf>[0]) =>
  obstaclesOf(vmi).map((obstacle) => ({ ...obstacle, ...obstacleWords(obstacle) }));

type Json = Record<string, unknown>;

const withConditions = (...list: Parameters<typeof conditions>) =>
  vmiOf({ status: { conditions: conditions(...list) } });
const namesOf = (vmi: Parameters<typeof obstaclesOf>[0]) =>
  obstaclesOf(vmi).map(({ name }) => name);

const bridged = (metadata: Json = {}, condition: Json = {}) =>
  vmiOf({
    interfaces: [{ name: 'default', bridge: {} }],
    networks: [{ name: 'default', pod: {} }],
    metadata,
    status: { conditions: [{ type: 'Ready', status: 'True' }, condition] },
  });

describe('what keeps a VM from being migrated', () => {
  it('is nothing where KubeVirt says that it can be', () => {
    expect(obstaclesOf(vmiOf())).toEqual([]);
    const can = bridged({}, { type: 'LiveMigratable', status: 'True' });
    expect(obstaclesOf(can)).toEqual([]);
  });

  it('is the reason of KubeVirt, in words and as it is', () => {
    const message = 'cannot migrate VMI: PVC data is not shared';
    const [obstacle] = worded(
      withConditions(['LiveMigratable', 'False', { reason: 'DisksNotLiveMigratable', message }]),
    );
    expect(obstacle).toMatchObject({
      why: { text: 'A disk of the VM cannot be used by two nodes at once.' },
      fix: { text: 'Use volumes with access mode ReadWriteMany.' },
      said: message,
    });
  });

  it('is every reason that is listed, not only the first, and each once', () => {
    const vmi = withConditions(
      ['LiveMigratable', 'False', { reason: 'SEVNotLiveMigratable', message: 'VMI uses SEV' }],
      [
        'StorageLiveMigratable',
        'False',
        {
          reason: 'NotMigratable',
          message:
            'SEVNotLiveMigratable: VMI uses SEV, HostDeviceNotLiveMigratable: VMI specifies a GPU, and more: two, PersistentReservationNotLiveMigratable: VMI uses SCSI persistent reservation',
        },
      ],
    );
    expect(obstaclesOf(vmi).map(({ name, said }) => [name, said])).toEqual([
      ['SEVNotLiveMigratable', 'VMI uses SEV'],
      ['HostDeviceNotLiveMigratable', 'VMI specifies a GPU, and more: two'],
      ['PersistentReservationNotLiveMigratable', 'VMI uses SCSI persistent reservation'],
    ]);
  });

  it('is an interface, by the spec alone, unless the cluster allows it', () => {
    expect(namesOf(bridged())).toEqual(['InterfaceNotLiveMigratable']);
    const annotations = { 'kubevirt.io/allow-pod-bridge-network-live-migration': '' };
    expect(namesOf(bridged({ annotations }))).toEqual([]);
    expect(namesOf(vmiOf({ interfaces: [masquerade], status: { conditions: [] } }))).toEqual([]);
  });

  it('names the interface in its own words, beside those of KubeVirt', () => {
    const said = 'cannot migrate VMI which does not use masquerade';
    const [obstacle] = worded(
      bridged(
        {},
        {
          type: 'LiveMigratable',
          status: 'False',
          reason: 'InterfaceNotLiveMigratable',
          message: said,
        },
      ),
    );
    expect(obstacle?.why.params).toEqual({ name: 'default', binding: 'bridge' });
    expect(obstacle?.said).toBe(said);
  });

  it('has words for a reason that is new', () => {
    const vmi = withConditions(['LiveMigratable', 'False', { reason: 'NewNotLiveMigratable' }]);
    expect(worded(vmi)[0]?.why.text).toContain('no words here');
  });

  it('takes anything', () => {
    fc.assert(
      fc.property(fc.anything(), fc.anything(), (spec, status) =>
        Array.isArray(obstaclesOf({ metadata: { name: 'vm' }, spec, status })),
      ),
    );
  });
});

describe('whether a VM can be migrated', () => {
  it.each([
    [undefined, 'stopped'],
    [vmiOf({ status: { phase: 'Succeeded' } }), 'stopped'],
    [vmiOf({ status: { phase: 'Scheduling' } }), 'unknown'],
    [vmiOf(), 'migratable'],
    [vmiOf({ status: { conditions: [] } }), 'unknown'],
    [withConditions(['LiveMigratable', 'False', { reason: 'SEVNotLiveMigratable' }]), 'blocked'],
  ] as const)('case %#', (vmi, expected) => {
    expect(migratabilityOf(vmi)).toBe(expected);
  });
});
