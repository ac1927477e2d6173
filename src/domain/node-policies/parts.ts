import { entriesAt, numberAt, recordAt, textAt, type KubernetesResource } from '../core/resource';
import { msg } from '../core/msg';
import { reason, type Reason } from '../core/reasons';
import { portNamesIn } from '../nodes/node-networks';

/** One thing that a policy asks for. */
export interface PolicyPart {
  /** nmstate's type of an interface, or `mapping` for a bridge mapping of OVN-Kubernetes. */
  type: string;
  /** Of the interface, or the localnet of a mapping; '' where the text has none. */
  name: string;
  /** Whether it is to be removed. */
  isAbsent: boolean;
  /** Ports, the bridge of a mapping, or what a VLAN interface stands on. */
  on: readonly string[];
  /** 1 to 4094; undefined for anything but a VLAN interface. */
  vlan: number | undefined;
  /** Bytes, where the policy sets it. */
  mtu: number | undefined;
  /** Mode of a bond, as written. */
  mode: string | undefined;
}

const textOrNumber = (value: unknown): string | undefined =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;

const interfacePart = (entry: Record<string, unknown>): PolicyPart => {
  const name = textAt(entry, 'name') ?? '';
  const base = textAt(entry, 'vlan', 'base-iface');
  return {
    type: textAt(entry, 'type') ?? '',
    name,
    isAbsent: entry.state === 'absent',
    on: [
      ...(base === undefined ? [] : [base]),
      ...portNamesIn(entry).filter((port) => port !== name),
    ],
    vlan: numberAt(entry, 'vlan', 'id'),
    mtu: numberAt(entry, 'mtu'),
    mode: textOrNumber(recordAt(entry, 'link-aggregation').mode),
  };
};

const mappingPart = (entry: Record<string, unknown>): PolicyPart => {
  const bridge = textAt(entry, 'bridge');
  return {
    type: 'mapping',
    name: textAt(entry, 'localnet') ?? '',
    isAbsent: entry.state === 'absent',
    on: bridge === undefined ? [] : [bridge],
    vlan: undefined,
    mtu: undefined,
    mode: undefined,
  };
};

/**
 * The interfaces and bridge mappings that a policy asks for, as it is written: what it captures on
 * each node is not filled in. Takes any object and never throws.
 *
 * Source: nmstate rust/src/lib/ifaces and ovn.rs.
 */
export const partsOf = (policy: KubernetesResource): PolicyPart[] => [
  ...entriesAt(policy, 'spec', 'desiredState', 'interfaces').map(({ entry }) =>
    interfacePart(entry),
  ),
  ...entriesAt(policy, 'spec', 'desiredState', 'ovn', 'bridge-mappings').map(({ entry }) =>
    mappingPart(entry),
  ),
];

const types: Readonly<Record<string, string>> = {
  'linux-bridge': msg('Linux bridge {{name}}'),
  'ovs-bridge': msg('OVS bridge {{name}}'),
  'ovs-interface': msg('OVS interface {{name}}'),
  bond: msg('Bond {{name}}'),
  vlan: msg('VLAN interface {{name}}'),
  ethernet: msg('Network card {{name}}'),
  mapping: msg('Bridge mapping {{name}}'),
};

const nameless: Readonly<Record<string, string>> = {
  mapping: msg('Bridge mapping without a name'),
};

/** What a part is called, also where its name or its type is missing or is no text. */
export const partTitle = ({ type, name }: PolicyPart): Reason => {
  if (name === '') return reason(nameless[type] ?? msg('Interface without a name'));
  const known = types[type] ?? (type === '' ? msg('Interface {{name}}') : undefined);
  return known === undefined
    ? reason(msg('{{type}} {{name}}'), { type, name })
    : reason(known, { name });
};

/** Other things that a policy sets on nodes, beside interfaces and mappings. */
const OTHERS: readonly (readonly [path: readonly string[], text: string])[] = [
  [['routes', 'config'], msg('Routes')],
  [['route-rules', 'config'], msg('Rules for routes')],
  [['dns-resolver'], msg('DNS servers')],
  [['hostname'], msg('Host name')],
  [['ovs-db'], msg('Settings of Open vSwitch')],
];

/** What else a policy sets, in words. */
export const otherParts = (policy: KubernetesResource): Reason[] =>
  OTHERS.flatMap(([path, text]) => {
    const [last = ''] = path.slice(-1);
    const holder = recordAt(policy, 'spec', 'desiredState', ...path.slice(0, -1));
    return holder[last] === undefined ? [] : [reason(text)];
  });

/** Whether a policy asks each node what to do, by expressions that are worked out there. */
export const hasCaptures = (policy: KubernetesResource): boolean =>
  Object.keys(recordAt(policy, 'spec', 'capture')).length > 0;
