import type { Simulation } from '../controllers/simulation.ts';
import { linuxBridgeNad } from '../objects/nad.ts';
import { uidOf } from '../kubernetes/meta.ts';
import { configuredPolicy } from '../objects/nncp.ts';
import { linuxBridge } from '../objects/nmstate.ts';
import { clockAt, type Age, type Timestamp } from '../kubernetes/time.ts';
import { ADMINISTRATOR, projectAccess, projectUsers } from '../objects/cluster/access.ts';
import { baseCluster } from '../objects/cluster/base.ts';
import { NETWORK } from '../objects/cluster/node-network.ts';
import { nicMac, WORKERS } from '../objects/cluster/nodes.ts';
import { mac, migrationOf, nicOn, podNic, wanted } from '../objects/wanted.ts';
import { played } from './played.ts';
import type { KubernetesObject } from '../kubernetes/object.ts';
import type { Scenario } from './scenario.ts';

type Ago = (age: Age) => Timestamp;

const PROJECT = 'finance';
const VAULT_BRIDGE = 'br-vault';
const VAULT_PORT = 'eno6';
const VAULT = 'vault-vlan70';
const LEDGER = 'ledger-vlan80';

const host = WORKERS[1] ?? { name: '', number: 0, role: 'worker' as const, sriov: false };

interface WithInterfaces {
  currentState: { interfaces: { name: string }[] };
}

/** The base cluster's objects with a further bridge on one worker. */
const withVaultBridge = (object: KubernetesObject): KubernetesObject => {
  if (object.metadata.name !== host.name) return object;
  if (object.kind === 'Node') {
    const status = object.status as { allocatable: object; capacity: object };
    const offered = { [`bridge.network.kubevirt.io/${VAULT_BRIDGE}`]: '1k' };
    return {
      ...object,
      status: {
        ...status,
        allocatable: { ...status.allocatable, ...offered },
        capacity: { ...status.capacity, ...offered },
      },
    };
  }
  if (object.kind !== 'NodeNetworkState') return object;
  const status = object.status as WithInterfaces;
  const interfaces = status.currentState.interfaces.map((each) =>
    each.name === VAULT_PORT ? { ...each, controller: VAULT_BRIDGE } : each,
  );
  const bridge = linuxBridge(VAULT_BRIDGE, nicMac(host, 6), [VAULT_PORT]);
  return {
    ...object,
    status: {
      ...status,
      currentState: { ...status.currentState, interfaces: [...interfaces, bridge] },
    },
  };
};

const vaultPolicy = (ago: Ago): KubernetesObject[] =>
  configuredPolicy(
    {
      name: `${VAULT_BRIDGE}-on-${VAULT_PORT}`,
      created: ago('40d'),
      annotations: { description: 'Bridge to the vault, whose cable ends at one node' },
      nodeSelector: { 'kubernetes.io/hostname': host.name },
      desiredState: {
        interfaces: [
          {
            name: VAULT_BRIDGE,
            type: 'linux-bridge',
            state: 'up',
            ipv4: { enabled: false },
            ipv6: { enabled: false },
            bridge: { options: { stp: { enabled: false } }, port: [{ name: VAULT_PORT }] },
          },
        ],
      },
    },
    [{ name: host.name, uid: uidOf('Node', undefined, host.name) }],
  );

const networks = (ago: Ago): KubernetesObject[] => [
  linuxBridgeNad(
    {
      namespace: PROJECT,
      name: VAULT,
      created: ago('39d'),
      description: 'The vault: only one node leads there',
      bridge: VAULT_BRIDGE,
    },
    { vlan: 70 },
  ),
  linuxBridgeNad(
    {
      namespace: PROJECT,
      name: LEDGER,
      created: ago('39d'),
      description: 'Ledger servers: every worker leads there',
      bridge: NETWORK.productionBridge,
    },
    { vlan: 80 },
  ),
];

const machines = (created: Timestamp): KubernetesObject[] =>
  (
    [
      ['safe-01', 'Waits for a node that also has the bridge of the vault', VAULT, 0x10],
      [
        'safe-02',
        'Its migration failed, because no other node has the bridge of the vault',
        VAULT,
        0x20,
      ],
      ['ledger-01', 'Moved without trouble: every worker has its bridge', LEDGER, 0x30],
    ] as const
  ).map(([name, description, nad, number]) =>
    wanted({
      namespace: PROJECT,
      name,
      description,
      created,
      nics: [podNic(number), nicOn('lan', nad, mac(number + 1))],
    }),
  );

/** Longer than a target pod may be unschedulable. */
const FAILING = 320;
const STORY = 120 + 60 + FAILING + 20;

const story = (simulation: Simulation): void => {
  const { cluster } = simulation.pass(120);
  cluster.put(migrationOf(PROJECT, 'ledger-01', 'ledger-01-to-another-node'));
  simulation.pass(60);
  cluster.put(migrationOf(PROJECT, 'safe-02', 'safe-02-to-another-node'));
  simulation.pass(FAILING);
  cluster.put(migrationOf(PROJECT, 'safe-01', 'safe-01-to-another-node'));
  simulation.pass(20);
};

/** Live migrations that find no node: one under way, one that has failed, and one that did not need to. */
export const stuckMigration: Scenario = {
  name: 'stuck-migration',
  title: 'Stuck migration',
  description:
    'A live migration finds no other node with the bridge that the VM needs, and fails after a while; another has failed already. A third one went well.',
  users: [ADMINISTRATOR, ...projectUsers([PROJECT])],
  objects: (now = new Date()) => {
    const ago = clockAt(now);
    const objects = [
      ...baseCluster(ago, [{ name: PROJECT, created: ago('130d') }], { policies: true }).map(
        withVaultBridge,
      ),
      ...vaultPolicy(ago),
      ...projectAccess(ago, [PROJECT]),
      ...networks(ago),
      ...machines(ago('30d')),
    ];
    return played(objects, now, STORY + 5, story);
  },
};
