import { guestInterfaceAt, type Machine, type Nic } from './machine.ts';

/** Addresses of secondary networks are only known when the guest's agent reports them. */
function userData({ name }: Machine): string {
  return `#cloud-config
hostname: ${name}
user: cloud-user
packages:
  - qemu-guest-agent
runcmd:
  - [systemctl, enable, --now, qemu-guest-agent]
`;
}

/** IPv6 with masquerade has no DHCP: the guest has the second address of a network, its gateway the first. */
function withIpv6(network: string): string {
  const [address = '', prefix = ''] = network.split('/');
  const gateway = address.replace(/\d+$/, '1');
  return [
    'dhcp4: true',
    `addresses: ["${address}/${prefix}"]`,
    'routes:',
    `  - to: "::/0"`,
    `    via: "${gateway}"`,
  ].join('\n    ');
}

function sourceOf({ staticAddress, ipv6Network }: Nic): string {
  if (ipv6Network !== undefined) return withIpv6(ipv6Network);
  return staticAddress === undefined ? 'dhcp4: true' : `addresses: ["${staticAddress}"]`;
}

function ethernet(nic: Nic, index: number): string {
  const { mac } = nic;
  const name = guestInterfaceAt(index);
  const source = sourceOf(nic);
  return `  ${name}:
    match:
      macaddress: "${mac}"
    set-name: ${name}
    ${source}
`;
}

/** How the guest is set up at its first start: users, and an address for each interface. */
export function cloudInitOf(machine: Machine): { userData: string; networkData: string } {
  return {
    userData: userData(machine),
    networkData: `version: 2\nethernets:\n${machine.nics.map(ethernet).join('')}`,
  };
}
