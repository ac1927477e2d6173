import { entriesAt, textAt, type KubernetesResource } from '../core/resource';
import type { Finding } from '../findings/finding';
import { checkService } from '../services/check';
import { newServiceName } from '../services/names';
import { labelsAfterStart } from '../vm/interfaces/pod-labels';
import { selects, serviceOf, type ServicePort } from '../services/service';
import { servedInterface } from '../services/served';
import { viewOf, type VmView } from '../vm/interfaces/view';
import { APP_LABEL, appLabelOf, withSidecar } from './sidecar';

/** A Service for a VM in a mesh, as a form has it. */
export type MeshServiceForm = {
  isWanted: boolean;
  name: string;
  port: string;
  portName: string;
};

export type MeshServiceField = keyof MeshServiceForm;

/** The Services of a namespace that lead to a VM once it has started with what its template says. */
export const servicesOfVm = (
  view: VmView,
  services: readonly KubernetesResource[],
): KubernetesResource[] => {
  const labels = labelsAfterStart(view)?.labels;
  return services.filter((service) => {
    const { namespace, selector } = serviceOf(service);
    return labels !== undefined && namespace === view.namespace && selects(selector, labels);
  });
};

/** The same once the VM has joined the mesh. */
export const servicesInMesh = (
  view: VmView,
  services: readonly KubernetesResource[],
): KubernetesResource[] =>
  view.vm ? servicesOfVm({ ...view, vm: withSidecar(view.vm) }, services) : [];

/** Of these, the ones that were made for the VM alone: it owns them, and they select it by the label `app`. */
export const ownServicesInMesh = (
  view: VmView,
  services: readonly KubernetesResource[],
): KubernetesResource[] =>
  servicesOfVm(view, services).filter(
    (service) =>
      Object.keys(serviceOf(service).selector).join() === APP_LABEL &&
      entriesAt(service, 'metadata', 'ownerReferences').some(
        ({ entry }) => entry.uid !== undefined && entry.uid === view.vm?.metadata?.uid,
      ),
  );

const USUAL = { port: 8080, name: 'http' };

/** What a form begins with: the first port that the interface lists, and no Service where one leads to the VM. */
export const newMeshService = (
  view: VmView,
  services: readonly KubernetesResource[],
): MeshServiceForm => {
  const served = servedInterface(viewOf(view.world, view.vm, undefined));
  const listed = typeof served === 'object' ? served.values.ports : [];
  const [first] = listed.filter(({ protocol }) => protocol !== 'UDP');
  return {
    isWanted: servicesInMesh(view, services).length === 0,
    name: newServiceName(view.name, '', services),
    port: String(first?.port ?? USUAL.port),
    portName: first?.name ?? USUAL.name,
  };
};

/** The Service of a form. It is owned by the VM, so that it goes with it. */
export const meshServiceOf = (view: VmView, form: MeshServiceForm): KubernetesResource => {
  const uid = view.vm?.metadata?.uid;
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: {
      name: form.name,
      namespace: view.namespace,
      ...(uid === undefined
        ? {}
        : {
            ownerReferences: [
              { apiVersion: 'kubevirt.io/v1', kind: 'VirtualMachine', name: view.name, uid },
            ],
          }),
    },
    spec: {
      selector: { [APP_LABEL]: appLabelOf(view.vm ?? {}) },
      ports: [{ name: form.portName, port: Number(form.port), protocol: 'TCP' }],
    },
  };
};

const fieldOf = ({ path }: Finding): MeshServiceField => {
  if (path === 'spec.ports[0].name') return 'portName';
  return path.startsWith('spec.ports') ? 'port' : 'name';
};

/** What the rules about Services say of that of a form, by the field that mends it. */
export const problemsOfMeshService = (
  view: VmView,
  form: MeshServiceForm,
): { field: MeshServiceField; finding: Finding }[] =>
  form.isWanted
    ? checkService(meshServiceOf(view, form)).map((finding) => ({
        field: fieldOf(finding),
        finding,
      }))
    : [];

const PROTOCOLS = [
  'http',
  'http2',
  'https',
  'grpc',
  'tcp',
  'tls',
  'mongo',
  'mysql',
  'redis',
  'udp',
];

/**
 * Whether a mesh is told what a port speaks: by `appProtocol`, or by a name that begins with a protocol.
 *
 * Source: istio docs, protocol selection.
 */
export const tellsProtocol = ({ name, entry, protocol }: ServicePort): boolean =>
  protocol !== 'TCP' ||
  textAt(entry, 'appProtocol') !== undefined ||
  (name !== undefined && PROTOCOLS.some((each) => name === each || name.startsWith(`${each}-`)));
