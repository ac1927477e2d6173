import { printed, recordAt } from '../../core/resource';
import * as codes from '../../findings/codes';
import { launcherRuntimeClassOf, readsTuning, tuningAnnotations } from '../spec/runtime-class';
import type { CheckedVm } from './checked';

/** What CRI-O takes; `true` is the old word for it. */
const DISABLE = ['disable', 'true'];
const HOUSEKEEPING = 'housekeeping';

/**
 * Annotations by which CRI-O keeps a pod's CPUs free of other work.
 *
 * Source: cri-o internal/runtimehandlerhooks/high_performance_hooks_linux.go; kubevirt
 * pkg/virt-controller/services/template.go, which gives the pod the annotations of the template.
 */
export const checkTuning = ({ world, object, kind, report }: CheckedVm): void => {
  const isVm = kind === 'VirtualMachine';
  const own = recordAt(object, 'metadata', 'annotations');
  const ofPod = isVm ? recordAt(object, 'spec', 'template', 'metadata', 'annotations') : own;
  const place = isVm ? 'spec.template.metadata.annotations' : 'metadata.annotations';
  const isRead = readsTuning(world);
  for (const key of tuningAnnotations) {
    if (isVm && own[key] !== undefined && ofPod[key] === undefined) {
      report(codes.tuningOnVmItself, `metadata.annotations['${key}']`, { key });
    }
    const value = ofPod[key];
    if (value === undefined) continue;
    const isKnown =
      DISABLE.includes(printed(value)) ||
      (key === 'irq-load-balancing.crio.io' && value === HOUSEKEEPING);
    if (!isKnown) {
      report(codes.tuningValueUnknown, `${place}['${key}']`, { key, value: printed(value) });
    } else if (isRead === false) {
      const name = launcherRuntimeClassOf(world) ?? '';
      report(codes.tuningNotRead, `${place}['${key}']`, { key, class: name === '' ? '-' : name });
    }
  }
};
