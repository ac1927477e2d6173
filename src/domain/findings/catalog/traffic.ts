import { msg } from '../../core/msg';
import * as codes from '../codes';
import { info, type Catalog } from './entry';

/** VMN915 to VMN919: what counters tell of interfaces. Only pages that read metrics say them. */
export const trafficCatalog = {
  [codes.interfaceDropsPackets]: info(
    msg('Interface drops packets'),
    msg(
      '{{dropped}} packets of the interface "{{name}}" were dropped within {{hours}} h, beside {{packets}} that passed. Look whether the guest is short of CPU or of queues, and whether the network is at its limit.',
    ),
  ),
  [codes.interfaceHasErrors]: info(
    msg('Interface has errors'),
    msg(
      'The interface "{{name}}" counted {{errors}} packets with errors within {{hours}} h. Look at the node that the VM runs on, and at the model of the interface.',
    ),
  ),
  [codes.interfaceSilent]: info(
    msg('No packet on the interface for a day'),
    msg(
      'The VM has run for more than a day, and "{{name}}" has neither received nor sent a packet in the last one. If it is in use, look for the network in the guest; otherwise remove the interface.',
    ),
  ),
  [codes.interfaceReceivesNothing]: info(
    msg('Interface receives nothing'),
    msg(
      'The VM has run for more than a day, and "{{name}}" has sent {{sent}} packets in the last one without receiving any. Look whether the network and its VLAN reach anybody else.',
    ),
  ),
  [codes.nodeDeviceHasErrors]: info(
    msg('Network interface of a node has errors'),
    msg(
      '{{name}} of {{node}} counted {{errors}} packets with errors within {{hours}} h. Look at its cable, its optics and the port of the switch.',
    ),
  ),
} satisfies Catalog;
