import type { RuleCase } from '../../findings/testing/cases';
import { AT, NIC } from './cases-layout';
import { migrationOf } from './cluster';
import {
  bridgeNic,
  conditions,
  kubeVirt,
  masquerade,
  multus,
  nicStatus,
  podNetwork,
  podNic,
  podOf,
  primaryNic,
  vmiOf,
  vmOf,
  type VmParts,
} from './vms';

type Json = Record<string, unknown>;

const FIRST = `${AT}.domain.devices.interfaces[0]`;

/** An instance whose interface on the bridge reports something else, or nothing (undefined). */
const reporting = (status: Json | undefined, more: Json = {}): VmParts => ({
  status: {
    interfaces: [nicStatus('default'), ...(status ? [nicStatus('lan', status)] : [])],
    ...more,
  },
});
const withConditions = (...list: Parameters<typeof conditions>): VmParts => ({
  status: { conditions: conditions(...list) },
});

const running = (vmi: VmParts = {}, vm: VmParts = {}, pod: unknown[] | null = null) => [
  vmOf(vm),
  vmiOf(vmi),
  ...(pod ? [podOf(pod)] : [podOf()]),
];

const moving = { migrationState: { startTimestamp: '2026-01-01T00:00:00Z' } };
const failed = { migrationState: { startTimestamp: 'x', failed: true, failureReason: 'no node' } };
const swapped: VmParts = { networks: [podNetwork, multus('new-net')] };
const onlyPrimary = [primaryNic];
const later = '2026-02-01T00:00:00Z';

const asked: VmParts = { status: { conditions: conditions(['RestartRequired', 'True']) } };
const alone: VmParts = {
  interfaces: [masquerade],
  networks: [podNetwork],
  ...reporting(undefined),
};
const stage = kubeVirt({ vmRolloutStrategy: 'Stage' });
const live = kubeVirt();
const stuck = conditions(['LiveMigratable', 'False', { reason: 'X', message: 'a disk is local.' }]);
const absent: VmParts = { interfaces: [masquerade, bridgeNic({ state: 'absent' })] };
const plugin: VmParts = { interfaces: [masquerade, { name: 'lan', binding: { name: 'x' } }] };
const settings = kubeVirt({ network: { binding: { x: {} } } });

const waiting: RuleCase[] = [
  [
    'VMN708',
    NIC,
    [...running(alone, {}, onlyPrimary), stage],
    [...running(alone, {}, onlyPrimary), live],
  ],
  ['VMN708', NIC, [...running(alone, {}, onlyPrimary), stage], running(alone, {}, onlyPrimary)],
  [
    'VMN708',
    NIC,
    [...running({}, swapped), stage],
    // It is being unplugged; the guest has lost it already.
    [...running({ ...absent, ...reporting({ infoSource: 'multus-status' }) }, absent), stage],
  ],
  [
    'VMN709',
    NIC,
    [
      ...running({ ...alone, ...reporting(undefined, { conditions: stuck }) }, {}, onlyPrimary),
      live,
    ],
    [...running({ status: { conditions: stuck } }), live],
  ],
  [
    'VMN710',
    `${NIC}.model`,
    running({}, { ...asked, interfaces: [masquerade, bridgeNic({ model: 'igb' })] }),
    running({}, { interfaces: [masquerade, bridgeNic({ model: 'igb' })] }),
  ],
  [
    'VMN710',
    `${NIC}.macAddress`,
    running(
      {},
      { ...asked, interfaces: [masquerade, bridgeNic({ macAddress: '02:00:00:00:00:09' })] },
    ),
    running({}, asked),
  ],
  [
    'VMN710',
    `${AT}.networks[0].pod.vmNetworkCIDR`,
    running(
      {},
      {
        ...asked,
        networks: [{ name: 'default', pod: { vmNetworkCIDR: '10.1.0.0/24' } }, multus()],
      },
    ),
    running({}, { ...asked, interfaces: [masquerade, bridgeNic({ state: 'down' })] }),
  ],
  [
    'VMN718',
    NIC,
    [...running({ ...alone, ...reporting(undefined, failed) }, {}, onlyPrimary), live],
    [
      ...running({ ...alone, ...reporting(undefined, failed) }, {}, onlyPrimary),
      live,
      migrationOf('Running', { created: later }),
    ],
  ],
  [
    'VMN718',
    NIC,
    [
      ...running(alone, {}, onlyPrimary),
      live,
      migrationOf('Succeeded'),
      migrationOf('Failed', { name: 'second', created: later }),
    ],
    [
      ...running(alone, {}, onlyPrimary),
      live,
      migrationOf('Failed'),
      migrationOf('Succeeded', { name: 'second', created: later }),
    ],
  ],
  [
    'VMN719',
    NIC,
    running({ ...absent, ...reporting({ podInterfaceName: 'net1' }) }, absent),
    running(absent, absent),
  ],
  [
    'VMN720',
    NIC,
    [...running(alone, plugin, onlyPrimary), settings],
    [...running(plugin, plugin), settings],
  ],
  [
    'VMN721',
    `${AT}.domain.devices.interfaces`,
    running({}, { ...asked, interfaces: [masquerade], networks: [podNetwork] }),
    running({}, { interfaces: [masquerade], networks: [podNetwork] }),
  ],
];

const noAgent = conditions(['AgentConnected', 'False']);
const silent = { ipAddress: undefined, ipAddresses: undefined };
const blind = { ...silent, infoSource: 'domain, multus-status', interfaceName: undefined };
const unseen = { ...silent, infoSource: 'domain, multus-status' };
const sriovNic: VmParts = { interfaces: [masquerade, { name: 'lan', sriov: {} }] };

const guests: RuleCase[] = [
  [
    'VMN711',
    NIC,
    running(reporting(blind, { conditions: noAgent })),
    running({ status: { conditions: noAgent } }),
  ],
  // OVN-Kubernetes gave the address, so that it is known.
  [
    'VMN711',
    NIC,
    running(reporting(blind, { conditions: noAgent })),
    running(reporting(blind, { conditions: noAgent }), {}, [
      primaryNic,
      podNic('default/lan-net', { ips: ['10.60.0.5'] }),
    ]),
  ],
  // The pod network needs no guest agent.
  [
    'VMN711',
    NIC,
    running(reporting(blind, { conditions: noAgent })),
    running({
      interfaces: [masquerade],
      networks: [podNetwork],
      status: {
        conditions: noAgent,
        interfaces: [nicStatus('default', { ...silent, infoSource: 'domain' })],
      },
    }),
  ],
  ['VMN712', NIC, running(reporting(silent)), running()],
  // IPv6 only.
  [
    'VMN712',
    NIC,
    running(reporting({ ipAddress: 'fe80::1', ipAddresses: ['fe80::1'] })),
    running(reporting({ ipAddress: 'fd10::1', ipAddresses: ['fd10::1', 'fe80::1'] })),
  ],
  [
    'VMN712',
    NIC,
    running(reporting(silent)),
    running(reporting(silent), { interfaces: [masquerade, bridgeNic({ state: 'down' })] }),
  ],
  ['VMN713', NIC, running(reporting(unseen)), running(reporting(unseen, moving))],
  // SR-IOV without a name in the guest.
  [
    'VMN713',
    NIC,
    running(reporting(unseen)),
    running({ ...sriovNic, ...reporting({ ...unseen, interfaceName: undefined }) }, sriovNic),
  ],
  [
    'VMN714',
    `${NIC}.macAddress`,
    running({ interfaces: [masquerade, bridgeNic({ macAddress: '02:00:00:00:00:99' })] }),
    running({ interfaces: [masquerade, bridgeNic({ macAddress: '0200.0000.0002' })] }),
  ],
  ['VMN715', `${NIC}.state`, running(reporting({ linkState: 'down' })), running()],
  [
    'VMN715',
    `${NIC}.state`,
    running(reporting({ linkState: 'down' })),
    running({
      interfaces: [masquerade, bridgeNic({ state: 'down' })],
      ...reporting({ linkState: 'down' }),
    }),
  ],
  [
    'VMN716',
    FIRST,
    [
      vmOf({ interfaces: [{ name: 'default', bridge: {} }], networks: [podNetwork] }),
      vmiOf({
        interfaces: [{ name: 'default', bridge: {} }],
        networks: [podNetwork],
        ...withConditions(['LiveMigratable', 'False', { reason: 'InterfaceNotLiveMigratable' }]),
      }),
    ],
    running(withConditions(['LiveMigratable', 'False', { reason: 'DisksNotLiveMigratable' }])),
  ],
  [
    'VMN716',
    FIRST,
    [
      vmOf({ interfaces: [{ name: 'default', bridge: {} }], networks: [podNetwork] }),
      vmiOf({
        interfaces: [{ name: 'default', bridge: {} }],
        networks: [podNetwork],
        ...withConditions(['LiveMigratable', 'False', { reason: 'InterfaceNotLiveMigratable' }]),
      }),
    ],
    [
      vmOf({
        interfaces: [{ name: 'default', bridge: {} }],
        networks: [podNetwork],
        template: { evictionStrategy: 'None' },
      }),
      vmiOf({
        interfaces: [{ name: 'default', bridge: {} }],
        networks: [podNetwork],
        ...withConditions(['LiveMigratable', 'False', { reason: 'InterfaceNotLiveMigratable' }]),
      }),
    ],
  ],
];

/** Rules on changes that wait, and on what guests report. */
export const pendingCases: RuleCase[] = [...waiting, ...guests];
