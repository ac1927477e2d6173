import { coresOf } from '../kubevirt/spec.ts';
import type { InstanceSpec } from '../kubevirt/types.ts';
import { amountOf } from '../pod/quantity.ts';
import { invalid, type Cause, type Path } from './denial.ts';

type Amounts = Record<'requests' | 'limits', Record<'cpu' | 'memory', number>>;

const amountsOf = ({ domain: { resources } }: InstanceSpec): Amounts => {
  const read = (part: 'requests' | 'limits') => ({
    cpu: amountOf(resources?.[part]?.cpu),
    memory: amountOf(resources?.[part]?.memory),
  });
  return { requests: read('requests'), limits: read('limits') };
};

const pinningCauses = (spec: InstanceSpec, at: Path): Cause[] => {
  const { cpu = {}, memory } = spec.domain;
  const { requests, limits } = amountsOf(spec);
  const placement = at('domain', 'cpu', 'dedicatedCpuPlacement');
  const place = (part: string, key: string) => at('domain', 'resources', part, key);
  const causes: Cause[] = [];
  const hasMemory =
    requests.memory > 0 ||
    limits.memory > 0 ||
    memory?.guest !== undefined ||
    memory?.hugepages !== undefined;
  if (!hasMemory) {
    causes.push(
      invalid(
        place('limits', 'memory'),
        `${place('requests', 'memory')} or ${place('limits', 'memory')} should be provided`,
      ),
    );
  }
  for (const [part, { cpu: amount }] of Object.entries({ requests, limits })) {
    if (!Number.isInteger(amount)) {
      causes.push(
        invalid(place(part, 'cpu'), `provided resources CPU ${part} must be an interger`),
      );
    }
  }
  if (requests.memory > 0 && limits.memory > 0 && requests.memory !== limits.memory) {
    causes.push(
      invalid(
        place('requests', 'memory'),
        `${place('requests', 'memory')} must be equal to ${place('limits', 'memory')}`,
      ),
    );
  }
  const amounts = `${place('requests', 'cpu')} or ${place('limits', 'cpu')}`;
  if (requests.cpu > 0 && limits.cpu > 0 && requests.cpu !== limits.cpu) {
    causes.push(invalid(placement, `${amounts} must be equal when DedicatedCPUPlacement is true `));
  }
  const hasTopology = [cpu.cores, cpu.sockets, cpu.threads].some((count) => count !== undefined);
  const given = [requests.cpu, limits.cpu].filter((count) => count > 0);
  if (
    hasTopology &&
    given.length > 0 &&
    !given.some((count) => Math.ceil(count) === coresOf(spec))
  ) {
    causes.push(
      invalid(
        placement,
        `${amounts} must not be provided at the same time with ${at('domain', 'cpu', 'cores')} when DedicatedCPUPlacement is true `,
      ),
    );
  }
  const { threads = 1 } = cpu;
  if (threads > 2) {
    causes.push(
      invalid(
        placement,
        `Not more than two threads must be provided at ${at('domain', 'cpu', 'threads')} (got ${threads}) when DedicatedCPUPlacement is true`,
      ),
    );
  }
  return causes;
};

const numaCauses = ({ domain: { cpu, memory } }: InstanceSpec, at: Path): Cause[] => {
  if (cpu?.numa?.guestMappingPassthrough === undefined) return [];
  const field = at('domain', 'cpu', 'numa', 'guestMappingPassthrough');
  return [
    ...(cpu.dedicatedCpuPlacement === true
      ? []
      : [
          invalid(
            field,
            `${at('domain', 'cpu', 'dedicatedCpuPlacement')} must be set to true when NUMA topology strategy is set in ${field}`,
          ),
        ]),
    ...(memory?.hugepages === undefined
      ? [
          invalid(
            field,
            `${at('domain', 'memory', 'hugepages')} must be requested when NUMA topology strategy is set in ${field}`,
          ),
        ]
      : []),
  ];
};

const pageCauses = (spec: InstanceSpec, at: Path): Cause[] => {
  const { hugepages, guest } = spec.domain.memory ?? {};
  if (!hugepages) return [];
  const { pageSize = '' } = hugepages;
  const page = amountOf(pageSize);
  const field = at('domain', 'hugepages', 'size');
  if (page < 1) {
    return [
      invalid(
        field,
        `${field} '${pageSize}': quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'`,
      ),
    ];
  }
  const { requests, limits } = spec.domain.resources ?? {};
  const memory = requests?.memory ?? limits?.memory ?? guest ?? pageSize;
  const place = at('domain', 'resources', 'requests', 'memory');
  return amountOf(memory) % page === 0
    ? []
    : [
        invalid(
          place,
          `${place} '${memory}' is not a multiple of the page size ${field} '${pageSize}'`,
        ),
      ];
};

/** Source: KubeVirt .../admitters/vmi-create-admitter.go. */
export const cpuCauses = (spec: InstanceSpec, at: Path): Cause[] => {
  const { cpu } = spec.domain;
  return [
    ...(cpu?.isolateEmulatorThread === true && cpu.dedicatedCpuPlacement !== true
      ? [
          invalid(
            at('domain', 'cpu', 'isolateEmulatorThread'),
            'IsolateEmulatorThread should be only set in combination with DedicatedCPUPlacement',
          ),
        ]
      : []),
    ...(cpu?.dedicatedCpuPlacement === true ? pinningCauses(spec, at) : []),
    ...numaCauses(spec, at),
    ...pageCauses(spec, at),
  ];
};
