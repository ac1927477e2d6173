import type { KubernetesResource } from '../../../domain/core/resource';
import { checkUdn } from '../../../domain/udn/check';
import { refusedChanges } from '../../../domain/udn/immutable';
import { newErrors } from '../../../ui/resource/form';
import { useT } from '../../../ui/useT';

const isSameObject = (a: KubernetesResource, b: KubernetesResource): boolean =>
  a.kind === b.kind &&
  a.metadata?.name === b.metadata?.name &&
  a.metadata?.namespace === b.metadata?.namespace;

/**
 * Why a network as text should not be sent at all; undefined when it may be tried.
 *
 * @returns a function of the network and of what it was before; undefined for a new one
 */
export const useTextRefusal = () => {
  const t = useT();
  return (udn: KubernetesResource, before: KubernetesResource | undefined): string | undefined => {
    if (before && !isSameObject(before, udn)) {
      return t('Kind, name and namespace cannot change. Create another network instead.');
    }
    const refused = before ? refusedChanges(before, udn) : [];
    if (refused.length > 0) {
      return t('After creation nobody can change {{paths}}. Create another network instead.', {
        paths: refused.join(', '),
      });
    }
    return newErrors(checkUdn, udn, before).length > 0
      ? t('The network would not work as it stands: see the messages above the editor.')
      : undefined;
  };
};
