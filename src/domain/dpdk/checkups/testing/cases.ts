import type { RuleCase } from '../../../findings/testing/cases';
import { dpdk, latency } from './objects';

const STARTED = { 'status.startTimestamp': '2026-11-24T12:00:00Z' };
const NETWORK = 'data.spec.param.networkAttachmentDefinitionName';

/** Cases of the ConfigMap of a checkup by itself. */
export const checkupCases: RuleCase[] = [
  ['VMN102', 'metadata.name', latency({}, {}, { name: 'My.Run_' }), latency()],
  ['VMN906', 'data.spec.timeout', latency({}, { 'spec.timeout': undefined }), latency()],
  ['VMN906', NETWORK, dpdk({ networkAttachmentDefinitionName: '' }), dpdk()],
  // The checkup for DPDK takes the network from its own namespace.
  [
    'VMN906',
    'data.spec.param.networkAttachmentDefinitionNamespace',
    latency({ networkAttachmentDefinitionNamespace: undefined }),
    dpdk({ networkAttachmentDefinitionNamespace: undefined }),
  ],
  [
    'VMN906',
    'data.spec.param.vmUnderTestContainerDiskImage',
    dpdk({ vmUnderTestContainerDiskImage: undefined }),
    latency(),
  ],
  [
    'VMN907',
    'data.spec.timeout',
    latency({}, { 'spec.timeout': '5' }),
    latency({}, { 'spec.timeout': '1h30m' }),
  ],
  [
    'VMN907',
    'data.spec.param.testDuration',
    dpdk({ testDuration: '5 m' }),
    dpdk({ testDuration: '1.5m' }),
  ],
  [
    'VMN908',
    'data.spec.param.targetNode',
    latency({ sourceNode: 'a' }),
    latency({ sourceNode: 'a', targetNode: 'b' }),
  ],
  [
    'VMN908',
    'data.spec.param.trafficGenTargetNodeName',
    dpdk({ vmUnderTestTargetNodeName: 'a' }),
    dpdk({ vmUnderTestTargetNodeName: '' }),
  ],
  [
    'VMN909',
    'data.spec.param.trafficGenPacketsPerSecond',
    dpdk({ trafficGenPacketsPerSecond: '8M' }),
    dpdk({ trafficGenPacketsPerSecond: '8m' }),
  ],
  [
    'VMN909',
    'data.spec.param.portBandwidthGbps',
    dpdk({ portBandwidthGbps: '0' }),
    dpdk({ portBandwidthGbps: '25' }),
  ],
  ['VMN909', 'data.spec.param.verbose', dpdk({ verbose: 'yes' }), dpdk({ verbose: 'true' })],
  [
    'VMN909',
    'data.spec.param.maxDesiredLatencyMilliseconds',
    latency({ maxDesiredLatencyMilliseconds: '1.5' }),
    latency({ maxDesiredLatencyMilliseconds: '2' }),
  ],
  [
    'VMN911',
    'data.status.startTimestamp',
    latency({}, STARTED),
    latency({}, STARTED, { uid: 'of-the-cluster' }),
  ],
];

const nad = (name: string) => ({
  apiVersion: 'k8s.cni.cncf.io/v1',
  kind: 'NetworkAttachmentDefinition',
  metadata: { name, namespace: 'apps' },
  spec: { config: '{}' },
});

/** Cases of one beside the cluster. */
export const checkupWorldCases: RuleCase[] = [
  ['VMN910', NETWORK, [nad('other'), dpdk()], [nad('net'), dpdk()]],
  // No network is known at all.
  ['VMN910', NETWORK, [nad('other'), latency()], [latency()]],
  // The run is over.
  [
    'VMN910',
    NETWORK,
    [nad('other'), latency()],
    [
      nad('other'),
      latency({}, { 'status.completionTimestamp': '2026-11-24T12:00:00Z' }, { uid: 'x' }),
    ],
  ],
];
