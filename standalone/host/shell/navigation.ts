import type { HostExtension } from '../extensions';

export interface NavProperties {
  id: string;
  name?: string;
  section?: string;
  perspective?: string;
  href?: string;
  namespaced?: boolean;
  prefixNamespaced?: boolean;
  startsWith?: string[];
  insertBefore?: string | string[];
  insertAfter?: string | string[];
  dataAttributes?: Record<string, string>;
  model?: { group: string; version: string; kind: string };
}

export type NavItem = HostExtension<NavProperties>;

const listOf = (value: string | string[] | undefined): string[] =>
  value === undefined ? [] : Array.isArray(value) ? value : [value];

const asksFor = ({ properties }: NavItem, others: readonly NavItem[]): boolean =>
  [...listOf(properties.insertBefore), ...listOf(properties.insertAfter)].some((id) =>
    others.some((other) => other.properties.id === id),
  );

const place = (item: NavItem, result: NavItem[]): void => {
  // Of the ids that an item names, the first that is there counts, and "before" more than "after".
  const indexOf = (ids: string[]): number | undefined =>
    ids
      .map((id) => result.findIndex(({ properties }) => properties.id === id))
      .find((index) => index >= 0);
  const before = indexOf(listOf(item.properties.insertBefore));
  const after = indexOf(listOf(item.properties.insertAfter));
  if (before !== undefined) result.splice(before, 0, item);
  else if (after !== undefined) result.splice(after + 1, 0, item);
  else result.push(item);
};

/**
 * In the order of the plugins, moved before or behind those that they ask for, as the console does it:
 * what waits for none of the others first.
 */
export const ordered = (items: readonly NavItem[]): NavItem[] => {
  const result: NavItem[] = [];
  let waiting = [...items];
  while (waiting.length > 0) {
    const others = waiting;
    const free = others.filter((item) => !asksFor(item, others));
    // Items that wait for each other come as they are.
    const next = free.length > 0 ? free : others;
    for (const item of next) place(item, result);
    waiting = others.filter((item) => !next.includes(item));
  }
  return result;
};

/** Items of a perspective; without one of its own an item belongs to the default. */
export const ofPerspective = (items: NavItem[], perspective: string): NavItem[] =>
  items.filter(({ properties }) => (properties.perspective ?? 'admin') === perspective);

const segmentsOf = (path: string): string[] =>
  path
    .replace(/^\/?(k8s\/)?(cluster\/|all-namespaces\/|ns\/[^/]+\/)?/, '')
    .split('/')
    .filter((part) => part !== '');

/** Whether the console would mark the item as the current one: by the leading segments of its link. */
export const isCurrent = (pathname: string, { href, startsWith }: NavProperties): boolean => {
  const here = segmentsOf(pathname);
  const matches = (target: string) => {
    const segments = segmentsOf(target);
    return segments.length > 0 && segments.every((segment, index) => segment === here[index]);
  };
  return [...(href === undefined ? [] : [href]), ...(startsWith ?? [])].some(matches);
};
