import { readdirSync, readFileSync } from 'node:fs';
import { readText } from './read-files';
import { reportOf } from './report';

/** Small clusters after public reports, each as a file. */
const FOLDER = 'cli/testing/cases';
const files = readdirSync(FOLDER).sort();

const textOf = (name: string): string => readFileSync(`${FOLDER}/${name}.yaml`, 'utf8');

/** Errors and warnings of a text; hints are no alarm. */
const verdictOf = (text: string): string[] => {
  const { objects, problems } = readText('f', text);
  expect(problems).toEqual([]);
  return reportOf(objects)
    .filter(({ severity }) => severity !== 'info')
    .map(({ code, severity, kind, namespace, name, path }) => {
      const object = [namespace, name].filter((part) => part !== '').join('/');
      return `${severity} ${code} ${kind} ${object} ${path}`;
    });
};

/** A text with parts exchanged, each of which has to be there. */
const changed = (name: string, changes: readonly [from: string, to: string][]): string =>
  changes.reduce((text, [from, to]) => {
    expect(text).toContain(from);
    return text.replaceAll(from, to);
  }, textOf(name));

const AT = 'spec.template.spec';
const LIST = 'error VMN114 NetworkAttachmentDefinition vms/mv-list spec.config.name';
const CUDN = `error VMN689 VirtualMachine hc-1/np-0 ${AT}.networks[1].multus.networkName`;
const DEFAULT = `error VMN677 VirtualMachine sta/fixed ${AT}.networks[0].multus.networkName`;
const TWICE = `warning VMN801 VirtualMachine legacy/old-win ${AT}.domain.cpu`;
const IPAM = 'warning VMN145 NetworkAttachmentDefinition lab/br-ipam spec.config.ipam';
const PODS = "warning VMN465 Namespace opt metadata.labels['mutatepods.kubemacpool.io']";
const TAG = 'warning VMN418 ClusterUserDefinedNetwork vm-310 spec.network.localnet.vlan.access.id';
const SMALL =
  'error VMN446 Network cluster spec.defaultNetwork.ovnKubernetesConfig.gatewayConfig.ipv4.internalMasqueradeSubnet';
const POOL = 'warning VMN464 IPAddressPool metallb-system/pool-a metadata.name';
const RESOURCE =
  "warning VMN151 NetworkAttachmentDefinition emu/ovs-2 metadata.annotations['k8s.v1.cni.cncf.io/resourceName']";
const ODD = `warning VMN679 VirtualMachine dp/fw ${AT}.domain.cpu.isolateEmulatorThread`;
const NONE =
  'error VMN424 SriovNetworkNodePolicy openshift-sriov-network-operator/ext spec.externallyManaged';
const CARD =
  'error VMN423 SriovNetworkNodePolicy openshift-sriov-network-operator/mlx spec.nicSelector';
const STATIC = `error VMN678 VirtualMachine p/cir ${AT}.volumes[1].cloudInitNoCloud.networkData`;

const DRIVE = `error VMN758 VirtualMachine lab/drive ${AT}.volumes[1].cloudInitConfigDrive.networkData`;
const CLONED = `VirtualMachine lab/clone ${AT}.volumes[1].cloudInitNoCloud.networkData`;
const FIRST = `VirtualMachine lab/first ${AT}.volumes[1].cloudInitNoCloud.networkData`;

/** What is right to say of each. */
const VERDICTS: Record<string, string[]> = {
  'conflist-without-name': [],
  'cudn-selector-misses': [CUDN],
  'default-multus-without-ipam': [DEFAULT],
  'duplicate-key': [TWICE],
  'hw-offload-default-nad': [],
  'ipam-bridge-upstream': [IPAM],
  'kmp-pods-and-vms-opted-in': [PODS],
  'localnet-double-tag': [TAG],
  'masquerade-subnet-too-small': [SMALL],
  'metallb-no-advertisement': [POOL],
  'model-e1000': [],
  'network-data-of-clone': [`error VMN752 ${CLONED}`],
  'network-data-on-config-drive': [DRIVE],
  'ovs-cni-resource-no-nodes': [RESOURCE],
  'quoted-config-closing-brace': [],
  'smt-alignment': [ODD],
  'sriov-externally-managed': [NONE],
  'sriov-nicselector-mismatch': [CARD],
  'static-ip-on-pod-network': [STATIC],
};

const OPENSHIFT = '\n---\napiVersion: v1\nkind: Namespace\nmetadata:\n  name: openshift-multus\n';
const OVN = '"type": "ovn-k8s-cni-overlay"';
const DATA = `          networkData: |
            version: 2
            ethernets:
              enp1s0:
                dhcp4: false
                addresses: [172.16.40.26/24]
                gateway4: 172.16.40.1`;

/** The same kinds of faults told in another way, and what comes near them and is sound. */
const VARIANTS: [what: string, name: string, changes: [string, string][], verdict: string[]][] = [
  [
    'a clone whose text names no card',
    'network-data-of-clone',
    [
      ['macAddress: "52:54:00:00:20:12"', 'macAddress: "52:54:00:00:20:13"'],
      [
        '                match:\n                  macaddress: "52:54:00:00:20:11" # of the card\n',
        '',
      ],
    ],
    [`warning VMN756 ${FIRST}`, `warning VMN756 ${CLONED}`],
  ],
  [
    'a clone, and an address of digits without quotes',
    'network-data-of-clone',
    [['macaddress: "52:54:00:00:20:11"', 'macaddress: 52:54:00:00:20:11']],
    [`error VMN750 ${FIRST}`, `error VMN750 ${CLONED}`, `error VMN752 ${CLONED}`],
  ],
  [
    'the same text for NoCloud',
    'network-data-on-config-drive',
    [['cloudInitConfigDrive', 'cloudInitNoCloud']],
    [],
  ],
  [
    'a list without a name on OpenShift',
    'conflist-without-name',
    [['name: kube-system', 'name: openshift-multus']],
    [LIST],
  ],
  [
    'a list with an empty name on OpenShift',
    'conflist-without-name',
    [
      ['"cniVersion": "0.4.0",', '"cniVersion": "0.4.0", "name": "",'],
      ['name: kube-system', 'name: openshift-multus'],
    ],
    [],
  ],
  [
    'a selector by expressions that misses',
    'cudn-selector-misses',
    [
      [
        '    matchLabels:\n      net.example.com/cudn: ten-a\n  network',
        '    matchExpressions:\n    - {key: net.example.com/cudn, operator: Exists}\n  network',
      ],
      ['networkName: hc-1/ten-a-net', 'networkName: ten-a-net'],
    ],
    [CUDN],
  ],
  [
    'a selector that chooses the namespace',
    'cudn-selector-misses',
    [['    kubernetes.io/x: y', '    net.example.com/cudn: ten-a']],
    [],
  ],
  [
    'a default network of Open vSwitch',
    'default-multus-without-ipam',
    [
      ['"type": "bridge"', '"type": "ovs"'],
      ['"br-flat"', '"br-x"'],
      [', "ipam": {}', ''],
    ],
    [DEFAULT],
  ],
  [
    'a default network that gives addresses',
    'default-multus-without-ipam',
    [
      ['"type": "bridge"', '"type": "ovs"'],
      ['"br-flat"', '"br-x"'],
      ['"ipam": {}', '"ipam": {"type": "dhcp"}'],
    ],
    [],
  ],
  [
    'the same network beside the pod network',
    'default-multus-without-ipam',
    [['          default: true\n', '']],
    [],
  ],
  [
    'a key twice in braces',
    'duplicate-key',
    [
      ['        cpu:\n          cores: 2\n', ''],
      ['        cpu:\n          cores: 4\n', '        cpu: {cores: 2, cores: 4}\n'],
    ],
    [`${TWICE}.cores`],
  ],
  [
    'a key twice beside another fault',
    'duplicate-key',
    [['model: e1000e', 'model: e1000x']],
    [
      `error VMN631 VirtualMachine legacy/old-win ${AT}.domain.devices.interfaces[0].model`,
      TWICE,
    ].reverse(),
  ],
  [
    'one key of a name in each object',
    'duplicate-key',
    [['        cpu:\n          cores: 2\n', '']],
    [],
  ],
  [
    'the default network with a name of another object',
    'hw-offload-default-nad',
    [[OVN, `${OVN}, "netAttachDefName": "default/other"`]],
    [],
  ],
  [
    'a network of its own that lacks its topology',
    'hw-offload-default-nad',
    [
      [
        '"name": "ovn-default-hw"',
        '"name": "ovn-default-hw", "subnets": "10.7.0.0/16", "netAttachDefName": "default/ovn-default-hw"',
      ],
    ],
    ['error VMN205 NetworkAttachmentDefinition default/ovn-default-hw spec.config.topology'],
  ],
  [
    'addresses of whereabouts',
    'ipam-bridge-upstream',
    [['"type": "host-local", "subnet"', '"type": "whereabouts", "range"']],
    [IPAM],
  ],
  [
    'no addresses',
    'ipam-bridge-upstream',
    [[', "ipam": {"type": "host-local", "subnet": "10.250.0.0/24"}', '']],
    [],
  ],
  [
    'pods alone',
    'kmp-pods-and-vms-opted-in',
    [['    mutatevirtualmachines.kubemacpool.io: allocate\n', '']],
    [],
  ],
  [
    'an access port of Open vSwitch',
    'localnet-double-tag',
    [
      [
        '        - name: bond0.310\n',
        '        - name: bond0\n          vlan:\n            mode: access\n            tag: 310\n',
      ],
    ],
    [TAG],
  ],
  [
    'a NetworkAttachmentDefinition on such a bridge',
    'localnet-double-tag',
    [
      [
        textOf('localnet-double-tag').split('---\n').at(-1) ?? '',
        `apiVersion: k8s.cni.cncf.io/v1
kind: NetworkAttachmentDefinition
metadata: {name: vlan20, namespace: t1}
spec:
  config: '{"cniVersion": "0.4.0", "name": "vmdata", ${OVN}, "topology": "localnet", "netAttachDefName": "t1/vlan20", "vlanID": 20}'
`,
      ],
    ],
    ['warning VMN418 NetworkAttachmentDefinition t1/vlan20 spec.config.vlanID'],
  ],
  [
    'a Linux bridge on a VLAN interface',
    'localnet-double-tag',
    [
      ['      type: ovs-bridge', '      type: linux-bridge'],
      [
        textOf('localnet-double-tag').split('---\n').at(-1) ?? '',
        `apiVersion: k8s.cni.cncf.io/v1
kind: NetworkAttachmentDefinition
metadata: {name: vlan20, namespace: t1}
spec:
  config: '{"cniVersion": "0.4.0", "name": "vlan20", "type": "bridge", "bridge": "br-vmdata", "vlan": 20}'
`,
      ],
    ],
    ['warning VMN418 NetworkAttachmentDefinition t1/vlan20 spec.config.vlan'],
  ],
  [
    'a VLAN on a bond',
    'localnet-double-tag',
    [['        - name: bond0.310\n', '        - name: bond0\n']],
    [],
  ],
  [
    'no VLAN on a VLAN interface',
    'localnet-double-tag',
    [
      [
        '      vlan:\n        mode: Access\n        access:\n          id: 310\n      ipam',
        '      ipam',
      ],
    ],
    [],
  ],
  [
    'a secondary network',
    'masquerade-subnet-too-small',
    [['role: Primary', 'role: Secondary']],
    [],
  ],
  [
    'the range of today',
    'masquerade-subnet-too-small',
    [['169.254.169.0/29', '169.254.0.0/17']],
    [],
  ],
  [
    'a subnet as a pool',
    'metallb-no-advertisement',
    [['192.168.7.210-192.168.7.220', '192.168.7.0/24']],
    [POOL],
  ],
  [
    'an advertisement of another pool',
    'metallb-no-advertisement',
    [
      [
        '  addresses:\n  - 192.168.7.210-192.168.7.220\n',
        '  addresses:\n  - 192.168.7.210-192.168.7.220\n---\napiVersion: metallb.io/v1beta1\nkind: L2Advertisement\nmetadata: {name: a, namespace: metallb-system}\nspec: {ipAddressPools: [pool-b]}\n',
      ],
    ],
    [POOL],
  ],
  [
    'an advertisement of all pools',
    'metallb-no-advertisement',
    [
      [
        '  addresses:\n  - 192.168.7.210-192.168.7.220\n',
        '  addresses:\n  - 192.168.7.210-192.168.7.220\n---\napiVersion: metallb.io/v1beta1\nkind: BGPAdvertisement\nmetadata: {name: a, namespace: metallb-system}\n',
      ],
    ],
    [],
  ],
  [
    'a model that is none',
    'model-e1000',
    [['model: e1000', 'model: 1e3']],
    [`error VMN615 VirtualMachine legacy/win-app ${AT}.domain.devices.interfaces[0].model`],
  ],
  [
    'the resource of a Linux bridge',
    'ovs-cni-resource-no-nodes',
    [['ovs-cni.network.kubevirt.io/ovs-bridge', 'bridge.network.kubevirt.io/br-emu']],
    [RESOURCE],
  ],
  [
    'the resource of the bridge',
    'ovs-cni-resource-no-nodes',
    [['kubevirt.io/ovs-bridge', 'kubevirt.io/br-emu']],
    [],
  ],
  [
    'a device for hardware offload',
    'ovs-cni-resource-no-nodes',
    [['ovs-cni.network.kubevirt.io/ovs-bridge', 'openshift.io/mlxnics']],
    [],
  ],
  [
    'double quotes and lines below the key',
    'quoted-config-closing-brace',
    [
      [
        textOf('quoted-config-closing-brace').split('config: ').at(-1) ?? '',
        `"{
\\"cniVersion\\": \\"0.3.1\\", \\"name\\": \\"prod-100\\", \\"type\\": \\"ovn-k8s-cni-overlay\\",
\\"topology\\": \\"localnet\\", \\"netAttachDefName\\": \\"guests/prod-100\\",
\\"physicalNetworkName\\": \\"prod\\", \\"vlanID\\": 100
}"
`,
      ],
    ],
    [],
  ],
  [
    'a fault in such a text',
    'quoted-config-closing-brace',
    [['"vlanID": 100', '"vlanID": 4095']],
    ['error VMN223 NetworkAttachmentDefinition guests/prod-100 spec.config.vlanID'],
  ],
  [
    'an odd number without the emulator',
    'smt-alignment',
    [
      ['cores: 8', 'cores: 7'],
      ['          isolateEmulatorThread: true\n', ''],
    ],
    [`warning VMN679 VirtualMachine dp/fw ${AT}.domain.cpu.dedicatedCpuPlacement`],
  ],
  ['an even number in all', 'smt-alignment', [['cores: 8', 'cores: 7']], []],
  [
    'shared CPUs',
    'smt-alignment',
    [
      ['dedicatedCpuPlacement: true', 'dedicatedCpuPlacement: false'],
      ['          isolateEmulatorThread: true\n', ''],
    ],
    [],
  ],
  [
    'an emulator thread of its own without dedicated CPUs',
    'smt-alignment',
    [['dedicatedCpuPlacement: true', 'dedicatedCpuPlacement: false']],
    [`error VMN977 VirtualMachine dp/fw ${AT}.domain.cpu.isolateEmulatorThread`],
  ],
  ['too few virtual functions', 'sriov-externally-managed', [['numVfs: 0', 'numVfs: 4']], [NONE]],
  [
    'virtual functions that are there',
    'sriov-externally-managed',
    [['numVfs: 0', 'numVfs: 6']],
    [],
  ],
  [
    'a vendor of another card',
    'sriov-nicselector-mismatch',
    [['    rootDevices:\n    - 0000:aa:00.0\n', '    vendor: "8086"\n']],
    [CARD],
  ],
  [
    'all criteria of one card',
    'sriov-nicselector-mismatch',
    [['0000:aa:00.0', '0000:af:00.0']],
    [],
  ],
  [
    'network data of version 1',
    'static-ip-on-pod-network',
    [
      [
        DATA,
        `          networkData: |
            version: 1
            config:
              - type: physical
                name: enp1s0
                subnets:
                  - type: static
                    address: 172.16.40.26/24`,
      ],
    ],
    [STATIC],
  ],
  [
    'the address that the guest has anyway',
    'static-ip-on-pod-network',
    [
      ['172.16.40.26/24', '10.0.2.2/24'],
      ['gateway4: 172.16.40.1', 'gateway4: 10.0.2.1'],
    ],
    [],
  ],
  [
    'DHCP',
    'static-ip-on-pod-network',
    [
      ['dhcp4: false', 'dhcp4: true'],
      ['                addresses: [172.16.40.26/24]\n                gateway4: 172.16.40.1\n', ''],
    ],
    [],
  ],
];

describe('cases after public reports', () => {
  it('have a verdict each', () => {
    expect(Object.keys(VERDICTS).map((name) => `${name}.yaml`)).toEqual(files);
  });

  it.each(Object.entries(VERDICTS))('%s', (name, verdict) => {
    expect(verdictOf(textOf(name))).toEqual(verdict);
  });

  it.each(VARIANTS)('%s (%s)', (_what, name, changes, verdict) => {
    expect(verdictOf(changed(name, changes))).toEqual(verdict);
  });

  it('say the same where OpenShift is told of besides', () => {
    for (const [name, verdict] of Object.entries(VERDICTS)) {
      const expected = name === 'conflist-without-name' ? [LIST] : verdict;
      expect({ name, verdict: verdictOf(textOf(name) + OPENSHIFT) }).toEqual({
        name,
        verdict: expected,
      });
    }
  });

  it('name what is missing', () => {
    const messages = (name: string) =>
      reportOf(readText('f', textOf(name)).objects)
        .map(({ message }) => message)
        .join('\n');
    expect(messages('cudn-selector-misses')).toContain('net.example.com/cudn=ten-a');
    expect(messages('ipam-bridge-upstream')).not.toContain('does not get it');
    expect(messages('sriov-nicselector-mismatch')).toContain('rootDevices: -; pfNames: ens4f0np0');
  });
});
