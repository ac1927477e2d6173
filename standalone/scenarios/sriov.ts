import { SRIOV_LABEL } from '../objects/cluster/nodes.ts';
import {
  sriovNodeState,
  sriovPolicy,
  SRIOV_API_VERSION,
  SRIOV_NAMESPACE,
} from '../objects/sriov.ts';
import { metaOf } from '../kubernetes/meta.ts';
import { mac, nicOn, podNic, wanted } from '../objects/wanted.ts';
import { settled } from './settled.ts';
import type { Timestamp } from '../kubernetes/time.ts';
import type { KubernetesObject } from '../kubernetes/object.ts';
import type { Scenario } from './scenario.ts';

const PROJECT = 'telco';

const network = (
  name: string,
  resourceName: string,
  created: Timestamp,
  spec: object = {},
): KubernetesObject => ({
  apiVersion: SRIOV_API_VERSION,
  kind: 'SriovNetwork',
  metadata: metaOf(
    'SriovNetwork',
    { name, namespace: SRIOV_NAMESPACE, created },
    { generation: 1 },
  ),
  spec: { logLevel: 'info', vlan: 0, resourceName, networkNamespace: PROJECT, ...spec },
});

const machine = (
  name: string,
  description: string,
  number: number,
  created: Timestamp,
  nad: string,
) =>
  wanted({
    namespace: PROJECT,
    name,
    description,
    created,
    nics: [podNic(number), nicOn('fast', nad, mac(number + 0x100), { binding: 'sriov' })],
  });

/** Names of the devices, as the operator knows them. */
const nicIds = (created: Timestamp): KubernetesObject => ({
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: metaOf('ConfigMap', { name: 'supported-nic-ids', namespace: SRIOV_NAMESPACE, created }),
  data: {
    Intel_i40e_25G_SFP28: '8086 158b 154c',
    Nvidia_mlx5_ConnectX5: '15b3 1017 1018',
  },
});

const policyOf = (
  name: string,
  created: Timestamp,
  settings: { resourceName: string; pf: string; count: number },
) => sriovPolicy({ name, created }, { ...settings, nodeSelector: SRIOV_LABEL });

/** What the operator says of a node whose card does not do what a policy asks. */
const failing = (created: Timestamp): KubernetesObject[] => {
  const state = sriovNodeState({ name: 'worker-0', created }, [
    { name: 'ens2f0', mac: 'b4:96:91:00:01:20', bus: '3b', slot: 0 },
  ]);
  return [
    {
      ...state,
      status: {
        ...(state.status as object),
        syncStatus: 'Failed',
        lastSyncError:
          'failed to set sriov_numvfs on 0000:3b:00.0: SR-IOV is disabled in the firmware of the card',
      },
    },
  ];
};

const withoutStateOf = (name: string) => (objects: KubernetesObject[]) =>
  objects.filter(
    ({ kind, metadata }) => kind !== 'SriovNetworkNodeState' || metadata.name !== name,
  );

/** Network cards with virtual functions for VMs, and what goes wrong with them. */
export const sriov: Scenario = {
  name: 'sriov',
  title: 'SR-IOV',
  description:
    'Virtual functions for VMs on two nodes, networks of them, one network whose resource nobody makes, and a node whose card fails.',
  ...settled(
    [PROJECT],
    (ago) => {
      const created = ago('40d');
      return [
        nicIds(ago('150d')),
        ...failing(ago('150d')),
        policyOf('fast-nics', created, { resourceName: 'fast_nics', pf: 'ens2f0', count: 4 }),
        network('fast', 'fast_nics', created, { vlan: 120, spoofChk: 'on', trust: 'off' }),
        network('fast-untagged', 'fast_nics', created),
        network('lost', 'slow_nics', created),
        machine('router-01', 'Has a virtual function', 0x20, created, 'fast'),
        machine('router-02', 'Has another one', 0x21, created, 'fast-untagged'),
      ];
    },
    { cluster: withoutStateOf('worker-0') },
  ),
};

/** More VMs than virtual functions. */
export const sriovExhausted: Scenario = {
  name: 'sriov-exhausted',
  title: 'SR-IOV, used up',
  description: 'One virtual function on each of two nodes, and three VMs that ask for one.',
  ...settled([PROJECT], (ago) => {
    const created = ago('40d');
    return [
      nicIds(ago('150d')),
      policyOf('few-nics', created, { resourceName: 'few_nics', pf: 'ens2f0', count: 1 }),
      network('few', 'few_nics', created),
      machine('probe-01', 'Has a virtual function', 0x30, created, 'few'),
      machine('probe-02', 'Has the other one', 0x31, created, 'few'),
      machine('probe-03', 'Finds none', 0x32, created, 'few'),
    ];
  }),
};
