import { msg } from '../../core/msg';
import * as codes from '../codes';
import { error, warning, type Catalog } from './entry';

/** Policies for networks, and whom they are for. */
export const policyCatalog = {
  [codes.policyForVmsSelectsNone]: warning(
    msg('Policy is meant for VMs and selects none'),
    msg(
      'No VM of {{namespace}} has {{selector}}, so the policy protects nothing. Correct the selector: "{{label}}" with the name of a VM selects its pod.',
    ),
  ),
  [codes.labelOfPolicyOnVmOnly]: warning(
    msg('Label of the policy is on the VM only'),
    msg(
      '{{selector}} stands on VM {{vm}} itself. Its pod has the labels of "spec.template.metadata.labels", so the policy does not select it. Put the label there and restart the VM.',
    ),
  ),
  [codes.priorityOfPolicyNotTaken]: error(
    msg('Priority is not taken by OVN-Kubernetes'),
    msg(
      'OVN-Kubernetes takes priorities from 0 to {{most}} and does not carry out this policy, which has {{priority}}. Use a lower number.',
    ),
  ),
} satisfies Catalog;
