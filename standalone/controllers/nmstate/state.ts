import { isRecord } from '../../kubernetes/object.ts';

/** A document of nmstate, or a part of one. */
export type State = Record<string, unknown>;

/** An interface of such a document. */
export interface Interface extends State {
  name: string;
  type: string;
}

/** nmstate's kinds of error that are played. */
type ErrorKind = 'InvalidArgument' | 'VerificationError' | 'PolicyError';

/** What nmstate refuses, or finds not to be as it was asked for; the text is nmstate's. */
export class NmstateError extends Error {
  constructor(
    readonly kind: ErrorKind,
    message: string,
  ) {
    super(message);
  }
}

export const recordIn = (value: unknown, ...path: string[]): State => {
  const found = path.reduce<unknown>(
    (here, key) => (isRecord(here) ? here[key] : undefined),
    value,
  );
  return isRecord(found) ? found : {};
};

export const recordsIn = (value: unknown): State[] =>
  Array.isArray(value) ? value.filter(isRecord) : [];

export const isRecordOfTexts = (value: unknown): value is Record<string, string> =>
  isRecord(value) && Object.values(value).every((each) => typeof each === 'string');

export const textIn = (value: unknown): string | undefined =>
  typeof value === 'string' ? value : undefined;

const asInterface = (entry: State): Interface => ({
  ...entry,
  name: textIn(entry.name) ?? '',
  type: textIn(entry.type) ?? 'unknown',
});

/** The interfaces of a document. */
export const interfacesIn = (state: State): Interface[] =>
  recordsIn(state.interfaces).map(asInterface);

/** Open vSwitch bridges are no interfaces of the kernel: one may have the name of another interface. */
export const isUserSpace = ({ type }: Interface): boolean => type === 'ovs-bridge';

/** Only these are made by being asked for; a network card is there or not. */
export const isVirtual = ({ type }: Interface): boolean =>
  type !== 'ethernet' && type !== 'infiniband';

export const isUp = ({ state }: State): boolean => state !== 'absent' && state !== 'down';

/** What says which ports an interface has: `bridge` or `link-aggregation`. */
const portKeyOf = ({ type }: Interface): 'bridge' | 'link-aggregation' | undefined => {
  if (type === 'linux-bridge' || type === 'ovs-bridge') return 'bridge';
  return type === 'bond' ? 'link-aggregation' : undefined;
};

const namesOf = (port: unknown): string[] => {
  if (typeof port === 'string') return [port];
  if (!isRecord(port)) return [];
  const inner = recordIn(port, 'link-aggregation').port;
  // A bond of Open vSwitch is no interface itself.
  if (Array.isArray(inner)) return inner.flatMap(namesOf);
  return typeof port.name === 'string' ? [port.name] : [];
};

/** Names of the ports of an interface; undefined for one that says nothing of ports. */
export const portsOf = (entry: Interface): string[] | undefined => {
  const key = portKeyOf(entry);
  const list = key && recordIn(entry, key).port;
  return Array.isArray(list) ? list.flatMap(namesOf) : undefined;
};

/** The interface without one of its ports. */
export const withoutPort = (entry: Interface, name: string): Interface => {
  const key = portKeyOf(entry);
  const list = key && recordIn(entry, key).port;
  if (key === undefined || !Array.isArray(list)) return entry;
  const port = (list as unknown[]).flatMap((each) => {
    const bond = recordIn(each, 'link-aggregation');
    if (!isRecord(each) || !Array.isArray(bond.port))
      return namesOf(each).includes(name) ? [] : [each];
    const left = (bond.port as unknown[]).filter((inner) => !namesOf(inner).includes(name));
    return left.length === 0 ? [] : [{ ...each, 'link-aggregation': { ...bond, port: left } }];
  });
  return { ...entry, [key]: { ...recordIn(entry, key), port } };
};

/** What is asked for laid over what is there; lists take the place of lists. */
export const merged = (before: State, wanted: State): State => ({
  ...before,
  ...Object.fromEntries(
    Object.entries(wanted).map(([key, value]) => {
      const old = before[key];
      return [key, isRecord(old) && isRecord(value) ? merged(old, value) : value];
    }),
  ),
});

/** nmstate reads `ports` as `port`. */
export const withPort = (entry: Interface): Interface => {
  const key = portKeyOf(entry);
  if (key === undefined || !isRecord(entry[key])) return entry;
  const { ports, ...rest } = recordIn(entry, key);
  return ports === undefined ? entry : { ...entry, [key]: { ...rest, port: ports } };
};
