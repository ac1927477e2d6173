import { msg } from '../../core/msg';
import * as codes from '../codes';
import { error, warning, type Catalog } from './entry';

/** VMN790 to VMN799: what a VM is made of beside its networks. */
export const vmPartsCatalog = {
  [codes.nameOfVmNotPossible]: error(
    msg('Name of the VM is not possible'),
    msg(
      '"{{value}}" cannot be the name of a VM, so the cluster refuses it. Use lowercase letters, digits, hyphens and dots, beginning and ending with a letter or a digit.',
    ),
  ),
  [codes.sizeBesideInstanceType]: error(
    msg('CPU or memory beside an instance type'),
    msg(
      'The instance type {{name}} decides it already, so the cluster refuses the VM with "{{key}}". Remove one of the two.',
    ),
  ),
  [codes.vmRefersToNothing]: error(
    msg('The VM refers to something that does not exist'),
    msg('There is no {{kind}} {{name}}, so the cluster refuses the VM. Choose one that is there.'),
  ),
  [codes.claimOfVmMissing]: warning(
    msg('PersistentVolumeClaim does not exist'),
    msg(
      'There is no PersistentVolumeClaim {{name}} in the namespace {{namespace}}. The VM does not start before it is there.',
    ),
  ),
  [codes.dataSourceNotReady]: warning(
    msg('DataSource is not ready'),
    msg('There is nothing to clone in {{name}} yet. The VM does not start before there is.'),
  ),
  [codes.volumeOfVmNotUsed]: error(
    msg('Data volume is not used'),
    msg(
      'No volume of the VM uses the data volume "{{name}}" that comes with it, so the cluster refuses the VM. Add the volume, or remove the template.',
    ),
  ),
  [codes.settingOfVmEmpty]: error(
    msg('Something is not filled in'),
    msg('Nothing is filled in for "{{key}}", and the VM does not work without.'),
  ),
  [codes.amountInVmNotPossible]: error(
    msg('Amount is not possible'),
    msg('{{value}} is no amount of bytes, so the cluster refuses the VM. Write it as in 4Gi.'),
  ),
  [codes.volumesWithoutCdi]: error(
    msg('Data volumes need CDI'),
    msg(
      'The data volume "{{name}}" is to come with the VM, but the cluster has no Containerized Data Importer to fill it, and refuses the VM. Use a container disk, or a PersistentVolumeClaim that is there.',
    ),
  ),
} satisfies Catalog;
