import { isRecord, textOf } from '../../core/resource';
import { networkNameIn } from '../../nad/config';
import { pluginSchema } from '../../nad/schema/plugins';
import { defaultHostPrefix, readSubnetList } from '../../nad/ovn-subnets';
import { formatCidr } from '../../net/cidr';
import type { LivingNad } from '../../nad/living';

/** Settings of a network by key, each as text that is equal where the meaning is. */
export type Settings = Readonly<Record<string, string>>;

const sortedKeys = (_key: string, value: unknown): unknown =>
  isRecord(value)
    ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : Number(a > b))))
    : value;

const textOfValue = (value: unknown): string => JSON.stringify(value, sortedKeys);

const isNothing = (value: unknown): boolean =>
  value === undefined ||
  value === null ||
  value === false ||
  value === 0 ||
  value === '' ||
  (typeof value === 'object' && Object.keys(value).length === 0);

type Plugin = Readonly<Record<string, unknown>>;

const subnetTexts = (plugin: Plugin, key: string, isSplit: boolean): string =>
  readSubnetList(textOf(plugin[key]) ?? '')
    .map(({ text, cidr, hostPrefix }) => {
      if (!cidr) return text;
      const length = isSplit ? `/${hostPrefix ?? defaultHostPrefix(cidr)}` : '';
      return `${formatCidr(cidr)}${length}`;
    })
    .sort()
    .join(',');

const LISTS = ['excludeSubnets', 'reservedSubnets', 'infrastructureSubnets'];

const ofTopology: Readonly<Record<string, readonly string[]>> = {
  layer2: [...LISTS, 'joinSubnet', 'allowPersistentIPs', 'transport', 'evpn'],
  layer3: ['joinSubnet', 'transport', 'evpn'],
  localnet: ['excludeSubnets', 'allowPersistentIPs', 'vlanID', 'physicalNetworkName'],
};

/** Join subnets where a network names none of its own. */
const DEFAULT_JOIN = ['100.65.0.0/16', 'fd99::/64'];

const joinText = (plugin: Plugin): string => {
  const own = readSubnetList(textOf(plugin.joinSubnet) ?? '');
  const [v4 = '', v6 = ''] = DEFAULT_JOIN;
  const pick = (family: number, standard: string): string => {
    const found = own.filter(({ cidr }) => cidr?.family === family).at(-1)?.cidr;
    return found ? formatCidr(found) : standard;
  };
  return `${pick(4, v4)},${pick(6, v6)}`;
};

const ovnValue = (plugin: Plugin, key: string): string => {
  if (key === 'joinSubnet') return joinText(plugin);
  if (LISTS.includes(key)) return subnetTexts(plugin, key, false);
  const value = plugin[key];
  return isNothing(value) ? '' : textOfValue(value);
};

/**
 * What OVN-Kubernetes compares of two configurations of one network: parsed values, so that the
 * order of keys and white space do not matter, with the defaults that it fills in. `physicalNetwork`
 * is compared as written: left out, it is another value than the name that it then stands for.
 *
 * Source: ovn-kubernetes go-controller/pkg/util/multi_network.go canReconcile, newLayer2NetConfInfo,
 * newLayer3NetConfInfo, newLocalnetNetConfInfo.
 *
 * @param defaultMtu MTU in bytes where a configuration names none; undefined where it is not known
 */
export const ovnSettingsOf = (
  { parsed: { plugin } }: LivingNad,
  defaultMtu: number | undefined,
): Settings | undefined => {
  const topology = textOf(plugin.topology) ?? '';
  const keys = Object.hasOwn(ofTopology, topology) ? ofTopology[topology] : undefined;
  if (plugin.type !== 'ovn-k8s-cni-overlay' || !keys) return undefined;
  const mtu = plugin.mtu ?? 0;
  return {
    topology,
    role: plugin.role === 'primary' ? 'primary' : '',
    mtu: mtu === 0 ? String(defaultMtu ?? '') : textOfValue(mtu),
    subnets: subnetTexts(plugin, 'subnets', topology === 'layer3'),
    ...Object.fromEntries(keys.map((key) => [key, ovnValue(plugin, key)])),
  };
};

const NAMES = ['name', 'netAttachDefName', 'cniVersion', 'cniVersions', 'plugins'];
const LOGGING = ['logFile', 'logLevel', 'logfile-maxsize', 'logfile-maxbackups', 'logfile-maxage'];

const otherSettings = (plugin: Plugin): Settings => {
  const known = Object.keys(pluginSchema(plugin.type)).filter(
    (key) => !NAMES.includes(key) && !LOGGING.includes(key) && !isNothing(plugin[key]),
  );
  return Object.fromEntries(known.map((key) => [key, textOfValue(plugin[key])]));
};

/** What OVN-Kubernetes makes of Ethernet's usual MTU. */
const USUAL_MTU = 1400;

/**
 * Where a network leads, whatever it is called: all settings but names and descriptions. Of a plugin
 * that is not known here, only its type.
 *
 * @param defaultMtu as for `ovnSettingsOf`
 */
export const targetSettingsOf = (entry: LivingNad, defaultMtu: number | undefined): Settings => {
  const { plugin } = entry.parsed;
  const ovn = ovnSettingsOf(entry, defaultMtu ?? USUAL_MTU);
  if (!ovn) return otherSettings(plugin);
  const localnet = textOf(plugin.physicalNetworkName) ?? networkNameIn(entry.parsed);
  return {
    type: 'ovn-k8s-cni-overlay',
    ...ovn,
    ...(ovn.topology === 'localnet' ? { physicalNetworkName: localnet ?? '' } : {}),
  };
};

export const keyOfSettings = (settings: Settings): string => textOfValue(settings);

/** The keys in which two networks differ. */
export const differences = (a: Settings, b: Settings): string[] =>
  [...new Set([...Object.keys(a), ...Object.keys(b)])].filter(
    (key) => (a[key] ?? '') !== (b[key] ?? ''),
  );
