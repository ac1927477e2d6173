import { recordAt, type KubernetesResource } from '../../core/resource';
import { setIn } from '../../core/set-in';

type Json = Record<string, unknown>;

/** Places in `spec.template.spec`. */
export const DEVICES = ['domain', 'devices'];
export const INTERFACES = [...DEVICES, 'interfaces'];

/** A VM with another `spec.template.spec`. */
export const withTemplate = (vm: KubernetesResource, template: Json): KubernetesResource =>
  setIn(vm, ['spec', 'template', 'spec'], template);

const ANNOTATIONS = ['spec', 'template', 'metadata', 'annotations'];

/** The annotations of a VM's template. */
export const annotationsOf = (vm: KubernetesResource): Json => recordAt(vm, ...ANNOTATIONS);

/** A VM with other annotations of its template; the same VM where they are the same object. */
export const withAnnotations = (
  vm: KubernetesResource,
  before: Readonly<Json>,
  after: Readonly<Json>,
): KubernetesResource => (before === after ? vm : setIn(vm, ANNOTATIONS, after));
