import { recordAt, textAt, type KubernetesResource } from '../../core/resource';
import type { VmView } from './view';

/** The label by which KubeVirt tells the pods of one VM, and `virtctl expose` selects them. */
export const ID_LABEL = 'vmi.kubevirt.io/id';

/** Labels that stand for a VM, by KubeVirt or by the custom of templates. */
export const VM_LABELS = [ID_LABEL, 'vm.kubevirt.io/name', 'kubevirt.io/domain', 'kubevirt.io/vm'];

const MAX_LABEL = 63;

/** Labels of a pod; `isSure`: nothing else is to be expected. */
export interface PodLabels {
  labels: Readonly<Record<string, unknown>>;
  isSure: boolean;
}

/** A VM, its instance and its pod, as far as they are there. */
export type VmObjects = Pick<VmView, 'vm' | 'vmi' | 'pod' | 'name'>;

/**
 * The label by which the pods of a VM are told. Of longer names it holds a digest, the same for each pod;
 * undefined where none is known to read it from.
 */
const idOf = ({ name, pod }: Pick<VmObjects, 'name' | 'pod'>): string | undefined =>
  name.length <= MAX_LABEL ? name : textAt(recordAt(pod, 'metadata', 'labels'), ID_LABEL);

const ofKubeVirt = (id: string | undefined): Record<string, string> => ({
  'kubevirt.io': 'virt-launcher',
  ...(id === undefined ? {} : { [ID_LABEL]: id }),
});

/** The labels that the next pod of a VM will have, by its template. */
const labelsOfNextPod = (
  vm: KubernetesResource,
  name: string,
  id: string | undefined,
): Record<string, unknown> => ({
  ...recordAt(vm, 'spec', 'template', 'metadata', 'labels'),
  ...ofKubeVirt(id),
  'vm.kubevirt.io/name': textAt(vm, 'spec', 'template', 'spec', 'hostname') ?? name,
});

/**
 * The labels that the pod of a VM has now. Undefined where it does not run. Where its pod is not known,
 * those of its instance, from which the pod was made, and so not surely all.
 *
 * Source: kubevirt pkg/virt-controller/services/template.go.
 */
export const labelsNow = ({ pod, vmi, name }: VmObjects): PodLabels | undefined => {
  if (pod) return { labels: recordAt(pod, 'metadata', 'labels'), isSure: true };
  if (!vmi) return undefined;
  return {
    labels: { ...ofKubeVirt(idOf({ name, pod })), ...recordAt(vmi, 'metadata', 'labels') },
    isSure: false,
  };
};

/** The labels that the pod of a VM will have once it is started again; those of now without a VM. */
export const labelsAfterStart = (objects: VmObjects): PodLabels | undefined => {
  const { vm, name } = objects;
  if (!vm) return labelsNow(objects);
  const id = idOf(objects);
  return { labels: labelsOfNextPod(vm, name, id), isSure: id !== undefined };
};

/** The labels that the pod of a VM has now, and those that it will have: it is found by either. */
export const labelsNowAndLater = (objects: VmObjects): PodLabels['labels'][] =>
  [labelsNow(objects), labelsAfterStart(objects)].flatMap((each) => (each ? [each.labels] : []));

/**
 * The labels that the pods of a VM have, as far as they are known: those of the pod where it runs,
 * else those that its next pod will have.
 */
export const podLabelsOf = (objects: VmObjects): PodLabels =>
  labelsNow(objects) ?? labelsAfterStart(objects) ?? { labels: {}, isSure: false };
