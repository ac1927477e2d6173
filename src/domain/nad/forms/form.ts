import type { NetworkType } from '../network-type';
import type { NetworkAttachmentDefinition } from '../types';

/** Text as typed, where '' stands for none; or a box that is ticked. */
export type FormValue = string | boolean;

/** What every form has. */
export type CommonValues = { name: string; namespace: string; description: string };

/** What a form shows of a network, or why it does not. */
export type NadFormRead<V> =
  | { kind: 'form'; values: V }
  /** The form would lose or misread something; `reason` is a template to be translated. */
  | { kind: 'text-only'; reason: string; params: Record<string, string | number> };

/** Reads and writes one type of network. Nothing here throws. */
export interface NadForm<V> {
  type: NetworkType;
  /** A new network; what it lacks the form fills in. */
  create(namespace: string, name?: string): NetworkAttachmentDefinition;
  read(nad: NetworkAttachmentDefinition): NadFormRead<V>;
  /**
   * Writes the form into a network. Only leaves whose value differs from what `read` gives are
   * touched: unknown keys, key order, white space, the spelling of numbers, other plugins of a list
   * and other annotations stay byte for byte. A network that the form cannot show is returned as it
   * is, as is one that does not change.
   */
  apply(nad: NetworkAttachmentDefinition, values: V): NetworkAttachmentDefinition;
  /** The field that a finding's path belongs to. */
  fieldOf(path: string): (keyof V & string) | undefined;
}
