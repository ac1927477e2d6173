import { msg } from '../../core/msg';
import { isRecord, valueAt, type KubernetesResource } from '../../core/resource';
import { setIn } from '../../core/set-in';
import { descriptionLeaf } from '../../forms/description-leaf';
import { formOf, textOnly } from '../../forms/form';
import { labelsLeaf } from '../../forms/labels-leaf';
import { asTyped, numberOrText, type Leaf, type Row } from '../../forms/leaf';
import { flagAtLeaf, requiredTextLeaf, rowsAtLeaf, textAtLeaf } from '../../forms/object-leaves';
import { PROFILE_API, ROLE_PREFIX, roleOf, selectorOf } from './profile';

type Json = Record<string, unknown>;

/** Huge pages of one size, as typed. */
export interface PageRow extends Row {
  size: string;
  count: string;
  node: string;
}

const SELECTOR = ['spec', 'nodeSelector'];
const labels = labelsLeaf(SELECTOR);

/**
 * The role of the nodes, such as `worker-dpdk`, for the label that gives nodes a role; any other selector
 * as the labels that it asks for.
 */
const nodes: Leaf<Json, string> = {
  paths: [SELECTOR.join('.')],
  read: (object) => {
    const role = roleOf(object);
    const isRole = role !== undefined && selectorOf(object)[`${ROLE_PREFIX}${role}`] === '';
    return isRole ? role : labels.read(object);
  },
  write: (object, typed, values) => {
    const text = typed.trim();
    if (text !== '' && !/[=/,]/.test(text)) {
      return setIn(object, SELECTOR, { [`${ROLE_PREFIX}${text}`]: '' });
    }
    const written = labels.write(object, text, values);
    return valueAt(written, ...SELECTOR) === undefined ? setIn(written, SELECTOR, {}) : written;
  },
};

const PAGES = ['spec', 'hugepages', 'pages'];

const pages = rowsAtLeaf<PageRow>(
  PAGES,
  (entry) => ({
    size: asTyped(valueAt(entry, 'size')),
    count: asTyped(valueAt(entry, 'count')),
    node: asTyped(valueAt(entry, 'node')),
  }),
  ({ size, count, node }, before) => {
    const set = (object: Json, key: string, value: unknown) => setIn(object, [key], value);
    const sized = set(before, 'size', size === '' ? undefined : size);
    return set(set(sized, 'count', numberOrText(count)), 'node', numberOrText(node));
  },
);

const leaves = {
  name: requiredTextLeaf(['metadata', 'name']),
  description: descriptionLeaf,
  nodes,
  reserved: requiredTextLeaf(['spec', 'cpu', 'reserved']),
  isolated: requiredTextLeaf(['spec', 'cpu', 'isolated']),
  defaultSize: textAtLeaf(['spec', 'hugepages', 'defaultHugepagesSize'], { prunes: true }),
  pages,
  topologyPolicy: textAtLeaf(['spec', 'numa', 'topologyPolicy'], { prunes: true }),
  globallyDisableIrq: flagAtLeaf(['spec', 'globallyDisableIrqLoadBalancing'], true),
  userLevelNetworking: flagAtLeaf(['spec', 'net', 'userLevelNetworking'], true),
};

/** The form of a PerformanceProfile; a new one is as a cluster for DPDK needs it. */
export const profileForm = formOf<KubernetesResource, Json, typeof leaves>({
  leaves,
  open: (object) =>
    isRecord(object.spec)
      ? { kind: 'document', document: object }
      : textOnly(msg('The settings cannot be read. Correct the text first.')),
  close: (_before, object) => object,
  create: ({ name = '' }) => ({
    apiVersion: PROFILE_API,
    kind: 'PerformanceProfile',
    metadata: { name },
    spec: {
      cpu: { isolated: '', reserved: '' },
      globallyDisableIrqLoadBalancing: true,
      hugepages: { defaultHugepagesSize: '1G', pages: [{ size: '1G', count: 8 }] },
      net: { userLevelNetworking: true },
      nodeSelector: {},
      numa: { topologyPolicy: 'single-numa-node' },
    },
  }),
});
