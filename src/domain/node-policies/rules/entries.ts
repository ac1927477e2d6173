import { entriesAt, listAt, printed, recordAt, textAt } from '../../core/resource';
import type { Report } from '../../findings/report';

/** An interface of a desired state that has a name, and stays. */
export interface PolicyInterface {
  entry: Record<string, unknown>;
  name: string;
  type: string;
  /** Path of it in the policy. */
  at: string;
}

/** A port of a bridge or bond, as a policy lists it. */
export interface PolicyPort {
  entry: Record<string, unknown>;
  name: string;
  at: string;
}

/** What a rule about single policies is given. */
export interface Checked {
  /** All that are not to be absent. */
  interfaces: readonly PolicyInterface[];
  /** Paths of those that have no name at all. */
  nameless: readonly string[];
  mappings: readonly { entry: Record<string, unknown>; at: string }[];
  report: Report;
}

/** Worked out on each node, so that nothing can be said of it. */
export const isWorkedOut = (value: unknown): boolean =>
  typeof value === 'string' && value.includes('{{');

const STATE = 'spec.desiredState';

/** The interfaces of a policy's desired state, those to be absent as well. */
export const interfacesIn = (policy: unknown): PolicyInterface[] =>
  entriesAt(policy, 'spec', 'desiredState', 'interfaces').flatMap(({ entry, index }) => {
    const name = textAt(entry, 'name');
    const at = `${STATE}.interfaces[${index}]`;
    return name === undefined || isWorkedOut(name)
      ? []
      : [{ entry, name, type: textAt(entry, 'type') ?? '', at }];
  });

/** The paths of interfaces without a name; one that is no text is a name for all that is known. */
export const namelessIn = (policy: unknown): string[] =>
  entriesAt(policy, 'spec', 'desiredState', 'interfaces').flatMap(({ entry, index }) =>
    entry.name === undefined ? [`${STATE}.interfaces[${index}]`] : [],
  );

export const isAbsent = ({ entry }: Pick<PolicyInterface, 'entry'>): boolean =>
  entry.state === 'absent';

/**
 * Whether a card is found by its MAC or PCI address, so that its name is that of a profile.
 *
 * Source: nmstate rust/src/lib/ifaces/base.rs, identifier.
 */
export const isFoundByAddress = (entry: Record<string, unknown>): boolean =>
  entry.identifier !== undefined && entry.identifier !== 'name';

/** The bridge mappings of a policy's desired state, those to be absent as well. */
export const mappingsIn = (policy: unknown): Checked['mappings'] =>
  entriesAt(policy, 'spec', 'desiredState', 'ovn', 'bridge-mappings').map(({ entry, index }) => ({
    entry,
    at: `${STATE}.ovn.bridge-mappings[${index}]`,
  }));

/** The key under which ports are listed; nmstate reads both. */
export const portKeyOf = (holder: Record<string, unknown>): 'port' | 'ports' =>
  holder.port === undefined && holder.ports !== undefined ? 'ports' : 'port';

const portAt = (value: unknown, at: string): PolicyPort[] => {
  if (typeof value === 'string') return [{ entry: {}, name: value, at }];
  const entry = recordAt({ value }, 'value');
  const name = textAt(entry, 'name');
  return name === undefined ? [] : [{ entry, name, at: `${at}.name` }];
};

const portsUnder = (holder: Record<string, unknown>, at: string): PolicyPort[] => {
  const key = portKeyOf(holder);
  return listAt(holder, key).flatMap((value, index) => {
    const place = `${at}.${key}[${index}]`;
    const bond = recordAt({ value }, 'value', 'link-aggregation');
    const members = portsUnder(bond, `${place}.link-aggregation`);
    // The bond of an OVS bridge is a name within the bridge, and its members are the ports.
    return members.length > 0 ? members : portAt(value, place);
  });
};

/** The ports that a bridge or bond takes, those of a bond within an OVS bridge by its members. */
export const portsOf = ({ entry, name, at }: PolicyInterface): PolicyPort[] =>
  (['bridge', 'link-aggregation'] as const)
    .flatMap((key) => portsUnder(recordAt(entry, key), `${at}.${key}`))
    // The internal port of an OVS bridge may have its name.
    .filter((port) => port.name !== name && !isWorkedOut(port.name));

/** Whether an interface is to have addresses of a family. */
export const hasFamily = (entry: Record<string, unknown>, family: 'ipv4' | 'ipv6'): boolean =>
  recordAt(entry, family).enabled === true;

/** A number, or a text that is one: nmstate takes both. */
export const numberIn = (value: unknown): number | undefined => {
  const text = printed(value).trim();
  return typeof value === 'number' || (typeof value === 'string' && /^-?\d+$/.test(text))
    ? Number(text)
    : undefined;
};
