import { bare } from './bare.ts';
import { brokenNads } from './broken-nads/index.ts';
import { drift } from './drift.ts';
import { duplicateAddresses } from './duplicate-addresses.ts';
import { dpdk } from './dpdk.ts';
import { empty } from './empty.ts';
import { guestNetwork } from './guest-network.ts';
import { healthy } from './healthy/index.ts';
import { hotPlug, hotPlugManual } from './hot-plug/index.ts';
import { ipv6 } from './ipv6.ts';
import { large } from './large.ts';
import { macCollision } from './mac-collision.ts';
import { manyNodes } from './many-nodes.ts';
import { migrationNetwork } from './migration-network/index.ts';
import { missingCrds } from './missing-crds.ts';
import { mesh } from './mesh.ts';
import { mixedNodesScenario } from './mixed-nodes/index.ts';
import { noGuestAgent } from './no-guest-agent.ts';
import { plainKubernetes } from './plain-kubernetes.ts';
import { pools } from './pools.ts';
import { readOnly } from './read-only.ts';
import { secondaryDnsScenario } from './secondary-dns.ts';
import { services } from './services.ts';
import { sriov, sriovExhausted } from './sriov.ts';
import { sshKeys } from './ssh-keys.ts';
import { stuckMigration } from './stuck-migration.ts';
import { noMetrics, traffic } from './traffic.ts';
import type { Scenario } from './scenario.ts';

/** All scenarios by name. */
export const scenarios: Record<string, Scenario> = Object.fromEntries(
  [
    healthy,
    empty,
    readOnly,
    missingCrds,
    bare,
    brokenNads,
    mixedNodesScenario,
    drift,
    manyNodes,
    hotPlug,
    hotPlugManual,
    noGuestAgent,
    stuckMigration,
    macCollision,
    secondaryDnsScenario,
    plainKubernetes,
    duplicateAddresses,
    pools,
    sshKeys,
    guestNetwork,
    ipv6,
    migrationNetwork,
    services,
    mesh,
    sriov,
    sriovExhausted,
    dpdk,
    traffic,
    noMetrics,
    large,
  ].map((scenario) => [scenario.name, scenario]),
);
