import { recordAt, textAt, type KubernetesResource } from '../../core/resource';
import * as codes from '../../findings/codes';
import type { Finding } from '../../findings/finding';
import { findingOf, referenceOf, type Report } from '../../findings/report';
import { inOwnRoom } from '../../findings/rooms';
import { checkMetadata } from '../../nad/rules/object';
import { secondsOf } from './duration';
import {
  checkupTypeOf,
  dataText,
  networkOf,
  settingKey,
  TIMEOUT_KEY,
  type CheckupType,
} from './types';
import type { World } from '../../world/world';

const pathOf = (key: string): string => `data.${key}`;

const MANDATORY: Readonly<Record<CheckupType, readonly string[]>> = {
  latency: ['networkAttachmentDefinitionNamespace', 'networkAttachmentDefinitionName'],
  dpdk: [
    'networkAttachmentDefinitionName',
    'trafficGenContainerDiskImage',
    'vmUnderTestContainerDiskImage',
  ],
};

/** Two settings of which a checkup takes both or none. */
const PAIRS: Readonly<Record<CheckupType, readonly [string, string]>> = {
  latency: ['sourceNode', 'targetNode'],
  dpdk: ['trafficGenTargetNodeName', 'vmUnderTestTargetNodeName'],
};

/** What a setting may be, and an example of it. */
interface Form {
  fits: (text: string) => boolean;
  example: string;
}

const whole: Form = { fits: (text) => /^[+-]?\d{1,18}$/.test(text), example: '5' };
const positive: Form = { fits: (text) => /^\+?0*[1-9]\d{0,17}$/.test(text), example: '10' };

const FORMS: Readonly<Record<CheckupType, Readonly<Record<string, Form>>>> = {
  latency: { sampleDurationSeconds: whole, maxDesiredLatencyMilliseconds: whole },
  dpdk: {
    trafficGenPacketsPerSecond: { fits: (text) => /^[1-9]\d*[km]?$/.test(text), example: '8m' },
    portBandwidthGbps: positive,
    verbose: {
      fits: (text) => /^(1|t|T|TRUE|true|True|0|f|F|FALSE|false|False)$/.test(text),
      example: 'true',
    },
  },
};

const DURATIONS: Readonly<Record<CheckupType, readonly string[]>> = {
  latency: [],
  dpdk: ['testDuration'],
};

const checkMissing = (configMap: KubernetesResource, type: CheckupType, report: Report): void => {
  const keys = [TIMEOUT_KEY, ...MANDATORY[type].map(settingKey)];
  for (const key of keys)
    if ((dataText(configMap, key) ?? '') === '')
      report(codes.checkupSettingMissing, pathOf(key), { key });
};

const checkDurations = (configMap: KubernetesResource, type: CheckupType, report: Report): void => {
  for (const key of [TIMEOUT_KEY, ...DURATIONS[type].map(settingKey)]) {
    const value = dataText(configMap, key) ?? '';
    if (value !== '' && secondsOf(value) === undefined)
      report(codes.checkupDurationNotReadable, pathOf(key), { key, value });
  }
};

const checkForms = (configMap: KubernetesResource, type: CheckupType, report: Report): void => {
  for (const [name, { fits, example }] of Object.entries(FORMS[type])) {
    const key = settingKey(name);
    const value = dataText(configMap, key);
    // Of DPDK's settings an empty one is as good as none; of the others it is read as a number.
    if (value === undefined || (value === '' && type === 'dpdk') || fits(value)) continue;
    report(codes.checkupValueNotPossible, pathOf(key), { key, value, example });
  }
};

const checkPair = (configMap: KubernetesResource, type: CheckupType, report: Report): void => {
  const [first, second] = PAIRS[type].map(settingKey) as [string, string];
  const has = (key: string) => (dataText(configMap, key) ?? '') !== '';
  if (has(first) === has(second)) return;
  const [given, missing] = has(first) ? [first, second] : [second, first];
  report(codes.checkupNodeAlone, pathOf(missing), { given, missing });
};

/** Results in what the cluster does not have yet: it comes from a run before. */
const checkUse = (configMap: KubernetesResource, report: Report): void => {
  const started = dataText(configMap, 'status.startTimestamp') ?? '';
  if (textAt(configMap, 'metadata', 'uid') === undefined && started !== '')
    report(codes.checkupUsedAlready, pathOf('status.startTimestamp'), { started });
};

/**
 * What a checkup would refuse of its ConfigMap. Takes any value and never throws; ConfigMaps without the
 * label of a checkup have no findings.
 *
 * Source: kiagnose kiagnose/config/config.go and checkups/kubevirt-vm-latency/vmlatency/internal/config;
 * kubevirt-dpdk-checkup pkg/internal/config/config.go.
 */
export const checkCheckup = (value: unknown): Finding[] => {
  const type = checkupTypeOf(value);
  if (type === undefined) return [];
  const configMap = value as KubernetesResource;
  return inOwnRoom(configMap, () => {
    const findings: Finding[] = [];
    const object = referenceOf(configMap);
    const report: Report = (code, path, params) => {
      findings.push(findingOf(code, object, path, params));
    };
    checkMetadata(recordAt(configMap, 'metadata'), report);
    checkMissing(configMap, type, report);
    checkDurations(configMap, type, report);
    checkForms(configMap, type, report);
    checkPair(configMap, type, report);
    checkUse(configMap, report);
    return findings;
  });
};

/**
 * The same beside all else that is known: the network that a run would use has to be there. Of a run that
 * is over nothing is said of the network, which may have gone since.
 */
export const checkCheckupIn = (world: World, configMap: KubernetesResource): Finding[] => {
  const findings = checkCheckup(configMap);
  const type = checkupTypeOf(configMap);
  if (type === undefined || dataText(configMap, 'status.completionTimestamp')) return findings;
  const network = networkOf(configMap, type);
  const isMissing =
    network !== undefined &&
    world.isKnown('NetworkAttachmentDefinition', network.namespace) &&
    !world.find('NetworkAttachmentDefinition', network.name, network.namespace);
  if (!isMissing) return findings;
  return [
    ...findings,
    findingOf(
      codes.checkupNetworkMissing,
      referenceOf(configMap),
      pathOf(settingKey('networkAttachmentDefinitionName')),
      { network: `${network.namespace}/${network.name}` },
    ),
  ];
};
