import type { KubeVirtSettings } from '../kubevirt/settings.ts';
import { isAbsent, isPrimary } from '../kubevirt/spec.ts';
import type { InstanceSpec, Interface, Network, Port } from '../kubevirt/types.ts';
import { duplicate, invalid, notSupported, required, type Cause, type Path } from './denial.ts';
import { parseMac } from './mac.ts';
import { portRangeCauses } from './port-range-rules.ts';

/** What a rule on one interface goes by. */
interface Subject {
  face: Interface;
  network: Network | undefined;
  at: Path;
  settings: KubeVirtSettings;
}

type Rule = (subject: Subject) => (Cause | false | undefined)[];

const BINDINGS = [
  'bridge',
  'masquerade',
  'sriov',
  'passtBinding',
  'slirp',
  'passt',
  'macvtap',
  'binding',
] as const;

/** Given to the bridge that masquerade makes inside the pod. Source: KubeVirt pkg/network/link/mac.go. */
const RESERVED_MAC = '02:00:00:00:00:00';
const MODELS = ['e1000', 'e1000e', 'igb', 'ne2k_pci', 'pcnet', 'rtl8139', 'virtio'];
const NAME = /^[A-Za-z0-9-_]+$/;
const PCI_ADDRESS = /^[\da-fA-F]{4}:[\da-fA-F]{2}:[\da-fA-F]{2}\.[0-7]$/;
const IPV4 = /^((25[0-5]|2[0-4]\d|1?\d?\d)(\.|$)){4}$/;

/** Source: KubeVirt pkg/network/admitter/binding.go. */
const binding: Rule = ({ face, network, at, settings }) => {
  const bindings = BINDINGS.filter((each) => face[each] !== undefined);
  const onPodNetwork = network?.pod !== undefined;
  const mac = face.macAddress === undefined ? undefined : parseMac(face.macAddress)?.join(':');
  return [
    bindings.length !== 1 &&
      invalid(
        at(),
        `logical ${face.name} interface must have exactly one binding method or binding plugin`,
      ),
    face.masquerade !== undefined &&
      !onPodNetwork &&
      invalid(at('name'), 'Masquerade interface only implemented with pod network'),
    face.masquerade !== undefined &&
      mac === RESERVED_MAC &&
      invalid(
        at('macAddress'),
        'The requested MAC address is reserved for the in-pod bridge. Please choose another one.',
      ),
    face.bridge !== undefined &&
      onPodNetwork &&
      !settings.allowsBridgeOnPodNetwork &&
      invalid(
        at('name'),
        'Bridge on pod network configuration is not enabled under kubevirt-config',
      ),
    face.passtBinding !== undefined &&
      !onPodNetwork &&
      invalid(at('name'), 'PasstBinding interface only implemented with pod network'),
  ];
};

/** Source: KubeVirt pkg/network/admitter/admit.go. */
const state: Rule = ({ face, network, at }) => {
  const { name, state: value = '' } = face;
  const quoted = `"${name}" interface's state "${value}"`;
  const isLink = value === 'up' || value === 'down';
  return [
    !['', 'up', 'down', 'absent'].includes(value) &&
      invalid(at('state'), `logical ${name} interface state value is unsupported: ${value}`),
    face.sriov !== undefined &&
      isLink &&
      invalid(at('state'), `${quoted} is not supported for SR-IOV NICs`),
    isAbsent(face) &&
      face.bridge === undefined &&
      invalid(at('state'), `${quoted} is supported only for bridge binding`),
    isAbsent(face) &&
      network !== undefined &&
      isPrimary(network) &&
      invalid(at('state'), `${quoted} is not supported on default networks`),
  ];
};

/** Source: KubeVirt pkg/network/admitter/netiface.go, as are the following. */
const identity: Rule = ({ face, network, at }) => [
  !NAME.test(face.name) &&
    invalid(
      at('name'),
      'Network interface name can only contain alphabetical characters, numbers, dashes (-) or underscores (_)',
    ),
  !network && invalid(at('name'), `${at('name')} '${face.name}' not found.`),
];

const device: Rule = ({ face, at }) => {
  const { model, macAddress, pciAddress } = face;
  const octets = macAddress === undefined ? undefined : parseMac(macAddress);
  return [
    model !== undefined &&
      model !== '' &&
      !MODELS.includes(model) &&
      notSupported(
        at('model'),
        `interface ${at('name')} uses model ${model} that is not supported.`,
      ),
    macAddress !== undefined &&
      macAddress !== '' &&
      !octets &&
      invalid(
        at('macAddress'),
        `interface ${at('name')} has malformed MAC address (${macAddress}).`,
      ),
    octets !== undefined &&
      octets.length > 6 &&
      invalid(
        at('macAddress'),
        `interface ${at('name')} has too long MAC address (${macAddress ?? ''}).`,
      ),
    pciAddress !== undefined &&
      pciAddress !== '' &&
      !PCI_ADDRESS.test(pciAddress) &&
      invalid(
        at('pciAddress'),
        `interface ${at('name')} has malformed PCI address (${pciAddress}).`,
      ),
  ];
};

/** Source: k8s.io/apimachinery/pkg/util/validation, IsValidPortName. */
const isPortName = (name: string): boolean =>
  name.length <= 15 &&
  /^[a-z0-9-]+$/.test(name) &&
  /[a-z]/.test(name) &&
  !name.includes('--') &&
  !/^-|-$/.test(name);

const portCauses = ({ port, protocol = '' }: Port, at: string): (Cause | false)[] => [
  port === 0 && required(at, 'Port field is mandatory.'),
  (port < 0 || port >= 65_536) && invalid(at, 'Port field must be in range 0 < x < 65536.'),
  !['', 'TCP', 'UDP'].includes(protocol) &&
    invalid(`${at}.protocol`, 'Unknown protocol, only TCP or UDP allowed'),
];

const ports: Rule = ({ face, network, at }) => {
  if (network?.pod === undefined) return [];
  const names = new Set<string>();
  return (face.ports ?? []).flatMap((port, index) => {
    const { name = '' } = port;
    const field = at('ports', index, 'name');
    const isAgain = names.has(name);
    names.add(name);
    return [
      ...(name === ''
        ? []
        : [
            isAgain && duplicate(field, `Duplicate name of the port: ${name}`),
            !isPortName(name) && invalid(field, `Invalid name of the port: ${name}`),
          ]),
      ...portCauses(port, at('ports', index)),
    ];
  });
};

const portRanges: Rule = ({ face, at, settings }) => portRangeCauses(face, at, settings);

const dhcp: Rule = ({ face, at }) => {
  const { privateOptions = [], ntpServers = [] } = face.dhcpOptions ?? {};
  const options = privateOptions.map(({ option }) => option);
  const field = at('dhcpOptions');
  return [
    options.some((option) => option < 224 || option > 254) &&
      invalid(
        `${field}.privateOptions`,
        'provided DHCPPrivateOptions are out of range, must be in range 224 to 254',
      ),
    new Set(options).size !== options.length &&
      invalid(
        `${field}.privateOptions`,
        'Found Duplicates: you have provided duplicate DHCPPrivateOptions',
      ),
    ntpServers.some((server) => !IPV4.test(server)) &&
      invalid(`${field}.ntpServers`, 'NTP servers must be a list of valid IPv4 addresses.'),
  ];
};

/** Bindings that only VMs from before still have. Source: KubeVirt pkg/network/admitter/discontinued.go. */
const discontinued: Rule = ({ face, at }) => [
  face.slirp !== undefined &&
    invalid(at('slirp'), 'Slirp interface support has been discontinued since v1.3'),
  face.passt !== undefined &&
    invalid(at('passt'), 'Passt network binding has been discontinued since v1.3'),
  face.macvtap !== undefined &&
    invalid(at('macvtap'), 'Macvtap network binding has been discontinued since v1.3'),
];

const RULES = [state, binding, identity, device, ports, portRanges, dhcp];

/** What is wrong with an instance's interfaces, each by itself. */
export const interfaceCauses = (
  spec: InstanceSpec,
  path: Path,
  settings: KubeVirtSettings,
  isNew: boolean,
): Cause[] => {
  const networks = new Map((spec.networks ?? []).map((network) => [network.name, network]));
  return (spec.domain.devices.interfaces ?? []).flatMap((face, index) => {
    const at: Path = (...steps) => path('domain', 'devices', 'interfaces', index, ...steps);
    const subject = { face, network: networks.get(face.name), at, settings };
    return [...RULES, ...(isNew ? [discontinued] : [])]
      .flatMap((rule) => rule(subject))
      .filter((cause) => cause !== false && cause !== undefined);
  });
};
