import type { RuleCase } from '../../findings/testing/cases';
import { AT } from './cases-layout';
import { bridgeNic, kubeVirt, masquerade, multus, podNetwork, vmOf, type VmParts } from './vms';

type Json = Record<string, unknown>;

const DATA = `${AT}.volumes[0].cloudInitNoCloud`;
const version2 = (name: string, lines: string[]) =>
  ['version: 2', 'ethernets:', `  ${name}:`, ...lines.map((line) => `    ${line}`)].join('\n');
const STATIC = ['addresses: [172.16.40.26/24]', 'gateway4: 172.16.40.1'];

const withData = (source: Json, parts: VmParts = {}) =>
  vmOf({
    interfaces: [masquerade],
    networks: [podNetwork],
    template: { volumes: [{ name: 'ci', cloudInitNoCloud: source }] },
    ...parts,
  });
const plain = (text: string, parts: VmParts = {}) => withData({ networkData: text }, parts);
const two: VmParts = {
  interfaces: [masquerade, bridgeNic()],
  networks: [podNetwork, multus()],
};
const MAC = '02:00:00:00:00:09';
const withMac: VmParts = { ...two, interfaces: [bridgeNic(), { ...masquerade, macAddress: MAC }] };

const addresses: RuleCase[] = [
  [
    'VMN678',
    `${DATA}.networkData`,
    [plain(version2('enp1s0', STATIC))],
    [plain(version2('enp1s0', ['dhcp4: true']))],
  ],
  // The addresses that the guest has to have; IPv6 is not given by DHCP.
  [
    'VMN678',
    `${DATA}.networkData`,
    [plain(version2('eth9', ['addresses:', '- 10.0.2.3/24']))],
    [plain(version2('eth9', ['addresses:', '- 10.0.2.2/24', '- fd10:0:2::2/120']))],
  ],
  [
    'VMN678',
    `${DATA}.networkData`,
    [plain(version2('eth9', ['addresses:', '- fd10:0:2::3/120']))],
    [
      plain(version2('eth9', ['addresses:', '- fd00:9::2/120']), {
        networks: [{ name: 'default', pod: { vmIPv6NetworkCIDR: 'fd00:9::/120' } }],
      }),
    ],
  ],
  [
    'VMN678',
    `${DATA}.networkData`,
    [
      plain(version2('enp1s0', ['addresses: [10.0.2.2/24]']), {
        networks: [{ name: 'default', pod: { vmNetworkCIDR: '10.9.0.0/24' } }],
      }),
    ],
    [
      plain(version2('enp1s0', ['addresses: [10.9.0.2/24]']), {
        networks: [{ name: 'default', pod: { vmNetworkCIDR: '10.9.0.0/24' } }],
      }),
    ],
  ],
  [
    'VMN678',
    `${DATA}.networkDataBase64`,
    [withData({ networkDataBase64: btoa(version2('enp1s0', STATIC)) })],
    [withData({ networkDataBase64: '***' })],
  ],
  // The second interface may have any address.
  [
    'VMN678',
    `${DATA}.networkData`,
    [plain(version2('enp1s0', STATIC), two)],
    [plain(version2('enp2s0', STATIC), two)],
  ],
  [
    'VMN678',
    `${DATA}.networkData`,
    [plain(version2('a', ['match:', `  macaddress: "${MAC}"`, ...STATIC]), withMac)],
    [plain(version2('a', ['match:', '  macaddress: "02:00:00:00:00:0a"', ...STATIC]), withMac)],
  ],
  [
    'VMN678',
    `${DATA}.networkData`,
    [
      plain(
        'version: 1\nconfig:\n- type: physical\n  name: eth0\n  subnets:\n  - type: static\n    address: 10.1.1.5/24\n',
      ),
    ],
    [
      plain(
        'version: 1\nconfig:\n- type: physical\n  name: eth0\n  subnets:\n  - type: dhcp\n- type: nameserver\n  address: 8.8.8.8\n',
      ),
    ],
  ],
  // A bridge has the address that the network gives.
  [
    'VMN678',
    `${DATA}.networkData`,
    [plain(version2('enp1s0', STATIC))],
    [plain(version2('enp1s0', STATIC), { interfaces: [bridgeNic()], networks: [multus()] })],
  ],
];

const DPDK = { 'node-role.kubernetes.io/worker-dpdk': '' };
const profile = (spec: Json = {}, annotations: Json = {}) => ({
  apiVersion: 'performance.openshift.io/v2',
  kind: 'PerformanceProfile',
  metadata: { name: 'rt', annotations },
  spec: { nodeSelector: DPDK, numa: { topologyPolicy: 'single-numa-node' }, ...spec },
});
const withCpu = (cpu: Json, template: Json = { nodeSelector: DPDK }, resources?: Json): object => {
  const vm = vmOf({ interfaces: [masquerade], networks: [podNetwork], template });
  const spec = vm.spec as { template: { spec: { domain: Json } } };
  spec.template.spec.domain.cpu = { dedicatedCpuPlacement: true, ...cpu };
  if (resources) spec.template.spec.domain.resources = resources;
  return vm;
};
const eight = { cores: 4, sockets: 2, isolateEmulatorThread: true };
const EMULATOR = `${AT}.domain.cpu.isolateEmulatorThread`;
const aligned = (annotations: Json): object => ({
  ...kubeVirt({ developerConfiguration: { featureGates: ['AlignCPUs'] } }),
  metadata: { name: 'kubevirt', namespace: 'kubevirt', annotations },
});
const node = (labels: Json) => ({
  apiVersion: 'v1',
  kind: 'Node',
  metadata: { name: 'n1', labels },
});
const THREADS = 'feature.node.kubernetes.io/cpu-hardware_multithreading';

const cpus: RuleCase[] = [
  [
    'VMN679',
    EMULATOR,
    [withCpu(eight), profile()],
    [withCpu({ ...eight, cores: 1, sockets: 7 }), profile()],
  ],
  [
    'VMN679',
    `${AT}.domain.cpu.dedicatedCpuPlacement`,
    [withCpu({ cores: 3 }), profile()],
    [withCpu({ cores: 3, dedicatedCpuPlacement: false }), profile()],
  ],
  // Without a topology the VM has as many CPUs as it asks for.
  [
    'VMN679',
    `${AT}.domain.cpu.dedicatedCpuPlacement`,
    [withCpu({}, undefined, { requests: { cpu: '3', memory: '1Gi' } }), profile()],
    [withCpu({}, undefined, { requests: { cpu: '4', memory: '1Gi' } }), profile()],
  ],
  [
    'VMN679',
    `${AT}.domain.cpu.dedicatedCpuPlacement`,
    [withCpu({ cores: 0 }, undefined, { limits: { cpu: '5', memory: '1Gi' } }), profile()],
    [withCpu({}, undefined, { limits: { cpu: '6', memory: '1Gi' } }), profile()],
  ],
  ['VMN679', EMULATOR, [withCpu(eight), profile()], [withCpu(eight)]],
  ['VMN679', EMULATOR, [withCpu(eight), profile()], [withCpu(eight, {}), profile()]],
  [
    'VMN679',
    EMULATOR,
    [withCpu(eight), profile()],
    [withCpu(eight), profile({ numa: { topologyPolicy: 'best-effort' } })],
  ],
  [
    'VMN679',
    EMULATOR,
    [withCpu(eight), profile({ additionalKernelArgs: ['idle=poll'] })],
    [withCpu(eight), profile({ additionalKernelArgs: ['nosmt=force'] })],
  ],
  [
    'VMN679',
    EMULATOR,
    [withCpu(eight), profile()],
    [
      withCpu(eight),
      profile(
        {},
        {
          'kubeletconfig.experimental': '{"cpuManagerPolicyOptions": {"full-pcpus-only": "false"}}',
        },
      ),
    ],
  ],
  [
    'VMN679',
    EMULATOR,
    [withCpu(eight), profile(), aligned({})],
    [
      withCpu(eight),
      profile(),
      aligned({ 'alpha.kubevirt.io/EmulatorThreadCompleteToEvenParity': '' }),
    ],
  ],
  [
    'VMN679',
    EMULATOR,
    [withCpu(eight, {}), profile(), node({ ...DPDK, [THREADS]: 'true' })],
    [withCpu(eight, {}), profile(), node({ ...DPDK, [THREADS]: 'false' })],
  ],
];

/** What the guest is told, and the CPUs that it gets. */
export const guestCases: RuleCase[] = [...addresses, ...cpus];
