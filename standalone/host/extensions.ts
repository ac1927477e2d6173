import {
  isCodeRef,
  useExtensions,
  type Extension,
  type LoadedExtension,
} from '@openshift/dynamic-plugin-sdk';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TFunction } from 'i18next';
import { serverFlags } from './server-flags';

export type Properties = Record<string, unknown>;
export interface HostExtension<P extends object = Properties> {
  type: string;
  uid: string;
  properties: P;
}

/** Calls a code reference: loads the module and gives what it exports. */
export type CodeRef<T> = () => Promise<T>;

const TRANSLATED = /^%([^~%]+)~(.+)%$/;

const mapDeep = (value: unknown, change: (leaf: unknown) => unknown): unknown => {
  if (Array.isArray(value)) return value.map((entry: unknown) => mapDeep(entry, change));
  if (
    typeof value === 'object' &&
    value !== null &&
    Object.getPrototypeOf(value) === Object.prototype
  ) {
    return Object.fromEntries(
      Object.entries(value).map(([key, entry]) => [key, mapDeep(entry, change)]),
    );
  }
  return change(value);
};

/** Translates `%namespace~Text%` anywhere in a value; everything else stays as it is. */
export const translated = <T>(value: T, t: TFunction): T =>
  mapDeep(value, (leaf) => {
    const match = typeof leaf === 'string' ? TRANSLATED.exec(leaf) : null;
    return match ? t(match[2] ?? '', { ns: match[1] ?? '' }) : leaf;
  }) as T;

/** The order in which the server names the plugins, whichever has been loaded first. */
const inOrderOfPlugins = (extensions: readonly LoadedExtension[]): LoadedExtension[] => {
  const { consolePlugins } = serverFlags();
  const placeOf = ({ pluginName }: LoadedExtension) => consolePlugins.indexOf(pluginName);
  return [...extensions].sort((a, b) => placeOf(a) - placeOf(b));
};

/**
 * Extensions in use that pass a predicate, translated. The array stays the same as long as the
 * extensions and the language do, whatever predicate is passed.
 */
export const useHostExtensions = <P extends object = Properties>(
  predicate: (extension: Extension) => boolean,
): HostExtension<P>[] => {
  const { t, i18n } = useTranslation();
  const all = useExtensions();
  const found = inOrderOfPlugins(all.filter((extension) => predicate(extension)));
  const key = `${i18n.language} ${found.map(({ uid }) => uid).join(' ')}`;
  const translate = () =>
    found.map(
      (extension) =>
        ({
          ...extension,
          properties: translated(extension.properties, t),
        }) as unknown as HostExtension<P>,
    );
  const [kept, setKept] = useState(() => ({ key, extensions: translate() }));
  if (kept.key === key) return kept.extensions;
  const changed = { key, extensions: translate() };
  setKept(changed);
  return changed.extensions;
};

export const useExtensionsOfType = <P extends object = Properties>(
  type: string,
): HostExtension<P>[] => {
  const predicate = useMemo(() => (extension: Extension) => extension.type === type, [type]);
  return useHostExtensions<P>(predicate);
};

/** Loads every code reference of a value. Rejects when one of them cannot be loaded. */
export const resolveCodeRefs = async (value: unknown): Promise<unknown> => {
  if (isCodeRef(value)) return value();
  if (Array.isArray(value)) return Promise.all(value.map(resolveCodeRefs));
  if (
    typeof value === 'object' &&
    value !== null &&
    Object.getPrototypeOf(value) === Object.prototype
  ) {
    const entries = await Promise.all(
      Object.entries(value).map(
        async ([key, entry]) => [key, await resolveCodeRefs(entry)] as const,
      ),
    );
    return Object.fromEntries(entries);
  }
  return value;
};
