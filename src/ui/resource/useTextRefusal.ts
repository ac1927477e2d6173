import type { KubernetesResource } from '../../domain/core/resource';
import { useT } from '../useT';
import { newErrors } from './form';
import type { ResourceKind } from './kind';

/** Why a text should not be sent. */
export interface TextRefusal {
  reason: string;
  /** Whether the findings on the object tell more. */
  isBroken: boolean;
}

/**
 * Why an object as text should not be sent at all; undefined when it may be tried.
 *
 * @returns a function of the object and of what it was before; undefined for a new one
 */
export const useTextRefusal = <R extends KubernetesResource>(kind: ResourceKind<R>) => {
  const t = useT();
  return (object: R, before: R | undefined): TextRefusal | undefined => {
    const refused = before && kind.refusedChange(before, object);
    if (refused) return { reason: t(refused.text, refused.params), isBroken: false };
    return newErrors(kind.text.check, object, before).length > 0
      ? { reason: t('It would not work as it stands:'), isBroken: true }
      : undefined;
  };
};
