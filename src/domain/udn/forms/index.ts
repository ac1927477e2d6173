import { flagAtLeaf, listAtLeaf, numberAtLeaf, textAtLeaf } from '../../forms/object-leaves';
import { networkSpecOf, udnKindOf } from '../types';
import { udnFormOf, type AnyUdnForm } from './build';
import { labelsLeaf } from '../../forms/labels-leaf';
import { vlanLeaf } from './leaves';
import { namespacesLeaf, unfitSelector } from './selector';

export type { AnyUdnForm } from './build';

/** Labels of the object itself. */
const objectLeaves = { objectLabels: labelsLeaf(['metadata', 'labels']) };

/** `ipamMode` is Enabled, Disabled or ''; with `persistent` VMs keep their addresses. */
const ipamLeaves = (at: readonly string[]) => ({
  ipamMode: textAtLeaf([...at, 'ipam', 'mode'], { prunes: true }),
  persistent: flagAtLeaf([...at, 'ipam', 'lifecycle'], 'Persistent'),
});

const layer2Leaves = (at: readonly string[]) => ({
  role: textAtLeaf([...at, 'role']),
  mtu: numberAtLeaf([...at, 'mtu']),
  subnets: listAtLeaf([...at, 'subnets']),
  ...ipamLeaves(at),
});

/** Which namespaces a network is made in: by label (`key=value`) and by name. */
const selectorLeaves = {
  labels: labelsLeaf(['spec', 'namespaceSelector', 'matchLabels']),
  namespaces: namespacesLeaf,
};

const secondaryLayer2 = {
  topology: 'Layer2',
  layer2: { role: 'Secondary', ipam: { mode: 'Disabled' } },
};

/** A layer 2 network of one namespace; a new one is secondary and hands out no addresses. */
export const udnLayer2Form = udnFormOf({
  kind: 'UserDefinedNetwork',
  topology: 'Layer2',
  leaves: { ...objectLeaves, ...layer2Leaves(['spec', 'layer2']) },
  open: ['objectLabels'],
  spec: secondaryLayer2,
});

/** A layer 2 network of several namespaces. Only which they are can be changed later. */
export const cudnLayer2Form = udnFormOf({
  kind: 'ClusterUserDefinedNetwork',
  topology: 'Layer2',
  leaves: { ...objectLeaves, ...selectorLeaves, ...layer2Leaves(['spec', 'network', 'layer2']) },
  open: ['objectLabels', 'labels', 'namespaces'],
  spec: {
    namespaceSelector: {},
    network: secondaryLayer2,
  },
  unfit: unfitSelector,
});

const localnet = ['spec', 'network', 'localnet'];

/** A physical network for several namespaces; for VMs a new one hands out no addresses. */
export const cudnLocalnetForm = udnFormOf({
  kind: 'ClusterUserDefinedNetwork',
  topology: 'Localnet',
  leaves: {
    ...objectLeaves,
    ...selectorLeaves,
    physicalNetworkName: textAtLeaf([...localnet, 'physicalNetworkName']),
    vlanID: vlanLeaf([...localnet, 'vlan']),
    mtu: numberAtLeaf([...localnet, 'mtu']),
    subnets: listAtLeaf([...localnet, 'subnets']),
    excludeSubnets: listAtLeaf([...localnet, 'excludeSubnets']),
    ...ipamLeaves(localnet),
  },
  open: ['objectLabels', 'labels', 'namespaces'],
  spec: {
    namespaceSelector: {},
    network: {
      topology: 'Localnet',
      localnet: { role: 'Secondary', physicalNetworkName: '', ipam: { mode: 'Disabled' } },
    },
  },
  unfit: unfitSelector,
});

/** All forms of user-defined networks. */
export const udnForms: readonly AnyUdnForm[] = [udnLayer2Form, cudnLayer2Form, cudnLocalnetForm];

/** The form that shows an object; undefined for those that are edited as text only. */
export const udnFormFor = (udn: unknown): AnyUdnForm | undefined => {
  const kind = udnKindOf(udn);
  const { topology } = networkSpecOf(udn).spec;
  return udnForms.find((form) => form.kind === kind && form.topology === topology);
};
