import type { KubernetesResource } from '../../core/resource';
import { sameJson } from '../../core/same-json';
import { mergeChanges } from '../../text/rebase';
import { interfaceForm, type InterfaceField, type InterfaceForm } from '../form/interface-form';
import { readInterface, type InterfaceChange } from './interface-change';
import type { InterfaceProperty } from '../spec/interface-values';

/** Fields whose value a user changed. */
export const changedFields = (read: InterfaceForm, edited: InterfaceForm): InterfaceField[] =>
  interfaceForm.fields.filter((field) => !sameJson(read[field], edited[field]));

/**
 * The edit of an interface, for any state of its VM; undefined where the VM no longer has it.
 *
 * @param read the form as it was read, by which is known what the user changed
 */
export const editOfForm =
  (name: string, read: InterfaceForm, edited: InterfaceForm) =>
  (vm: KubernetesResource): InterfaceChange | undefined => {
    const current = readInterface(vm, name);
    return current && { kind: 'edit', name, form: mergeChanges(read, edited, current) };
  };

/** What a field belongs to: a property of the interface, its name, or the VM as a whole. */
export type ChangedPart = InterfaceProperty | 'name' | 'addresses' | 'multiqueue';

const parts: Record<InterfaceField, ChangedPart> = {
  name: 'name',
  networkKind: 'network',
  networkName: 'network',
  binding: 'binding',
  model: 'model',
  mac: 'mac',
  state: 'state',
  addresses: 'addresses',
  bootOrder: 'bootOrder',
  ports: 'ports',
  pciAddress: 'pciAddress',
  bootFileName: 'dhcpOptions',
  tftpServerName: 'dhcpOptions',
  ntpServers: 'dhcpOptions',
  privateOptions: 'dhcpOptions',
  vmNetworkCIDR: 'vmNetworkCIDR',
  vmIPv6NetworkCIDR: 'vmIPv6NetworkCIDR',
  multiqueue: 'multiqueue',
};

/** What a user changed, each once. */
export const changedParts = (read: InterfaceForm, edited: InterfaceForm): ChangedPart[] => [
  ...new Set(changedFields(read, edited).map((field) => parts[field])),
];
