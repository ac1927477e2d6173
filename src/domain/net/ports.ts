/** What is wrong with a port number: nothing there, or not a whole number from 1 to 65535. */
export type PortProblem = 'missing' | 'range';

/**
 * Judges the port of a VM's interface. 0 counts as missing, as KubeVirt has it.
 *
 * Source: kubevirt pkg/network/admitter/netiface.go.
 */
export const portProblem = (value: unknown): PortProblem | undefined => {
  if (value === undefined || value === null || value === 0) return 'missing';
  const isPort =
    typeof value === 'number' && Number.isInteger(value) && value > 0 && value < 65_536;
  return isPort ? undefined : 'range';
};

/**
 * Whether a text can name a port: at most 15 lower-case letters, digits and single hyphens, with a
 * letter and no hyphen at either end.
 *
 * Source: k8s.io/apimachinery pkg/util/validation IsValidPortName; RFC 6335, section 5.1.
 */
export const isPortName = (text: string): boolean =>
  text.length <= 15 && /^(?=.*[a-z])[a-z0-9]+(?:-[a-z0-9]+)*$/.test(text);

/** Protocols that the port of an interface can have; none means TCP. */
export const PORT_PROTOCOLS: readonly string[] = ['TCP', 'UDP'];

/**
 * Ports that masquerade keeps for live migration of VMs that do not migrate over Unix sockets.
 *
 * Source: kubevirt pkg/network/setup/netpod/masquerade/masquerade.go.
 */
export const MIGRATION_PORTS: readonly number[] = [49_152, 49_153];

/**
 * Ports of Istio's sidecar, which a VM beside it cannot have.
 *
 * Source: kubevirt pkg/network/istio/ports.go.
 */
export const ISTIO_PORTS: readonly number[] = [
  15_000, 15_001, 15_004, 15_006, 15_008, 15_009, 15_020, 15_021, 15_053, 15_090,
];
