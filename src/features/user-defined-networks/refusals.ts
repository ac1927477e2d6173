import type { KubernetesResource } from '../../domain/core/resource';
import { useRefusal } from '../../ui/resource/useRefusal';
import { udnBasics } from './udnBasics';

/** Why the user cannot delete a network; undefined when it may be tried. */
export const useDeleteRefusal = (udn: KubernetesResource): string | undefined =>
  useRefusal(udnBasics, udn, 'delete');

/** Why the user cannot edit a network; undefined when it may be tried. */
export const useEditRefusal = (udn: KubernetesResource): string | undefined =>
  useRefusal(udnBasics, udn, 'patch');
