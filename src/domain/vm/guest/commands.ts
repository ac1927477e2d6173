import { setInYaml } from '../../text/yaml-text';
import { formatCidr, formatIp, parseCidr, parseIp, type IpFamily } from '../../net/cidr';
import { canonicalMac } from '../../net/mac';
import {
  defaultFamily,
  EVERYWHERE,
  type GuestNetwork,
  type GuestNic,
} from '../../guest/network-data';

/** What sets up the network in a guest. */
export const guestTools = ['NetworkManager', 'netplan', 'systemd-networkd', 'Windows'] as const;

export type GuestTool = (typeof guestTools)[number];

interface Route {
  to: string;
  via: string;
  metric: string;
}

/** An interface, with only what can be set: whatever is no address, no number and no name is left out. */
interface Plan {
  name: string;
  mac: string | undefined;
  dhcp4: boolean;
  dhcp6: boolean;
  addresses: Record<IpFamily, string[]>;
  gateway: Record<IpFamily, string | undefined>;
  routes: Record<IpFamily, Route[]>;
  dns: Record<IpFamily, string[]>;
  search: string[];
  mtu: string | undefined;
}

const ofFamily = (family: IpFamily, texts: readonly string[]): string[] =>
  texts.filter((text) => (parseCidr(text) ?? parseIp(text))?.family === family);

const isDomain = (text: string): boolean => /^[A-Za-z\d_](?:[\w.-]*[\w.])?$/.test(text);

const routesOf = ({ routes }: GuestNic, family: IpFamily): Route[] =>
  routes.flatMap(({ to, via, metric, table }) => {
    const way = defaultFamily({ to, via, table });
    const cidr = parseCidr(to);
    const target = way === undefined ? cidr && formatCidr(cidr) : EVERYWHERE[way];
    const found = way ?? cidr?.family;
    if (target === undefined || found !== family || parseIp(via)?.family !== family) return [];
    return [{ to: target, via, metric: /^\d{1,10}$/.test(metric) ? metric : '' }];
  });

/** The gateway of a family, and the routes without it, where it can be set as one. */
const outOf = (nic: GuestNic, family: IpFamily) => {
  const own = family === 4 ? nic.gateway4 : nic.gateway6;
  const routes = routesOf(nic, family);
  const isGiven = own !== undefined && parseIp(own)?.family === family;
  const all = isGiven ? [{ to: EVERYWHERE[family], via: own, metric: '' }, ...routes] : routes;
  const first = all.find(({ to, metric }) => to === EVERYWHERE[family] && metric === '');
  // NetworkManager and Windows take a gateway with an address of its family only.
  const isWhole = first !== undefined && ofFamily(family, nic.addresses).length > 0;
  return isWhole
    ? { gateway: first.via, routes: all.filter((route) => route !== first) }
    : { gateway: undefined, routes: all };
};

const planOf = (nic: GuestNic): Plan => {
  const [out4, out6] = [outOf(nic, 4), outOf(nic, 6)];
  const addresses = nic.addresses.filter((address) => parseCidr(address) !== undefined);
  return {
    name: (nic.name === '' ? nic.id : nic.name).replace(/[^ -~\u00a1-\u1fff]/g, ''),
    mac: nic.mac === undefined ? undefined : canonicalMac(nic.mac),
    dhcp4: nic.dhcp4,
    dhcp6: nic.dhcp6,
    addresses: { 4: ofFamily(4, addresses), 6: ofFamily(6, addresses) },
    gateway: { 4: out4.gateway, 6: out6.gateway },
    routes: { 4: out4.routes, 6: out6.routes },
    dns: { 4: ofFamily(4, nic.nameservers), 6: ofFamily(6, nic.nameservers) },
    search: nic.search.filter(isDomain),
    mtu: nic.mtu !== undefined && /^\d{1,5}$/.test(nic.mtu) ? nic.mtu : undefined,
  };
};

/** The routes with the gateway among them. */
const allRoutes = ({ gateway, routes }: Plan): Route[] =>
  ([4, 6] as const).flatMap((family) => {
    const via = gateway[family];
    const own = via === undefined ? [] : [{ to: EVERYWHERE[family], via, metric: '' }];
    return [...own, ...routes[family]];
  });

const both = <T>(lists: Record<IpFamily, T[]>): T[] => [...lists[4], ...lists[6]];

/** A word of a POSIX shell. */
const shellWord = (text: string): string =>
  /^[\w./:@%+-]+$/.test(text) ? text : `'${text.replaceAll("'", String.raw`'\''`)}'`;

const nmcli = (plan: Plan): string => {
  const { name, mac, mtu, search } = plan;
  const settings: [string, string][] = [
    ['con-name', name],
    ['ifname', mac === undefined ? name : '*'],
    ...(mac === undefined ? [] : [['802-3-ethernet.mac-address', mac] as [string, string]]),
    ...(mtu === undefined ? [] : [['802-3-ethernet.mtu', mtu] as [string, string]]),
  ];
  for (const family of [4, 6] as const) {
    const addresses = plan.addresses[family];
    const asks = family === 4 ? plan.dhcp4 : plan.dhcp6;
    const none = family === 4 ? 'disabled' : 'ignore';
    const method = asks ? 'auto' : addresses.length > 0 ? 'manual' : none;
    const routes = plan.routes[family].map(({ to, via, metric }) =>
      `${to} ${via} ${metric}`.trim(),
    );
    const values: [string, string][] = [
      ['method', method],
      ['addresses', addresses.join(',')],
      ['gateway', plan.gateway[family] ?? ''],
      ['routes', routes.join(',')],
      ['dns', plan.dns[family].join(',')],
      ['dns-search', method === 'auto' || method === 'manual' ? search.join(',') : ''],
    ];
    for (const [key, value] of values) {
      if (value !== '') settings.push([`ipv${family}.${key}`, value]);
    }
  }
  const words = settings.map(([key, value]) => `  ${key} ${shellWord(value)}`);
  return [
    `sudo nmcli connection add type ethernet \\\n${words.join(' \\\n')}`,
    `sudo nmcli connection up ${shellWord(name)}`,
  ].join('\n');
};

const netplanEntry = (plan: Plan): Record<string, unknown> => {
  const { mac, name, dhcp4, dhcp6, search, mtu } = plan;
  const [addresses, servers] = [both(plan.addresses), both(plan.dns)];
  const routes = allRoutes(plan).map(({ to, via, metric }) => ({
    to,
    via,
    ...(metric === '' ? {} : { metric: Number(metric) }),
  }));
  const dns = {
    ...(servers.length > 0 ? { addresses: servers } : {}),
    ...(search.length > 0 ? { search } : {}),
  };
  return {
    ...(mac === undefined ? {} : { match: { macaddress: mac }, 'set-name': name }),
    dhcp4,
    dhcp6,
    ...(addresses.length > 0 ? { addresses } : {}),
    ...(routes.length > 0 ? { routes } : {}),
    ...(Object.keys(dns).length > 0 ? { nameservers: dns } : {}),
    ...(mtu === undefined ? {} : { mtu: Number(mtu) }),
  };
};

/** Writes a file as it stands: nothing in it means anything to the shell. */
const writeFile = (path: string, content: string): string =>
  `sudo tee ${shellWord(path)} >/dev/null <<'END-OF-FILE'\n${content}END-OF-FILE`;

const netplan = (plans: readonly Plan[]): string => {
  const path = '/etc/netplan/90-vm-network.yaml';
  const ethernets = Object.fromEntries(plans.map((plan) => [plan.name, netplanEntry(plan)]));
  const content = setInYaml('', ['network'], { version: 2, ethernets });
  return [writeFile(path, content), `sudo chmod 600 ${path}`, 'sudo netplan apply'].join('\n');
};

const section = (title: string, lines: readonly (string | undefined)[]): string => {
  const own = lines.filter((line) => line !== undefined);
  return own.length === 0 ? '' : `[${title}]\n${own.join('\n')}\n`;
};

const DHCP = { none: 'no', 4: 'ipv4', 6: 'ipv6', all: 'yes' } as const;

const networkd = (plan: Plan, index: number): string => {
  const { mac, name, dhcp4, dhcp6, search, mtu } = plan;
  const asks = dhcp4 && dhcp6 ? 'all' : dhcp4 ? 4 : dhcp6 ? 6 : 'none';
  // The name is a pattern there.
  const match = mac === undefined ? `Name=${name.replace(/[^\w.-]/g, '?')}` : `MACAddress=${mac}`;
  const content = [
    section('Match', [match]),
    section('Link', [mtu === undefined ? undefined : `MTUBytes=${mtu}`]),
    section('Network', [
      `DHCP=${DHCP[asks]}`,
      ...both(plan.addresses).map((address) => `Address=${address}`),
      ...both(plan.dns).map((server) => `DNS=${server}`),
      search.length > 0 ? `Domains=${search.join(' ')}` : undefined,
    ]),
    ...allRoutes(plan).map(({ to, via, metric }) =>
      section('Route', [
        `Destination=${to}`,
        `Gateway=${via}`,
        metric === '' ? undefined : `Metric=${metric}`,
      ]),
    ),
  ];
  return writeFile(
    `/etc/systemd/network/10-vm-network-${index}.network`,
    content.filter((text) => text !== '').join('\n'),
  );
};

/** A word of PowerShell; the quotes of typography, which are quotes there, no name has here. */
const powerShellWord = (text: string): string => `'${text.replaceAll("'", "''")}'`;

const maskOf = (prefix: number): string =>
  formatIp({ family: 4, value: ((1n << BigInt(prefix)) - 1n) << BigInt(32 - prefix) });

const windows = (plan: Plan): string => {
  const { mac, name, dhcp4, search, mtu } = plan;
  const found =
    mac === undefined
      ? powerShellWord(name)
      : `(Get-NetAdapter | Where-Object MacAddress -eq '${mac.replaceAll(':', '-').toUpperCase()}').Name`;
  const four = plan.addresses[4].flatMap((address) => {
    const cidr = parseCidr(address);
    return cidr ? [`${address.replace(/\/.*$/, '')} ${maskOf(cidr.prefix)}`] : [];
  });
  const lines = [`$name = ${found}`];
  // With DHCP Windows takes no static address beside it.
  if (dhcp4) lines.push('netsh interface ipv4 set address $name dhcp');
  else {
    for (const [index, address] of four.entries()) {
      const gateway = index === 0 && plan.gateway[4] !== undefined ? ` ${plan.gateway[4]}` : '';
      const verb = index === 0 ? 'set address $name static' : 'add address $name';
      lines.push(`netsh interface ipv4 ${verb} ${address}${gateway}`);
    }
  }
  for (const address of plan.addresses[6]) {
    lines.push(`netsh interface ipv6 add address $name ${address}`);
  }
  const isGiven = !dhcp4 && four.length > 0;
  for (const { to, via, metric } of allRoutes(plan)) {
    const isIpv4 = !to.includes(':');
    if (isIpv4 && isGiven && to === EVERYWHERE[4] && via === plan.gateway[4]) continue;
    const suffix = metric === '' ? '' : ` metric=${metric}`;
    lines.push(`netsh interface ipv${isIpv4 ? 4 : 6} add route ${to} $name ${via}${suffix}`);
  }
  for (const family of [4, 6] as const) {
    for (const [index, server] of plan.dns[family].entries()) {
      const verb =
        index === 0
          ? `set dnsservers $name static ${server}`
          : `add dnsservers $name ${server} index=${index + 1}`;
      lines.push(`netsh interface ipv${family} ${verb}`);
    }
  }
  const [suffix] = search;
  if (suffix !== undefined) {
    lines.push(
      `Set-DnsClient -InterfaceAlias $name -ConnectionSpecificSuffix ${powerShellWord(suffix)}`,
    );
  }
  if (mtu !== undefined) {
    lines.push(`netsh interface ipv4 set subinterface $name mtu=${mtu} store=persistent`);
  }
  return lines.join('\n');
};

/**
 * Commands that set up a guest that has booted as network data would, to be copied into its shell, with
 * Windows into PowerShell. Addresses, numbers and names of domains that are none are left out; whatever
 * else could mean something to the shell is quoted.
 */
export const guestCommands = (network: GuestNetwork, family: GuestTool): string => {
  const plans = network.nics.map(planOf).filter(({ name }) => name !== '');
  if (plans.length === 0) return '';
  switch (family) {
    case 'NetworkManager':
      return plans.map(nmcli).join('\n');
    case 'netplan':
      return netplan(plans);
    case 'systemd-networkd':
      return [...plans.map(networkd), 'sudo networkctl reload'].join('\n');
    case 'Windows':
      return plans.map(windows).join('\n');
  }
};
