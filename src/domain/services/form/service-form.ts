import { msg } from '../../core/msg';
import {
  isRecord,
  listAt,
  recordAt,
  textAt,
  valueAt,
  type KubernetesResource,
} from '../../core/resource';
import { dropIn, setIn } from '../../core/set-in';
import { descriptionLeaf } from '../../forms/description-leaf';
import { formOf, textOnly, type ValuesOfLeaves } from '../../forms/form';
import { labelsLeaf } from '../../forms/labels-leaf';
import { asTyped, numberOrText, textOrNothing, type Leaf, type Row } from '../../forms/leaf';
import {
  listAtLeaf,
  numberAtLeaf,
  requiredTextLeaf,
  rowsAtLeaf,
  textAtLeaf,
} from '../../forms/object-leaves';
import { SERVICE_GVK } from '../service';

type Json = Record<string, unknown>;

/** How a Service is reached, as the form offers it: headless is no type of the API. */
export const exposureTypes = ['ClusterIP', 'NodePort', 'LoadBalancer', 'Headless'] as const;

export type ExposureType = (typeof exposureTypes)[number];

/** Whether clients outside of the cluster reach it, and it can have ports on nodes. */
export const isReachedFromOutside = (type: unknown): boolean =>
  type === 'NodePort' || type === 'LoadBalancer';

/** One port as typed. */
export interface PortRow extends Row {
  name: string;
  protocol: string;
  port: string;
  targetPort: string;
  nodePort: string;
}

export const blankPort: PortRow = {
  name: '',
  protocol: 'TCP',
  port: '',
  targetPort: '',
  nodePort: '',
};

const numberText = (value: unknown): string => (value === 0 ? '' : asTyped(value));

const portRow = (entry: unknown): PortRow => ({
  name: asTyped(valueAt(entry, 'name')),
  protocol: textAt(entry, 'protocol') ?? 'TCP',
  port: asTyped(valueAt(entry, 'port')),
  targetPort: numberText(valueAt(entry, 'targetPort')),
  nodePort: numberText(valueAt(entry, 'nodePort')),
});

const portEntry = (row: PortRow, before: Json): Json => {
  const was = portRow(before);
  const written: [keyof typeof blankPort & string, unknown][] = [
    ['name', textOrNothing(row.name)],
    ['protocol', textOrNothing(row.protocol)],
    // What is empty is no port, which a rule says beside the row.
    ['port', numberOrText(row.port) ?? ''],
    ['targetPort', numberOrText(row.targetPort)],
    ['nodePort', numberOrText(row.nodePort)],
  ];
  const isNew = Object.keys(before).length === 0;
  return written.reduce<Json>(
    (entry, [key, value]) => (isNew || row[key] !== was[key] ? setIn(entry, [key], value) : entry),
    before,
  );
};

const PORTS = ['spec', 'ports'];

const portRows = rowsAtLeaf<PortRow>(PORTS, portRow, portEntry);

/** What the API server takes of a Service that clients outside reach, and of no other. */
const OUTSIDE_ONLY = ['externalTrafficPolicy', 'healthCheckNodePort'];
const BALANCER_ONLY = [
  'allocateLoadBalancerNodePorts',
  'loadBalancerClass',
  'loadBalancerSourceRanges',
];

const without = (object: Json, settings: readonly string[]): Json =>
  settings.reduce((left, setting) => setIn(left, ['spec', setting], undefined), object);

/** Ports without those on nodes. */
const withoutNodePorts = (object: Json): Json => {
  const ports = listAt(object, ...PORTS);
  return ports.some((port) => isRecord(port) && 'nodePort' in port)
    ? setIn(
        object,
        PORTS,
        ports.map((port) => (isRecord(port) ? setIn(port, ['nodePort'], undefined) : port)),
      )
    : object;
};

const isHeadless = (object: Json): boolean =>
  textAt(object, 'spec', 'clusterIP') === 'None' ||
  listAt(object, 'spec', 'clusterIPs').includes('None');

/** The type, and with it what the API server takes of no other type. */
const type: Leaf<Json, string> = {
  paths: ['spec.type', 'spec.clusterIP', 'spec.clusterIPs'],
  read: (object) => {
    const written = textAt(object, 'spec', 'type') ?? 'ClusterIP';
    return written === 'ClusterIP' && isHeadless(object) ? 'Headless' : written;
  },
  write: (object, chosen) => {
    const typed = setIn(object, ['spec', 'type'], chosen === 'Headless' ? 'ClusterIP' : chosen);
    const addressed =
      chosen === 'Headless'
        ? setIn(typed, ['spec', 'clusterIP'], 'None')
        : isHeadless(typed)
          ? without(typed, ['clusterIP', 'clusterIPs'])
          : typed;
    const outside = isReachedFromOutside(chosen)
      ? addressed
      : withoutNodePorts(without(addressed, OUTSIDE_ONLY));
    return chosen === 'LoadBalancer' ? outside : without(outside, BALANCER_ONLY);
  },
};

const ports: Leaf<Json, readonly PortRow[]> = {
  ...portRows,
  write: (object, rows, values) =>
    portRows.write(
      object,
      // The column is not shown there, and what stood in it is kept for another choice of type.
      isReachedFromOutside(values.type) ? rows : rows.map((row) => ({ ...row, nodePort: '' })),
      values,
    ),
};

const AFFINITY = ['spec', 'sessionAffinity'];
const AFFINITY_CONFIG = ['spec', 'sessionAffinityConfig'];

const affinity: Leaf<Json, string> = {
  paths: ['spec.sessionAffinity'],
  read: (object) => textAt(object, ...AFFINITY) ?? 'None',
  write: (object, chosen) => {
    const written = setIn(object, AFFINITY, chosen);
    return chosen === 'ClientIP' ? written : setIn(written, AFFINITY_CONFIG, undefined);
  },
};

const ALLOCATES = ['spec', 'allocateLoadBalancerNodePorts'];

/** Given where nothing is written. */
const allocates: Leaf<Json, boolean> = {
  paths: [ALLOCATES.join('.')],
  read: (object) => valueAt(object, ...ALLOCATES) !== false,
  write: (object, isGiven) => setIn(object, ALLOCATES, isGiven ? undefined : false),
};

const outsideOnly = (leaf: Leaf<Json, string>): Leaf<Json, string> => ({
  ...leaf,
  write: (object, value, values) =>
    isReachedFromOutside(values.type) ? leaf.write(object, value, values) : object,
});

/** The fields of a Service, in the order in which they are written. */
const leaves = {
  name: requiredTextLeaf(['metadata', 'name']),
  namespace: requiredTextLeaf(['metadata', 'namespace']),
  description: descriptionLeaf,
  type,
  ports,
  selector: labelsLeaf(['spec', 'selector']),
  ipFamilyPolicy: textAtLeaf(['spec', 'ipFamilyPolicy']),
  ipFamilies: listAtLeaf(['spec', 'ipFamilies']),
  externalTrafficPolicy: outsideOnly(textAtLeaf(['spec', 'externalTrafficPolicy'])),
  sessionAffinity: affinity,
  sessionTimeout: {
    ...numberAtLeaf([...AFFINITY_CONFIG, 'clientIP', 'timeoutSeconds'], { prunes: true }),
    write: (object: Json, value: string): Json =>
      textAt(object, ...AFFINITY) === 'ClientIP'
        ? value === ''
          ? dropIn(object, [...AFFINITY_CONFIG, 'clientIP', 'timeoutSeconds'])
          : setIn(object, [...AFFINITY_CONFIG, 'clientIP', 'timeoutSeconds'], numberOrText(value))
        : object,
  },
  allocatesNodePorts: allocates,
};

/** A Service as the form shows it: text as typed, '' for nothing. */
export type ServiceValues = ValuesOfLeaves<typeof leaves>;
export type ServiceField = keyof ServiceValues;

const OBJECTS = [
  ['metadata'],
  ['metadata', 'annotations'],
  ['spec'],
  ['spec', 'selector'],
  AFFINITY_CONFIG,
  [...AFFINITY_CONFIG, 'clientIP'],
];

const EXTERNAL_NAME = msg(
  'A Service of type ExternalName is a name for another name: it leads to no VM.',
);
const UNFIT = msg('{{path}} is not of the kind that the API takes. Correct it in the text.');

const unfitPath = (service: unknown): string | undefined => {
  const isUnfit = (path: readonly string[], fits: (value: unknown) => boolean): boolean => {
    const value = valueAt(service, ...path);
    return value !== undefined && value !== null && !fits(value);
  };
  const unfit =
    OBJECTS.find((path) => isUnfit(path, isRecord)) ??
    [PORTS].find((path) =>
      isUnfit(path, (value) => Array.isArray(value) && value.every((entry) => isRecord(entry))),
    );
  return unfit?.join('.');
};

/** The form of a Service. What it has no field for stays as it is. */
export const serviceForm = formOf({
  create: ({ name = '', namespace = '' }): KubernetesResource => ({
    apiVersion: SERVICE_GVK.version,
    kind: SERVICE_GVK.kind,
    metadata: { name, namespace },
    spec: { type: 'ClusterIP', selector: {}, ports: [] },
  }),
  open: (service) => {
    if (textAt(service, 'spec', 'type') === 'ExternalName') return textOnly(EXTERNAL_NAME);
    const unfit = unfitPath(service);
    return unfit === undefined
      ? { kind: 'document' as const, document: recordAt(service) }
      : textOnly(UNFIT, { path: unfit });
  },
  close: (_service, document) => document as KubernetesResource,
  leaves,
});
