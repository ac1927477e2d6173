import * as codes from '../../findings/codes';
import { pluginFields } from '../../nad/config';
import { fieldsUnder } from '../../shapes/fields';
import { ipamSchema } from '../../nad/schema/ipams';
import type { World } from '../../world/world';
import type { Finding } from '../../findings/finding';
import { livingNadsOf } from '../../nad/living';
import { findingOf, referenceOf } from '../../findings/report';

const CRD = 'ippools.whereabouts.cni.cncf.io';

/**
 * Networks whose addresses come from whereabouts, on a cluster that does not have it.
 *
 * Source: whereabouts doc/crds/whereabouts.cni.cncf.io_ippools.yaml.
 */
export const checkWhereaboutsThere = (world: World): Finding[] => {
  if (!world.isKnown('CustomResourceDefinition') || world.list('IPPool').length > 0) return [];
  if (world.find('CustomResourceDefinition', CRD)) return [];
  return livingNadsOf(world).flatMap(({ nad, parsed }) => {
    if (parsed.plugin.ipam === undefined) return [];
    const ipam = fieldsUnder(pluginFields(parsed), 'ipam', ipamSchema('whereabouts'));
    if (ipam?.get('type') !== 'whereabouts') return [];
    return [findingOf(codes.whereaboutsNotInstalled, referenceOf(nad), ipam.pathOf('type'))];
  });
};
