import type { KubernetesResource } from '../../domain/core/resource';
import { useT } from '../useT';
import type { World } from '../../domain/world/world';
import { newErrors } from './form';
import type { ResourceKind } from './kind';
import { refusalsOf } from './refusals';

/** Why a text should not be sent. */
export interface TextRefusal {
  reason: string;
  /** Whether the findings on the object tell more. */
  isBroken: boolean;
}

/**
 * Why an object as text should not be sent at all; undefined when it may be tried.
 *
 * @param world what is known of the cluster, for what only this one refuses
 * @returns a function of the object and of what it was before; undefined for a new one
 */
export const useTextRefusal = <R extends KubernetesResource>(
  kind: ResourceKind<R>,
  world?: World,
) => {
  const t = useT();
  return (object: R, before: R | undefined): TextRefusal | undefined => {
    const refused = before && kind.refusedChange(before, object);
    if (refused) return { reason: t(refused.text, refused.params), isBroken: false };
    return newErrors(refusalsOf(kind, world), object, before).length > 0
      ? { reason: t('It would not work as it stands:'), isBroken: true }
      : undefined;
  };
};
