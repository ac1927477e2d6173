import { textOf } from '../core/resource';
import { derived, keyOf, type World } from '../world/world';
import { configOf, type ParsedConfig } from './config';
import { networkTypeOfConfig, type NetworkType } from './network-type';
import { RESOURCE_NAME_ANNOTATION, type NetworkAttachmentDefinition } from './types';

/** A network with its configuration read. */
export interface ParsedNad {
  nad: NetworkAttachmentDefinition;
  /** `namespace/name`. */
  key: string;
  namespace: string;
  name: string;
  parsed: ParsedConfig;
  type: NetworkType;
  /** The annotation by which the scheduler finds nodes that offer the network. */
  resourceName: string | undefined;
}

const parse = (nad: NetworkAttachmentDefinition): ParsedNad => {
  const namespace = textOf(nad.metadata?.namespace) ?? '';
  const name = textOf(nad.metadata?.name) ?? '';
  const parsed = configOf(nad);
  return {
    nad,
    key: keyOf(namespace, name),
    namespace,
    name,
    parsed,
    type: networkTypeOfConfig(parsed),
    resourceName: textOf(nad.metadata?.annotations?.[RESOURCE_NAME_ANNOTATION]),
  };
};

/** All networks by `namespace/name`; each configuration is read once. */
export const nadsOf = derived((world: World): ReadonlyMap<string, ParsedNad> => {
  const all = new Map<string, ParsedNad>();
  for (const object of world.list('NetworkAttachmentDefinition')) {
    const nad = parse(object);
    all.set(nad.key, nad);
  }
  return all;
});
