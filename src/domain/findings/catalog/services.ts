import { msg } from '../../core/msg';
import * as codes from '../codes';
import { error, warning, type Catalog } from './entry';

/** VMN850 to VMN889: Services, by themselves, against the cluster, and on their way to VMs. */
export const serviceCatalog = {
  [codes.serviceNameNotPossible]: error(
    msg('Name of the Service is not possible'),
    msg(
      '"{{name}}" cannot be the name of a Service, as it is a name in DNS: 1 to 63 lower-case letters, digits and dashes, which begins and ends with a letter or a digit.',
    ),
  ),
  [codes.serviceWithoutPorts]: error(
    msg('Service has no port'),
    msg(
      'The cluster refuses a Service with an address of its own and no port. Add the port that clients connect to.',
    ),
  ),
  [codes.servicePortNotPossible]: error(
    msg('Port is not possible'),
    msg('{{value}} is no port. Enter a whole number from 1 to 65535.'),
  ),
  [codes.serviceTargetPortNotPossible]: error(
    msg('Target port is not possible'),
    msg(
      '{{value}} is neither a port from 1 to 65535 nor a name that a port of an interface can have: at most 15 lower-case letters, digits and single dashes, with a letter among them.',
    ),
  ),
  [codes.servicePortNameMissing]: error(
    msg('Port needs a name'),
    msg(
      'The Service has several ports, and the cluster refuses those without a name. Name each of them.',
    ),
  ),
  [codes.servicePortNameNotPossible]: error(
    msg('Name of a port is not possible'),
    msg(
      '"{{name}}" cannot be the name of a port: at most 63 lower-case letters, digits and dashes, which begins and ends with a letter or a digit.',
    ),
  ),
  [codes.servicePortStandsTwice]: error(
    msg('Port stands twice'),
    msg('Another port of this Service has {{what}} as well, so the cluster refuses the Service.'),
  ),
  [codes.protocolOfServiceUnknown]: error(
    msg('Protocol is not known'),
    msg('"{{value}}" is no protocol of a Service. Choose TCP, UDP or SCTP.'),
  ),
  [codes.nodePortNotUsed]: error(
    msg('Type has no node ports'),
    msg(
      'A Service of type {{type}} has no port on nodes, so the cluster refuses node port {{port}}. Choose type NodePort or LoadBalancer, or take it away.',
    ),
  ),
  [codes.familiesOfServiceContradict]: error(
    msg('IP families are not possible'),
    msg(
      'A Service has IPv4, IPv6, or each once; two of them need the policy PreferDualStack or RequireDualStack. {{families}} with policy {{policy}} is refused.',
    ),
  ),
  [codes.headlessOfOtherType]: error(
    msg('Headless Service of another type'),
    msg(
      'A Service without an address of its own (clusterIP None) can only be of type ClusterIP. The cluster refuses type {{type}}.',
    ),
  ),
  [codes.settingOfServiceNotUsed]: error(
    msg('Setting does not belong to this type'),
    msg('{{setting}} is possible only with {{needs}}, so the cluster refuses the Service.'),
  ),
  [codes.timeoutOfAffinityNotPossible]: error(
    msg('Time of the session affinity is not possible'),
    msg('{{value}} is no number of seconds from 1 to 86400.'),
  ),
  [codes.nodePortOutOfRange]: error(
    msg('Node port is outside of the range'),
    msg(
      'The cluster gives node ports from {{first}} to {{last}} and refuses {{port}}. Choose one of these, or leave it empty to be given one.',
    ),
  ),
  [codes.nodePortTaken]: error(
    msg('Node port is taken'),
    msg(
      'Service {{other}} has node port {{port}} already. A node port belongs to one Service of the cluster, whatever the protocol. Choose another one, or leave it empty.',
    ),
  ),
  [codes.familyNotInCluster]: error(
    msg('Cluster does not have the IP family'),
    msg('The cluster gives Services {{has}} addresses only, and refuses {{asked}}.'),
  ),
  [codes.serviceMeantForVmSelectsNone]: warning(
    msg('Service selects no VM'),
    msg(
      'The selector {{selector}} uses a label that stands for VMs, and no VM of namespace {{namespace}} gives it to its pod. Compare it with spec.template.metadata.labels of the VM, or select {{label}} with the name of the VM, which KubeVirt sets by itself.',
    ),
  ),
  [codes.labelOfServiceOnVmOnly]: error(
    msg('Label is on the VM, not on its template'),
    msg(
      'The VM {{vm}} has {{selector}} in its own labels, which its pod does not get, so the Service does not lead to it. Put the label into spec.template.metadata.labels and restart the VM.',
    ),
  ),
  [codes.labelOfServiceAfterRestart]: warning(
    msg('VM is selected after a restart'),
    msg(
      'The template of VM {{vm}} has {{selector}}, and its running pod does not: it was started before. Restart the VM for the Service to lead to it.',
    ),
  ),
  [codes.serviceSelectsOtherNamespace]: warning(
    msg('VM is in another namespace'),
    msg(
      'Nothing in namespace {{namespace}} has {{selector}}; the VM {{vm}} has. A Service leads to pods of its own namespace only. Create it there.',
    ),
  ),
  [codes.targetPortNotOpen]: error(
    msg('VM does not let the port in'),
    msg(
      'Interface {{name}} of VM {{vm}} lists the ports that it lets in ({{ports}}), and {{port}}/{{protocol}} is not among them. Add it there, or clear the list to let all in; both need a restart.',
    ),
  ),
  [codes.targetPortNameUnknown]: error(
    msg('Name of the target port is not known'),
    msg(
      'VM {{vm}} has no interface with a port of the name "{{port}}", so the Service has no such port there. Add the name to a port of its interface, or enter the number.',
    ),
  ),
  [codes.targetPortOfSidecar]: error(
    msg('Port belongs to the service mesh'),
    msg(
      'VM {{vm}} runs with a sidecar of Istio, which keeps port {{port}} for itself: connections reach the sidecar, not the VM. Let the guest listen on another port.',
    ),
  ),
  [codes.vmNotOnServiceNetwork]: error(
    msg('VM has no interface that Services reach'),
    msg(
      'VM {{vm}} has no interface on the pod network, or on the primary network of its namespace. Services never lead to secondary networks. Add an interface on the pod network, or use the address of the VM on its own network.',
    ),
  ),
  [codes.vmWithoutFamilyOfService]: error(
    msg('VM has no address of the IP family'),
    msg(
      'The Service has {{families}} addresses, and the pod of VM {{vm}} has {{has}} only, so it does not get there. Change the IP families of the Service, or give the cluster network both.',
    ),
  ),
  [codes.endpointOfServiceNotReady]: warning(
    msg('VM is not ready'),
    msg(
      'VM {{vm}} runs, and its readiness probe fails: no connection is sent to it. Look at what the probe asks of the guest.',
    ),
  ),
  [codes.balancerMissing]: warning(
    msg('Nothing gives addresses to load balancers'),
    msg(
      'The cluster has no address pool of MetalLB and runs on no cloud that gives addresses, so this Service waits without end and no event says so. Install MetalLB with a pool, or choose type NodePort.',
    ),
  ),
  [codes.balancerPoolsEmpty]: error(
    msg('No address is left for load balancers'),
    msg(
      'MetalLB has no free address for this Service ({{pools}}). Add addresses to a pool, or delete a Service that does not need its address.',
    ),
  ),
  [codes.policiesKeepServiceOut]: error(
    msg('NetworkPolicies let nobody in to this port'),
    msg(
      'VM {{vm}} is isolated by {{policies}}, without a rule that lets {{port}}/{{protocol}} in from anywhere. Add the port to a rule of such a policy. Else only an AdminNetworkPolicy, which counts first, can let somebody in.',
    ),
  ),
} satisfies Catalog;
