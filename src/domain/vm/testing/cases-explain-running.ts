import { bridgeWith, ovnWith } from '../../nad/testing/networks';
import { migrationOf, nodeOf } from './cluster';
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

import type { ExplainCase } from './explain-case';

type Json = Record<string, unknown>;

const lan = bridgeWith({}, { name: 'lan-net' });
const RESOURCE = { 'bridge.network.kubevirt.io/br1': '1k' };
const node = nodeOf('node-1', { bridges: ['br1'], resources: RESOURCE });
const onlyPrimary = podOf([primaryNic]);
const live = kubeVirt();
const stage = kubeVirt({ vmRolloutStrategy: 'Stage' });

const withLan = (status: Json | undefined, more: Json = {}): VmParts => ({
  status: {
    interfaces: [nicStatus('default'), ...(status ? [nicStatus('lan', status)] : [])],
    ...more,
  },
});
const alone = (more: Json = {}): VmParts => ({
  interfaces: [masquerade],
  networks: [podNetwork],
  ...withLan(undefined, more),
});
const swapped: VmParts = { networks: [podNetwork, multus('new-net')] };
const absent: VmParts = { interfaces: [masquerade, bridgeNic({ state: 'absent' })] };
const noAgent = conditions(['AgentConnected', 'False']);
const silent = { ipAddress: undefined, ipAddresses: undefined };

/** How interfaces of running VMs are explained. */
export const runningCases: ExplainCase[] = [
  // Pain 13, 14: the network was edited after the start.
  [
    'a network made anew',
    'ok, ok, ok, waiting VMN705, ok, ok, ok',
    [
      vmOf(),
      vmiOf(),
      {
        ...podOf(),
        metadata: { ...podOf().metadata, creationTimestamp: '2026-01-01T00:00:00Z' },
      },
      { ...lan, metadata: { ...lan.metadata, creationTimestamp: '2026-02-01T00:00:00Z' } },
      ...node,
    ],
  ],
  // Pain 60: the pod still has the network of before.
  [
    'another network in the pod',
    'ok, ok, ok, broken VMN704, ok, ok, ok',
    [vmOf(swapped), vmiOf(swapped), podOf(), bridgeWith({}, { name: 'new-net' }), ...node],
  ],
  [
    'another network that is on its way',
    'ok, ok, ok, waiting, ok, ok, ok',
    [
      vmOf(swapped),
      vmiOf({ ...swapped, status: { conditions: conditions(['MigrationRequired', 'True']) } }),
      podOf(),
      bridgeWith({}, { name: 'new-net' }),
      ...node,
      live,
    ],
  ],
  // Pain 58: an interface is being plugged in.
  [
    'a hot-plugged interface',
    'ok, ok, ok, waiting, waiting, waiting, waiting',
    [vmOf(), vmiOf(alone()), onlyPrimary, lan, ...node, live],
  ],
  // Pain 59: nobody starts the migration.
  [
    'a hot-plugged interface where nothing migrates',
    'ok, ok, ok, broken VMN708, unknown, unknown, unknown',
    [vmOf(), vmiOf(alone()), onlyPrimary, lan, ...node, stage],
  ],
  // Pain 63: the VM cannot migrate.
  [
    'a hot-plugged interface in a VM that cannot migrate',
    'ok, ok, ok, broken VMN709, unknown, unknown, unknown',
    [
      vmOf(),
      vmiOf(alone({ conditions: conditions(['LiveMigratable', 'False', { message: 'no' }]) })),
      onlyPrimary,
      lan,
      ...node,
      live,
    ],
  ],
  // Pain 68: the migration failed.
  [
    'a hot-plugged interface whose migration failed',
    'ok, ok, ok, broken VMN718, unknown, unknown, unknown',
    [vmOf(), vmiOf(alone()), onlyPrimary, lan, ...node, live, migrationOf('Failed')],
  ],
  [
    'a pod that is not connected',
    'ok, ok, ok, broken VMN706, unknown, unknown, unknown',
    [vmOf(), vmiOf(withLan(undefined)), onlyPrimary, lan, ...node],
  ],
  [
    'an interface that waits for the next start',
    'ok, ok, ok, waiting VMN720, waiting, waiting, waiting',
    [
      vmOf({ interfaces: [masquerade, bridgeNic({ model: 'e1000e' })] }),
      vmiOf(alone()),
      onlyPrimary,
      lan,
      ...node,
      live,
    ],
  ],
  // Pain 62: no free PCI slot.
  [
    'an interface that has not reached the VM',
    'ok, ok, ok, ok, broken VMN707, unknown, unknown',
    [vmOf(), vmiOf(withLan({ infoSource: 'multus-status' })), podOf(), lan, ...node],
  ],
  // Pain 61: which property waits for the restart.
  [
    'a change that needs a restart',
    'ok, ok, ok, ok, broken VMN710, ok, ok',
    [
      vmOf({
        interfaces: [masquerade, bridgeNic({ model: 'igb' })],
        status: { conditions: conditions(['RestartRequired', 'True']) },
      }),
      vmiOf(),
      podOf(),
      lan,
      ...node,
    ],
  ],
  // Pain 41, 45: another address than the one that is known outside.
  [
    'another MAC address',
    'ok, ok, ok, ok, broken VMN714, ok, ok',
    [
      vmOf(),
      vmiOf({ interfaces: [masquerade, bridgeNic({ macAddress: '02:00:00:00:00:99' })] }),
      podOf(),
      lan,
      ...node,
    ],
  ],
  // Pain 54: no guest agent.
  [
    'no guest agent',
    'ok, ok, ok, ok, ok, unknown VMN711, unknown',
    [
      vmOf(),
      vmiOf(
        withLan(
          { ...silent, infoSource: 'domain, multus-status', interfaceName: undefined },
          { conditions: noAgent },
        ),
      ),
      podOf(),
      lan,
      ...node,
    ],
  ],
  // Pain 15, 55: the network gives no address.
  [
    'no address',
    'ok, ok, ok, ok, ok, ok, broken VMN712',
    [vmOf(), vmiOf(withLan(silent)), podOf(), lan, ...node],
  ],
  // Pain 95: KubeVirt's own words.
  [
    'a failure that KubeVirt reports',
    'ok, ok, ok, broken VMN717, unknown, notApplicable, notApplicable',
    [
      vmOf(),
      vmiOf({
        status: {
          phase: 'Scheduled',
          interfaces: [],
          conditions: [
            {
              type: 'Synchronized',
              status: 'False',
              message: 'failed plugging phase1 at nic lan: Link not found',
            },
          ],
        },
      }),
      lan,
      ...node,
    ],
  ],
  [
    'an interface being unplugged',
    'ok, ok, ok, waiting, ok, ok, ok',
    [vmOf(absent), vmiOf(absent), podOf(), lan, ...node],
  ],
  [
    'a VM that migrates',
    'ok, ok, ok, waiting, waiting, waiting, waiting',
    [
      vmOf(),
      vmiOf(alone({ migrationState: { startTimestamp: '2026-01-01T00:00:00Z' } })),
      onlyPrimary,
      podOf([primaryNic, podNic('default/lan-net')], { name: 'target', node: 'node-2' }),
      lan,
      ...node,
      live,
    ],
  ],
  [
    'IPv6 only',
    'ok, ok, ok, ok, ok, ok, ok',
    [
      vmOf(),
      vmiOf(withLan({ ipAddress: 'fd10::5', ipAddresses: ['fd10::5'] })),
      podOf(),
      lan,
      ...node,
    ],
  ],
  [
    'a primary network as a secondary one',
    'ok, broken VMN687, notApplicable, notApplicable, notApplicable, notApplicable, notApplicable',
    [
      vmOf({ networks: [podNetwork, multus('primary')] }),
      ovnWith(
        'layer2',
        { role: 'primary', subnets: '10.1.0.0/16', netAttachDefName: 'default/primary' },
        { name: 'primary' },
      ),
    ],
  ],
  ['an instance without VM', 'ok, ok, ok, ok, ok, ok, ok', [vmiOf(), podOf(), lan, ...node]],
];
