import { textAt, valueAt, listAt, type KubernetesResource } from '../core/resource';
import * as codes from '../findings/codes';
import type { Finding } from '../findings/finding';
import { findingOf, referenceOf } from '../findings/report';
import { familyNameOf } from '../services/cluster';
import { serviceOf } from '../services/service';
import { findingOn, interfacePath, viewOfObject, type VmView } from '../vm/interfaces/view';
import { namespaceOf } from '../vm/spec/network-refs';
import type { World } from '../world/world';
import { isAmbient, membershipOf, meshOf, namespaceLabels } from './mesh';
import { servicesOfVm, tellsProtocol } from './service';
import { asksForSidecar, hasSidecar, SIDECAR, startedWithSidecar } from './sidecar';

const ANNOTATION = `spec.template.metadata.annotations['${SIDECAR}']`;

/** Whether the pod of a VM has an IPv4 address; undefined where its addresses are not known. */
export const hasIpv4 = ({ pod }: VmView): boolean | undefined => {
  const families = listAt(pod, 'status', 'podIPs').flatMap(
    (each) => familyNameOf(valueAt(each, 'ip')) ?? [],
  );
  return families.length === 0 ? undefined : families.includes('IPv4');
};

/** The row of the interface on the pod network that stands behind masquerade. */
export const masqueradeRowOf = ({ rows }: VmView) =>
  rows.find(({ spec }) => {
    const values = (spec.configured ?? spec.running)?.values;
    return values?.binding === 'masquerade' && values.network.kind === 'pod';
  });

/** The template may keep its pod out. */
const isKeptOut = ({ vm, vmi }: VmView): boolean => {
  const metadata = vm ? valueAt(vm, 'spec', 'template', 'metadata') : valueAt(vmi, 'metadata');
  return textAt(metadata, 'labels', 'istio.io/dataplane-mode') === 'none';
};

/** Ambient mode, which KubeVirt does not test: connections to the VM may hang. */
const ambientFindings = (view: VmView): Finding[] => {
  const mesh = meshOf(view.world);
  const isThere = mesh.planes.length > 0 && isAmbient(namespaceLabels(view.world, view.namespace));
  const row = masqueradeRowOf(view);
  if (!isThere || !row || isKeptOut(view) || asksForSidecar(view)) return [];
  const params = { namespace: view.namespace };
  return [findingOn(view, codes.vmInAmbientMesh, interfacePath(view, row, 'masquerade'), params)];
};

const serviceFindings = (view: VmView): Finding[] => {
  const { world, namespace, name } = view;
  const services = servicesOfVm(view, world.list('Service', namespace));
  if (services.length === 0)
    return world.isKnown('Service', namespace)
      ? [findingOn(view, codes.meshVmWithoutService, ANNOTATION)]
      : [];
  return services
    .map(serviceOf)
    .flatMap(({ service, ports }) =>
      ports
        .filter((port) => !tellsProtocol(port))
        .map(({ index, port = '' }) =>
          findingOf(
            codes.meshPortWithoutProtocol,
            referenceOf(service),
            `spec.ports[${index}].name`,
            { vm: name, port },
            [view.reference],
          ),
        ),
    );
};

const runningFindings = (view: VmView, isOut: boolean): Finding[] => {
  if (!startedWithSidecar(view) || view.phase !== 'running') return [];
  const path = view.vm ? ANNOTATION : `metadata.annotations['${SIDECAR}']`;
  const isMissing = hasSidecar(view) === 'no' && !isOut;
  return [
    ...(isMissing ? [findingOn(view, codes.sidecarNotInPod, path)] : []),
    ...(hasIpv4(view) === false ? [findingOn(view, codes.meshVmWithoutIpv4, path)] : []),
  ];
};

/** What keeps a VM from being in the mesh that it asks for, beside its own settings (`checkMesh`). */
export const meshFindingsOf = (view: VmView): Finding[] => {
  const { world, namespace } = view;
  const membership = membershipOf(meshOf(world), namespace, namespaceLabels(world, namespace));
  const isOut = membership.answer === 'no' && hasSidecar(view) !== 'yes';
  const asks = asksForSidecar(view);
  return [
    ...(asks && isOut
      ? [
          findingOn(
            view,
            codes.namespaceNotInMesh,
            ANNOTATION,
            { namespace },
            membership.by.map(referenceOf),
          ),
        ]
      : []),
    ...runningFindings(view, isOut && asks),
    ...ambientFindings(view),
    ...(asks && !isOut ? serviceFindings(view) : []),
  ];
};

/** VMs, and instances that belong to none. */
const machinesOf = (world: World): KubernetesResource[] => [
  ...world.list('VirtualMachine'),
  ...world
    .list('VirtualMachineInstance')
    .filter(
      (vmi) =>
        !world.find('VirtualMachine', textAt(vmi, 'metadata', 'name') ?? '', namespaceOf(vmi)),
    ),
];

/** Whether anything can be said of a VM, without looking at it closely. */
const isConcerned = (world: World, machine: KubernetesResource): boolean =>
  JSON.stringify([
    valueAt(machine, 'spec', 'template', 'metadata', 'annotations'),
    valueAt(machine, 'metadata', 'annotations'),
    valueAt(
      world.find(
        'VirtualMachineInstance',
        textAt(machine, 'metadata', 'name') ?? '',
        namespaceOf(machine),
      ),
      'metadata',
      'annotations',
    ),
  ]).includes(SIDECAR) || isAmbient(namespaceLabels(world, namespaceOf(machine)));

/** The same of all VMs of a world. */
export const checkMeshes = (world: World): Finding[] =>
  machinesOf(world)
    .filter((machine) => isConcerned(world, machine))
    .flatMap((machine) => meshFindingsOf(viewOfObject(world, machine)));
