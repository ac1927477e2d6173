import { textAt, type KubernetesResource } from '../core/resource';
import { referenceOf } from '../findings/report';
import { SRIOV_OWNER_ANNOTATIONS } from '../nad/managed';

/**
 * Whether a network says that it was made from a SriovNetwork. The operator names it as
 * `Kind.group/namespace/name`; older ones name the kind alone.
 *
 * Source: sriov-network-operator api/v1/helper.go, RenderNetAttDef.
 */
export const isMadeFrom = (nad: KubernetesResource, network: KubernetesResource): boolean =>
  SRIOV_OWNER_ANNOTATIONS.some((key) => {
    const owner = textAt(nad, 'metadata', 'annotations', key);
    if (owner === undefined) return false;
    const [kind = '', ...place] = owner.split('/');
    if (!kind.startsWith('SriovNetwork')) return false;
    const { name, namespace = '' } = referenceOf(network);
    return place.length < 2 || (place[0] === namespace && place[1] === name);
  });
