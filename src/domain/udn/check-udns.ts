import type { Finding } from '../findings/types';
import type { World } from '../world/world';

/** What can be said of the user-defined networks of a world. */
export const checkUdns = (_world: World): Finding[] => [];
