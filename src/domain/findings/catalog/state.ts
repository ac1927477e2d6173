import { msg } from '../../core/msg';
import * as codes from '../codes';
import { error, info, warning, type Catalog } from './entry';

/** VMN7xx: what a running VM has of its interfaces, and why not. */
export const stateCatalog = {
  [codes.nodeOfVmLacksBridge]: error(
    msg('Node of the VM lacks the bridge'),
    msg(
      'The VM runs on {{node}}, which has no Linux bridge "{{bridge}}", so "{{name}}" leads nowhere. Make the bridge there, or migrate the VM to a node that has it.',
    ),
  ),
  [codes.nodeOfVmLacksBridgeMapping]: error(
    msg('Node of the VM lacks the bridge mapping'),
    msg(
      'The VM runs on {{node}}, which has no bridge mapping "{{mapping}}", so "{{name}}" leads nowhere. Make the mapping there, or migrate the VM to a node that has it.',
    ),
  ),
  [codes.nodeOfVmLacksInterface]: error(
    msg('Node of the VM lacks the network interface'),
    msg(
      'The VM runs on {{node}}, which has no network interface "{{interface}}", so "{{name}}" leads nowhere. Name an interface that the node has, or migrate the VM to a node that has it.',
    ),
  ),
  [codes.noNodeHasNetworkOfVm]: error(
    msg('No node has the network of the VM'),
    msg(
      'None of the nodes that the VM may run on has "{{resource}}" free for its interface "{{name}}": {{nodes}}. Make the network there, or let the VM run on other nodes.',
    ),
  ),
  [codes.vmStillOnOtherNetwork]: warning(
    msg('VM is still connected to another network'),
    msg(
      'The interface "{{name}}" should be connected to {{configured}}, but the pod of the VM still has {{running}}. A live migration or a restart connects it.',
    ),
  ),
  [codes.networkChangedAfterVmStarted]: warning(
    msg('VM may still use former settings of a network'),
    msg(
      'The network {{network}} was changed or made anew after the VM started, so "{{name}}" may still use the former settings. Migrate or restart the VM to give it those of now.',
    ),
  ),
  [codes.vmHasFormerSettings]: warning(
    msg('VM uses former settings of a network'),
    msg(
      'The network {{network}} now has an MTU of {{configured}} bytes, but "{{name}}" still has {{running}}, as it had when the VM started. Migrate or restart the VM.',
    ),
  ),
  [codes.podOfVmNotConnected]: warning(
    msg('Pod of the VM is not connected'),
    msg(
      'The pod of the VM has no connection for "{{name}}", and no migration is due that would bring it. Migrate or restart the VM.',
    ),
  ),
  [codes.interfaceHasNotReachedVm]: warning(
    msg('Interface has not reached the VM'),
    msg(
      'The pod is connected for "{{name}}", but the VM does not have the interface, for example as no PCI slot is free. Restart the VM.',
    ),
  ),
  [codes.changeWaitsForMigration]: warning(
    msg('Change waits for a migration'),
    msg(
      'A change of "{{name}}" needs a live migration, and this cluster does not migrate VMs by itself. Start a migration.',
    ),
  ),
  [codes.changeWaitsAndVmCannotMigrate]: warning(
    msg('Change waits, and the VM cannot migrate'),
    msg(
      'A change of "{{name}}" needs a live migration, but the VM cannot be migrated: {{reason}} Restart the VM.',
    ),
  ),
  [codes.changeWaitsForRestart]: warning(
    msg('Change waits for a restart'),
    msg(
      '"{{property}}" of the interface "{{name}}" is {{configured}} in the VM, but {{running}} as it runs. Restart the VM to apply it.',
    ),
  ),
  [codes.addressesUnknownWithoutAgent]: info(
    msg('Addresses are unknown without guest agent'),
    msg(
      'The guest agent does not report, so that the addresses of "{{name}}" are not known. Install and start qemu-guest-agent in the guest.',
    ),
  ),
  [codes.guestHasNoAddress]: info(
    msg('Guest has no address'),
    msg(
      'The guest has no address on "{{name}}", and the network gives none by itself. Set one in the guest, or let a DHCP server of the network do it.',
    ),
  ),
  [codes.guestDoesNotReportInterface]: info(
    msg('Guest does not report the interface'),
    msg(
      'The guest agent reports, but not the interface "{{name}}". Look in the guest whether it has a driver for it and what its MAC address is.',
    ),
  ),
  [codes.vmHasAnotherMac]: warning(
    msg('VM has another MAC address'),
    msg(
      'The interface "{{name}}" should have {{configured}}, but has {{running}}. Networks that know the first drop its packets. Restart the VM, or correct the address in the guest.',
    ),
  ),
  [codes.linkDown]: warning(
    msg('Link is down'),
    msg(
      'The link of "{{name}}" is down, though the VM wants it up. Set it down and up again, or restart the VM.',
    ),
  ),
  [codes.vmCannotMigrateBecauseOfInterface]: warning(
    msg('VM cannot migrate because of an interface'),
    msg(
      'The interface "{{name}}" keeps the VM from being live migrated, so that its node cannot be emptied until it is stopped. Use masquerade on the pod network.',
    ),
  ),
  [codes.networkOfVmFailed]: error(
    msg('Network of the VM failed'),
    msg('KubeVirt cannot connect the VM: {{message}}'),
  ),
  [codes.migrationForChangeFailed]: warning(
    msg('Migration for a change failed'),
    msg(
      'A change of "{{name}}" needs a live migration, and the last one failed: {{reason}} Look into the reason, and start another one.',
    ),
  ),
  [codes.interfaceCannotBeUnpluggedFromVm]: warning(
    msg('Interface cannot be unplugged from this VM'),
    msg(
      '"{{name}}" is to be unplugged, but the VM was started by a version of KubeVirt that cannot do so. It goes when the VM is restarted.',
    ),
  ),
  [codes.interfaceWaitsForNextStart]: info(
    msg('Interface waits for the next start'),
    msg('"{{name}}" cannot be plugged into the running VM, which gets it when it is restarted.'),
  ),
  [codes.removedInterfaceStillRuns]: warning(
    msg('Removed interface still runs'),
    msg(
      'The interface "{{name}}" is removed from the VM, which has it until it is restarted. Restart the VM.',
    ),
  ),
  [codes.noTargetNodeHasNetwork]: warning(
    msg('Migration finds no node with the network'),
    msg(
      'The VM cannot move: none of the other nodes has "{{resource}}" free for its interface "{{name}}": {{nodes}}. Make the network on another node.',
    ),
  ),
} satisfies Catalog;
