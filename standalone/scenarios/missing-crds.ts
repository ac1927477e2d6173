import { ADMINISTRATOR, projectAccess, projectUsers } from '../objects/cluster/access.ts';
import { MAC_PREFIX } from '../objects/cluster/base.ts';
import { NODES, nodeIp, podIp, podSubnet, WORKERS } from '../objects/cluster/nodes.ts';
import { macFrom } from '../kubernetes/address.ts';
import { launcherPod } from '../objects/launcher-pod.ts';
import type { Machine } from '../objects/machine.ts';
import { namespace } from '../objects/namespace.ts';
import { node } from '../objects/node.ts';
import { clockAt, type Age, type Timestamp } from '../kubernetes/time.ts';
import { kubeVirt } from '../objects/virtualization.ts';
import { vm } from '../objects/vm.ts';
import { vmi } from '../objects/vmi.ts';
import type { KubernetesObject } from '../kubernetes/object.ts';
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

function machines(ago: Ago): KubernetesObject[] {
  return WORKERS.slice(0, 2).flatMap((on, index) => {
    const ip = podIp(on, 20);
    const machine: Machine = {
      namespace: PROJECT,
      name: `shop-${index + 1}`,
      description: 'Knows the pod network only',
      created: ago('14d'),
      started: ago('14d'),
      node: on.name,
      podIp: ip,
      cores: 2,
      memoryGi: 4,
      nics: [
        {
          name: 'default',
          binding: 'masquerade',
          mac: macFrom(MAC_PREFIX, index),
          addresses: [ip],
        },
      ],
    };
    return [vm(machine), vmi(machine), launcherPod(machine, nodeIp(on), false)];
  });
}

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
    return [
      ...['default', 'kube-system', 'kubevirt', PROJECT].map((name) =>
        namespace({ name, created: ago('30d') }),
      ),
      ...nodes(ago),
      ...projectAccess(ago, [PROJECT]),
      kubeVirt({ namespace: 'kubevirt', name: 'kubevirt', created: ago('29d') }, {}),
      ...machines(ago),
    ];
  },
};
