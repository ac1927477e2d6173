import type { KubernetesObject } from '../../kubernetes/object.ts';
import type { Node } from '../kubevirt/types.ts';
import { isTrue } from '../kubevirt/conditions.ts';
import { amountOf } from '../pod/quantity.ts';
import { settingOf, type CheckupSubject } from './subject.ts';

/** What came of a run: results, or why there are none. */
export interface Outcome {
  failure?: string;
  results: Record<string, string>;
}

/** Seconds of durations such as `5m`. */
const UNITS: Record<string, number> = { s: 1, m: 60, h: 3600 };

/** Seconds of a Go duration in hours, minutes and seconds; undefined for others. */
export const secondsOf = (text: string): number | undefined => {
  if (!/^(\d+(\.\d+)?[smh])+$/.test(text)) return undefined;
  return [...text.matchAll(/(\d+(?:\.\d+)?)([smh])/g)].reduce(
    (sum, [, number, unit]) => sum + Number(number) * (UNITS[unit ?? ''] ?? 0),
    0,
  );
};

const FACTORS: Record<string, number> = { '': 1, k: 1e3, m: 1e6 };

const packetsOf = (text: string): number | undefined => {
  const [, number, unit = ''] = /^([1-9]\d*)([km]?)$/.exec(text) ?? [];
  return number === undefined ? undefined : Number(number) * (FACTORS[unit] ?? 1);
};

export const isDpdk = (configMap: KubernetesObject): boolean =>
  settingOf(configMap, 'trafficGenContainerDiskImage') !== '' ||
  settingOf(configMap, 'vmUnderTestContainerDiskImage') !== '';

/** What the checkup refuses of its settings, in its words. */
export const refusalOf = (configMap: KubernetesObject): string | undefined => {
  const timeout = (configMap.data as Record<string, string> | undefined)?.['spec.timeout'] ?? '';
  if (timeout === '') return 'timeout field is missing';
  if (secondsOf(timeout) === undefined) return 'timeout field is illegal';
  const has = (name: string) => settingOf(configMap, name) !== '';
  if (isDpdk(configMap)) {
    if (!has('networkAttachmentDefinitionName'))
      return 'invalid Network-Attachment-Definition Name';
    if (has('trafficGenTargetNodeName') !== has('vmUnderTestTargetNodeName'))
      return 'illegal Traffic Generator and VM under test target node names combination';
    if (
      has('trafficGenPacketsPerSecond') &&
      packetsOf(settingOf(configMap, 'trafficGenPacketsPerSecond')) === undefined
    )
      return 'invalid Traffic Generator Packets Per Second';
    return undefined;
  }
  for (const name of ['networkAttachmentDefinitionName', 'networkAttachmentDefinitionNamespace'])
    if (!has(name)) return `"${name}" parameter is invalid`;
  return has('sourceNode') === has('targetNode')
    ? undefined
    : 'illegal source and target nodes combination';
};

/** How long the measurement itself takes. */
export const measurementOf = (configMap: KubernetesObject): number =>
  isDpdk(configMap)
    ? (secondsOf(settingOf(configMap, 'testDuration')) ?? 300)
    : Number(settingOf(configMap, 'sampleDurationSeconds') || 5);

const RESOURCE = 'k8s.v1.cni.cncf.io/resourceName';
/** Huge pages of each guest of the checkup for DPDK. */
const GUEST_PAGES = 'hugepages-1Gi';
const GUEST_MEMORY = 4 * 1024 ** 3;

const isOpen = ({ spec, status }: Node): boolean =>
  spec?.unschedulable !== true &&
  isTrue(status?.conditions, 'Ready') &&
  !spec?.taints?.some(({ effect }) => effect === 'NoSchedule');

/** What a guest of the checkup asks of a node beside what each VM does. */
const needs = ({ configMap, network }: CheckupSubject): Map<string, number> => {
  const wanted = new Map<string, number>();
  const resource = network?.metadata.annotations?.[RESOURCE];
  if (resource !== undefined) wanted.set(resource, 1);
  if (configMap && isDpdk(configMap)) wanted.set(GUEST_PAGES, GUEST_MEMORY);
  return wanted;
};

const hasRoom = (node: Node, subject: CheckupSubject): boolean =>
  [...needs(subject)].every(([name, amount]) => {
    const used = subject.allPods
      .filter(({ spec }) => spec.nodeName === node.metadata.name)
      .flatMap(({ spec }) => spec.containers)
      .reduce((sum, { resources }) => sum + amountOf(resources?.requests?.[name]), 0);
    return used + amount <= amountOf(node.status?.allocatable?.[name]);
  });

/** The two nodes of a run, those that are named or the first two that fit; undefined where there are none. */
const nodesFor = (subject: CheckupSubject): [string, string] | undefined => {
  const { configMap } = subject;
  if (!configMap) return undefined;
  const names = isDpdk(configMap)
    ? ['trafficGenTargetNodeName', 'vmUnderTestTargetNodeName']
    : ['sourceNode', 'targetNode'];
  const named = names.map((name) => settingOf(configMap, name)).filter((name) => name !== '');
  const fitting = subject.nodes
    .filter((node) => isOpen(node) && hasRoom(node, subject))
    .filter((node) => !isDpdk(configMap) || node.metadata.labels?.cpumanager === 'true')
    .map(({ metadata }) => metadata.name);
  const [first, second] = named.length === 2 ? named : fitting;
  if (first === undefined || second === undefined) return undefined;
  return fitting.includes(first) && fitting.includes(second) ? [first, second] : undefined;
};

const NANOSECONDS = { least: 135_000, average: 177_000, most: 244_000 };

/** What a run measures: always the same, as no packet is sent. */
export const outcomeOf = (subject: CheckupSubject): Outcome => {
  const { configMap, network } = subject;
  if (!configMap) return { failure: 'configMap not found', results: {} };
  const name = settingOf(configMap, 'networkAttachmentDefinitionName');
  if (!network)
    return {
      failure: `setup: network-attachment-definitions.k8s.cni.cncf.io "${name}" not found`,
      results: {},
    };
  const nodes = nodesFor(subject);
  if (!nodes)
    return {
      failure: 'setup: failed to wait for the VMIs to boot: timed out waiting for the condition',
      results: {},
    };
  const seconds = measurementOf(configMap);
  if (isDpdk(configMap)) {
    const packets = String(
      Math.round((packetsOf(settingOf(configMap, 'trafficGenPacketsPerSecond')) ?? 8e6) * seconds),
    );
    return {
      results: {
        trafficGenSentPackets: packets,
        trafficGenOutputErrorPackets: '0',
        trafficGenInputErrorPackets: '0',
        vmUnderTestReceivedPackets: packets,
        vmUnderTestRxDroppedPackets: '0',
        vmUnderTestTxDroppedPackets: '0',
        trafficGenActualNodeName: nodes[0],
        vmUnderTestActualNodeName: nodes[1],
      },
    };
  }
  const results = {
    minLatencyNanoSec: String(NANOSECONDS.least),
    avgLatencyNanoSec: String(NANOSECONDS.average),
    maxLatencyNanoSec: String(NANOSECONDS.most),
    measurementDurationSec: String(seconds),
    sourceNode: nodes[0],
    targetNode: nodes[1],
  };
  const most = settingOf(configMap, 'maxDesiredLatencyMilliseconds');
  const isSlow = most !== '' && NANOSECONDS.most > Number(most) * 1e6;
  return isSlow
    ? {
        failure: `run: actual max latency ${JSON.stringify(`${NANOSECONDS.most / 1000}µs`)} is greater than desired ${JSON.stringify(`${most}ms`)}`,
        results,
      }
    : { results };
};
