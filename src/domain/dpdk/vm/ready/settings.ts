import { msg } from '../../../core/msg';
import { isRecord, recordAt, valueAt } from '../../../core/resource';
import type { KubernetesResource } from '../../../core/resource';
import * as codes from '../../../findings/codes';
import {
  launcherRuntimeClassOf,
  readsTuning,
  tuningAnnotations,
} from '../../../vm/spec/runtime-class';
import { nameOfProfile } from '../nodes';
import type { PrepareField } from '../prepare';
import {
  type Subject,
  type Told,
  ready,
  missing,
  contradicts,
  unknown,
  by,
  CLUSTER,
  references,
  judgedBy,
  DEVICES,
} from './item';

export const annotations = (subject: Subject): Told => {
  const own = recordAt(subject.vm, 'spec', 'template', 'metadata', 'annotations');
  const lacking = tuningAnnotations.filter((key) => own[key] === undefined);
  const odd = judgedBy(subject, [codes.tuningValueUnknown], by('tuning'));
  if (odd) return odd;
  return lacking.length > 0
    ? missing(
        msg('The template lacks {{keys}}, so that CRI-O lets other work onto the CPUs of the VM.'),
        { keys: lacking.join(', ') },
        by('tuning'),
      )
    : ready(msg('CRI-O is asked to keep other work off the CPUs of the VM.'));
};

export const multiqueue = ({ vm, sized }: Subject): Told =>
  recordAt(sized.spec, ...DEVICES).networkInterfaceMultiqueue === true
    ? ready(msg('Virtio interfaces have a queue for each CPU.'))
    : (misplaced(vm, 'networkInterfaceMultiqueue', 'multiqueue') ??
      missing(msg('Virtio interfaces of the VM have one queue each.'), {}, by('multiqueue')));

export const rng = ({ vm, sized }: Subject): Told =>
  isRecord(valueAt(sized.spec, ...DEVICES, 'rng'))
    ? ready(msg('The guest gets random numbers of its node.'))
    : (misplaced(vm, 'rng', 'rng') ??
      missing(msg('The guest has no device for random numbers.'), {}, by('rng')));

const WRONG_PLACE = msg(
  '"{{key}}" stands beside "devices", where the cluster drops it. It belongs into "devices".',
);

/** Older documentation prints these settings one level too high. */
const misplaced = (vm: KubernetesResource, key: string, field: PrepareField): Told | undefined =>
  recordAt(vm, 'spec', 'template', 'spec', 'domain')[key] === undefined
    ? undefined
    : contradicts(WRONG_PLACE, { key }, by(field));

export const runtimeClass = ({ world, profile }: Subject): Told => {
  const name = launcherRuntimeClassOf(world);
  if (name === undefined) return unknown(msg('The settings of KubeVirt are not known to you.'));
  const read = readsTuning(world);
  if (read === true) {
    return profile
      ? ready(
          msg('VMs get the runtime class {{name}} of the profile {{profile}}.'),
          { name, profile: nameOfProfile(profile) },
          references([profile]),
        )
      : ready(msg('VMs get the runtime class {{name}}, which is made for such work.'), { name });
  }
  if (read === undefined) {
    return unknown(
      msg(
        'VMs get the runtime class {{name}}. Whether it is that of a PerformanceProfile is not known.',
      ),
      { name },
    );
  }
  return name === ''
    ? missing(
        msg('KubeVirt gives VMs no runtime class, so that CRI-O does not read the annotations.'),
        {},
        CLUSTER,
      )
    : contradicts(
        msg('VMs get the runtime class {{name}}, for which CRI-O does not read the annotations.'),
        { name },
        CLUSTER,
      );
};
