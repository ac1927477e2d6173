import type { Answer } from '../core/answer';
import { entriesAt, recordAt, textAt, type KubernetesResource } from '../core/resource';
import { setIn } from '../core/set-in';
import type { VmView } from '../vm/interfaces/view';

/** The annotation by which a pod asks for the sidecar of a mesh; KubeVirt makes it a label of the pod, too. */
export const SIDECAR = 'sidecar.istio.io/inject';

/** The label by which meshes, and Services for them, tell an application. */
export const APP_LABEL = 'app';

const CONTAINER = 'istio-proxy';

const MAX_LABEL = 63;

/** Whether the template of a VM asks for the sidecar, so that the VM has it once it starts. */
export const asksForSidecar = ({ vm }: Pick<VmView, 'vm'>): boolean =>
  textAt(vm, 'spec', 'template', 'metadata', 'annotations', SIDECAR) === 'true';

/** Whether an instance was started with it. */
export const startedWithSidecar = ({ vmi }: Pick<VmView, 'vmi'>): boolean =>
  textAt(vmi, 'metadata', 'annotations', SIDECAR) === 'true';

/** Whether the sidecar is in the pod of a VM, as a container or as one that starts before the others. */
export const hasSidecar = ({ pod }: Pick<VmView, 'pod'>): Answer => {
  const containers = entriesAt(pod, 'spec', 'containers');
  if (containers.length === 0) return 'unknown';
  return [...containers, ...entriesAt(pod, 'spec', 'initContainers')].some(
    ({ entry }) => entry.name === CONTAINER,
  )
    ? 'yes'
    : 'no';
};

/** The label `app` that a VM's template has; one after the name of the VM where it has none. */
export const appLabelOf = (vm: KubernetesResource): string =>
  textAt(vm, 'spec', 'template', 'metadata', 'labels', APP_LABEL) ??
  (textAt(vm, 'metadata', 'name') ?? '').slice(0, MAX_LABEL).replace(/[^A-Za-z0-9]+$/, '');

const METADATA = ['spec', 'template', 'metadata'];

/** A VM that asks for the sidecar and has the label `app`; one that is there stays. */
export const withSidecar = (vm: KubernetesResource): KubernetesResource =>
  setIn(
    setIn(vm, [...METADATA, 'labels', APP_LABEL], appLabelOf(vm)),
    [...METADATA, 'annotations', SIDECAR],
    'true',
  );

/** A VM that does not ask for the sidecar; its labels stay, as Services may select by them. */
export const withoutSidecar = (vm: KubernetesResource): KubernetesResource => {
  const after = setIn(vm, [...METADATA, 'annotations', SIDECAR], undefined);
  const isEmpty = Object.keys(recordAt(after, ...METADATA, 'annotations')).length === 0;
  return isEmpty ? setIn(after, [...METADATA, 'annotations'], undefined) : after;
};
