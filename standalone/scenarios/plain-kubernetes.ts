import { linuxBridgeNad } from '../objects/nad.ts';
import { namespace } from '../objects/namespace.ts';
import { macPoolWebhook, macRangeConfig, networkAddonsConfig } from '../objects/operators.ts';
import { kubeVirt } from '../objects/virtualization.ts';
import { clockAt, secondsOf, type Timestamp } from '../kubernetes/time.ts';
import {
  ADMINISTRATOR,
  AUDITOR,
  auditorAccess,
  projectAccess,
  projectUsers,
} from '../objects/cluster/access.ts';
import { MAC_PREFIX } from '../objects/cluster/base.ts';
import { mac, nicOn, podNic, wanted } from '../objects/wanted.ts';
import { CDI_CRDS, nodes, OPENSHIFT_CRDS, OTHER_CRDS } from './missing-crds.ts';
import { played } from './played.ts';
import type { KubernetesObject } from '../kubernetes/object.ts';
import type { Scenario } from './scenario.ts';

const PROJECT = 'shop';
const ADDONS = 'cluster-network-addons';
const BRIDGE = 'br-vm';
const LAN = 'office-vlan30';

const machines = (created: Timestamp): KubernetesObject[] =>
  [1, 2].map((number) =>
    wanted({
      namespace: PROJECT,
      name: `shop-${number}`,
      description: 'On the pod network and on the bridge of the nodes',
      created,
      memoryGi: 2,
      nics: [
        podNic(number * 16),
        nicOn('lan', LAN, mac(number * 16 + 1), { own: `10.30.0.1${number}/24` }),
      ],
    }),
  );

const objectsAt = (now: Date): KubernetesObject[] => {
  const ago = clockAt(now);
  return [
    ...['default', 'kube-system', 'kubevirt', ADDONS, PROJECT].map((name) =>
      namespace({ name, created: ago('30d') }),
    ),
    ...nodes(ago, { [`bridge.network.kubevirt.io/${BRIDGE}`]: '1k' }),
    ...projectAccess(ago, [PROJECT]),
    ...auditorAccess(ago),
    kubeVirt({ namespace: 'kubevirt', name: 'kubevirt', created: ago('29d') }, {}),
    networkAddonsConfig(
      { imagePullPolicy: 'IfNotPresent', kubeMacPool: {}, linuxBridge: {}, multus: {} },
      ago('28d'),
    ),
    macRangeConfig(
      { namespace: ADDONS, created: ago('28d') },
      { start: `${MAC_PREFIX}:00:00:00`, end: `${MAC_PREFIX}:ff:ff:ff` },
    ),
    macPoolWebhook(ago('28d')),
    linuxBridgeNad(
      {
        namespace: PROJECT,
        name: LAN,
        created: ago('20d'),
        description: 'Office, VLAN 30',
        bridge: BRIDGE,
      },
      { vlan: 30 },
    ),
    ...machines(ago('14d')),
  ];
};

/** KubeVirt with its network add-ons on a Kubernetes that is not OpenShift. */
export const plainKubernetes: Scenario = {
  name: 'plain-kubernetes',
  title: 'Plain Kubernetes',
  description:
    'No kind of OpenShift, no HyperConverged: the settings stand in KubeVirt and in the NetworkAddonsConfig.',
  users: [ADMINISTRATOR, AUDITOR, ...projectUsers([PROJECT])],
  omitCrds: [...OPENSHIFT_CRDS, ...OTHER_CRDS, ...CDI_CRDS],
  objects: (now = new Date()) =>
    played(objectsAt(now), now, secondsOf('14d'), (simulation) => simulation.pass(120)),
};
