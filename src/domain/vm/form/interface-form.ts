import { listAt, textAt } from '../../core/resource';
import { isSameValue, leaves, type FormParts } from './form-leaves';
import type { InterfaceField, InterfaceForm } from './form-values';

/** Reads the parts of one interface. Takes any values and never throws. */
export const readParts = (parts: FormParts): InterfaceForm => ({
  name: leaves.name.read(parts),
  networkKind: leaves.networkKind.read(parts),
  networkName: leaves.networkName.read(parts),
  binding: leaves.binding.read(parts),
  model: leaves.model.read(parts),
  mac: leaves.mac.read(parts),
  state: leaves.state.read(parts),
  bootOrder: leaves.bootOrder.read(parts),
  ports: leaves.ports.read(parts),
  pciAddress: leaves.pciAddress.read(parts),
  bootFileName: leaves.bootFileName.read(parts),
  tftpServerName: leaves.tftpServerName.read(parts),
  ntpServers: leaves.ntpServers.read(parts),
  privateOptions: leaves.privateOptions.read(parts),
  vmNetworkCIDR: leaves.vmNetworkCIDR.read(parts),
  vmIPv6NetworkCIDR: leaves.vmIPv6NetworkCIDR.read(parts),
  multiqueue: leaves.multiqueue.read(parts),
});

const writeLeaf = <F extends InterfaceField>(
  parts: FormParts,
  field: F,
  value: InterfaceForm[F],
  form: InterfaceForm,
): FormParts => {
  const leaf = leaves[field];
  return isSameValue(leaf.read(parts), value) ? parts : leaf.write(parts, value, form);
};

/**
 * Writes a form into the parts of one interface. Only leaves whose value differs from what is there
 * are touched, so unknown keys, other bindings' settings, `multus.default` and an unset model stay.
 */
export const writeParts = (parts: FormParts, form: InterfaceForm): FormParts =>
  (Object.keys(leaves) as InterfaceField[]).reduce(
    (current, field) => writeLeaf(current, field, form[field], form),
    parts,
  );

/** A form with nothing in it. */
export const emptyForm = (): InterfaceForm => readParts({ entry: {}, network: {}, devices: {} });

/** Name of an interface that no other of the VM has: the wanted one, or with a number behind it. */
export const freeName = (wanted: string, taken: ReadonlySet<string>): string => {
  if (!taken.has(wanted)) return wanted;
  for (let number = 2; ; number += 1) {
    const candidate = `${wanted}-${number}`;
    if (!taken.has(candidate)) return candidate;
  }
};

/** Names that interfaces and networks of `spec.template.spec` have. */
export const takenNames = (template: unknown): Set<string> =>
  new Set(
    [
      ...listAt(template, 'domain', 'devices', 'interfaces'),
      ...listAt(template, 'networks'),
    ].flatMap((entry) => textAt(entry, 'name') ?? []),
  );
