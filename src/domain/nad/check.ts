import { catalog } from '../findings/catalog';
import * as codes from '../findings/codes';
import type { Finding } from '../findings/finding';
import { inOwnRoom } from '../findings/rooms';
import { duplicateKeys } from '../text/json-scan';
import { MAX_NESTING } from '../text/nesting';
import { isRecord, textOf } from '../core/resource';
import { configOf, pluginFields, type ParsedConfig } from './config';
import { networkTypeOfConfig } from './network-type';
import type { Report } from '../findings/report';
import { checkBridge } from './rules/bridge';
import { checkCni } from './rules/cni';
import { checkAddresses } from './rules/ipam';
import { checkIpvlan, checkMacvlan } from './rules/macvlan';
import { checkMetadata, checkOvsResource, checkResourceName } from './rules/object';
import { checkOvn } from './rules/ovn';
import { checkPluginShapes } from './rules/shapes';
import { checkSriov } from './rules/sriov';
import { NAD_GVK } from './types';

const CONFIG = 'spec.config';

const checkPlugin = (
  metadata: Record<string, unknown>,
  parsed: ParsedConfig & { kind: 'ok' },
  report: Report,
): void => {
  const fields = pluginFields(parsed);
  switch (parsed.plugin.type) {
    case 'bridge':
    case 'cnv-bridge':
      checkBridge(fields, report);
      break;
    case 'ovn-k8s-cni-overlay':
      checkOvn({ metadata, parsed, fields }, report);
      return;
    case 'macvlan':
      checkMacvlan(fields, report);
      break;
    case 'ipvlan':
      checkIpvlan(fields, report);
      break;
    case 'sriov':
      checkSriov(metadata, fields, report);
      break;
    case 'ovs':
      checkOvsResource(metadata, parsed.plugin.bridge, report);
      checkPluginShapes(fields, report);
      break;
    default:
      checkPluginShapes(fields, report);
  }
  checkAddresses(fields, report);
};

const checkConfig = (
  nad: Record<string, unknown>,
  metadata: Record<string, unknown>,
  report: Report,
): void => {
  const parsed = configOf(nad);
  if (parsed.kind === 'empty') {
    // Allowed: some plugins bring their own configuration.
    checkResourceName(metadata, undefined, report);
    return;
  }
  if (parsed.kind === 'too-deep') {
    report(codes.nestedTooDeeply, CONFIG, { depth: parsed.depth, limit: MAX_NESTING });
    return;
  }
  if (parsed.kind === 'invalid') {
    const { found, line, column } = parsed;
    if (found === undefined) report(codes.configurationNotJson, CONFIG, { line, column });
    else report(codes.configurationNotJsonObject, CONFIG, { found });
    return;
  }
  for (const key of duplicateKeys(parsed.text)) report(codes.settingStandsTwice, CONFIG, { key });
  checkCni(parsed.config, report);
  checkPlugin(metadata, parsed, report);
  const isBridge = networkTypeOfConfig(parsed) === 'linux-bridge';
  checkResourceName(metadata, isBridge ? (textOf(parsed.plugin.bridge) ?? '') : undefined, report);
};

/**
 * Everything that can be said of one network by itself. Takes any value and never throws; a value
 * that is no object has no findings. One network by itself is taken to be for VMs: what it says of
 * addresses for pods (VMN145) is to be dropped where it is known to serve something else.
 */
export const checkNad = (value: unknown): Finding[] => {
  if (!isRecord(value)) return [];
  const metadata = isRecord(value.metadata) ? value.metadata : {};
  const namespace = textOf(metadata.namespace);
  const object = {
    apiVersion: `${NAD_GVK.group}/${NAD_GVK.version}`,
    kind: NAD_GVK.kind,
    ...(namespace === undefined ? {} : { namespace }),
    name: textOf(metadata.name) ?? '',
  };
  return inOwnRoom({ ...value, ...object, metadata }, () => {
    const findings: Finding[] = [];
    const report: Report = (code, path, params = {}) => {
      findings.push({ code, severity: catalog[code].severity, object, path, params });
    };
    checkMetadata(metadata, report);
    checkConfig(value, metadata, report);
    return findings;
  });
};
