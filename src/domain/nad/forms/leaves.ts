import {
  asTyped,
  numberOrText,
  textOrNothing,
  within,
  type FormValue,
  type Leaf,
} from '../../forms/leaf';
import type { NetworkAttachmentDefinition } from '../types';
import { setSetting, shownIn, type Config } from './config-text';

/** What the form of a network edits. */
export interface NadDocument {
  nad: NetworkAttachmentDefinition;
  config: Config;
}

/** One field of a network's form. Paths are those of the object, in the plugin's spelling. */
export type NadLeaf<V extends FormValue> = Leaf<NadDocument, V>;

/** A leaf of the configuration; its paths begin there. */
export const inConfig = <V extends FormValue>(leaf: Leaf<Config, V>): NadLeaf<V> =>
  within<NadDocument, 'config', V>('config', leaf, 'spec.config');

const settingLeaf = (key: string, toJson: (typed: string) => unknown): NadLeaf<string> =>
  inConfig({
    paths: [key],
    read: (config) => asTyped(shownIn(config).get(key)),
    write: (config, value) => setSetting(config, key, toJson(value)),
  });

/** A setting that is text. */
export const textLeaf = (key: string): NadLeaf<string> => settingLeaf(key, textOrNothing);

/** A setting that is a whole number. */
export const numberLeaf = (key: string): NadLeaf<string> => settingLeaf(key, numberOrText);

/** A setting that is true or false; what is neither counts as false until it is changed. */
export const flagLeaf = (key: string): NadLeaf<boolean> =>
  inConfig({
    paths: [key],
    read: ({ plugin }) => plugin.flag(key),
    write: (config, value) => setSetting(config, key, value),
  });
