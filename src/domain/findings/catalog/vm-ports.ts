import { msg } from '../../core/msg';
import * as codes from '../codes';
import { error, info, warning, type Catalog } from './entry';

/** VMN644 to VMN657: ports of interfaces, and who else claims them. */
export const vmPortCatalog = {
  [codes.portOutOfRange]: error(
    msg('Port out of range'),
    msg('Ports go from 1 to 65535; with {{value}} the VM is refused or does not start.'),
  ),
  [codes.portWithoutNumber]: error(
    msg('Port without a number'),
    msg(
      '"port" is missing or 0, so the VM is refused or does not start. Set a number from 1 to 65535.',
    ),
  ),
  [codes.unknownProtocol]: error(
    msg('Unknown protocol'),
    msg(
      '"{{value}}" is no protocol of a port; possible: {{suggestion}}. The VM is refused or does not start.',
    ),
  ),
  [codes.nameOfPortNotPossible]: error(
    msg('Name of the port is not possible'),
    msg(
      '"{{value}}" cannot name a port: use at most 15 lowercase letters, digits and single hyphens, with a letter. The VM is refused or does not start.',
    ),
  ),
  [codes.nameOfPortStandsTwice]: error(
    msg('Name of the port stands twice'),
    msg(
      'Another port of the VM is called "{{value}}", too. The VM is refused or does not start: give one of them another name.',
    ),
  ),
  [codes.portsOnSecondaryNetwork]: info(
    msg('Ports on a secondary network'),
    msg(
      'On secondary networks all ports of the VM are open, whatever "ports" says. The list matters on the pod network only.',
    ),
  ),
  [codes.rangeOfPortsNotPossible]: error(
    msg('Range of ports is not possible'),
    msg('"start" and "end" go from 1 to 65535, "start" first; the cluster refuses {{value}}.'),
  ),
  [codes.rangesOfPortsNotPossibleHere]: error(
    msg('Ranges of ports are not possible here'),
    msg(
      '"portRanges" goes with masquerade only, and not together with "ports". The cluster refuses the VM.',
    ),
  ),
  [codes.rangesOfPortsOverlap]: error(
    msg('Ranges of ports overlap'),
    msg('{{value}} shares ports with {{other}}, so the cluster refuses the VM.'),
  ),
  [codes.tooManyRangesOfPorts]: error(
    msg('Too many ranges of ports'),
    msg(
      '"portRanges" has {{count}} entries, and {{max}} are possible. The cluster refuses the VM.',
    ),
  ),
  [codes.portReservedForLiveMigration]: warning(
    msg('Port is reserved for live migration'),
    msg(
      'On VMs that do not migrate over Unix sockets, traffic to port {{value}} never reaches the guest. Use another port.',
    ),
  ),
  [codes.portBelongsToServiceMesh]: warning(
    msg('Port belongs to the service mesh'),
    msg(
      'The sidecar of the service mesh has port {{value}} itself, so traffic to it never reaches the guest. Use another port.',
    ),
  ),
  [codes.serviceMeshWithoutPodNetwork]: warning(
    msg('Service mesh without the pod network'),
    msg(
      'The sidecar is asked for, but the service mesh reaches a VM only over the pod network with masquerade or passt. Add such an interface, or remove the annotation.',
    ),
  ),
  [codes.meshAnnotationMisplaced]: warning(
    msg('Annotation of the service mesh is in the wrong place'),
    msg(
      'The annotation "{{key}}" on the VM has no effect. Put it in the metadata of "spec.template" and restart the VM.',
    ),
  ),
} satisfies Catalog;
