import { NAMESPACE, podNic, running, type TestCluster } from '../testing/cluster.ts';
import { admissionOf, refusal, resourceOf } from '../testing/reviews.ts';

describe('instances and migrations', () => {
  const MIGRATION = resourceOf('VirtualMachineInstanceMigration');
  const migrationOf = (vmiName: string) => ({
    apiVersion: 'kubevirt.io/v1',
    kind: 'VirtualMachineInstanceMigration',
    metadata: { namespace: NAMESPACE, name: 'move' },
    spec: { vmiName },
  });
  const create = (cluster: TestCluster, vmiName: string) =>
    admissionOf(cluster).review({
      resource: MIGRATION,
      object: migrationOf(vmiName),
      before: undefined,
      dryRun: true,
    });

  it('the spec of an instance is not for users', () => {
    const cluster = running();
    const before = cluster.vmi('vm');
    const resource = resourceOf('VirtualMachineInstance');
    const review = (object: typeof before) => () =>
      admissionOf(cluster).review({ resource, object, before, dryRun: false });
    const changed = { ...before, spec: { ...before.spec, nodeSelector: { a: 'b' } } };
    expect(refusal(review(changed))).toMatchObject({
      code: 422,
      message: expect.stringContaining('update of VMI object is restricted') as string,
    });
    const labels = { ...before.metadata.labels, mine: 'x' };
    const labelled = { ...before, metadata: { ...before.metadata, labels } };
    expect(refusal(review(labelled))).toBeUndefined();
  });

  it('an instance without VM gets an interface on the pod network when it names none', () => {
    const { object } = admissionOf(running()).review({
      resource: resourceOf('VirtualMachineInstance'),
      object: {
        apiVersion: 'kubevirt.io/v1',
        kind: 'VirtualMachineInstance',
        metadata: { namespace: NAMESPACE, name: 'alone' },
        spec: { domain: { devices: {} } },
      },
      before: undefined,
      dryRun: false,
    });
    expect(object.spec).toEqual({
      domain: { devices: { interfaces: [{ name: 'default', masquerade: {} }] } },
      networks: [{ name: 'default', pod: {} }],
    });
  });

  it('a migration gets what lets it be stopped and found', () => {
    expect(create(running(), 'vm').object.metadata).toMatchObject({
      finalizers: ['kubevirt.io/migrationJobFinalize'],
      labels: { 'kubevirt.io/vmi-name': 'vm' },
    });
  });

  it.each([
    ['of nothing', '', 422, 'vmiName is missing'],
    ['of an instance that is not there', 'gone', 400, 'the VMI "test/gone" does not exist'],
  ])('a migration %s is refused', (_, vmiName, code, message) => {
    const refused = refusal(() => create(running(), vmiName));
    expect(refused).toMatchObject({ code, message: expect.stringContaining(message) as string });
  });

  it('a migration is refused while another one is under way', () => {
    const cluster = running();
    cluster.put(migrationOf('vm'));
    cluster.pass(5);
    expect(refusal(() => create(cluster, 'vm'))?.message).toMatch(
      /in-flight migration detected\. Active migration job \(.+\) is currently already in progress for VMI vm\./,
    );
    cluster.pass(60);
    expect(refusal(() => create(cluster, 'vm'))).toBeUndefined();
  });

  it('a migration of an instance that cannot move is refused with the reason', () => {
    const cluster = running({ nics: [{ ...podNic(1), binding: 'bridge' }] });
    expect(refusal(() => create(cluster, 'vm'))?.message).toContain(
      'Cannot migrate VMI, Reason: InterfaceNotLiveMigratable, Message: cannot migrate VMI',
    );
  });
});
