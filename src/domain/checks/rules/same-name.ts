import { groupedBy } from '../../core/collections';
import * as codes from '../../findings/codes';
import { networkNameIn } from '../../nad/config';
import type { World } from '../../world/world';
import type { Finding } from '../../findings/finding';
import { overlayMtuOf } from '../../nodes/cluster-network';
import { livingNadsOf, type LivingNad } from '../../nad/living';
import { findingOf, referenceOf } from '../../findings/report';
import { differences, keyOfSettings, targetSettingsOf, type Settings } from './settings';

interface Named {
  nad: LivingNad;
  settings: Settings;
  key: string;
}

const namesakesOf = (world: World): LivingNad[][] => {
  const byName = groupedBy(livingNadsOf(world), ({ isManaged, name }) =>
    isManaged || name === '' ? undefined : name,
  );
  return [...byName.values()].filter(({ length }) => length > 1);
};

/** Descriptions of one network of OVN-Kubernetes must agree anyway, which is another rule. */
const networkOf = ({ parsed }: LivingNad): string | undefined =>
  parsed.plugin.type === 'ovn-k8s-cni-overlay' ? networkNameIn(parsed) : undefined;

const readAll = (namesakes: readonly LivingNad[], mtu: number | undefined): Named[] => {
  const byNetwork = new Map<string, Settings>();
  return namesakes.map((nad) => {
    const network = networkOf(nad);
    const known = network === undefined ? undefined : byNetwork.get(network);
    const settings = known ?? targetSettingsOf(nad, mtu);
    if (network !== undefined) byNetwork.set(network, settings);
    return { nad, settings, key: keyOfSettings(settings) };
  });
};

/**
 * Networks of one name in several namespaces that lead to different places: people take one for the
 * other. What controllers made is left out, and so are copies that differ in their names only.
 */
export const checkSameName = (world: World): Finding[] =>
  namesakesOf(world).flatMap((namesakes) => {
    const all = readAll(namesakes, overlayMtuOf(world));
    const first = all[0];
    const second = all.find(({ key }) => key !== first?.key);
    if (!first || !second) return [];
    return all.map(({ nad, settings, key }) => {
      const other = key === first.key ? second : first;
      return findingOf(
        codes.sameNameAnotherNetwork,
        referenceOf(nad.nad),
        'spec.config',
        { other: other.nad.key, keys: differences(settings, other.settings).join(', ') },
        [referenceOf(other.nad.nad)],
      );
    });
  });
