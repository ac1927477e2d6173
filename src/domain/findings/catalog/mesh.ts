import { msg } from '../../core/msg';
import * as codes from '../codes';
import { info, warning, type Catalog } from './entry';

/** VMN900 to VMN909: VMs in a service mesh. */
export const meshCatalog = {
  [codes.namespaceNotInMesh]: warning(
    msg('Namespace is not in the service mesh'),
    msg(
      'The VM asks for the sidecar of a service mesh, and namespace {{namespace}} is in none, so that it gets none. Add the namespace to the mesh: by a label, by the discovery selectors of Istio, or to a ServiceMeshMemberRoll.',
    ),
  ),
  [codes.vmInAmbientMesh]: warning(
    msg('VM in ambient mode of the service mesh'),
    msg(
      'Namespace {{namespace}} uses the ambient mode of Istio. KubeVirt does not test it with masquerade, and connections to VMs have been seen to hang. Use the sidecar for the VM, or keep it out by the label istio.io/dataplane-mode=none on its template.',
    ),
  ),
  [codes.meshVmWithoutIpv4]: warning(
    msg('VM in the service mesh has no IPv4 address'),
    msg(
      'The VM runs with the sidecar of a service mesh, and its pod has no IPv4 address. OpenShift Virtualization supports a service mesh on the pod network with IPv4 only.',
    ),
  ),
  [codes.sidecarNotInPod]: warning(
    msg('Sidecar was not put into the pod'),
    msg(
      'The VM was started with the annotation for the sidecar of a service mesh, and its pod has no container istio-proxy: it runs outside of the mesh. See whether the namespace was in the mesh when the VM started, and restart the VM.',
    ),
  ),
  [codes.meshPortWithoutProtocol]: info(
    msg('Service mesh is not told what a port speaks'),
    msg(
      'VM {{vm}} is in a service mesh, and the name of port {{port}} does not begin with a protocol, such as http. The mesh then guesses it, and treats what it does not know as TCP. Name the port http-NAME or tcp-NAME, or set appProtocol.',
    ),
  ),
  [codes.meshVmWithoutService]: info(
    msg('No Service leads to the VM in the service mesh'),
    msg(
      'The VM asks for the sidecar of a service mesh, which shows and routes what a Service leads to. Create a Service that selects the VM.',
    ),
  ),
} satisfies Catalog;
