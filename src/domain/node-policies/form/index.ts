import { msg } from '../../core/msg';
import { isRecord, listAt, textAt, valueAt, type KubernetesResource } from '../../core/resource';
import { setIn } from '../../core/set-in';
import { descriptionLeaf } from '../../forms/description-leaf';
import { formOf, textOnly, type AnyForm } from '../../forms/form';
import { asTyped, textOrNothing, type FormValue, type Leaf } from '../../forms/leaf';
import { numberAtLeaf, rowsAtLeaf, textAtLeaf } from '../../forms/object-leaves';
import { POLICY_GVK } from '../check';
import { interfaceField } from './fields';
import { interfaceLeaves } from './interface-leaves';
import { mapLeaf } from './map-leaf';

type Json = Record<string, unknown>;

const STATE = ['spec', 'desiredState'] as const;
const INTERFACES = [...STATE, 'interfaces'] as const;

/** By what an interface is found again in the policy as others have made it meanwhile. */
interface Known {
  index: number;
  name: unknown;
  type: unknown;
}

const entriesOf = (policy: unknown): unknown[] => listAt(policy, ...INTERFACES);

const isKnown = (entry: unknown, { name, type }: Known): entry is Json =>
  isRecord(entry) && entry.name === name && entry.type === type;

const placeOf = (policy: unknown, known: Known): number => {
  const entries = entriesOf(policy);
  return isKnown(entries[known.index], known)
    ? known.index
    : entries.findIndex((entry) => isKnown(entry, known));
};

/** A leaf of one interface as one of the policy; of one that is not there it reads nothing. */
const ofInterface = (known: Known, leaf: Leaf<Json>, none: FormValue): Leaf<Json> => ({
  paths: leaf.paths.map((path) => `${INTERFACES.join('.')}[${known.index}].${path}`),
  read: (policy) => {
    const entry = entriesOf(policy)[placeOf(policy, known)];
    return isRecord(entry) ? leaf.read(entry) : none;
  },
  write: (policy, value, values) => {
    const place = placeOf(policy, known);
    if (place < 0) return policy;
    const entries = entriesOf(policy).map((entry, index) =>
      index === place && isRecord(entry) ? leaf.write(entry, value, values) : entry,
    );
    return setIn(policy, INTERFACES, entries);
  },
});

/** The bridge mappings of OVN-Kubernetes; `state` is '' where the text has none. */
const mappingsLeaf = rowsAtLeaf(
  [...STATE, 'ovn', 'bridge-mappings'],
  (entry) => ({
    localnet: asTyped(valueAt(entry, 'localnet')),
    bridge: asTyped(valueAt(entry, 'bridge')),
    state: asTyped(valueAt(entry, 'state')),
  }),
  ({ localnet, bridge, state }, before) =>
    Object.entries({ localnet, bridge, state }).reduce<Json>(
      (entry, [key, typed]) =>
        asTyped(entry[key]) === typed ? entry : setIn(entry, [key], textOrNothing(typed)),
      before,
    ),
);

const ownLeaves: Readonly<Record<string, Leaf<Json>>> = {
  name: textAtLeaf(['metadata', 'name']),
  description: descriptionLeaf,
  nodeSelector: mapLeaf(['spec', 'nodeSelector'], (typed) => typed),
  maxUnavailable: numberAtLeaf(['spec', 'maxUnavailable']),
  mappings: mappingsLeaf,
};

/** A new policy for all workers that asks for nothing yet. */
export const newPolicy = (name = ''): KubernetesResource => ({
  apiVersion: `${POLICY_GVK.group}/${POLICY_GVK.version}`,
  kind: POLICY_GVK.kind,
  metadata: { name },
  spec: { nodeSelector: { 'node-role.kubernetes.io/worker': '' }, desiredState: {} },
});

/**
 * The form of a policy: its own fields, and those of each of its interfaces by `interfaceField`. What it
 * has no field for stays as it is: routes, DNS, captures, and all text that nodes work out by themselves.
 */
export const policyFormFor = (policy: KubernetesResource): AnyForm<KubernetesResource> => {
  const leaves = entriesOf(policy).flatMap((entry, index) => {
    const known = { index, name: valueAt(entry, 'name'), type: valueAt(entry, 'type') };
    return interfaceLeaves.map(
      ([field, leaf, none]) =>
        [interfaceField(index, field), ofInterface(known, leaf, none)] as const,
    );
  });
  return formOf<KubernetesResource, Json, Record<string, Leaf<Json>>>({
    leaves: { ...ownLeaves, ...Object.fromEntries(leaves) },
    create: ({ name }) => newPolicy(name),
    open: (object) => {
      const [state, interfaces] = [valueAt(object, ...STATE), valueAt(object, ...INTERFACES)];
      if (state !== undefined && !isRecord(state)) {
        return textOnly(msg('Its desired state is no object.'));
      }
      return interfaces !== undefined && !Array.isArray(interfaces)
        ? textOnly(msg('Its interfaces are no list.'))
        : { kind: 'document', document: { ...object } };
    },
    close: (_before, document) => document,
  });
};

const OFF = { enabled: false };

/** What a new interface of a type is, until the user says more. Only these types have a form. */
const NEW: Readonly<Record<string, Json>> = {
  'linux-bridge': {
    ipv4: OFF,
    ipv6: OFF,
    bridge: { options: { stp: { enabled: false } }, port: [] },
  },
  'ovs-bridge': { bridge: { 'allow-extra-patch-ports': true, port: [] } },
  bond: { ipv4: OFF, ipv6: OFF, 'link-aggregation': { mode: 'active-backup', port: [] } },
  vlan: { ipv4: OFF, ipv6: OFF, vlan: {} },
  ethernet: {},
};

/** The policy with another interface of a type behind the others. */
export const withInterface = (policy: KubernetesResource, type: string): KubernetesResource => {
  const made = { name: '', type, state: 'up', ...structuredClone(NEW[type] ?? {}) };
  return setIn({ ...policy }, INTERFACES, [...entriesOf(policy), made]);
};

/** The policy without the interface at a place; what it made on nodes stays there. */
export const withoutInterface = (policy: KubernetesResource, index: number): KubernetesResource => {
  const left = entriesOf(policy).filter((_entry, place) => place !== index);
  return left.length > 0
    ? setIn({ ...policy }, INTERFACES, left)
    : {
        ...policy,
        spec: setIn({ ...(policy.spec as Json) }, ['desiredState', 'interfaces'], undefined),
      };
};

/** Type of the interface at a place, as written; '' where the text has none. */
export const typeAt = (policy: KubernetesResource, index: number): string =>
  textAt(entriesOf(policy)[index], 'type') ?? '';
