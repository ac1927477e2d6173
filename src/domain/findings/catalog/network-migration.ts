import { msg } from '../../core/msg';
import * as codes from '../codes';
import { error, warning, type Catalog } from './entry';

/** VMN445 to VMN459 and VMN466 to VMN469: the network for live migration. */
export const migrationCatalog = {
  [codes.migrationRangeOverlapsCluster]: warning(
    msg('Range for live migration overlaps the cluster'),
    msg(
      '{{value}} shares addresses with {{other}}, the pods or services of the cluster, so that live migrations may fail. Choose a range that nothing else uses.',
    ),
  ),
  [codes.rangeOverlapsCluster]: warning(
    msg('Range overlaps the networks of the cluster'),
    msg(
      '{{value}} shares addresses with {{other}}, the pods or services of the cluster, so that what has both loses one of them. Choose a range that nothing else uses.',
    ),
  ),
  [codes.rangeOverlapsNodes]: warning(
    msg('Range overlaps the addresses of nodes'),
    msg(
      '{{value}} shares addresses with the node {{other}}: an address would be there twice, or traffic between nodes goes the wrong way. Choose a range that nothing else uses.',
    ),
  ),
  [codes.migrationNetworkMissing]: error(
    msg('Network for live migration does not exist'),
    msg(
      'There is no network {{name}} in the namespace {{namespace}}, so virt-handler does not start anew and VMs can be neither started nor migrated. Make the network, or correct the name.',
    ),
  ),
  [codes.migrationNetworkInOtherNamespace]: error(
    msg('Network for live migration is in another namespace'),
    msg(
      'The network {{name}} must be in the namespace {{namespace}}, but is in {{other}}. virt-handler does not start anew, and VMs can be neither started nor migrated. Make the network in {{namespace}}.',
    ),
  ),
  [codes.migrationNetworkOutOfReach]: error(
    msg('Network for live migration is out of reach'),
    msg(
      'Pods in {{own}} cannot use networks of the namespace {{namespace}}. virt-handler does not start anew, and VMs can be neither started nor migrated. Make the network {{name}} in {{own}}.',
    ),
  ),
  [codes.migrationNetworkWithoutAddresses]: error(
    msg('Network for live migration hands out no addresses'),
    msg(
      'Live migrations run over this network, but it gives nodes no addresses, so no VM can be migrated. Add "ipam", for example whereabouts with a range.',
    ),
  ),
  [codes.tooFewMigrationAddresses]: error(
    msg('Too few addresses for live migration'),
    msg(
      'Live migrations run over this network, and {{range}} has {{count}} addresses for {{nodes}} nodes. VMs cannot be migrated from or to the rest. Choose a larger range.',
    ),
  ),
  [codes.noNodeHasMigrationInterface]: error(
    msg('No node has the interface for live migration'),
    msg(
      'Live migrations run over "{{master}}", which no node for VMs has. virt-handler does not start anew, and VMs can be neither started nor migrated. Name an interface that all nodes have.',
    ),
  ),
  [codes.someNodesLackMigrationInterface]: warning(
    msg('Some nodes lack the interface for live migration'),
    msg(
      'Live migrations run over "{{master}}", which these nodes lack: {{nodes}}. virt-handler does not start anew there, and they cannot run VMs. Name an interface that all nodes have.',
    ),
  ),
  [codes.migrationAddressesUnusable]: warning(
    msg('Addresses for live migration cannot be used'),
    msg(
      'Live migrations run over this network, but {{range}} holds no addresses that other nodes can reach, such as link-local or multicast ones. virt-handler passes over them. Choose another range.',
    ),
  ),
  [codes.migrationNetworkIsPrimary]: error(
    msg('Network for live migration is a primary one'),
    msg(
      'This network is the primary one of its namespace, which OVN-Kubernetes lets no pod ask for. virt-handler does not start anew, and VMs can be neither started nor migrated. Choose a secondary network.',
    ),
  ),
  [codes.migrationMtusDiffer]: warning(
    msg('Nodes differ in the MTU for live migration'),
    msg(
      'Live migrations run over "{{master}}", whose MTU is {{most}} on some nodes and down to {{least}} on {{nodes}}. Large packets are lost between them, so that migrations stop without progress. Make the MTU the same on all nodes, or give the network an MTU of {{least}}.',
    ),
  ),
  [codes.migrationRangeShared]: warning(
    msg('Another network hands out the same addresses'),
    msg(
      'Live migrations take addresses of {{value}}, and {{other}} hands out some of the same without looking at what has been given, so that two have one address. Choose a range that nothing else uses.',
    ),
  ),
  [codes.tooFewFreeMigrationAddresses]: error(
    msg('Too few free addresses for live migration'),
    msg(
      'Of {{range}} {{count}} addresses are left, as others have {{others}} of them. {{nodes}} nodes need one each, and {{replicas}} replicas of virt-synchronization-controller, too. VMs cannot be migrated from or to the rest. Choose a larger range, or free addresses.',
    ),
  ),
  [codes.handlersOnPodNetwork]: warning(
    msg('Some nodes migrate over the pod network'),
    msg(
      'virt-handler asked for {{name}} and runs without an interface in it on these nodes: {{nodes}}. Migrations to them use the pod network without any error. Delete its pods there, so that they are made anew.',
    ),
  ),
  [codes.handlersDoNotStart]: error(
    msg('virt-handler does not start'),
    msg(
      'Live migrations are to run over {{name}}, and virt-handler does not start with it on {{nodes}}: {{text}}. Running VMs go on there, but none can be started or migrated. Correct the network, or go back to the default one.',
    ),
  ),
} satisfies Catalog;
