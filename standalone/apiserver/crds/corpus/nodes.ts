import { samples, spec, type Content, type Sample } from './sample.ts';

/** Networks on nodes' bridges. */
export const NADS: Sample[] = samples(
  'network-attachment-definitions.k8s.cni.cncf.io',
  'k8s.cni.cncf.io/v1',
  'NetworkAttachmentDefinition',
  {
    'without spec': [{}],
    'text that is not JSON': [spec({ config: '{' })],
    'config as an object': [spec({ config: { type: 'bridge' } }), 'spec.config'],
    'spec as a list': [{ spec: [] }, 'spec'],
  },
);

const policy = (content: Content): Content => spec({ desiredState: {}, ...content });

/** Policies for nodes' networks. */
export const POLICIES: Sample[] = samples(
  'nodenetworkconfigurationpolicies.nmstate.io',
  'nmstate.io/v1',
  'NodeNetworkConfigurationPolicy',
  {
    'any desired state': [policy({ desiredState: { interfaces: [{ anything: [1, 'x'] }] } })],
    'maxUnavailable as a number': [policy({ maxUnavailable: 3 })],
    'maxUnavailable in percent': [policy({ maxUnavailable: '50%' })],
    'maxUnavailable as a boolean': [policy({ maxUnavailable: true }), 'spec.maxUnavailable'],
    'a selector with a number': [policy({ nodeSelector: { rack: 7 } }), 'spec.nodeSelector.rack'],
    'desired state as text': [policy({ desiredState: 'interfaces: []' }), 'spec.desiredState'],
  },
);

const sriov = (content: Content): Content => spec({ resourceName: 'nics', ...content });

/** Networks on virtual functions. */
export const SRIOV_NETWORKS: Sample[] = samples(
  'sriovnetworks.sriovnetwork.openshift.io',
  'sriovnetwork.openshift.io/v1',
  'SriovNetwork',
  {
    'a resource alone': [sriov({})],
    'no resource': [spec({}), 'spec.resourceName'],
    'VLAN 0': [sriov({ vlan: 0 })],
    'VLAN 4094': [sriov({ vlan: 4094 })],
    'VLAN 4095': [sriov({ vlan: 4095 }), 'spec.vlan'],
    'a quoted VLAN': [sriov({ vlan: '100' }), 'spec.vlan'],
    'QoS 8': [sriov({ vlan: 1, vlanQoS: 8 }), 'spec.vlanQoS'],
    '802.1AD': [sriov({ vlanProto: '802.1AD' })],
    'another protocol': [sriov({ vlanProto: '802.1ae' }), 'spec.vlanProto'],
    'spoof check as YAML 1.1 reads on': [sriov({ spoofChk: true }), 'spec.spoofChk'],
    'trust off': [sriov({ trust: 'off' })],
    'link state down': [sriov({ linkState: 'down' }), 'spec.linkState'],
    'a negative rate': [sriov({ maxTxRate: -1 }), 'spec.maxTxRate'],
    'an empty log level': [sriov({ logLevel: '' })],
  },
);

const nicPolicy = (content: Content): Content =>
  spec({ resourceName: 'nics', nodeSelector: {}, nicSelector: {}, numVfs: 4, ...content });

/** Policies for virtual functions. */
export const SRIOV_POLICIES: Sample[] = samples(
  'sriovnetworknodepolicies.sriovnetwork.openshift.io',
  'sriovnetwork.openshift.io/v1',
  'SriovNetworkNodePolicy',
  {
    'the least': [nicPolicy({})],
    'no number of functions': [nicPolicy({ numVfs: undefined }), 'spec.numVfs'],
    'a negative number of functions': [nicPolicy({ numVfs: -1 }), 'spec.numVfs'],
    'priority 99': [nicPolicy({ priority: 99 })],
    'priority 100': [nicPolicy({ priority: 100 }), 'spec.priority'],
    'MTU 0': [nicPolicy({ mtu: 0 }), 'spec.mtu'],
    'vfio-pci': [nicPolicy({ deviceType: 'vfio-pci' })],
    'another device type': [nicPolicy({ deviceType: 'vfio' }), 'spec.deviceType'],
    'link type Ib': [nicPolicy({ linkType: 'Ib' }), 'spec.linkType'],
    'names of devices as text': [
      nicPolicy({ nicSelector: { pfNames: 'ens1' } }),
      'spec.nicSelector.pfNames',
    ],
  },
);
