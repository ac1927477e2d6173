import { msg } from '../core/msg';
import { isRecord, textAt, valueAt, type KubernetesResource } from '../core/resource';
import { setIn } from '../core/set-in';
import { descriptionLeaf } from '../forms/description-leaf';
import { formOf, textOnly, type LeafTable, type TextOnly } from '../forms/form';
import { labelsLeaf } from '../forms/labels-leaf';
import type { Leaf } from '../forms/leaf';
import {
  flagAtLeaf,
  listAtLeaf,
  numberAtLeaf,
  requiredTextLeaf,
  textAtLeaf,
} from '../forms/object-leaves';
import { SRIOV_API, USUAL_NAMESPACE } from './types';

type Json = Record<string, unknown>;

const open = (object: KubernetesResource): { kind: 'document'; document: Json } | TextOnly =>
  isRecord(object.spec)
    ? { kind: 'document', document: object }
    : textOnly(msg('The settings cannot be read. Correct the text first.'));

const formWith = <L extends LeafTable<Json>>(kind: string, leaves: L, spec: Json) =>
  formOf<KubernetesResource, Json, L>({
    leaves,
    open,
    close: (_before, object) => object,
    create: ({ name = '', namespace = USUAL_NAMESPACE }) => ({
      apiVersion: SRIOV_API,
      kind,
      metadata: { name, namespace },
      spec,
    }),
  });

const TARGET = ['spec', 'networkNamespace'];

/** Where the network is made: in the namespace that is named, else beside the SriovNetwork. */
const target: Leaf<Json, string> = {
  paths: [TARGET.join('.')],
  read: (object) => textAt(object, ...TARGET) ?? '',
  write: (object, typed) => setIn(object, TARGET, typed === '' ? undefined : typed),
};

/**
 * The form of a SriovNetwork. Its field `namespace` is that of the VMs; the object itself belongs into
 * the namespace of the operator.
 */
export const sriovNetworkForm = formWith(
  'SriovNetwork',
  {
    name: requiredTextLeaf(['metadata', 'name']),
    namespace: target,
    description: descriptionLeaf,
    resourceName: requiredTextLeaf(['spec', 'resourceName']),
    vlan: numberAtLeaf(['spec', 'vlan']),
    vlanQoS: numberAtLeaf(['spec', 'vlanQoS']),
    vlanProto: textAtLeaf(['spec', 'vlanProto']),
    linkState: textAtLeaf(['spec', 'linkState']),
    spoofChk: textAtLeaf(['spec', 'spoofChk']),
    trust: textAtLeaf(['spec', 'trust']),
    minTxRate: numberAtLeaf(['spec', 'minTxRate']),
    maxTxRate: numberAtLeaf(['spec', 'maxTxRate']),
    capabilities: textAtLeaf(['spec', 'capabilities']),
    ipam: textAtLeaf(['spec', 'ipam']),
    metaPlugins: textAtLeaf(['spec', 'metaPlugins']),
  },
  { resourceName: '' },
);

const SELECTOR = ['spec', 'nodeSelector'];
const labels = labelsLeaf(SELECTOR);

/** The labels of the nodes; the API server wants an empty selector where there are none. */
const nodeSelector: Leaf<Json, string> = {
  ...labels,
  write: (object, typed, values) => {
    const written = labels.write(object, typed, values);
    return valueAt(written, ...SELECTOR) === undefined ? setIn(written, SELECTOR, {}) : written;
  },
};

const nicSelector = (key: string): string[] => ['spec', 'nicSelector', key];

const SELECTED = [nicSelector('pfNames').join('.'), 'spec.nicSelector'];

/** Node feature discovery puts it on nodes that have a network card for SR-IOV. */
const CAPABLE_LABEL = 'feature.node.kubernetes.io/network-sriov.capable';

/** The form of a SriovNetworkNodePolicy; a new one makes virtual functions that VMs can be given. */
export const sriovPolicyForm = formWith(
  'SriovNetworkNodePolicy',
  {
    name: requiredTextLeaf(['metadata', 'name']),
    description: descriptionLeaf,
    resourceName: requiredTextLeaf(['spec', 'resourceName']),
    nodeSelector,
    // What is wrong with the selection as a whole is said beside the first way to make one.
    pfNames: { ...listAtLeaf(nicSelector('pfNames')), paths: SELECTED },
    rootDevices: listAtLeaf(nicSelector('rootDevices')),
    vendor: textAtLeaf(nicSelector('vendor')),
    deviceID: textAtLeaf(nicSelector('deviceID')),
    netFilter: textAtLeaf(nicSelector('netFilter')),
    numVfs: numberAtLeaf(['spec', 'numVfs']),
    deviceType: textAtLeaf(['spec', 'deviceType']),
    mtu: numberAtLeaf(['spec', 'mtu']),
    priority: numberAtLeaf(['spec', 'priority']),
    isRdma: flagAtLeaf(['spec', 'isRdma'], true),
    needVhostNet: flagAtLeaf(['spec', 'needVhostNet'], true),
    linkType: textAtLeaf(['spec', 'linkType']),
    eSwitchMode: textAtLeaf(['spec', 'eSwitchMode']),
    externallyManaged: flagAtLeaf(['spec', 'externallyManaged'], true),
    excludeTopology: flagAtLeaf(['spec', 'excludeTopology'], true),
  },
  {
    resourceName: '',
    nodeSelector: { [CAPABLE_LABEL]: 'true' },
    nicSelector: {},
    deviceType: 'vfio-pci',
  },
);
