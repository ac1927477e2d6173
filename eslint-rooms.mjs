/** One import direction: what may not be imported, and why. */
export const zone = (target, from, message) => ({ target, from, message });

/**
 * Zones that let each room of a folder import only rooms before it in the list.
 *
 * @param {string} root folder of the rooms
 * @param {readonly string[]} rooms their folders, the lowest first
 * @param {string} message what to do instead
 */
export const ordered = (root, rooms, message) =>
  rooms.flatMap((room, index) => {
    const above = rooms.slice(index + 1);
    return above.length === 0
      ? []
      : [
          zone(
            `${root}/${room}`,
            above.map((other) => `${root}/${other}`),
            message,
          ),
        ];
  });
