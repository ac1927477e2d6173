import { endsOf, type InterfaceEnd } from '../vm-policies/ends';
import type { InterfaceSpec } from '../vm/spec/interface-values';
import type { VmView } from '../vm/interfaces/view';
import type { ServicePort } from './service';

const specsOf = ({ rows, vmi }: VmView): InterfaceSpec[] =>
  rows.flatMap(({ spec }) => (vmi ? spec.running : spec.configured) ?? []);

/**
 * The interface that Services lead to, on the pod network or the primary network of the namespace.
 * Undefined where the VM has none; `unknown` where another network takes the place of the pod network.
 *
 * Source: ovn-kubernetes docs/features/user-defined-networks; kubevirt pkg/network/setup.
 */
export const servedInterface = (view: VmView): InterfaceSpec | 'unknown' | undefined => {
  const specs = specsOf(view);
  const pod = specs.find(({ values }) => values.network.kind === 'pod');
  if (pod) return pod;
  const isOpen = specs.some(
    ({ values }) =>
      values.isDefault || (values.network.kind !== 'multus' && values.network.kind !== 'pod'),
  );
  return isOpen ? 'unknown' : undefined;
};

/** The same interface as policies see it. */
export const servedEnd = (view: VmView): InterfaceEnd | undefined => {
  const served = servedInterface(view);
  return served === undefined || served === 'unknown'
    ? undefined
    : endsOf(view).find(({ name }) => name === served.name);
};

/** A port as lists of ports show it, `80/TCP`. */
export const portText = ({ port, protocol }: { port?: number; protocol?: string }): string =>
  `${port ?? ''}/${protocol === undefined || protocol === '' ? 'TCP' : protocol}`;

/** The number that a port of a Service leads to in a VM; undefined where a name stands for none. */
export const targetIn = (
  view: VmView,
  { targetPort, protocol }: ServicePort,
): number | undefined => {
  if (typeof targetPort !== 'string') return targetPort;
  // A name without a port would be found on any interface: they become ports of the pod alike.
  return specsOf(view)
    .flatMap(({ values }) => values.ports)
    .find((each) => each.name === targetPort && portText(each).endsWith(`/${protocol}`))?.port;
};
