/**
 * Zones for `import-x/no-restricted-paths` by which rooms below `root` import only from those that
 * stand before them: `ordered('./a', ['low', 'middle', 'high'], why)`.
 *
 * @param {string} root Folder of the rooms.
 * @param {readonly string[]} rooms Folders below it, the lowest first.
 * @param {string} message What a reader is told who goes the wrong way.
 * @returns {{ target: string, from: string[], message: string }[]}
 */
export const ordered = (root, rooms, message) => {
  const at = (room) => `${root}/${room}`;
  return rooms.slice(0, -1).map((room, index) => ({
    target: at(room),
    from: rooms.slice(index + 1).map(at),
    message,
  }));
};
