/**
 * Finds functions in a program that Go 1.18 to 1.19 built for linux/amd64, by the table that every
 * such program carries for its stack traces ("pclntab"). Source: Go's src/runtime/symtab.go.
 */

const MAGIC = 0xfffffff0;
const ELF_SECTION = { size: 0x40, name: 0, address: 0x10, offset: 0x18, bytes: 0x20 };

interface Section {
  address: number;
  offset: number;
}

const textAt = (file: Buffer, offset: number): string =>
  file.toString('latin1', offset, file.indexOf(0, offset));

const sectionOf = (file: Buffer, wanted: string): Section | undefined => {
  const table = Number(file.readBigUInt64LE(0x28));
  const count = file.readUInt16LE(0x3c);
  const at = (index: number) => table + index * ELF_SECTION.size;
  const offsetOf = (header: number) => Number(file.readBigUInt64LE(header + ELF_SECTION.offset));
  const names = offsetOf(at(file.readUInt16LE(0x3e)));
  for (let index = 0; index < count; index += 1) {
    const header = at(index);
    if (textAt(file, names + file.readUInt32LE(header + ELF_SECTION.name)) === wanted) {
      const address = Number(file.readBigUInt64LE(header + ELF_SECTION.address));
      return { address, offset: offsetOf(header) };
    }
  }
  return undefined;
};

/** A function's place: in memory, and in the file. */
export interface GoFunction {
  address: number;
  offset: number;
}

/**
 * Where the named functions are. Names that the program does not have are missing in the result;
 * it is empty when the program was built by another Go, or for another machine.
 */
export const goFunctions = (file: Buffer, names: readonly string[]): Map<string, GoFunction> => {
  const found = new Map<string, GoFunction>();
  const table = sectionOf(file, '.gopclntab');
  const code = sectionOf(file, '.text');
  if (!table || !code || file.readUInt32LE(table.offset) !== MAGIC) return found;
  const field = (index: number) => Number(file.readBigUInt64LE(table.offset + 8 + index * 8));
  const [count, start, nameTable, functions] = [field(0), field(2), field(3), field(7)];
  const wanted = new Set(names);
  const list = table.offset + functions;
  for (let index = 0; index < count && found.size < wanted.size; index += 1) {
    const entry = file.readUInt32LE(list + index * 8);
    const details = list + file.readUInt32LE(list + index * 8 + 4);
    const name = textAt(file, table.offset + nameTable + file.readInt32LE(details + 4));
    if (!wanted.has(name)) continue;
    const address = start + entry;
    found.set(name, { address, offset: address - code.address + code.offset });
  }
  return found;
};
