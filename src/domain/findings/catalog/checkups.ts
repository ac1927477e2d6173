import { msg } from '../../core/msg';
import * as codes from '../codes';
import { error, type Catalog } from './entry';

/** VMN906 to VMN912: checkups of networks for VMs. */
export const checkupsCatalog = {
  [codes.checkupSettingMissing]: error(
    msg('Setting of the checkup is missing'),
    msg('The checkup needs "{{key}}" and ends at once without it.'),
  ),
  [codes.checkupDurationNotReadable]: error(
    msg('Duration cannot be read'),
    msg(
      '"{{key}}" is a number with a unit behind it, such as 30s, 5m or 1h30m. The checkup cannot read "{{value}}" and ends at once.',
    ),
  ),
  [codes.checkupNodeAlone]: error(
    msg('One of two nodes is missing'),
    msg(
      'The checkup takes "{{given}}" only together with "{{missing}}". Name both nodes, or none: then it chooses them.',
    ),
  ),
  [codes.checkupValueNotPossible]: error(
    msg('Value of the checkup is not possible'),
    msg(
      'The checkup cannot read "{{value}}" as "{{key}}", and ends at once. Write it as {{example}}.',
    ),
  ),
  [codes.checkupNetworkMissing]: error(
    msg('Network of the checkup does not exist'),
    msg(
      'There is no NetworkAttachmentDefinition {{network}}, so the VMs of the checkup do not start.',
    ),
  ),
  [codes.checkupUsedAlready]: error(
    msg('ConfigMap was used by a run before'),
    msg(
      'A ConfigMap serves one run. This one says that a run began at {{started}}, so the next one refuses it. Take all keys that begin with "status." out.',
    ),
  ),
} satisfies Catalog;
