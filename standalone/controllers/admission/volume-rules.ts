import type { Find } from '../kubevirt/expand.ts';
import type { InstanceSpec, VirtualMachine } from '../kubevirt/types.ts';
import { denial, invalid, required, type Cause, type Path } from './denial.ts';

const NO_CDI =
  'DataVolume api is not present in cluster. CDI must be installed for DataVolume support.';

/**
 * The volumes that a VM brings along. Source: KubeVirt pkg/storage/admitters/data-volume-template.go
 * and .../admitters/vmi-create-admitter.go; CDI pkg/apiserver/webhooks/datavolume-validate.go.
 */
export const volumeCauses = ({ spec }: VirtualMachine, hasCdi: boolean): Cause[] => {
  const volumes = spec.template.spec.volumes ?? [];
  const used = new Set(volumes.flatMap(({ dataVolume }) => dataVolume?.name ?? []));
  return [
    ...(spec.dataVolumeTemplates ?? []).flatMap(({ metadata, spec: content }, index) => {
      const at = `spec.dataVolumeTemplate[${index}]`;
      const name = metadata?.name ?? '';
      const { source, sourceRef } = content;
      return [
        ...(name === ''
          ? [
              required(
                at,
                "'name' field must not be empty for DataVolumeTemplate entry " + `${at}.`,
              ),
            ]
          : []),
        ...(source && sourceRef
          ? [
              invalid(
                at,
                'Data volume should have either Source or SourceRef, or be externally populated',
              ),
            ]
          : []),
        ...(sourceRef && sourceRef.kind !== 'DataSource'
          ? [
              invalid(
                `${at}.spec.SourceRef.Kind`,
                `Unsupported sourceRef kind ${sourceRef.kind ?? ''}, currently only DataSource is supported`,
              ),
            ]
          : []),
        ...(name !== '' && !used.has(name)
          ? [
              required(
                at,
                `DataVolumeTemplate entry ${at} must be referenced in the VMI template's 'volumes' list`,
              ),
            ]
          : []),
      ];
    }),
    ...volumes.flatMap(({ dataVolume }, index) =>
      dataVolume && !hasCdi ? [invalid(`spec.template.spec.volumes[${index}]`, NO_CDI)] : [],
    ),
  ];
};

/** @throws ApiError where a DataSource is not there: the right to clone it cannot be looked up */
export const refuseMissingSources = (
  webhook: string,
  { spec, metadata: { namespace } }: VirtualMachine,
  find: Find,
): void => {
  for (const { spec: content } of spec.dataVolumeTemplates ?? []) {
    const { sourceRef } = content;
    if (sourceRef?.kind !== 'DataSource') continue;
    const { name = '' } = sourceRef;
    if (!find('dataSource', sourceRef.namespace ?? namespace, name)) {
      throw denial(webhook, `datasources.cdi.kubevirt.io "${name}" not found`);
    }
  }
};

/**
 * Volumes and disks belong together by their names; a CD-ROM may be empty.
 *
 * Source: KubeVirt .../admitters/vmi-create-admitter.go, validateVirtualMachineInstanceSpecVolumeDisks
 * and validateDisks.
 */
export const diskCauses = ({ domain, volumes = [] }: InstanceSpec, path: Path): Cause[] => {
  const { disks = [], filesystems = [] } = domain.devices;
  const shown = new Set([...disks, ...filesystems].map(({ name }) => name));
  const names = new Set(volumes.map(({ name }) => name));
  return [
    ...volumes.flatMap(({ name, memoryDump }, index) => {
      const field = path('domain', 'volumes', index, 'name');
      return memoryDump || shown.has(name) ? [] : [invalid(field, `${field} '${name}' not found.`)];
    }),
    ...disks.flatMap(({ name, cdrom }, index) => {
      const place = path('domain', 'devices', 'disks', index);
      return cdrom || names.has(name)
        ? []
        : [invalid(`${place}.name`, `${place}.Name '${name}' not found.`)];
    }),
  ];
};
