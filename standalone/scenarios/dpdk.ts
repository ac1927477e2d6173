import {
  machineConfigPools,
  nodeTopology,
  performanceProfile,
  roleLabel,
} from '../objects/tuning.ts';
import { NODES, type ClusterNode } from '../objects/cluster/nodes.ts';
import { SRIOV_API_VERSION, SRIOV_NAMESPACE, sriovPolicy } from '../objects/sriov.ts';
import { checkupRun } from '../objects/checkup.ts';
import { metaOf } from '../kubernetes/meta.ts';
import { isRecord, type KubernetesObject } from '../kubernetes/object.ts';
import { later, type Timestamp } from '../kubernetes/time.ts';
import { mac, nicOn, podNic, wanted } from '../objects/wanted.ts';
import type { Scenario } from './scenario.ts';
import { settled } from './settled.ts';

const PROJECT = 'dpdk-apps';
const POOL = 'worker-dpdk';
const PROFILE = 'dpdk';

/** The usual nodes, and one more with cards that nobody has set up. */
const nodes: ClusterNode[] = [
  ...NODES,
  { name: 'worker-3', number: 4, role: 'worker', sriov: true },
];

/** Nodes whose CPUs and pages are set aside. */
const TUNED = ['worker-1', 'worker-2'];

/** What node feature discovery says of workers: two threads for each core, two NUMA nodes. */
const HARDWARE = {
  'feature.node.kubernetes.io/cpu-hardware_multithreading': 'true',
  'feature.node.kubernetes.io/memory-numa': 'true',
};

const withLabels = (object: KubernetesObject): KubernetesObject => {
  const { metadata } = object;
  if (object.kind !== 'Node' || metadata.name.startsWith('control-plane')) return object;
  const role = TUNED.includes(metadata.name) ? { [roleLabel(POOL)]: '' } : {};
  return {
    ...object,
    metadata: { ...metadata, labels: { ...metadata.labels, ...HARDWARE, ...role } },
  };
};

/** VMs run with the profile's runtime class, and have an even number of CPUs. */
const withRuntimeClass = (object: KubernetesObject): KubernetesObject => {
  if (object.kind !== 'HyperConverged' || !isRecord(object.spec)) return object;
  const { virtualization } = object.spec;
  const machines = isRecord(virtualization) ? virtualization : {};
  const options = machines.virtualMachineOptions;
  return {
    ...object,
    spec: {
      ...object.spec,
      featureGates: [{ name: 'alignCPUs', state: 'Enabled' }],
      virtualization: {
        ...machines,
        virtualMachineOptions: {
          ...(isRecord(options) ? options : {}),
          defaultRuntimeClass: `performance-${PROFILE}`,
        },
      },
    },
  };
};

/** A policy for cards of the tuned nodes, whose functions are for guests or for the node's own driver. */
const policy = (
  name: string,
  created: Timestamp,
  pf: string,
  deviceType: 'vfio-pci' | 'netdevice',
): KubernetesObject => {
  const resourceName = name.replaceAll('-', '_');
  const nodeSelector = { [roleLabel(POOL)]: '' };
  const made = sriovPolicy({ name, created }, { resourceName, pf, count: 4, nodeSelector });
  return { ...made, spec: { ...(made.spec as object), deviceType } };
};

const network = (
  name: string,
  resourceName: string,
  created: Timestamp,
  spec: object = {},
): KubernetesObject => ({
  apiVersion: SRIOV_API_VERSION,
  kind: 'SriovNetwork',
  metadata: metaOf(
    'SriovNetwork',
    { name, namespace: SRIOV_NAMESPACE, created },
    { generation: 1 },
  ),
  spec: { logLevel: 'info', vlan: 1019, resourceName, networkNamespace: PROJECT, ...spec },
});

interface Template {
  metadata: Record<string, unknown>;
  spec: {
    domain: Record<string, unknown> & { devices: { interfaces: Record<string, unknown>[] } };
  };
}

/** A VM with other CPUs and memory, and annotations for the container runtime. */
const machine = (
  settings: { name: string; description: string; number: number; nad: string; created: Timestamp },
  domain: Record<string, unknown>,
  annotations: Record<string, string> = {},
): KubernetesObject => {
  const { name, description, number, nad, created } = settings;
  const vm = wanted({
    namespace: PROJECT,
    name,
    description,
    created,
    nics: [podNic(number), nicOn('nic-east', nad, mac(number + 0x100), { binding: 'sriov' })],
  });
  const spec = vm.spec as { template: Template };
  const { template } = spec;
  const { devices } = template.spec.domain;
  const interfaces = devices.interfaces.map((face) =>
    face.name === 'nic-east' ? { ...face, pciAddress: '0000:07:00.0' } : face,
  );
  return {
    ...vm,
    spec: {
      ...spec,
      template: {
        ...template,
        metadata: {
          ...template.metadata,
          ...(Object.keys(annotations).length > 0 && { annotations }),
        },
        spec: {
          ...template.spec,
          domain: { ...template.spec.domain, ...domain, devices: { ...devices, interfaces } },
        },
      },
    },
  };
};

/** A checkup that went well and one that did not, some time ago. */
const checkups = (created: Timestamp): KubernetesObject[] => {
  const serviceAccount = 'vm-latency-checkup-sa';
  const image = 'quay.io/kiagnose/kubevirt-vm-latency:main';
  const data = {
    'spec.timeout': '10m',
    'spec.param.networkAttachmentDefinitionNamespace': PROJECT,
    'spec.param.networkAttachmentDefinitionName': 'plain-net',
  };
  const over = { startTimestamp: created, completionTimestamp: later(created, 60) };
  const run = (name: string, more: object, status: Record<string, string>) =>
    checkupRun(
      { namespace: PROJECT, name, created },
      {
        type: 'kubevirt-vm-latency',
        serviceAccount,
        image,
        data: { ...data, ...more },
        status: { ...over, ...status },
      },
    );
  return [
    ...run(
      'latency-plain',
      {},
      {
        succeeded: 'true',
        failureReason: '',
        'result.minLatencyNanoSec': '120000',
        'result.avgLatencyNanoSec': '168000',
        'result.maxLatencyNanoSec': '1240000',
        'result.measurementDurationSec': '5',
        'result.sourceNode': 'worker-1',
        'result.targetNode': 'worker-2',
      },
    ),
    ...run(
      'latency-lost',
      { 'spec.param.networkAttachmentDefinitionName': 'lost-net' },
      {
        succeeded: 'false',
        failureReason: 'setup: network-attachment-definitions.k8s.cni.cncf.io "lost-net" not found',
      },
    ),
  ];
};

const UNDISTURBED = {
  'cpu-load-balancing.crio.io': 'disable',
  'cpu-quota.crio.io': 'disable',
  'irq-load-balancing.crio.io': 'disable',
};

/** Nodes whose CPUs and memory are set aside for guests that drive network cards themselves. */
export const dpdk: Scenario = {
  name: 'dpdk',
  title: 'DPDK',
  description:
    'Two nodes with a performance profile and virtual functions for guests, VMs that are ready for DPDK, half configured and without any of it, and nodes that nobody has set up.',
  ...settled(
    [PROJECT],
    (ago) => {
      const created = ago('40d');
      return [
        ...machineConfigPools(created, POOL),
        performanceProfile(
          { name: PROFILE, created },
          {
            role: POOL,
            reserved: '0-1,16-17,32-33,48-49',
            isolated: '2-15,18-31,34-47,50-63',
            gigabytes: 32,
          },
        ),
        nodeTopology({ name: 'worker-1', created }, 'openshift.io/dpdk_nics'),
        policy('dpdk-nics', created, 'ens2f0', 'vfio-pci'),
        policy('plain-nics', created, 'ens2f1', 'netdevice'),
        network('dpdk-net', 'dpdk_nics', created, { spoofChk: 'off', trust: 'on' }),
        network('plain-net', 'plain_nics', created),
        ...checkups(ago('3d')),
        machine(
          {
            name: 'forwarder-01',
            description: 'Is ready for DPDK',
            number: 0x50,
            nad: 'dpdk-net',
            created,
          },
          {
            cpu: {
              cores: 5,
              sockets: 1,
              threads: 2,
              dedicatedCpuPlacement: true,
              isolateEmulatorThread: true,
            },
            memory: { guest: '8Gi', hugepages: { pageSize: '1Gi' } },
          },
          UNDISTURBED,
        ),
        machine(
          {
            name: 'forwarder-02',
            description: 'Is half configured',
            number: 0x51,
            nad: 'plain-net',
            created,
          },
          { cpu: { cores: 5, sockets: 1, threads: 1, dedicatedCpuPlacement: true } },
        ),
        wanted({
          namespace: PROJECT,
          name: 'router-01',
          description: 'Has nothing of DPDK',
          created,
          nics: [podNic(0x52)],
        }),
      ];
    },
    {
      ageSeconds: 5400,
      setUp: { nodes },
      cluster: (objects) => objects.map(withLabels).map(withRuntimeClass),
      story: (simulation) => {
        // Two nodes restart, one after the other.
        simulation.pass(300);
      },
    },
  ),
};
