import type { InstanceSpec } from '../kubevirt/types.ts';
import { amountOf } from '../pod/quantity.ts';
import { invalid, type Cause, type Path } from './denial.ts';

const MOST_THREADS = 2;

const cpuCauses = ({ domain }: InstanceSpec, path: Path): Cause[] => {
  const { cpu = {}, memory, resources } = domain;
  const { dedicatedCpuPlacement: isDedicated = false, isolateEmulatorThread: isIsolated } = cpu;
  const { threads = 1 } = cpu;
  const fieldOf = (...steps: string[]) => path('domain', 'cpu', ...steps);
  if (!isDedicated)
    return isIsolated === true
      ? [
          invalid(
            fieldOf('isolateEmulatorThread'),
            'IsolateEmulatorThread should be only set in combination with DedicatedCPUPlacement',
          ),
        ]
      : [];
  const hasMemory =
    memory?.guest !== undefined ||
    memory?.hugepages !== undefined ||
    resources?.requests?.memory !== undefined ||
    // A request that is missing is made of the limit before it is looked at.
    resources?.limits?.memory !== undefined;
  const names = [
    path('domain', 'resources', 'requests', 'memory'),
    path('domain', 'memory', 'guest'),
    path('domain', 'memory', 'hugepages'),
  ];
  return [
    ...(hasMemory
      ? []
      : [
          invalid(
            path('domain', 'memory'),
            `either ${names.join(' or ')} must be provided when DedicatedCPUPlacement is true`,
          ),
        ]),
    ...(threads > MOST_THREADS
      ? [
          invalid(
            fieldOf('dedicatedCpuPlacement'),
            `Not more than two threads must be provided at ${fieldOf('threads')} (got ${threads}) when DedicatedCPUPlacement is true`,
          ),
        ]
      : []),
  ];
};

const hugepageCauses = ({ domain }: InstanceSpec, path: Path): Cause[] => {
  const { guest, hugepages } = domain.memory ?? {};
  if (!hugepages) return [];
  const { pageSize = '' } = hugepages;
  const field = path('domain', 'hugepages', 'size');
  const page = amountOf(pageSize);
  if (page <= 0) return [invalid(field, `${field} '${pageSize}': must be greater than 0`)];
  const asked = domain.resources?.requests?.memory;
  const memory = asked ?? guest;
  if (memory === undefined || amountOf(memory) % page === 0) return [];
  const memoryField =
    asked === undefined
      ? path('domain', 'memory', 'guest')
      : path('domain', 'resources', 'requests', 'memory');
  return [
    invalid(
      memoryField,
      `${memoryField} '${memory}' is not a multiple of the page size ${field} '${pageSize}'`,
    ),
  ];
};

/**
 * CPUs of its own and huge pages. Source: KubeVirt
 * pkg/virt-api/webhooks/validating-webhook/admitters/vmi-create-admitter.go.
 */
export const dedicatedCauses = (spec: InstanceSpec, path: Path): Cause[] => [
  ...cpuCauses(spec, path),
  ...hugepageCauses(spec, path),
];
