import { textAt, type KubernetesResource } from '../core/resource';
import { derived, type World } from '../world/world';
import {
  isLabelIdle,
  isManaged,
  macLabelOf,
  macSelectionsOf,
  withManaged,
  type MacSubject,
} from './mac-modes';

/** Whether KubeMacPool looks after something in a namespace, and whether its label can change that. */
export interface Managed {
  /** Undefined where it is not known. */
  isOn: boolean | undefined;
  /** Value of the label, if there is one. */
  label: string | undefined;
  /** The label changes nothing in the mode that is installed. */
  isIdle: boolean;
  /** Why the label cannot switch it: nothing tells the mode, or the platform's namespaces are left out. */
  fixed: 'unknown' | 'platform' | undefined;
}

/** A namespace as KubeMacPool sees it. */
export interface MacNamespace {
  object: KubernetesResource;
  name: string;
  /** VMs in it, as far as they are known. */
  vms: number;
  managed: Readonly<Record<MacSubject, Managed>>;
  /** Pods and VMs are looked after, so that each address is met twice. */
  isTwice: boolean;
}

const managedOf = (world: World, object: KubernetesResource, subject: MacSubject): Managed => {
  const mode = macSelectionsOf(world)[subject]?.mode;
  const fixed = (): Managed['fixed'] => {
    if (mode === undefined) return 'unknown';
    const on = withManaged(object, subject, mode, true);
    return isManaged(world, on, subject) === false ? 'platform' : undefined;
  };
  return {
    isOn: isManaged(world, object, subject),
    label: macLabelOf(object, subject),
    isIdle: mode !== undefined && isLabelIdle(object, subject, mode),
    fixed: fixed(),
  };
};

/** All namespaces of a world as KubeMacPool sees them. */
export const macNamespacesOf = derived((world: World): readonly MacNamespace[] =>
  world.list('Namespace').map((object) => {
    const name = textAt(object, 'metadata', 'name') ?? '';
    const managed = {
      vms: managedOf(world, object, 'vms'),
      pods: managedOf(world, object, 'pods'),
    };
    return {
      object,
      name,
      vms: world.list('VirtualMachine', name).length,
      managed,
      isTwice: managed.vms.isOn === true && managed.pods.isOn === true,
    };
  }),
);
