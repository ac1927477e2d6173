import { msg } from '../../core/msg';
import { sameJson } from '../../core/same-json';
import { canonicalMac } from '../../net/mac';
import type {
  InterfacePort,
  InterfaceProperty,
  InterfaceValues,
  NetworkSource,
} from './interface-values';

/** What is particular to a property of an interface, beside how it is read and what a change does. */
interface PropertySpec<Value> {
  /** A text to be translated. */
  label: string;
  /** The entry in which it stands, of `interfaces` or of `networks`, and its path there. */
  place: readonly ['interface' | 'network', string];
  /** Whether VM and running instance say the same, defaults counted in. */
  isSame: (configured: Value, running: Value) => boolean;
  /**
   * How the details of an interface show what most interfaces do not have; undefined where there is
   * nothing. `false`: it has a place of its own on the page.
   */
  rareText: false | ((value: Value) => string | undefined);
}

const isSameNetwork = (a: NetworkSource, b: NetworkSource): boolean =>
  a.kind === 'multus' && b.kind === 'multus'
    ? a.namespace === b.namespace && a.name === b.name
    : sameJson(a, b);

const withProtocol = (port: InterfacePort): InterfacePort => ({ protocol: 'TCP', ...port });

const portText = ({ name, port, protocol }: InterfacePort): string =>
  `${port ?? '?'}/${protocol ?? 'TCP'}${name === undefined ? '' : ` (${name})`}`;

const asIs = (value: string | undefined): string | undefined => value;

const numberText = (value: number | undefined): string | undefined =>
  value === undefined ? undefined : String(value);

/** All properties by their names, in the order in which a page shows them. */
export const propertySpecs: {
  readonly [P in InterfaceProperty]: PropertySpec<InterfaceValues[P]>;
} = {
  network: {
    label: msg('Network'),
    place: ['network', 'multus.networkName'],
    isSame: isSameNetwork,
    rareText: false,
  },
  binding: {
    label: msg('Type'),
    place: ['interface', 'binding'],
    isSame: (a, b) => a === b || a === 'unknown',
    rareText: false,
  },
  model: {
    label: msg('Model'),
    place: ['interface', 'model'],
    // An instance has the model that the VM's preference chose.
    isSame: (a, b) => a === undefined || a === (b ?? 'virtio'),
    rareText: false,
  },
  mac: {
    label: msg('MAC address'),
    place: ['interface', 'macAddress'],
    isSame: (a, b) =>
      a === b || (a !== undefined && b !== undefined && canonicalMac(a) === canonicalMac(b)),
    rareText: false,
  },
  state: {
    label: msg('Link state'),
    place: ['interface', 'state'],
    isSame: (a, b) => (a ?? 'up') === (b ?? 'up'),
    rareText: false,
  },
  bootOrder: {
    label: msg('Boot order'),
    place: ['interface', 'bootOrder'],
    isSame: sameJson,
    rareText: numberText,
  },
  ports: {
    label: msg('Ports'),
    place: ['interface', 'ports'],
    isSame: (a, b) => sameJson(a.map(withProtocol), b.map(withProtocol)),
    rareText: (ports) => (ports.length === 0 ? undefined : ports.map(portText).join(', ')),
  },
  pciAddress: {
    label: msg('PCI address'),
    place: ['interface', 'pciAddress'],
    isSame: sameJson,
    rareText: asIs,
  },
  dhcpOptions: {
    label: msg('DHCP options'),
    place: ['interface', 'dhcpOptions'],
    isSame: sameJson,
    rareText: (options) => options && JSON.stringify(options),
  },
  acpiIndex: {
    label: msg('ACPI index'),
    place: ['interface', 'acpiIndex'],
    isSame: sameJson,
    rareText: numberText,
  },
  tag: {
    label: msg('Tag'),
    place: ['interface', 'tag'],
    isSame: sameJson,
    rareText: asIs,
  },
  isDefault: {
    label: msg('Default network of the VM'),
    place: ['network', 'multus.default'],
    isSame: sameJson,
    rareText: false,
  },
  vmNetworkCIDR: {
    label: msg('IPv4 network of the VM'),
    place: ['network', 'pod.vmNetworkCIDR'],
    isSame: sameJson,
    rareText: asIs,
  },
  vmIPv6NetworkCIDR: {
    label: msg('IPv6 network of the VM'),
    place: ['network', 'pod.vmIPv6NetworkCIDR'],
    isSame: sameJson,
    rareText: asIs,
  },
};

/** In the order in which a page shows them. */
export const interfaceProperties = Object.keys(propertySpecs) as readonly InterfaceProperty[];

/** Whether a property of the VM is another than that of its running instance. */
export const differs = <P extends InterfaceProperty>(
  property: P,
  configured: Pick<InterfaceValues, P>,
  running: Pick<InterfaceValues, P>,
): boolean => !propertySpecs[property].isSame(configured[property], running[property]);

/** A property as the details of an interface show it; undefined where they do not. */
export const rareTextOf = <P extends InterfaceProperty>(
  property: P,
  values: Pick<InterfaceValues, P>,
): string | undefined => {
  const { rareText } = propertySpecs[property];
  return rareText === false ? undefined : rareText(values[property]);
};
