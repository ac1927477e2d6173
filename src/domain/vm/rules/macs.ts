import * as codes from '../../findings/codes';
import { canonicalMac, macNotation, macProblem, RESERVED_MAC } from '../../net/mac';
import type { FindingCode } from '../../findings/catalog';
import { recordAt, textAt } from '../../core/resource';
import { macSegmentOf } from '../interfaces/segments';
import { shownName, type CheckedInterface, type CheckedVm } from './checked';

const codeOf: Record<NonNullable<ReturnType<typeof macProblem>>, FindingCode> = {
  malformed: codes.notMac,
  length: codes.macHasWrongLength,
  zero: codes.macZero,
  multicast: codes.macOfGroup,
};

const checkMac = ({ report }: CheckedVm, { entry, at, bindings }: CheckedInterface): void => {
  const value = textAt(entry, 'macAddress');
  if (value === undefined) return;
  const path = `${at}.macAddress`;
  const problem = macProblem(value);
  if (problem) {
    report(codeOf[problem], path, { value });
    return;
  }
  const canonical = canonicalMac(value) ?? '';
  if (canonical === RESERVED_MAC && bindings.includes('masquerade')) {
    report(codes.macReserved, path, { value });
  }
  if (macNotation(value) === 'bare')
    report(codes.macWithoutSeparators, path, { value, suggestion: canonical });
};

/** Namespaces with this label look after MAC addresses themselves. */
const IGNORE_LABEL = 'mutatevirtualmachines.kubemacpool.io';

const isUnguarded = ({ world, namespace, kind }: CheckedVm): boolean => {
  if (kind === 'VirtualMachineInstance') return true;
  const labels = recordAt(world.find('Namespace', namespace), 'metadata', 'labels');
  return labels[IGNORE_LABEL] === 'ignore';
};

/**
 * Where KubeMacPool looks after the namespace it refuses one address on two interfaces of a VM;
 * elsewhere that matters on one network only.
 */
const checkTwice = (vm: CheckedVm): void => {
  const first = new Map<string, CheckedInterface>();
  const isSeparate = isUnguarded(vm);
  for (const item of vm.interfaces) {
    const mac = canonicalMac(textAt(item.entry, 'macAddress') ?? '');
    if (mac === undefined) continue;
    const segment = isSeparate ? macSegmentOf(vm.world, vm.namespace, item.network?.source) : '';
    const key = `${mac} ${segment ?? item.at}`;
    const other = first.get(key);
    if (!other) first.set(key, item);
    else {
      const params = { value: mac, other: shownName(other) };
      vm.report(codes.macStandsTwiceInVm, `${item.at}.macAddress`, params);
    }
  }
};

/**
 * MAC addresses that an interface can have, each once in the VM.
 *
 * Source: kubevirt pkg/network/admitter/netiface.go and binding.go; kubemacpool
 * pkg/pool-manager/virtualmachine_pool.go.
 */
export const checkMacs = (vm: CheckedVm): void => {
  for (const item of vm.interfaces) checkMac(vm, item);
  checkTwice(vm);
};
