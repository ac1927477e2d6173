import type { Interface, Network, VirtualMachine } from '../kubevirt/types.ts';
import type { ApiError } from '../../apiserver/status.ts';
import { clusterObjects, TestCluster } from '../testing/cluster.ts';
import { admissionOf, LAN, lan, POD, pod, refusal, VM, vmWith } from '../testing/reviews.ts';

const DEVICES = 'spec.template.spec.domain.devices.interfaces';

const refusalOf = (vm: VirtualMachine): ApiError | undefined => {
  const cluster = new TestCluster(clusterObjects());
  return refusal(() =>
    admissionOf(cluster).review({ resource: VM, object: vm, before: undefined, dryRun: true }),
  );
};

const causesOf = (vm: VirtualMachine) =>
  (refusalOf(vm)?.details.causes ?? []).map(({ field, message }) => [field, message]);

/** rules.md sections 6.1, 6.2 and 6.5, with KubeVirt's own words. */
describe('KubeVirt refuses a VM', () => {
  it.each([
    ['without its network', [lan()], [], `${DEVICES}[0].name`, / 'lan' not found\.$/],
    ['without its interface', [], [LAN], 'spec.template.spec.networks[0].name', /'lan' not found/],
    [
      'with a network twice',
      [lan()],
      [LAN, LAN],
      'spec.template.spec.networks[1].name',
      /Network with name "lan" already exists, every network must have a unique name/,
    ],
    [
      'with an interface twice',
      [lan(), lan()],
      [LAN],
      `${DEVICES}[1].name`,
      /Only one interface can be connected to one specific network/,
    ],
    [
      'with two pod networks',
      [pod(), pod({ name: 'q' })],
      [POD, { name: 'q', pod: {} }],
      'spec.template.spec.interfaces',
      /more than one interface is connected to a pod network in/,
    ],
    [
      'with a default network beside the pod network',
      [pod(), lan()],
      [POD, { name: 'lan', multus: { networkName: 'office', default: true } }],
      'spec.template.spec.networks',
      /Pod network cannot be defined when Multus default network is defined/,
    ],
    [
      'with a network of no type',
      [lan()],
      [{ name: 'lan' }],
      'spec.template.spec.networks[0]',
      /should have a network type/,
    ],
    [
      'with a network of two types',
      [lan()],
      [{ ...LAN, pod: {} }],
      'spec.template.spec.networks[0]',
      /should have only one network type/,
    ],
    [
      'with an empty networkName',
      [lan()],
      [{ name: 'lan', multus: { networkName: '' } }],
      'spec.template.spec.networks[0]',
      /must have a networkName/,
    ],
    [
      'with a name that is none',
      [lan({ name: 'a b' })],
      [{ ...LAN, name: 'a b' }],
      `${DEVICES}[0].name`,
      /can only contain alphabetical characters/,
    ],
    ['without binding', [{ name: 'lan' }], [LAN], `${DEVICES}[0]`, /exactly one binding method/],
    [
      'with two bindings',
      [lan({ binding: { name: 'x' } })],
      [LAN],
      `${DEVICES}[0]`,
      /exactly one binding method or binding plugin/,
    ],
    [
      'with masquerade on a secondary network',
      [{ name: 'lan', masquerade: {} }],
      [LAN],
      `${DEVICES}[0].name`,
      /Masquerade interface only implemented with pod network/,
    ],
    [
      'with passt on a secondary network',
      [{ name: 'lan', passtBinding: {} }],
      [LAN],
      `${DEVICES}[0].name`,
      /PasstBinding interface only implemented with pod network/,
    ],
    ['with slirp', [{ name: 'p', slirp: {} }], [POD], `${DEVICES}[0].slirp`, /discontinued/],
    ['with an unknown model', [lan({ model: 'x' })], [LAN], `${DEVICES}[0].model`, /not supported/],
    [
      'with a malformed MAC address',
      [lan({ macAddress: '02:00:00:00:00' })],
      [LAN],
      `${DEVICES}[0].macAddress`,
      /has malformed MAC address \(02:00:00:00:00\)\./,
    ],
    [
      'with a MAC address of eight octets',
      [lan({ macAddress: '02:00:00:00:00:00:00:01' })],
      [LAN],
      `${DEVICES}[0].macAddress`,
      /too long MAC address/,
    ],
    [
      'with the MAC address of the bridge inside the pod',
      [pod({ macAddress: '02-00-00-00-00-00' })],
      [POD],
      `${DEVICES}[0].macAddress`,
      /reserved for the in-pod bridge/,
    ],
    [
      'with a malformed PCI address',
      [lan({ pciAddress: '0000:81:01.10' })],
      [LAN],
      `${DEVICES}[0].pciAddress`,
      /malformed PCI address/,
    ],
    [
      'with port 0',
      [pod({ ports: [{ port: 0 }] })],
      [POD],
      `${DEVICES}[0].ports[0]`,
      /Port field is mandatory/,
    ],
    [
      'with port 65536',
      [pod({ ports: [{ port: 65_536 }] })],
      [POD],
      `${DEVICES}[0].ports[0]`,
      /must be in range/,
    ],
    [
      'with an unknown protocol',
      [pod({ ports: [{ port: 1, protocol: 'tcp' }] })],
      [POD],
      `${DEVICES}[0].ports[0].protocol`,
      /only TCP or UDP allowed/,
    ],
    [
      'with a port name twice',
      [
        pod({
          ports: [
            { name: 'a', port: 1 },
            { name: 'a', port: 2 },
          ],
        }),
      ],
      [POD],
      `${DEVICES}[0].ports[1].name`,
      /Duplicate name of the port: a/,
    ],
    [
      'with a port name that is too long',
      [pod({ ports: [{ name: 'abcdefghijklmnop', port: 1 }] })],
      [POD],
      `${DEVICES}[0].ports[0].name`,
      /Invalid name of the port/,
    ],
    ['with boot order 0', [lan({ bootOrder: 0 })], [LAN], `${DEVICES}[0].bootOrder`, /> 0/],
    [
      'with a boot order twice',
      [pod({ bootOrder: 1 }), lan({ bootOrder: 1 })],
      [POD, LAN],
      `${DEVICES}[1].bootOrder`,
      /already set for a different device/,
    ],
    [
      'with a private DHCP option out of range',
      [lan({ dhcpOptions: { privateOptions: [{ option: 223, value: '' }] } })],
      [LAN],
      `${DEVICES}[0].dhcpOptions.privateOptions`,
      /must be in range 224 to 254/,
    ],
    [
      'with an NTP server that is no address',
      [lan({ dhcpOptions: { ntpServers: ['ntp.example.com'] } })],
      [LAN],
      `${DEVICES}[0].dhcpOptions.ntpServers`,
      /valid IPv4 addresses/,
    ],
    [
      'with an unknown state',
      [lan({ state: 'gone' })],
      [LAN],
      `${DEVICES}[0].state`,
      /unsupported: gone/,
    ],
    [
      'with a link state on SR-IOV',
      [{ name: 'lan', sriov: {}, state: 'down' }],
      [LAN],
      `${DEVICES}[0].state`,
      /"lan" interface's state "down" is not supported for SR-IOV NICs/,
    ],
    [
      'with absent on another binding than bridge',
      [{ name: 'lan', sriov: {}, state: 'absent' }],
      [LAN],
      `${DEVICES}[0].state`,
      /is supported only for bridge binding/,
    ],
    [
      'with absent on the default network',
      [{ name: 'p', bridge: {}, state: 'absent' }],
      [POD],
      `${DEVICES}[0].state`,
      /is not supported on default networks/,
    ],
  ] as [string, Interface[], Network[], string, RegExp][])(
    '%s',
    (_, interfaces, networks, field, message) => {
      expect(causesOf(vmWith(interfaces, networks))).toContainEqual([
        field,
        expect.stringMatching(message) as string,
      ]);
    },
  );
});
