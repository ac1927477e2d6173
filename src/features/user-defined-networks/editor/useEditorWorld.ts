import { useMemo } from 'react';
import type { TFunction } from 'i18next';
import { mappingsOffered, type Offer } from '../../../domain/nodes/offers';
import { recordAt, textAt } from '../../../domain/core/resource';
import { NAMESPACE_NAME_LABEL } from '../../../domain/udn/types';
import type { KindName } from '../../../domain/world/kinds';
import type { World } from '../../../domain/world/world';
import { models } from '../../../k8s/models';
import { useReach } from '../../../k8s/useReach';
import { useWorld } from '../../../k8s/useWorld';
import { suggestionsOf } from '../../../ui/form/offers';
import type { ComboOption } from '../../../ui/combobox/options';

const NEEDED: readonly KindName[] = [
  'Namespace',
  'Node',
  'NodeNetworkState',
  'ClusterNetwork',
  'NetworkOperator',
  'NetworkAttachmentDefinition',
  'UserDefinedNetwork',
  'ClusterUserDefinedNetwork',
];
const NOTHING: readonly KindName[] = [];

/** Labels that namespaces have, for the user to choose from. */
const labelsOffered = (world: World): ComboOption[] => {
  const labels = new Set<string>();
  for (const namespace of world.list('Namespace')) {
    for (const [key, value] of Object.entries(recordAt(namespace, 'metadata', 'labels'))) {
      if (key !== NAMESPACE_NAME_LABEL) labels.add(`${key}=${String(value)}`);
    }
  }
  return [...labels].sort().map((value) => ({ value }));
};

export interface EditorWorld {
  world: World | undefined;
  mappings: readonly Offer[];
  /** What fields have to choose from, by the name in their `offers`. */
  suggestions: Readonly<Record<string, readonly ComboOption[]>>;
}

/**
 * What a network in the making can be connected to, and be checked against.
 *
 * @param namespace '' and undefined stand for none in particular
 */
export const useEditorWorld = (namespace: string | undefined, t: TFunction): EditorWorld => {
  const reach = useReach(models.UserDefinedNetwork, namespace === '' ? undefined : namespace);
  const result = useWorld(reach ? NEEDED : NOTHING, reach?.namespace);
  const world = reach && result.state === 'ready' ? result.world : undefined;
  return useMemo((): EditorWorld => {
    if (!world) return { world, mappings: [], suggestions: {} };
    const mappings = mappingsOffered(world);
    const namespaces = world.list('Namespace').map((object) => ({
      value: textAt(object, 'metadata', 'name') ?? '',
    }));
    return {
      world,
      mappings,
      suggestions: {
        mappings: suggestionsOf(mappings, t),
        namespaces,
        labels: labelsOffered(world),
      },
    };
  }, [world, t]);
};
