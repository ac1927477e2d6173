import { isRecord, listAt, recordAt, valueAt } from '../../core/resource';
import * as codes from '../../findings/codes';
import type { CheckedVm } from './checked';

const DEVICES = ['domain', 'devices'];

/** Places inside the spec of the template where people put what belongs elsewhere in it. */
const misplacedInSpec: readonly [from: string[], to: string[]][] = [
  [['interfaces'], [...DEVICES, 'interfaces']],
  [
    ['domain', 'interfaces'],
    [...DEVICES, 'interfaces'],
  ],
  [['domain', 'networks'], ['networks']],
  [[...DEVICES, 'networks'], ['networks']],
  [
    ['domain', 'networkInterfaceMultiqueue'],
    [...DEVICES, 'networkInterfaceMultiqueue'],
  ],
  [
    ['domain', 'autoattachPodInterface'],
    [...DEVICES, 'autoattachPodInterface'],
  ],
  [
    ['domain', 'rng'],
    [...DEVICES, 'rng'],
  ],
  [['devices'], DEVICES],
];

/** Places outside of it. */
const misplacedInVm: readonly [from: string[], to: string[]][] = [
  [
    ['spec', 'domain'],
    ['spec', 'template', 'spec', 'domain'],
  ],
  [
    ['spec', 'networks'],
    ['spec', 'template', 'spec', 'networks'],
  ],
  [
    ['spec', 'interfaces'],
    ['spec', 'template', 'spec', ...DEVICES, 'interfaces'],
  ],
  [
    ['spec', 'template', 'domain'],
    ['spec', 'template', 'spec', 'domain'],
  ],
  [
    ['spec', 'template', 'networks'],
    ['spec', 'template', 'spec', 'networks'],
  ],
  [['template'], ['spec', 'template']],
  [['domain'], ['spec', 'template', 'spec', 'domain']],
  [['networks'], ['spec', 'template', 'spec', 'networks']],
];

const checkPlaces = (
  { report }: CheckedVm,
  root: unknown,
  prefix: string,
  places: readonly [string[], string[]][],
): boolean => {
  let isFound = false;
  for (const [from, to] of places) {
    if (valueAt(root, ...from) === undefined) continue;
    isFound = true;
    const [place, expected] = [prefix + from.join('.'), prefix + to.join('.')];
    report(codes.settingsInWrongPlace, place, { place, expected });
  }
  return isFound;
};

const checkParts = ({ object, kind, spec, at, report }: CheckedVm): void => {
  const missing = (key: string) => report(codes.partOfVmMissing, key, { key });
  if (kind === 'VirtualMachine') {
    if (!isRecord(valueAt(object, 'spec', 'template'))) {
      missing('spec.template');
      return;
    }
    if (!isRecord(valueAt(object, 'spec', 'template', 'spec'))) {
      missing(at);
      return;
    }
  }
  if (!isRecord(spec.domain)) missing(`${at}.domain`);
  else if (!isRecord(spec.domain.devices)) missing(`${at}.domain.devices`);
};

const STRATEGIES = ['Always', 'Halted', 'Manual', 'RerunOnFailure', 'Once'];
const GATED = 'WaitAsReceiver';

/**
 * How a VM says whether it runs.
 *
 * Source: kubevirt pkg/virt-api/webhooks/validating-webhook/admitters/vms-admitter.go.
 */
const checkRunning = ({ object, kind, report }: CheckedVm): void => {
  if (kind !== 'VirtualMachine') return;
  const { running, runStrategy } = recordAt(object, 'spec');
  const hasRunning = running !== undefined && running !== null;
  const hasStrategy = runStrategy !== undefined && runStrategy !== null && runStrategy !== '';
  if (hasRunning && hasStrategy) report(codes.twoSettingsForRunning, 'spec.running');
  else if (hasRunning) {
    report(codes.runningOutdated, 'spec.running', {
      suggestion: running === true ? 'Always' : 'Halted',
    });
  } else if (!hasStrategy) report(codes.noRunSetting, 'spec.runStrategy');
  if (typeof runStrategy !== 'string' || runStrategy === '') return;
  if (runStrategy !== GATED && !STRATEGIES.includes(runStrategy)) {
    const suggestion = STRATEGIES.join(', ');
    report(codes.unknownRunStrategy, 'spec.runStrategy', { value: runStrategy, suggestion });
  }
};

const MAX_ENTRIES = 256;

const checkCounts = ({ spec, at, report }: CheckedVm): void => {
  for (const path of [['networks'], [...DEVICES, 'interfaces']]) {
    const count = listAt(spec, ...path).length;
    if (count > MAX_ENTRIES) {
      const key = path.at(-1) ?? '';
      report(codes.tooManyEntries, `${at}.${path.join('.')}`, { key, count, max: MAX_ENTRIES });
    }
  }
};

/**
 * Everything is where the API looks for it.
 *
 * Source: the CRD virtualmachines.kubevirt.io.
 */
export const checkLayout = (vm: CheckedVm): void => {
  const isMisplaced = vm.kind === 'VirtualMachine' && checkPlaces(vm, vm.object, '', misplacedInVm);
  checkPlaces(vm, vm.spec, `${vm.at}.`, misplacedInSpec);
  // What is missing is there, in the wrong place.
  if (!isMisplaced) checkParts(vm);
  checkRunning(vm);
  checkCounts(vm);
};
