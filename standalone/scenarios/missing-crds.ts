import { ADMINISTRATOR, projectAccess, projectUsers } from '../objects/cluster/access.ts';
import { NODES, nodeIp, podSubnet } from '../objects/cluster/nodes.ts';
import { namespace } from '../objects/namespace.ts';
import { node } from '../objects/node.ts';
import { clockAt, secondsOf, type Age, type Timestamp } from '../kubernetes/time.ts';
import { kubeVirt } from '../objects/virtualization.ts';
import type { KubernetesObject } from '../kubernetes/object.ts';
import type { Simulation } from '../controllers/simulation.ts';
import { podNic, wanted } from '../objects/wanted.ts';
import { played } from './played.ts';
import type { Scenario } from './scenario.ts';

type Ago = (age: Age) => Timestamp;

const PROJECT = 'shop';

/** Nodes of a cluster without OpenShift; `resources` are what pods on workers may ask for. */
export function nodes(ago: Ago, resources: Record<string, string> = {}): KubernetesObject[] {
  return NODES.map((on) =>
    node({
      name: on.name,
      role: on.role,
      created: ago('30d'),
      heartbeat: ago('60s'),
      ip: nodeIp(on),
      podSubnet: podSubnet(on),
      cpus: 16,
      memoryGi: 64,
      osImage: 'Debian GNU/Linux 13 (trixie)',
      ...(on.role === 'worker' && { resources }),
    }),
  );
}

const machines = (created: Timestamp): KubernetesObject[] =>
  [1, 2].map((number) =>
    wanted({
      namespace: PROJECT,
      name: `shop-${number}`,
      description: 'Knows the pod network only',
      created,
      nics: [podNic(number - 1)],
    }),
  );

/** CustomResourceDefinitions of OpenShift and of operators that come with it. */
export const OPENSHIFT_CRDS = [
  'performanceprofiles.performance.openshift.io',
  'machineconfigpools.machineconfiguration.openshift.io',
  'hyperconvergeds.hco.kubevirt.io',
  'networks.config.openshift.io',
  'networks.operator.openshift.io',
  'clusteroperators.config.openshift.io',
  'dnses.config.openshift.io',
  'infrastructures.config.openshift.io',
  'sriovnetworks.sriovnetwork.openshift.io',
  'sriovnetworknodepolicies.sriovnetwork.openshift.io',
  'sriovnetworknodestates.sriovnetwork.openshift.io',
  'sriovoperatorconfigs.sriovnetwork.openshift.io',
];

/** CustomResourceDefinitions of OVN-Kubernetes, nmstate, MetalLB and meshes, which may be there without it. */
export const OTHER_CRDS = [
  'nmstates.nmstate.io',
  'nodenetworkconfigurationpolicies.nmstate.io',
  'nodenetworkconfigurationenactments.nmstate.io',
  'nodenetworkstates.nmstate.io',
  'userdefinednetworks.k8s.ovn.org',
  'clusteruserdefinednetworks.k8s.ovn.org',
  'metallbs.metallb.io',
  'ipaddresspools.metallb.io',
  'l2advertisements.metallb.io',
  'bgpadvertisements.metallb.io',
  'servicel2statuses.metallb.io',
  'adminnetworkpolicies.policy.networking.k8s.io',
  'baselineadminnetworkpolicies.policy.networking.k8s.io',
  'clusternetworkpolicies.policy.networking.k8s.io',
  'istios.sailoperator.io',
  'servicemeshmemberrolls.maistra.io',
];

/** CustomResourceDefinitions of CDI, without which VMs can be made, too. */
export const CDI_CRDS = ['datasources.cdi.kubevirt.io', 'datavolumes.cdi.kubevirt.io'];

/** Those of instance types, which older releases of KubeVirt do not have. */
const INSTANCETYPE_CRDS = [
  'virtualmachineclusterinstancetypes.instancetype.kubevirt.io',
  'virtualmachineinstancetypes.instancetype.kubevirt.io',
  'virtualmachineclusterpreferences.instancetype.kubevirt.io',
  'virtualmachinepreferences.instancetype.kubevirt.io',
];

/** KubeVirt on plain Kubernetes: nothing that makes networks beyond the pod network is installed. */
export const missingCrds: Scenario = {
  name: 'missing-crds',
  title: 'Missing CRDs',
  description:
    'Kubernetes with KubeVirt only: no Multus, no nmstate, no SR-IOV operator, no OVN-Kubernetes.',
  users: [ADMINISTRATOR, ...projectUsers([PROJECT])],
  omitCrds: [
    'network-attachment-definitions.k8s.cni.cncf.io',
    'ipamclaims.k8s.cni.cncf.io',
    'ippools.whereabouts.cni.cncf.io',
    'networkaddonsconfigs.networkaddonsoperator.network.kubevirt.io',
    ...OPENSHIFT_CRDS,
    ...OTHER_CRDS,
    ...CDI_CRDS,
    ...INSTANCETYPE_CRDS,
  ],
  objects: (now = new Date()) => {
    const ago = clockAt(now);
    const objects = [
      ...['default', 'kube-system', 'kubevirt', PROJECT].map((name) =>
        namespace({ name, created: ago('30d') }),
      ),
      ...nodes(ago),
      ...projectAccess(ago, [PROJECT]),
      kubeVirt({ namespace: 'kubevirt', name: 'kubevirt', created: ago('29d') }, {}),
      ...machines(ago('14d')),
    ];
    const story = (simulation: Simulation) => simulation.pass(120);
    return played(objects, now, secondsOf('14d'), story, { hasMultus: false });
  },
};
