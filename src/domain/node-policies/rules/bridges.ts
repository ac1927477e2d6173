import * as codes from '../../findings/codes';
import { isRecord, listAt, printed, recordAt, textAt } from '../../core/resource';
import { isWorkedOut, numberIn, type Checked, type PolicyInterface } from './entries';

const words = (text: string): readonly string[] => text.split(' ');

const PORT_VLAN = words('enable-native mode tag trunk-tags');

/** Keys that nmstate knows where it refuses all others. Source: rust/src/lib/ifaces. */
const known = {
  linuxBridge: words('options port ports'),
  linuxOptions: words(
    'gc-timer group-addr group-forward-mask group-fwd-mask hash-max hello-timer mac-ageing-time multicast-last-member-count multicast-last-member-interval multicast-membership-interval multicast-querier multicast-querier-interval multicast-query-interval multicast-query-response-interval multicast-query-use-ifaddr multicast-router multicast-snooping multicast-startup-query-count multicast-startup-query-interval stp vlan-protocol vlan-default-pvid',
  ),
  linuxStp: words('enabled forward-delay hello-time max-age priority'),
  linuxPort: words('name stp-hairpin-mode stp-path-cost stp-priority vlan'),
  ovsBridge: words('allow-extra-patch-ports options port ports'),
  ovsOptions: words('stp rstp mcast-snooping-enable fail-mode datapath'),
  ovsPort: words('name link-aggregation vlan'),
  ovsBond: words('mode port ports bond-downdelay bond-updelay ovs-db'),
  bond: words('mode options port ports ports-config'),
  vlan: words('base-iface id protocol registration-protocol reorder-headers loose-binding'),
  trunkTag: words('id id-range'),
};

type Keys = Checked['report'] extends (code: never, path: infer P, ...rest: never[]) => void
  ? (value: unknown, keys: readonly string[], at: P) => void
  : never;

const keysChecker =
  (report: Checked['report']): Keys =>
  (value, keys, at) => {
    if (!isRecord(value)) return;
    for (const key of Object.keys(value)) {
      if (keys.includes(key)) continue;
      report(codes.settingUnknownToNmstate, `${at}.${key}`, { key, known: keys.join(', ') });
    }
  };

/** Each port of a list under either name of the key. */
const eachPort = (
  holder: Record<string, unknown>,
  at: string,
  visit: (port: Record<string, unknown>, at: string) => void,
): void => {
  for (const key of ['port', 'ports']) {
    listAt(holder, key).forEach((port, index) => {
      if (isRecord(port)) visit(port, `${at}.${key}[${index}]`);
    });
  }
};

/** Source: nmstate's `deny_unknown_fields` in rust/src/lib/ifaces/{linux_bridge,bridge_vlan,bond,ovs,vlan}.rs. */
export const checkKeys = ({ interfaces, report }: Checked): void => {
  const check = keysChecker(report);
  for (const { entry, type, at } of interfaces) {
    const isOvs = type === 'ovs-bridge';
    if (type === 'vlan') check(entry.vlan, known.vlan, `${at}.vlan`);
    if (type === 'bond') check(entry['link-aggregation'], known.bond, `${at}.link-aggregation`);
    if (!isOvs && type !== 'linux-bridge') continue;
    const bridge = recordAt(entry, 'bridge');
    check(bridge, isOvs ? known.ovsBridge : known.linuxBridge, `${at}.bridge`);
    const options = `${at}.bridge.options`;
    check(bridge.options, isOvs ? known.ovsOptions : known.linuxOptions, options);
    if (!isOvs) check(recordAt(bridge, 'options').stp, known.linuxStp, `${options}.stp`);
    eachPort(bridge, `${at}.bridge`, (port, place) => {
      check(port, isOvs ? known.ovsPort : known.linuxPort, place);
      check(port.vlan, PORT_VLAN, `${place}.vlan`);
      if (isOvs) check(port['link-aggregation'], known.ovsBond, `${place}.link-aggregation`);
      listAt(port, 'vlan', 'trunk-tags').forEach((tag, index) => {
        check(tag, known.trunkTag, `${place}.vlan.trunk-tags[${index}]`);
      });
    });
  }
};

const STP_TIMES: readonly (readonly [key: string, min: number, max: number])[] = [
  ['hello-time', 1, 10],
  ['max-age', 6, 40],
  ['forward-delay', 2, 30],
];

/** Source: nmstate rust/src/lib/ifaces/linux_bridge.rs, LinuxBridgeStpOptions. */
export const checkStp = ({ interfaces, report }: Checked): void => {
  for (const { entry, type, at } of interfaces) {
    if (type !== 'linux-bridge') continue;
    const stp = recordAt(entry, 'bridge', 'options', 'stp');
    for (const [key, min, max] of STP_TIMES) {
      const value = numberIn(stp[key]);
      if (value !== undefined && (value < min || value > max))
        report(codes.stpTimeOutOfRange, `${at}.bridge.options.stp.${key}`, {
          key,
          value,
          min,
          max,
        });
    }
  }
};

/** The first VLAN that two entries name; undefined where each stands once. */
const namedTwice = (tags: readonly unknown[]): number | undefined => {
  const ranges = tags.flatMap((tag) => {
    const { id, 'id-range': range } = recordAt({ tag }, 'tag');
    const min = numberIn(id) ?? numberIn(recordAt({ range }, 'range').min);
    const max = numberIn(id) ?? numberIn(recordAt({ range }, 'range').max);
    return min === undefined || max === undefined ? [] : [{ min, max }];
  });
  const sorted = ranges.sort((a, b) => a.min - b.min);
  return sorted.find(({ min }, index) => {
    const before = sorted[index - 1];
    return before !== undefined && min <= before.max;
  })?.min;
};

const checkPortVlan = (
  port: Record<string, unknown>,
  place: string,
  report: Checked['report'],
): void => {
  const vlan = recordAt(port, 'vlan');
  const at = `${place}.vlan`;
  const name = textAt(port, 'name') ?? '';
  const tags = listAt(vlan, 'trunk-tags');
  const tag = numberIn(vlan.tag);
  if (vlan.mode === 'trunk') {
    if (tag !== undefined && tag !== 0 && vlan['enable-native'] !== true)
      report(codes.vlanOfTrunkPortNeedsNative, `${at}.tag`, { port: name, vlan: tag });
    if (vlan['trunk-tags'] === undefined)
      report(codes.trunkPortWithoutVlans, `${at}.trunk-tags`, { port: name });
  }
  if (vlan.mode === 'access') {
    if (vlan['enable-native'] === true)
      report(codes.vlansOfAccessPort, `${at}.enable-native`, { port: name, key: 'enable-native' });
    if (tags.length > 0)
      report(codes.vlansOfAccessPort, `${at}.trunk-tags`, { port: name, key: 'trunk-tags' });
  }
  const twice = namedTwice(tags);
  if (twice !== undefined)
    report(codes.trunkTagsOverlap, `${at}.trunk-tags`, { port: name, vlan: twice });
  if (tag !== undefined && (tag < 0 || tag > 4094))
    report(codes.vlanOfNodeNotPossible, `${at}.tag`, { name, value: printed(vlan.tag) });
};

/** Source: nmstate rust/src/lib/ifaces/bridge_vlan.rs, sanitize. */
export const checkPortVlans = ({ interfaces, report }: Checked): void => {
  for (const { entry, type, at } of interfaces) {
    if (type !== 'linux-bridge' && type !== 'ovs-bridge') continue;
    eachPort(recordAt(entry, 'bridge'), `${at}.bridge`, (port, place) => {
      if (isRecord(port.vlan)) checkPortVlan(port, place, report);
    });
  }
};

const servedBy = (bridge: PolicyInterface, mappings: Checked['mappings']): string | undefined =>
  mappings
    .filter(({ entry }) => entry.state !== 'absent' && entry.bridge === bridge.name)
    .map(({ entry }) => textAt(entry, 'localnet') ?? '')[0];

/**
 * Source: nmstate rust/src/lib/ovn.rs and ifaces/ovs.rs (allow-extra-patch-ports); OVN-Kubernetes
 * go-controller/pkg/util (ovn-bridge-mappings).
 */
export const checkMappings = ({ interfaces, mappings, report }: Checked): void => {
  const seen = new Set<string>();
  for (const { entry, at } of mappings) {
    const localnet = textAt(entry, 'localnet');
    const bridge = textAt(entry, 'bridge');
    if (localnet === undefined || localnet === '')
      report(codes.mappingIncomplete, `${at}.localnet`, { key: 'localnet' });
    if (entry.state !== 'absent' && (bridge === undefined || bridge === ''))
      report(codes.mappingIncomplete, `${at}.bridge`, { key: 'bridge' });
    for (const [key, value] of Object.entries({ localnet, bridge })) {
      if (value !== undefined && !isWorkedOut(value) && /[:,]/.test(value))
        report(codes.mappingNameNotPossible, `${at}.${key}`, { value });
    }
    if (localnet !== undefined && seen.has(localnet))
      report(codes.mappingStandsTwice, `${at}.localnet`, { localnet });
    if (localnet !== undefined) seen.add(localnet);
  }
  for (const each of interfaces) {
    const localnet = servedBy(each, mappings);
    if (localnet === undefined) continue;
    const { name, type, entry, at } = each;
    if (type === 'ovs-bridge') {
      // Without a bridge section its ports stay as they are.
      if (isRecord(entry.bridge) && entry.bridge['allow-extra-patch-ports'] !== true)
        report(codes.bridgeDropsPortsOfOvn, `${at}.bridge.allow-extra-patch-ports`, {
          bridge: name,
          localnet,
        });
    } else if (type !== '' && type !== 'ovs-interface')
      report(codes.mappingNeedsOvsBridge, `${at}.type`, { bridge: name, localnet, type });
  }
};
