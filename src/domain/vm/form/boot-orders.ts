import { entriesAt, textAt } from '../../core/resource';
import { vmTemplateOf } from '../spec/network-refs';

/** A place in the order in which a VM tries to boot. */
export interface BootOrder {
  /** 1 is the first. */
  order: number;
  /** Name of the disk or interface. */
  name: string;
  isDisk: boolean;
}

const LISTS = [
  { list: 'disks', isDisk: true },
  { list: 'interfaces', isDisk: false },
] as const;

/**
 * Which disks and interfaces of a VM have a place in its boot order, the first first.
 *
 * @param editing name of the interface that is being edited, which does not count
 */
export const bootOrdersOf = (vm: unknown, editing?: string): BootOrder[] =>
  LISTS.flatMap(({ list, isDisk }) =>
    entriesAt(vmTemplateOf(vm), 'domain', 'devices', list).flatMap(({ entry }) => {
      const { bootOrder } = entry;
      const name = textAt(entry, 'name') ?? '';
      return typeof bootOrder === 'number' && (isDisk || name !== editing)
        ? [{ order: bootOrder, name, isDisk }]
        : [];
    }),
  ).sort((a, b) => a.order - b.order);
