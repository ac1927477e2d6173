import { interfacesIn, isUserSpace, type Interface, type State } from './state.ts';

/** Interfaces of a node while a state is applied; each name once in the kernel, once in Open vSwitch. */
export class Interfaces {
  private readonly list: Interface[];

  constructor(current: State) {
    this.list = interfacesIn(current);
  }

  all(): Interface[] {
    return [...this.list];
  }

  kernel(name: string): Interface | undefined {
    return this.list.find((each) => each.name === name && !isUserSpace(each));
  }

  /** The one that an entry speaks of: where it has no type, the interface of that name. */
  counterpart(entry: Interface): Interface | undefined {
    if (entry.type === 'unknown') {
      return this.kernel(entry.name) ?? this.list.find(({ name }) => name === entry.name);
    }
    return this.list.find(
      (each) => each.name === entry.name && isUserSpace(each) === isUserSpace(entry),
    );
  }

  set(entry: Interface): void {
    const index = this.list.findIndex(
      (each) => each.name === entry.name && isUserSpace(each) === isUserSpace(entry),
    );
    if (index < 0) this.list.push(entry);
    else this.list[index] = entry;
  }

  remove(entry: Interface): void {
    const index = this.list.indexOf(entry);
    if (index >= 0) this.list.splice(index, 1);
  }
}
