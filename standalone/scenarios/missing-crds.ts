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

/** Nodes of a cluster in which nothing makes networks. */
export function nodes(ago: Ago): KubernetesObject[] {
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
    'nodenetworkconfigurationpolicies.nmstate.io',
    'nodenetworkconfigurationenactments.nmstate.io',
    'nodenetworkstates.nmstate.io',
    'sriovnetworks.sriovnetwork.openshift.io',
    'sriovnetworknodepolicies.sriovnetwork.openshift.io',
    'sriovnetworknodestates.sriovnetwork.openshift.io',
    'userdefinednetworks.k8s.ovn.org',
    'clusteruserdefinednetworks.k8s.ovn.org',
    'hyperconvergeds.hco.kubevirt.io',
    'networks.config.openshift.io',
    'networks.operator.openshift.io',
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
