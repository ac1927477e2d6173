import type { KubernetesResource } from '../../domain/core/resource';
import { useAccess } from '../../k8s/useAccess';
import { useT } from '../useT';
import type { ResourceBasics, Verb } from './kind';

/** Why the user cannot change or delete an object; undefined when it may be tried. */
export const useRefusal = <R extends KubernetesResource>(
  kind: ResourceBasics<R>,
  object: R,
  verb: Verb,
): string | undefined => {
  const t = useT();
  const access = useAccess(verb, kind.modelOf(object), object.metadata?.namespace);
  const obstacle = kind.obstacleTo(verb, object);
  if (obstacle) return t(obstacle.text, obstacle.params);
  if (access === 'checking') return t('Checking your permissions');
  if (access === 'allowed') return undefined;
  const { text, params } = kind.denied(verb, object);
  return t(text, params);
};
