import { isRecord, numberAt, recordAt, valueAt } from '../../core/resource';
import { quantityOf } from '../../core/quantity';
import * as codes from '../../findings/codes';
import type { CheckedVm } from './checked';
import { guestCpusOf, hasTopology } from './guest-cpus';

const isSet = (value: unknown): boolean => value !== undefined && value !== null;

const MOST_THREADS = 2;

/** Amounts of `resources` beside dedicated CPUs: whole CPUs, as many as the topology, request equal to limit. */
const checkAmounts = ({ spec, at, report }: CheckedVm): void => {
  const place = `${at}.domain.resources`;
  const amountAt = (part: string, key: string): number | undefined =>
    quantityOf(valueAt(spec, 'domain', 'resources', part, key));
  for (const part of ['requests', 'limits']) {
    const cpus = amountAt(part, 'cpu');
    if (cpus !== undefined && !Number.isInteger(cpus)) {
      report(codes.amountOfDedicatedNotWhole, `${place}.${part}.cpu`, { value: cpus });
    }
  }
  for (const key of ['cpu', 'memory']) {
    const [request, limit] = [amountAt('requests', key), amountAt('limits', key)];
    if (
      request !== undefined &&
      limit !== undefined &&
      request > 0 &&
      limit > 0 &&
      request !== limit
    ) {
      report(codes.requestAndLimitDiffer, `${place}.requests.${key}`, { key });
    }
  }
  const given = ['requests', 'limits'].flatMap((part) => amountAt(part, 'cpu') ?? []);
  const count = guestCpusOf(spec);
  // KubeVirt rounds up before it compares.
  if (hasTopology(spec) && given.length > 0 && !given.some((cpus) => Math.ceil(cpus) === count)) {
    report(codes.cpuAmountBesideTopology, `${at}.domain.cpu.dedicatedCpuPlacement`, { count });
  }
};

const checkMemory = ({ object, spec, at, report }: CheckedVm): void => {
  const places = [
    ['memory', 'guest'],
    ['memory', 'hugepages'],
    ['resources', 'requests', 'memory'],
    ['resources', 'limits', 'memory'],
  ];
  const isByInstanceType = isRecord(valueAt(object, 'spec', 'instancetype'));
  if (isByInstanceType || places.some((path) => isSet(valueAt(spec, 'domain', ...path)))) return;
  report(codes.dedicatedCpusWithoutMemory, `${at}.domain.cpu.dedicatedCpuPlacement`);
};

const checkNuma = ({ object, spec, at, report }: CheckedVm): void => {
  const cpu = recordAt(spec, 'domain', 'cpu');
  if (!isSet(valueAt(cpu, 'numa', 'guestMappingPassthrough'))) return;
  const missing = [
    ...(cpu.dedicatedCpuPlacement === true ? [] : ['dedicatedCpuPlacement']),
    ...(isSet(valueAt(spec, 'domain', 'memory', 'hugepages')) ? [] : ['memory.hugepages']),
  ];
  // Beside an instance type the setting is refused anyway, with another word.
  if (missing.length === 0 || isRecord(valueAt(object, 'spec', 'instancetype'))) return;
  report(codes.numaWithoutItsNeeds, `${at}.domain.cpu.numa.guestMappingPassthrough`, {
    missing: missing.join(', '),
  });
};

/**
 * What KubeVirt refuses of dedicated CPUs.
 *
 * Source: kubevirt pkg/virt-api/webhooks/validating-webhook/admitters/vmi-create-admitter.go
 * (validateCPUIsolatorThread, validateCpuPinning, validateNUMA).
 */
export const checkDedicatedCpus = (vm: CheckedVm): void => {
  const { spec, at, report } = vm;
  const cpu = recordAt(spec, 'domain', 'cpu');
  const isDedicated = cpu.dedicatedCpuPlacement === true;
  if (cpu.isolateEmulatorThread === true && !isDedicated) {
    report(codes.emulatorWithoutDedicatedCpus, `${at}.domain.cpu.isolateEmulatorThread`);
  }
  checkNuma(vm);
  if (!isDedicated) return;
  checkMemory(vm);
  checkAmounts(vm);
  const threads = numberAt(cpu, 'threads') ?? 1;
  if (threads > MOST_THREADS) {
    report(codes.tooManyThreads, `${at}.domain.cpu.threads`, { threads });
  }
};
