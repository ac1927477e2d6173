import { entriesAt, isRecord, listAt, type KubernetesResource } from '../core/resource';
import { PORT_PROTOCOLS } from '../net/ports';
import { portRows, type PortForm } from '../vm/form/form-leaves';
import type { VmView } from '../vm/interfaces/view';
import { servicesFor } from './of-vm';
import type { ServicePort } from './service';

/** A port of a VM that a Service leads to. */
export interface WantedPort {
  /** Name of the Service. */
  service: string;
  port: Pick<ServicePort, 'port' | 'targetPort' | 'protocol'>;
}

/**
 * - `open`: the list is empty, so that all ports are open
 * - `listed`: it is in the list
 * - `missing`: it is not, and can be added
 * - `impossible`: it is not, and no list of an interface can have it
 */
export type WantedState = 'open' | 'listed' | 'missing' | 'impossible';

/** The ports of a VM that Services of its namespace lead to, now or after its next start. */
export const wantedPortsOf = (
  view: VmView,
  services: readonly KubernetesResource[],
): WantedPort[] =>
  servicesFor(view, services).flatMap(({ name, ports }) =>
    ports.map((port) => ({ service: name, port })),
  );

/** A port as it is shown: `8080/TCP`, or the name that stands for it. */
export const wantedText = ({ port: { targetPort, protocol } }: WantedPort): string =>
  `${targetPort ?? ''}/${protocol}`;

const protocolOf = ({ protocol }: PortForm): string => (protocol === '' ? 'TCP' : protocol);

const isSame = (row: PortForm, port: number, protocol: string): boolean =>
  row.port.trim() === String(port) && protocolOf(row) === protocol;

const isNamed = (row: PortForm, name: string, protocol: string): boolean =>
  row.name === name && protocolOf(row) === protocol;

/** How a list of ports stands to a port that a Service leads to. */
export const wantedState = (rows: readonly PortForm[], wanted: WantedPort): WantedState => {
  const { targetPort, protocol, port } = wanted.port;
  if (targetPort === undefined) return 'impossible';
  const isName = typeof targetPort === 'string';
  if (
    rows.some((row) =>
      isName ? isNamed(row, targetPort, protocol) : isSame(row, targetPort, protocol),
    )
  )
    return 'listed';
  if (!isName && rows.length === 0) return 'open';
  if (!PORT_PROTOCOLS.includes(protocol)) return 'impossible';
  // Names are there once in an interface, whatever the protocol.
  if (isName && (port === undefined || rows.some((row) => row.name === targetPort)))
    return 'impossible';
  return 'missing';
};

const added = (rows: readonly PortForm[], { port: wanted }: WantedPort): PortForm[] => {
  const { targetPort, protocol, port } = wanted;
  if (typeof targetPort !== 'string')
    return [...rows, { name: '', port: String(targetPort ?? ''), protocol }];
  const unnamed = rows.findIndex(
    (row) => row.name === '' && port !== undefined && isSame(row, port, protocol),
  );
  return unnamed < 0
    ? [...rows, { name: targetPort, port: String(port ?? ''), protocol }]
    : rows.map((row, index) => (index === unnamed ? { ...row, name: targetPort } : row));
};

const isMissing =
  (rows: readonly PortForm[]) =>
  (wanted: WantedPort): boolean =>
    wantedState(rows, wanted) === 'missing';

/**
 * A list of ports with those that Services lead to and that it lacks: the port, or the name on the port
 * that the Service itself has. The same list where it lacks none. An empty list lets all ports in, so where
 * a name has to be added to one, all ports that Services lead to are listed with it.
 */
export const withWantedPorts = (
  rows: readonly PortForm[],
  wanted: readonly WantedPort[],
): readonly PortForm[] => {
  // Names first: they may stand for a port that is wanted by its number, too.
  const inOrder = [
    ...wanted.filter(({ port }) => typeof port.targetPort === 'string'),
    ...wanted.filter(({ port }) => typeof port.targetPort !== 'string'),
  ];
  if (!inOrder.some(isMissing(rows))) return rows;
  return inOrder.reduce<readonly PortForm[]>(
    (list, each) => (isMissing(list)(each) ? added(list, each) : list),
    rows,
  );
};

/** Whether an interface lists the ports that it lets in, so that one can be added. */
const isList = (entry: unknown): entry is Record<string, unknown> =>
  isRecord(entry) &&
  entriesAt(entry, 'ports').length > 0 &&
  listAt(entry, 'portRanges').length === 0;

/**
 * An interface (entry of `spec.domain.devices.interfaces`) that lists a port, or its name, that a Service leads to;
 * everything else stays. Undefined where it lists no ports, as the first entry would close all others, or
 * where the port is there or cannot be.
 */
export const withWantedPort = (
  entry: unknown,
  wanted: WantedPort,
): Record<string, unknown> | undefined => {
  if (!isList(entry)) return undefined;
  const rows = portRows.read(entry);
  const after = withWantedPorts(rows, [wanted]);
  return after === rows ? undefined : portRows.write(entry, after, {});
};
