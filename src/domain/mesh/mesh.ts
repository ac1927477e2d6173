import type { Answer } from '../core/answer';
import { msg } from '../core/msg';
import { reason, type Reason } from '../core/reasons';
import { listAt, recordAt, textAt, type KubernetesResource } from '../core/resource';
import type { KindName } from '../world/kinds';
import { matchesSelector } from '../world/selector';
import { derived, keyOf, type World } from '../world/world';

/** A control plane of a service mesh: an `Istio` of the Sail operator (OpenShift Service Mesh 3). */
export interface ControlPlane {
  object: KubernetesResource;
  name: string;
  /** Such as `Healthy`; undefined where the operator has not said it. */
  state: string | undefined;
  /** Which namespaces ask for it by a label. */
  revision: string;
  /** Namespaces that none of them takes are not in the mesh; empty: all are taken. */
  discoverySelectors: readonly unknown[];
}

/** What a world tells of service meshes. */
export interface Mesh {
  planes: readonly ControlPlane[];
  /** ServiceMeshMemberRolls of OpenShift Service Mesh 2. */
  rolls: readonly KubernetesResource[];
  /** Whether there are no others. */
  arePlanesKnown: boolean;
  areRollsKnown: boolean;
}

const DEFAULT_REVISION = 'default';

const planeOf = (object: KubernetesResource): ControlPlane => {
  const name = textAt(object, 'metadata', 'name') ?? '';
  return {
    object,
    name,
    state: textAt(object, 'status', 'state'),
    revision: textAt(object, 'status', 'activeRevisionName') ?? name,
    discoverySelectors: listAt(object, 'spec', 'values', 'meshConfig', 'discoverySelectors'),
  };
};

/** Whether all objects of a kind are known, or the cluster does not have the kind. */
const isKnown = (world: World, kind: KindName, crd: string): boolean =>
  world.isKnown(kind) ||
  (world.isKnown('CustomResourceDefinition') &&
    world.find('CustomResourceDefinition', crd) === undefined);

/** The service meshes that a world shows. A mesh that no operator made has no object and is not seen. */
export const meshOf = derived((world: World): Mesh => ({
  planes: world.list('Istio').map(planeOf),
  rolls: world.list('ServiceMeshMemberRoll'),
  arePlanesKnown: isKnown(world, 'Istio', 'istios.sailoperator.io'),
  areRollsKnown: isKnown(world, 'ServiceMeshMemberRoll', 'servicemeshmemberrolls.maistra.io'),
}));

/** Whether there is a mesh; one that no operator made cannot be ruled out. */
export const isMeshThere = ({ planes, rolls }: Mesh): boolean =>
  planes.length > 0 || rolls.length > 0;

/** Whether a namespace is in a mesh, and what decides it. */
export interface Membership {
  answer: Answer;
  why: Reason;
  /** Objects that decide it. */
  by: readonly KubernetesResource[];
}

type Labels = Readonly<Record<string, unknown>>;

const isInRoll = (roll: KubernetesResource, namespace: string, labels: Labels | undefined) => {
  const members = [
    ...listAt(roll, 'spec', 'members'),
    ...listAt(roll, 'status', 'configuredMembers'),
  ];
  return (
    members.includes(namespace) ||
    members.includes('*') ||
    (labels !== undefined &&
      listAt(roll, 'spec', 'memberSelectors').some((selector) =>
        matchesSelector({ ...labels }, selector),
      ))
  );
};

const rollName = (roll: KubernetesResource): string =>
  keyOf(textAt(roll, 'metadata', 'namespace'), textAt(roll, 'metadata', 'name') ?? '');

const member = (
  answer: Answer,
  text: string,
  params: Reason['params'],
  by: readonly KubernetesResource[] = [],
): Membership => ({ answer, why: reason(text, params), by });

/** Whether a control plane looks at a namespace at all, whatever labels of injection it has. */
const discovers = ({ discoverySelectors }: ControlPlane, labels: Labels): boolean =>
  discoverySelectors.length === 0 ||
  discoverySelectors.some((selector) => matchesSelector({ ...labels }, selector));

/** By the revision that a label asks for; a name may be that of a tag, which is not read. */
const byRevision = (
  planes: readonly ControlPlane[],
  label: string,
  revision: string,
): Membership => {
  const plane = planes.find((each) => each.revision === revision);
  return plane
    ? member(
        'yes',
        msg('The label {{label}} of the namespace asks for the sidecars of Istio {{name}}.'),
        { label, name: plane.name },
        [plane.object],
      )
    : member(
        'unknown',
        msg(
          'The namespace has the label {{label}}. No Istio that can be seen and takes the namespace has the revision {{revision}}; it may be a tag, or a mesh that no operator made.',
        ),
        { label, revision },
      );
};

/**
 * Whether a namespace is in a mesh: by a member roll, or by its labels, of which `istio-injection` wins over
 * `istio.io/rev`. "No" only where nothing else can put it into one.
 *
 * Source: istio docs, sidecar injection and discovery selectors; sail-operator docs; maistra ServiceMeshMemberRoll.
 *
 * @param labels of the namespace; undefined where they are not known
 */
export const membershipOf = (
  mesh: Mesh,
  namespace: string,
  labels: Labels | undefined,
): Membership => {
  const roll = mesh.rolls.find((each) => isInRoll(each, namespace, labels));
  if (roll) {
    return member(
      'yes',
      msg('ServiceMeshMemberRoll {{roll}} has the namespace.'),
      { roll: rollName(roll) },
      [roll],
    );
  }
  if (!labels) return member('unknown', msg('The labels of the namespace are not known.'), {});
  const areAllKnown = mesh.arePlanesKnown && mesh.areRollsKnown;
  const planes = mesh.planes.filter((plane) => discovers(plane, labels));
  if (mesh.planes.length > 0 && planes.length === 0) {
    return member(
      areAllKnown ? 'no' : 'unknown',
      msg('The discoverySelectors of Istio do not take the labels of the namespace.'),
      {},
      mesh.planes.map(({ object }) => object),
    );
  }
  const injection = labels['istio-injection'];
  const revision = labels['istio.io/rev'];
  if (injection === 'enabled') {
    return byRevision(planes, 'istio-injection=enabled', DEFAULT_REVISION);
  }
  if (injection === 'disabled' && mesh.areRollsKnown) {
    return member('no', msg('The namespace has the label istio-injection=disabled.'), {});
  }
  if (typeof revision === 'string' && injection === undefined) {
    return byRevision(planes, `istio.io/rev=${revision}`, revision);
  }
  if (areAllKnown && mesh.planes.length === 0 && mesh.rolls.length > 0) {
    return member('no', msg('No ServiceMeshMemberRoll has the namespace.'), {}, mesh.rolls);
  }
  return member(
    'unknown',
    msg(
      'The namespace has no label of a mesh. With some meshes the annotation of the VM is enough; to be sure, label the namespace istio-injection=enabled, or istio.io/rev with the revision of the mesh.',
    ),
    {},
  );
};

/** The labels of a namespace; undefined where it is not in the world. */
export const namespaceLabels = (world: World, namespace: string): Labels | undefined => {
  const object = world.find('Namespace', namespace);
  return object && recordAt(object, 'metadata', 'labels');
};

/** Whether pods of a namespace are put into the mesh without a sidecar, by the node. */
export const isAmbient = (labels: Labels | undefined): boolean =>
  labels?.['istio.io/dataplane-mode'] === 'ambient';
