import type { Answer, Prerequisite } from '../core/answer';
import { msg } from '../core/msg';
import { reason, type Reason } from '../core/reasons';
import { textAt, type KubernetesResource } from '../core/resource';
import { listOf } from '../findings/report';
import { ISTIO_PORTS } from '../net/ports';
import { serviceOf } from '../services/service';
import { targetIn } from '../services/served';
import { hasImplicitInterface } from '../vm/spec/interface-values';
import { viewOf, type VmView } from '../vm/interfaces/view';
import { vmTemplateOf } from '../vm/spec/network-refs';
import { hasIpv4, masqueradeRowOf } from './check';
import { isAmbient, isMeshThere, membershipOf, type ControlPlane, type Mesh } from './mesh';
import { servicesInMesh, tellsProtocol } from './service';
import { asksForSidecar, hasSidecar, startedWithSidecar } from './sidecar';

/**
 * - `out`: the VM does not ask for the sidecar
 * - `start`: it gets it when it starts
 * - `restart`: it runs without, and gets it by a restart
 * - `leaving`: it runs with it, and loses it by a restart
 * - `in`: it runs with it
 * - `without`: it was started for it, and its pod has none
 * - `unseen`: it was started for it, and its pod is not known
 */
export type MeshStage = 'out' | 'start' | 'restart' | 'leaving' | 'in' | 'without' | 'unseen';

/** Whether a VM is in the mesh, and what that needs. */
export interface MeshState {
  stage: MeshStage;
  /** Whether its template asks for the sidecar. */
  isAsked: boolean;
  needs: readonly Prerequisite[];
  /** Whether the namespace is in ambient mode. */
  isAmbient: boolean;
}

/** What the state of a VM in a mesh is worked out from. */
export interface MeshSources {
  mesh: Mesh;
  view: VmView;
  /** Labels of its namespace; undefined where they are not known. */
  labels: Readonly<Record<string, unknown>> | undefined;
  /** Of its namespace; undefined where they are not known. */
  services: readonly KubernetesResource[] | undefined;
}

const stageOf = (view: VmView): MeshStage => {
  const isAsked = asksForSidecar(view);
  if (view.phase === 'stopped') return isAsked ? 'start' : 'out';
  if (!startedWithSidecar(view)) return isAsked ? 'restart' : 'out';
  if (!isAsked) return 'leaving';
  const seen = hasSidecar(view);
  if (seen === 'unknown' || view.phase === 'starting') return seen === 'yes' ? 'in' : 'unseen';
  return seen === 'yes' ? 'in' : 'without';
};

const need = (what: Reason, answer: Answer, remark?: Reason): Prerequisite => ({
  what,
  answer,
  remark: answer === 'yes' ? undefined : remark,
});

const isTrue = (holds: boolean): Answer => (holds ? 'yes' : 'no');

const HEALTHY = 'Healthy';

const planeText = ({ name, revision, state }: ControlPlane): string =>
  `${name} (${[revision, state].filter((each) => each !== undefined).join(', ')})`;

const meshNeed = (mesh: Mesh): Prerequisite => {
  if (!isMeshThere(mesh)) {
    return need(
      reason(msg('The cluster has a service mesh')),
      'unknown',
      mesh.arePlanesKnown && mesh.areRollsKnown
        ? reason(
            msg(
              'No Istio and no ServiceMeshMemberRoll is there. A mesh that no operator made is not seen.',
            ),
          )
        : reason(msg('Istio or ServiceMeshMemberRoll could not be listed in the cluster.')),
    );
  }
  const ill = mesh.planes.filter(({ state }) => state !== undefined && state !== HEALTHY);
  const what =
    mesh.planes.length > 0
      ? reason(msg('The cluster has the service mesh {{planes}}'), {
          planes: listOf(mesh.planes.map(planeText)),
        })
      : reason(msg('The cluster has a service mesh with member rolls'));
  return need(
    what,
    ill.length > 0 ? 'no' : 'yes',
    reason(msg('Istio {{names}} is not healthy. See its conditions.'), {
      names: listOf(ill.map(({ name }) => name)),
    }),
  );
};

const namespaceNeed = ({ mesh, view, labels }: MeshSources): Prerequisite => {
  const { answer, why } = membershipOf(mesh, view.namespace, labels);
  const { namespace } = view;
  return {
    what: reason(msg('Namespace {{namespace}} is in the mesh'), { namespace }),
    answer,
    remark: why,
  };
};

const networkNeed = (view: VmView): Prerequisite =>
  need(
    reason(msg('The VM is connected to the pod network with masquerade')),
    isTrue(masqueradeRowOf(view) !== undefined || hasImplicitInterface(vmTemplateOf(view.vm))),
    reason(msg('A service mesh reaches a VM over such an interface only. Add one.')),
  );

const ipv4Need = (view: VmView): Prerequisite => {
  const has = hasIpv4(view);
  return need(
    reason(msg('The pod of the VM has an IPv4 address')),
    has === undefined ? 'unknown' : isTrue(has),
    has === undefined
      ? reason(msg('It is seen while the VM runs.'))
      : reason(msg('VMs are supported in a mesh with IPv4 only.')),
  );
};

/** Ports of the sidecar that the VM lists, or that Services lead to. */
const reservedPorts = (view: VmView, services: readonly KubernetesResource[]): number[] => {
  const next = viewOf(view.world, view.vm, undefined);
  const listed = next.rows.flatMap(({ spec }) =>
    (spec.configured?.values.ports ?? []).flatMap(({ port }) => port ?? []),
  );
  const served = servicesInMesh(view, services).flatMap((service) =>
    serviceOf(service).ports.flatMap((port) => targetIn(next, port) ?? []),
  );
  return [...new Set([...listed, ...served])].filter((port) => ISTIO_PORTS.includes(port));
};

const portNeed = (view: VmView, services: readonly KubernetesResource[]): Prerequisite => {
  const taken = reservedPorts(view, services);
  return need(
    reason(msg('The VM uses no port of the sidecar')),
    isTrue(taken.length === 0),
    reason(msg('The sidecar has {{ports}} itself. Let the guest listen on other ports.'), {
      ports: taken.join(', '),
    }),
  );
};

const serviceNeeds = (view: VmView, services: MeshSources['services']): Prerequisite[] => {
  const what = reason(msg('A Service leads to the VM'));
  if (!services) return [need(what, 'unknown', reason(msg('Services could not be read.')))];
  const found = servicesInMesh(view, services);
  if (found.length === 0) {
    return [need(what, 'no', reason(msg('The mesh shows and routes what belongs to a Service.')))];
  }
  const named = reason(msg('Service {{names}} leads to the VM'), {
    names: listOf(found.map((service) => textAt(service, 'metadata', 'name') ?? '')),
  });
  const silent = found.flatMap((service) => {
    const { name, ports } = serviceOf(service);
    return ports.filter((port) => !tellsProtocol(port)).map(({ port }) => `${name}:${port ?? ''}`);
  });
  return [
    need(named, 'yes'),
    ...(silent.length === 0
      ? []
      : [
          need(
            reason(msg('The names of the ports say what they speak')),
            'unknown',
            reason(
              msg('The mesh guesses it for {{ports}}. Name such a port http-NAME or tcp-NAME.'),
              { ports: listOf(silent) },
            ),
          ),
        ]),
  ];
};

/** Whether a VM is in the mesh, and what that needs, in the order in which to see to it. */
export const meshStateOf = (sources: MeshSources): MeshState => {
  const { mesh, view, labels, services } = sources;
  return {
    stage: stageOf(view),
    isAsked: asksForSidecar(view),
    isAmbient: isAmbient(labels),
    needs: [
      meshNeed(mesh),
      namespaceNeed(sources),
      networkNeed(view),
      ipv4Need(view),
      portNeed(view, services ?? []),
      ...serviceNeeds(view, services),
    ],
  };
};
