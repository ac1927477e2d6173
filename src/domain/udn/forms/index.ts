import type { CommonValues, FormValue, NadFormRead } from '../../nad/forms/form';
import type { KubernetesResource } from '../../core/resource';
import { networkSpecOf, udnKindOf } from '../types';
import { udnFormOf } from './build';
import {
  choiceAtLeaf,
  flagAtLeaf,
  labelsLeaf,
  listAtLeaf,
  numberAtLeaf,
  textAtLeaf,
  vlanLeaf,
  type UdnForm,
} from './form';
import { namespacesLeaf, unfitSelector } from './selector';

/** Lists are separated by commas; '' stands for none. `ipamMode` is Enabled, Disabled or ''. */
export type Layer2Values = CommonValues & {
  /** Labels of the object itself. */
  objectLabels: string;
  role: string;
  subnets: string;
  mtu: string;
  ipamMode: string;
  /** VMs keep their addresses. */
  persistent: boolean;
};

/** Which namespaces a network is made in: by label (`key=value`) and by name. */
export type SelectorValues = { labels: string; namespaces: string };

/** Fields of a layer 2 network of several namespaces. */
export type ClusterLayer2Values = Layer2Values & SelectorValues;

/** Fields of a localnet of several namespaces; `vlanID` is '' for untagged traffic. */
export type ClusterLocalnetValues = CommonValues &
  SelectorValues & {
    objectLabels: string;
    physicalNetworkName: string;
    vlanID: string;
    mtu: string;
    subnets: string;
    excludeSubnets: string;
    ipamMode: string;
    persistent: boolean;
  };

const objectLeaves = { objectLabels: labelsLeaf(['metadata', 'labels']) };

const ipamLeaves = (at: readonly string[]) => ({
  ipamMode: choiceAtLeaf([...at, 'ipam', 'mode']),
  persistent: flagAtLeaf([...at, 'ipam', 'lifecycle'], 'Persistent'),
});

const layer2Leaves = (at: readonly string[]) => ({
  role: textAtLeaf([...at, 'role']),
  mtu: numberAtLeaf([...at, 'mtu']),
  subnets: listAtLeaf([...at, 'subnets']),
  ...ipamLeaves(at),
});

const selectorLeaves = {
  labels: labelsLeaf(['spec', 'namespaceSelector', 'matchLabels']),
  namespaces: namespacesLeaf,
};

const secondaryLayer2 = {
  topology: 'Layer2',
  layer2: { role: 'Secondary', ipam: { mode: 'Disabled' } },
};

/** A layer 2 network of one namespace; a new one is secondary and hands out no addresses. */
export const udnLayer2Form = udnFormOf<Omit<Layer2Values, keyof CommonValues>>({
  kind: 'UserDefinedNetwork',
  topology: 'Layer2',
  leaves: { ...objectLeaves, ...layer2Leaves(['spec', 'layer2']) },
  open: ['objectLabels'],
  spec: secondaryLayer2,
});

/** A layer 2 network of several namespaces. Only which they are can be changed later. */
export const cudnLayer2Form = udnFormOf<Omit<ClusterLayer2Values, keyof CommonValues>>({
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
export const cudnLocalnetForm = udnFormOf<Omit<ClusterLocalnetValues, keyof CommonValues>>({
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

type AnyValues = CommonValues & Record<string, FormValue>;

/** A form whose fields are known at run time only: one component can serve all. */
export interface AnyUdnForm extends Pick<UdnForm<AnyValues>, 'kind' | 'topology' | 'create'> {
  immutable: readonly string[];
  read(udn: KubernetesResource): NadFormRead<AnyValues>;
  apply(udn: KubernetesResource, values: AnyValues): KubernetesResource;
  fieldOf(path: string): string | undefined;
}

/** All forms of user-defined networks. */
export const udnForms: readonly AnyUdnForm[] = [udnLayer2Form, cudnLayer2Form, cudnLocalnetForm];

/** The form that shows an object; undefined for those that are edited as text only. */
export const udnFormFor = (udn: unknown): AnyUdnForm | undefined => {
  const kind = udnKindOf(udn);
  const { topology } = networkSpecOf(udn).spec;
  return udnForms.find((form) => form.kind === kind && form.topology === topology);
};
