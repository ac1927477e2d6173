import { accountWith, checkupRun } from '../../objects/checkup.ts';
import type { KubernetesObject } from '../../kubernetes/object.ts';
import { clockAt } from '../../kubernetes/time.ts';
import { clusterObjects, NAMESPACE, START, TestCluster } from '../testing/cluster.ts';

const created = clockAt(START)('1d');
const ACCOUNT = 'checker';
const IMAGE = 'quay.io/kiagnose/kubevirt-vm-latency:main';

const account = accountWith({ namespace: NAMESPACE, name: ACCOUNT, created }, [
  { apiGroups: [''], resources: ['configmaps'], verbs: ['get', 'update'] },
  {
    apiGroups: ['kubevirt.io'],
    resources: ['virtualmachineinstances'],
    verbs: ['get', 'create', 'delete'],
  },
]);

const LATENCY = {
  'spec.timeout': '5m',
  'spec.param.networkAttachmentDefinitionNamespace': NAMESPACE,
  'spec.param.networkAttachmentDefinitionName': 'office',
};

const DPDK = {
  'spec.timeout': '10m',
  'spec.param.networkAttachmentDefinitionName': 'fast',
  'spec.param.trafficGenContainerDiskImage': 'traffic',
  'spec.param.vmUnderTestContainerDiskImage': 'tested',
  'spec.param.testDuration': '10s',
};

const run = (data: Record<string, string>, name = 'run'): KubernetesObject[] =>
  checkupRun(
    { namespace: NAMESPACE, name, created },
    { type: 'kubevirt-vm-latency', serviceAccount: ACCOUNT, image: IMAGE, data },
  );

const play = (...objects: KubernetesObject[]) => new TestCluster([...clusterObjects(), ...objects]);

const dataOf = ({ simulation }: TestCluster, name = 'run') =>
  simulation.cluster.get('configMap', NAMESPACE, name)?.data as Record<string, string>;

const jobOf = ({ simulation }: TestCluster, name = 'run') =>
  simulation.cluster.get('job', NAMESPACE, name);

/** The nodes with functions, as they are with CPUs and pages set aside. */
const tuned = (objects: KubernetesObject[]): KubernetesObject[] =>
  objects.map((object) => {
    if (object.kind !== 'Node' || !['worker-1', 'worker-2'].includes(object.metadata.name))
      return object;
    const status = object.status as { allocatable: object };
    return {
      ...object,
      metadata: {
        ...object.metadata,
        labels: { ...object.metadata.labels, cpumanager: 'true' },
      },
      status: { ...status, allocatable: { ...status.allocatable, 'hugepages-1Gi': '8Gi' } },
    };
  });

describe('a checkup', () => {
  it('says that it began, and in the end what it measured', () => {
    const test = play(...account, ...run(LATENCY));
    test.pass(10);
    expect(dataOf(test)).toHaveProperty(['status.startTimestamp']);
    expect(dataOf(test)).not.toHaveProperty(['status.succeeded']);
    test.pass(60);
    expect(dataOf(test)).toMatchObject({
      'status.succeeded': 'true',
      'status.failureReason': '',
      'status.result.avgLatencyNanoSec': '177000',
      'status.result.sourceNode': 'worker-0',
      'status.result.targetNode': 'worker-1',
    });
    expect(jobOf(test)?.status).toMatchObject({ conditions: [{ type: 'Complete' }] });
    expect(test.simulation.reports).toEqual([]);
  });

  it('for DPDK needs nodes with CPUs and pages that are set aside', () => {
    const failing = play(...account, ...run(DPDK)).pass(120);
    expect(dataOf(failing)).toMatchObject({
      'status.succeeded': 'false',
      'status.failureReason': expect.stringContaining('timed out') as string,
    });
    const objects = tuned(clusterObjects());
    const test = new TestCluster([...objects, ...account, ...run(DPDK)]).pass(120);
    expect(dataOf(test)).toMatchObject({
      'status.succeeded': 'true',
      'status.result.trafficGenSentPackets': '80000000',
      'status.result.vmUnderTestReceivedPackets': '80000000',
      'status.result.trafficGenActualNodeName': 'worker-1',
    });
  });

  it.each<[string, Record<string, string>, RegExp]>([
    ['a network that is missing', { networkAttachmentDefinitionName: 'gone' }, /"gone" not found/],
    ['a node alone', { sourceNode: 'worker-0' }, /illegal source and target/],
    ['a node that is none', { sourceNode: 'worker-0', targetNode: 'x' }, /timed out/],
    ['a latency that is not reached', { maxDesiredLatencyMilliseconds: '0' }, /greater than/],
  ])('fails for %s', (_title, settings, reason) => {
    const more = Object.fromEntries(
      Object.entries(settings).map(([key, value]) => [`spec.param.${key}`, value]),
    );
    const test = play(...account, ...run({ ...LATENCY, ...more })).pass(120);
    expect(dataOf(test)).toMatchObject({
      'status.succeeded': 'false',
      'status.failureReason': expect.stringMatching(reason) as string,
    });
    expect(jobOf(test)?.status).toMatchObject({ conditions: [{ type: 'Failed' }] });
  });

  it('refuses a ConfigMap that was used, and leaves it as it is', () => {
    const used = { ...LATENCY, 'status.startTimestamp': '2026-01-01T00:00:00Z' };
    const test = play(...account, ...run(used)).pass(120);
    expect(dataOf(test)).toEqual(used);
    expect(jobOf(test)?.status).toMatchObject({ conditions: [{ type: 'Failed' }] });
  });

  it('waits for its ServiceAccount, and tells nobody anything without rights', () => {
    const test = play(...run(LATENCY)).pass(60);
    expect(dataOf(test)).toEqual(LATENCY);
    expect(test.events('FailedCreate')).toEqual([
      expect.stringContaining(`serviceaccount "${ACCOUNT}" not found`),
    ]);
    for (const object of account.filter(({ kind }) => kind === 'ServiceAccount')) test.put(object);
    test.pass(60);
    expect(jobOf(test)?.status).toMatchObject({ conditions: [{ type: 'Failed' }] });
    expect(dataOf(test)).toEqual(LATENCY);
  });

  it('takes its pod with it when its Job is deleted', () => {
    const test = play(...account, ...run(LATENCY)).pass(10);
    const pods = () =>
      test.simulation.cluster
        .list('pod', NAMESPACE)
        .filter(({ metadata }) => metadata.labels?.['batch.kubernetes.io/job-name'] === 'run');
    expect(pods()).toHaveLength(1);
    const job = jobOf(test);
    if (job) test.simulation.cluster.remove(job);
    test.pass(5);
    expect(pods()).toEqual([]);
  });
});
