import { groupedBy } from '../../core/collections';
import * as codes from '../../findings/codes';
import { networkNameIn, pluginAt } from '../../nad/config';
import { textOf } from '../../core/resource';
import type { World } from '../../world/world';
import type { Finding } from '../../findings/finding';
import { overlayMtuOf } from '../../nodes/cluster-network';
import { livingNadsOf, pathIn, type LivingNad } from '../../nad/living';
import { findingOf, referenceOf } from '../../findings/report';
import { differences, keyOfSettings, ovnSettingsOf, type Settings } from './settings';

interface Variant {
  settings: Settings;
  members: LivingNad[];
}

/** Names of networks that no secondary network may have. */
const RESERVED = ['default', 'ovn-kubernetes'];

const isOvn = ({ parsed }: LivingNad): boolean => parsed.plugin.type === 'ovn-k8s-cni-overlay';

const familiesOf = (world: World): LivingNad[][] => {
  const byName = groupedBy(livingNadsOf(world), (nad) => {
    const name = isOvn(nad) ? networkNameIn(nad.parsed) : undefined;
    return name === undefined || RESERVED.includes(name) ? undefined : name;
  });
  return [...byName.values()].filter(({ length }) => length > 1);
};

/** What OVN-Kubernetes makes of the usual MTUs of Ethernet and of clouds. */
const USUAL_MTUS = [1400, 8900, 8901];

/** Where the default is not known, an MTU that is usually the default is taken for it. */
const assumedMtu = (family: readonly LivingNad[]): number | undefined => {
  const explicit = new Set(family.map(({ parsed }) => parsed.plugin.mtu));
  const usual = USUAL_MTUS.filter((mtu) => explicit.has(mtu));
  return usual.length === 1 ? usual[0] : undefined;
};

const variantsOf = (world: World, family: readonly LivingNad[]): Variant[] => {
  const mtu = overlayMtuOf(world) ?? assumedMtu(family);
  const variants = new Map<string, Variant>();
  for (const nad of family) {
    const settings = ovnSettingsOf(nad, mtu);
    if (!settings) continue;
    const key = keyOfSettings(settings);
    const variant = variants.get(key);
    if (variant) variant.members.push(nad);
    else variants.set(key, { settings, members: [nad] });
  }
  return [...variants.values()];
};

const only = <T>(items: readonly T[]): T | undefined => (items.length === 1 ? items[0] : undefined);

const isUdn = ({ isManaged }: LivingNad): boolean => isManaged;

const TIMESTAMP = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/;

/** RFC 3339 in UTC sorts as text; a network that is in no cluster yet is the youngest. */
const createdAt = ({ nad }: LivingNad): string => {
  const time = textOf(nad.metadata?.creationTimestamp);
  return time !== undefined && TIMESTAMP.test(time) ? time : '~';
};

const least = (texts: readonly string[]): string =>
  texts.reduce((first, text) => (text < first ? text : first), '~');

const oldest = (variants: readonly Variant[]): Variant[] => {
  const ages = variants.map(({ members }) => least(members.map(createdAt)));
  const first = least(ages);
  return first === '~' ? [] : variants.filter((_variant, index) => ages[index] === first);
};

const largest = (variants: readonly Variant[]): Variant[] => {
  const most = Math.max(...variants.map(({ members }) => members.length));
  return variants.filter(({ members }) => members.length === most);
};

/** Which of several is the network: what a controller made, else the oldest, else the majority. */
const rightOf = (variants: readonly Variant[]): Variant | undefined =>
  only(variants.filter(({ members }) => members.some(isUdn))) ??
  only(oldest(variants)) ??
  only(largest(variants));

const report = (nad: LivingNad, own: Settings, other: Variant): Finding[] => {
  const [example] = other.members;
  if (!example) return [];
  const keys = differences(own, other.settings);
  const key = only(keys);
  const path = key === undefined ? pluginAt(nad.parsed) : pathIn(nad, key);
  const params = {
    name: networkNameIn(nad.parsed) ?? '',
    other: example.key,
    keys: keys.join(', '),
  };
  return [
    findingOf(codes.oneNetworkWithTwoConfigurations, referenceOf(nad.nad), path, params, [
      referenceOf(example.nad),
    ]),
  ];
};

/**
 * Networks of OVN-Kubernetes that have one name are one network in the whole cluster, so their
 * configurations must say the same. The finding lies on those that have to change.
 *
 * Source: ovn-kubernetes go-controller/pkg/networkmanager/nad_controller.go syncNAD.
 */
export const checkSameNetwork = (world: World): Finding[] =>
  familiesOf(world).flatMap((family) => {
    const variants = variantsOf(world, family);
    if (variants.length < 2) return [];
    const right = rightOf(variants);
    return variants.flatMap((variant) => {
      if (variant === right) return [];
      const other = right ?? variants.find((candidate) => candidate !== variant);
      if (!other) return [];
      return variant.members
        .filter((nad) => nad.owner === undefined)
        .flatMap((nad) => report(nad, variant.settings, other));
    });
  });
