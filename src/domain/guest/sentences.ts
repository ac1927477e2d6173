import { msg } from '../core/msg';
import { reason, type Reason } from '../core/reasons';
import { defaultWays, type GuestNetwork, type GuestNic } from './network-data';

const nameOf = ({ name, id }: GuestNic): string => (name === '' ? id : name);

const dhcpOf = (nic: GuestNic): Reason[] => {
  const name = nameOf(nic);
  if (nic.dhcp4 && nic.dhcp6) {
    return [reason(msg('{{name}} asks for its addresses by DHCP, IPv4 and IPv6.'), { name })];
  }
  if (nic.dhcp4) return [reason(msg('{{name}} asks for its IPv4 address by DHCP.'), { name })];
  return nic.dhcp6 ? [reason(msg('{{name}} asks for its IPv6 address by DHCP.'), { name })] : [];
};

const ofNic = (nic: GuestNic): Reason[] => {
  const name = nameOf(nic);
  const { addresses, nameservers, mtu } = nic;
  const dhcp = dhcpOf(nic);
  return [
    ...dhcp,
    ...(addresses.length > 0
      ? [reason(msg('{{name}} gets {{addresses}}.'), { name, addresses: addresses.join(', ') })]
      : []),
    ...(dhcp.length + addresses.length === 0
      ? [reason(msg('{{name}} gets no address.'), { name })]
      : []),
    ...(nameservers.length > 0
      ? [
          reason(msg('{{name}} asks the name servers {{servers}}.'), {
            name,
            servers: nameservers.join(', '),
          }),
        ]
      : []),
    ...(mtu === undefined ? [] : [reason(msg('{{name}} has an MTU of {{mtu}}.'), { name, mtu })]),
  ];
};

/** What network data do, in sentences to be translated. */
export const guestSentences = (network: GuestNetwork): Reason[] => [
  ...network.nics.flatMap(ofNic),
  ...([4, 6] as const).flatMap((family) =>
    defaultWays(network, family).flatMap(({ nic: index, via }) => {
      const nic = network.nics[index];
      if (!nic || via === '') return [];
      const params = { name: nameOf(nic), via, family };
      return [
        reason(msg('All other IPv{{family}} traffic leaves by {{via}} on {{name}}.'), params),
      ];
    }),
  ),
];
