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

function ethernet({ mac, staticAddress }: Nic, index: number): string {
  const name = guestInterfaceAt(index);
  const source = staticAddress === undefined ? 'dhcp4: true' : `addresses: [${staticAddress}]`;
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
