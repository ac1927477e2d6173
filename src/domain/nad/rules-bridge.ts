import { nearestWord } from '../net/spelling';
import { isRecord } from '../resource';
import type { Report } from './report';

/** Keys of the bridge plugin and of any CNI configuration. */
const KNOWN_KEYS = [
  'cniVersion',
  'cniVersions',
  'name',
  'type',
  'capabilities',
  'args',
  'ipam',
  'dns',
  'prevResult',
  'runtimeConfig',
  'disableCheck',
  'disableGC',
  'loadOnlyInlinedPlugins',
  'plugins',
  'ipMasq',
  'bridge',
  'isGateway',
  'isDefaultGateway',
  'forceAddress',
  'mtu',
  'hairpinMode',
  'promiscMode',
  'vlan',
  'vlanTrunk',
  'preserveDefaultVlan',
  'macspoofchk',
  'enabledad',
  'uplinkInterface',
  'disableContainerInterface',
  'portIsolation',
  'ipMasqBackend',
  'mac',
  'annotations',
];

const BOOLEANS = [
  'macspoofchk',
  'preserveDefaultVlan',
  'disableContainerInterface',
  'hairpinMode',
  'promiscMode',
  'isGateway',
  'isDefaultGateway',
  'ipMasq',
  'forceAddress',
  'portIsolation',
  'enabledad',
];

const shown = (value: unknown): string =>
  typeof value === 'string' ? value : JSON.stringify(value);

type Plugin = Record<string, unknown>;

const checkBridgeName = ({ bridge }: Plugin, at: string, report: Report): void => {
  const path = `${at}.bridge`;
  if (bridge === undefined || bridge === '' || bridge === null) report('VMN120', path);
  else if (typeof bridge !== 'string') report('VMN121', path);
  // The kernel's limit is in bytes.
  else if (new TextEncoder().encode(bridge).length > 15) report('VMN122', path, { value: bridge });
  else if (/[\s/:]/.test(bridge) || bridge === '.' || bridge === '..') {
    report('VMN123', path, { value: bridge });
  }
};

const checkVlan = ({ vlan }: Plugin, at: string, report: Report): void => {
  if (vlan === undefined || vlan === null) return;
  if (typeof vlan !== 'number' || !Number.isInteger(vlan)) {
    report('VMN130', `${at}.vlan`, { value: shown(vlan) });
  } else if (vlan < 0 || vlan > 4094) {
    report('VMN131', `${at}.vlan`, { value: vlan });
  }
};

const checkTrunkId = (id: unknown, path: string, report: Report): boolean => {
  if (id === undefined || id === null) return false;
  if (typeof id !== 'number' || !Number.isInteger(id)) report('VMN132', path);
  else if (id < 1 || id > 4094) report('VMN133', path, { value: id });
  return true;
};

const checkTrunkEntry = (entry: unknown, path: string, report: Report): void => {
  if (!isRecord(entry)) {
    report('VMN132', path);
    return;
  }
  const { id, minID, maxID } = entry;
  const hasId = checkTrunkId(id, `${path}.id`, report);
  const hasMin = checkTrunkId(minID, `${path}.minID`, report);
  const hasMax = checkTrunkId(maxID, `${path}.maxID`, report);
  if (hasMin !== hasMax) report('VMN134', hasMin ? `${path}.maxID` : `${path}.minID`);
  else if (typeof minID === 'number' && typeof maxID === 'number' && minID > maxID) {
    report('VMN135', `${path}.minID`, { min: minID, max: maxID });
  }
  if (!hasId && !hasMin && !hasMax) report('VMN132', path);
};

const checkTrunk = ({ vlanTrunk }: Plugin, at: string, report: Report): void => {
  if (vlanTrunk === undefined || vlanTrunk === null) return;
  if (!Array.isArray(vlanTrunk)) {
    report('VMN132', `${at}.vlanTrunk`);
    return;
  }
  vlanTrunk.forEach((entry: unknown, index) =>
    checkTrunkEntry(entry, `${at}.vlanTrunk[${index}]`, report),
  );
};

const checkMtu = ({ mtu }: Plugin, at: string, report: Report): void => {
  if (mtu === undefined || mtu === null) return;
  if (typeof mtu !== 'number' || !Number.isInteger(mtu)) {
    report('VMN141', `${at}.mtu`, { value: shown(mtu) });
  } else if (mtu !== 0 && (mtu < 68 || mtu > 65535)) {
    report('VMN142', `${at}.mtu`, { value: mtu });
  }
};

const checkFlags = (plugin: Plugin, at: string, report: Report): void => {
  for (const key of BOOLEANS) {
    const value = plugin[key];
    if (value !== undefined && value !== null && typeof value !== 'boolean') {
      report('VMN140', `${at}.${key}`, { key, value: JSON.stringify(value) });
    }
  }
  if (plugin.hairpinMode === true && plugin.promiscMode === true) {
    report('VMN143', `${at}.hairpinMode`);
  }
};

const checkIpam = ({ ipam, disableContainerInterface }: Plugin, at: string, report: Report) => {
  if (!isRecord(ipam) || ipam.type === undefined || ipam.type === '') return;
  report(disableContainerInterface === true ? 'VMN144' : 'VMN145', `${at}.ipam`);
};

const checkKeys = (plugin: Plugin, at: string, report: Report): void => {
  for (const key of Object.keys(plugin)) {
    if (KNOWN_KEYS.includes(key)) continue;
    const suggestion = nearestWord(key, KNOWN_KEYS);
    if (suggestion !== undefined && !Object.hasOwn(plugin, suggestion)) {
      report('VMN146', `${at}.${key}`, { key, suggestion });
    }
  }
};

/**
 * Rules of the Linux bridge plugin. The API server checks none of them: the plugin does, on the
 * node, when a VM starts.
 *
 * Source: containernetworking/plugins plugins/main/bridge/bridge.go.
 */
export const checkBridge = (plugin: Plugin, at: string, report: Report): void => {
  if (plugin.type === 'cnv-bridge') report('VMN147', `${at}.type`);
  checkBridgeName(plugin, at, report);
  checkVlan(plugin, at, report);
  checkTrunk(plugin, at, report);
  checkMtu(plugin, at, report);
  checkFlags(plugin, at, report);
  checkIpam(plugin, at, report);
  checkKeys(plugin, at, report);
};
