/** Builders of what the SR-IOV Network Operator reads and says, as small as rules need it; only for tests. */

type Json = Record<string, unknown>;

export const OPERATOR = 'openshift-sriov-network-operator';

const apiVersion = 'sriovnetwork.openshift.io/v1';

/** A SriovNetwork that the API server takes as it is, for VMs of namespace web. */
export const network = (spec: Json = {}, metadata: Json = {}) => ({
  apiVersion,
  kind: 'SriovNetwork',
  metadata: { name: 'fast', namespace: OPERATOR, ...metadata },
  spec: { resourceName: 'nics', networkNamespace: 'web', ...spec },
});

export const policy = (spec: Json = {}, metadata: Json = {}) => ({
  apiVersion,
  kind: 'SriovNetworkNodePolicy',
  metadata: { name: 'nics', namespace: OPERATOR, ...metadata },
  spec: {
    resourceName: 'nics',
    nodeSelector: {},
    numVfs: 4,
    deviceType: 'vfio-pci',
    nicSelector: { pfNames: ['ens4f0'] },
    ...spec,
  },
});

/** A network card of Intel with room for 64 virtual functions, of which none is made. */
export const card = (changes: Json = {}) => ({
  name: 'ens4f0',
  pciAddress: '0000:af:00.0',
  vendor: '8086',
  deviceID: '158b',
  driver: 'i40e',
  mac: '3c:fd:fe:00:00:01',
  mtu: 1500,
  linkSpeed: '25000 Mb/s',
  linkType: 'ETH',
  totalvfs: 64,
  ...changes,
});

export const state = (name = 'n1', cards: Json[] = [card()], status: Json = {}) => ({
  apiVersion,
  kind: 'SriovNetworkNodeState',
  metadata: { name, namespace: OPERATOR },
  spec: {},
  status: { interfaces: cards, syncStatus: 'Succeeded', ...status },
});

export const node = (name = 'n1', labels: Json = {}, allocatable: Json = {}) => ({
  apiVersion: 'v1',
  kind: 'Node',
  metadata: { name, labels: { 'kubevirt.io/schedulable': 'true', ...labels } },
  status: { allocatable, conditions: [{ type: 'Ready', status: 'True' }] },
});

export const namespace = (name = 'web') => ({
  apiVersion: 'v1',
  kind: 'Namespace',
  metadata: { name },
});

/** The network that the operator makes of a SriovNetwork, or ('') somebody else. */
export const nad = (owner = `SriovNetwork.sriovnetwork.openshift.io/${OPERATOR}/fast`) => ({
  apiVersion: 'k8s.cni.cncf.io/v1',
  kind: 'NetworkAttachmentDefinition',
  metadata: {
    name: 'fast',
    namespace: 'web',
    annotations: {
      'k8s.v1.cni.cncf.io/resourceName': 'openshift.io/nics',
      ...(owner === '' ? {} : { 'sriovnetwork.openshift.io/owner-ref': owner }),
    },
  },
  spec: { config: '{"cniVersion":"1.0.0","name":"fast","type":"sriov","vlan":0,"ipam":{}}' },
});
