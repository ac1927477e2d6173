import { isRecord } from '../../kubernetes/object.ts';
import { NmstateError, recordsIn, type State } from './state.ts';

const words = (text: string): string[] => text.split(' ');

/** The keys that nmstate knows where it refuses others. Source: nmstate rust/src/lib. */
const KEYS = {
  document: words(
    'description hostname dns-resolver route-rules routes interfaces ovs-db ovn version capture',
  ),
  linuxBridge: words('options port ports'),
  linuxBridgeOptions: words(
    'gc-timer group-addr group-forward-mask group-fwd-mask hash-max hello-timer mac-ageing-time multicast-last-member-count multicast-last-member-interval multicast-membership-interval multicast-querier multicast-querier-interval multicast-query-interval multicast-query-response-interval multicast-query-use-ifaddr multicast-router multicast-snooping multicast-startup-query-count multicast-startup-query-interval stp vlan-protocol vlan-default-pvid',
  ),
  stp: words('enabled forward-delay hello-time max-age priority'),
  linuxBridgePort: words('name stp-hairpin-mode stp-path-cost stp-priority vlan'),
  portVlan: words('enable-native mode tag trunk-tags'),
  ovsBridge: words('allow-extra-patch-ports options port ports'),
  ovsBridgeOptions: words('stp rstp mcast-snooping-enable fail-mode datapath'),
  ovsBridgePort: words('name link-aggregation vlan'),
  bond: words('mode options port ports ports-config'),
  vlan: words('base-iface id protocol registration-protocol reorder-headers loose-binding'),
  ovn: words('bridge-mappings'),
} as const;

const invalid = (where: string, what: string): NmstateError =>
  new NmstateError('InvalidArgument', `Invalid YAML string: ${where}: ${what}`);

const known = (where: string, value: unknown, keys: readonly string[]): void => {
  if (!isRecord(value)) return;
  const other = Object.keys(value).find((key) => !keys.includes(key));
  if (other === undefined) return;
  const expected = keys.map((key) => `\`${key}\``).join(', ');
  throw invalid(where, `unknown field \`${other}\`, expected one of ${expected}`);
};

const portsIn = (settings: State): State[] =>
  recordsIn([settings.port, settings.ports].find(Array.isArray));

const bridge = (where: string, settings: unknown, isOvs: boolean): void => {
  if (!isRecord(settings)) return;
  known(where, settings, isOvs ? KEYS.ovsBridge : KEYS.linuxBridge);
  known(
    `${where}.options`,
    settings.options,
    isOvs ? KEYS.ovsBridgeOptions : KEYS.linuxBridgeOptions,
  );
  if (!isOvs && isRecord(settings.options))
    known(`${where}.options.stp`, settings.options.stp, KEYS.stp);
  portsIn(settings).forEach((port, index) => {
    known(`${where}.port[${index}]`, port, isOvs ? KEYS.ovsBridgePort : KEYS.linuxBridgePort);
    known(`${where}.port[${index}].vlan`, port.vlan, KEYS.portVlan);
  });
};

const entry = (where: string, { name, type, ...settings }: State): void => {
  if (typeof name !== 'string') throw invalid(where, 'missing field `name`');
  if (type === 'linux-bridge' || type === 'ovs-bridge') {
    bridge(`${where}.bridge`, settings.bridge, type === 'ovs-bridge');
  }
  if (type === 'bond') known(`${where}.link-aggregation`, settings['link-aggregation'], KEYS.bond);
  if (type === 'vlan') {
    known(`${where}.vlan`, settings.vlan, KEYS.vlan);
    if (isRecord(settings.vlan) && settings.vlan.id === undefined) {
      throw invalid(`${where}.vlan`, 'missing field `id`');
    }
  }
};

/**
 * Refuses what nmstate cannot read: keys that it does not know, where it does not let them pass.
 *
 * @throws NmstateError
 */
export const checkShape = (desired: State): void => {
  known('state', desired, KEYS.document);
  if (desired.interfaces !== undefined && !Array.isArray(desired.interfaces)) {
    throw invalid('interfaces', 'invalid type, expected a sequence');
  }
  recordsIn(desired.interfaces).forEach((each, index) => entry(`interfaces[${index}]`, each));
  known('ovn', desired.ovn, KEYS.ovn);
};
