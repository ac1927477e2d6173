import type { InterfaceProperty, InterfaceValues } from '../../../domain/vm/spec/interface-values';
import type { Both, InterfaceRow } from '../../../domain/vm/interfaces/interfaces';

type RareProperty = Exclude<
  InterfaceProperty,
  'network' | 'binding' | 'model' | 'mac' | 'state' | 'isDefault'
>;

const portText = ({ name, port, protocol }: InterfaceValues['ports'][number]): string =>
  `${port ?? '?'}/${protocol ?? 'TCP'}${name === undefined ? '' : ` (${name})`}`;

const textOf = (value: number | undefined): string | undefined =>
  value === undefined ? undefined : String(value);

/** How the properties are shown that most interfaces do not have; undefined where there is nothing. */
const texts: Record<RareProperty, (values: InterfaceValues) => string | undefined> = {
  bootOrder: ({ bootOrder }) => textOf(bootOrder),
  ports: ({ ports }) => (ports.length === 0 ? undefined : ports.map(portText).join(', ')),
  pciAddress: ({ pciAddress }) => pciAddress,
  dhcpOptions: ({ dhcpOptions }) => dhcpOptions && JSON.stringify(dhcpOptions),
  acpiIndex: ({ acpiIndex }) => textOf(acpiIndex),
  tag: ({ tag }) => tag,
  vmNetworkCIDR: ({ vmNetworkCIDR }) => vmNetworkCIDR,
  vmIPv6NetworkCIDR: ({ vmIPv6NetworkCIDR }) => vmIPv6NetworkCIDR,
};

export interface RareValue {
  property: RareProperty;
  values: Both<string>;
  isChanged: boolean;
}

/** The rarer properties that an interface has, in the VM or in its running instance. */
export const rareOf = ({ spec, changed }: InterfaceRow): RareValue[] =>
  (Object.keys(texts) as RareProperty[]).flatMap((property) => {
    const shown = (values: InterfaceValues | undefined) => values && texts[property](values);
    const values = {
      configured: shown(spec.configured?.values),
      running: shown(spec.running?.values),
    };
    const isNothing = values.configured === undefined && values.running === undefined;
    return isNothing ? [] : [{ property, values, isChanged: changed.includes(property) }];
  });
