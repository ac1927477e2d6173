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
  model?: { group: string; version: string; kind: string };
}

export type NavItem = HostExtension<NavProperties>;

const listOf = (value: string | string[] | undefined): string[] =>
  value === undefined ? [] : Array.isArray(value) ? value : [value];

/** In the order of the plugins, moved before or behind the first item that one asks for. */
export const ordered = (items: NavItem[]): NavItem[] => {
  const result: NavItem[] = [];
  const asks = ({ properties }: NavItem) =>
    [...listOf(properties.insertBefore), ...listOf(properties.insertAfter)].some((id) =>
      items.some((other) => other.properties.id === id),
    );
  const place = (item: NavItem) => {
    const indexOf = (ids: string[]) =>
      result.findIndex(({ properties }) => ids.includes(properties.id));
    const before = indexOf(listOf(item.properties.insertBefore));
    const after = indexOf(listOf(item.properties.insertAfter));
    if (before >= 0) result.splice(before, 0, item);
    else if (after >= 0) result.splice(after + 1, 0, item);
    else result.push(item);
  };
  items.filter((item) => !asks(item)).forEach(place);
  items.filter(asks).forEach(place);
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
