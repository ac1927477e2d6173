import type { KubeVirtSettings } from '../kubevirt/settings.ts';
import type { Interface, PortRange } from '../kubevirt/types.ts';
import { invalid, type Cause, type Path } from './denial.ts';

const GATE = 'PortRangesSpec';
const MAX_RANGES = 10;
const MAX_PORT = 65_535;

const isPort = (port: number): boolean => port > 0 && port <= MAX_PORT;

const rangeCauses = ({ start, end, protocol }: PortRange, at: Path): Cause[] => [
  ...(['TCP', 'UDP'].includes(protocol)
    ? []
    : [invalid(at('protocol'), 'Unknown protocol, only TCP or UDP allowed')]),
  ...(isPort(start)
    ? []
    : [invalid(at('start'), 'Start must be a valid port number, 0 < x < 65536')]),
  ...(isPort(end) ? [] : [invalid(at('end'), 'End must be a valid port number, 0 < x < 65536')]),
  ...(start > end ? [invalid(at('start'), 'Start must be less than or equal to end')] : []),
];

const overlapCauses = (ranges: PortRange[], field: string): Cause[] =>
  ranges.flatMap((range, index) =>
    ranges
      .slice(index + 1)
      .filter(
        (other) =>
          other.protocol === range.protocol && range.start <= other.end && other.start <= range.end,
      )
      .map((other) =>
        invalid(
          field,
          `${range.protocol} portRanges [${range.start}-${range.end}] and [${other.start}-${other.end}] overlap`,
        ),
      ),
  );

/**
 * What is wrong with the port ranges of one interface. Source: KubeVirt
 * pkg/network/admitter/netiface.go; of its words only those for too many ranges are not known.
 */
export const portRangeCauses = (
  { portRanges = [], ports = [], masquerade }: Interface,
  at: Path,
  { featureGates }: KubeVirtSettings,
): Cause[] => {
  if (portRanges.length === 0) return [];
  if (!featureGates.includes(GATE)) {
    const why = `portRanges is specified on interface but the ${GATE} feature gate is not enabled`;
    return [invalid(at('name'), why)];
  }
  if (masquerade === undefined) {
    return [invalid(at('name'), 'portRanges are only supported on masquerade interfaces')];
  }
  if (ports.length > 0) {
    return [invalid(at('name'), 'Cannot define both ports and portRanges on interface')];
  }
  return [
    ...(portRanges.length > MAX_RANGES
      ? [invalid(at('portRanges'), `portRanges may have at most ${MAX_RANGES} entries`)]
      : []),
    ...portRanges.flatMap((range, index) =>
      rangeCauses(range, (...steps) => at('portRanges', index, ...steps)),
    ),
    ...overlapCauses(portRanges, at('portRanges')),
  ];
};
