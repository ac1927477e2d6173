import { lldpNeighbor } from '../../objects/nmstate.ts';
import type { Node } from '../kubevirt/types.ts';
import type { World } from '../world.ts';
import { interfacesIn, recordIn, recordsIn, textIn, type State } from './state.ts';

const VLANS = 'ieee-802-1-vlans';

/** What neighbours announce on cards of this name, on whichever node listens. */
const announced = (world: World, name: string): State[] =>
  world.nodes().flatMap((node) => {
    const state = recordIn(world.nodeNetwork(node.metadata.name), 'status', 'currentState');
    const card = interfacesIn(state).find((each) => each.name === name && each.type === 'ethernet');
    const { neighbors } = recordIn(card, 'lldp');
    return Array.isArray(neighbors) ? (neighbors as unknown[]).flatMap(recordsIn) : [];
  });

/**
 * What a card hears once it listens: the switch that cards of the same name on other nodes are connected
 * to, by a port of its own; else one that announces no VLANs.
 */
export const neighborsOn = (world: World, { metadata }: Node, name: string): unknown[] => {
  const heard = announced(world, name);
  const system = heard.flatMap((tlv) => textIn(tlv['system-name']) ?? [])[0];
  const vlans = recordsIn(heard.find((tlv) => VLANS in tlv)?.[VLANS]).map(({ vid }) => Number(vid));
  const number = world.nodes().findIndex((node) => node.metadata.name === metadata.name);
  const port = `Ethernet1/${number + 1}`;
  return [lldpNeighbor({ system: system ?? `switch-of-${name}`, port, vlans })];
};
