import { isRecord, valueAt } from '../core/resource';
import { setIn } from '../core/set-in';
import { formOfDocument } from '../forms/form';
import type { Leaf } from '../forms/leaf';
import { flagAtLeaf, numberAtLeaf, textAtLeaf } from '../forms/object-leaves';
import { GATES, listedGateLeaf } from './gates';
import type { AddonsShape, MigrationShape } from './owner';

type Json = Record<string, unknown>;
type Path = readonly string[];

const MIGRATION_AT: Record<MigrationShape, Path> = {
  'hco-v1': ['spec', 'virtualization', 'liveMigrationConfig'],
  'hco-v1beta1': ['spec', 'liveMigrationConfig'],
  kubevirt: ['spec', 'configuration', 'migrations'],
};

/**
 * What may be done to a VM whose migration does not get through in time, as one choice. `alone` is
 * post-copy without leave to disrupt the VM, which does nothing.
 *
 * Source: kubevirt pkg/virt-launcher/virtwrap/live-migration-source.go.
 */
export const disruptions = ['none', 'alone', 'pause', 'post-copy'] as const;

export type Disruption = (typeof disruptions)[number];

const disruptionLeaf = (at: Path): Leaf<Json, string> => {
  const postCopy = [...at, 'allowPostCopy'];
  const disruption = [...at, 'allowWorkloadDisruption'];
  return {
    paths: [postCopy.join('.'), disruption.join('.')],
    read: (object): Disruption => {
      const isPostCopy = valueAt(object, ...postCopy) === true;
      if (valueAt(object, ...disruption) === true) return isPostCopy ? 'post-copy' : 'pause';
      return isPostCopy ? 'alone' : 'none';
    },
    write: (object, choice) => {
      const isPostCopy = choice === 'post-copy' || choice === 'alone';
      const mayDisrupt = choice === 'post-copy' || choice === 'pause';
      return setIn(setIn(object, postCopy, isPostCopy), disruption, mayDisrupt);
    },
  };
};

const migrationLeaves = (at: Path) => ({
  network: textAtLeaf([...at, 'network'], { prunes: true }),
  parallelMigrationsPerCluster: numberAtLeaf([...at, 'parallelMigrationsPerCluster']),
  parallelOutboundMigrationsPerNode: numberAtLeaf([...at, 'parallelOutboundMigrationsPerNode']),
  bandwidthPerMigration: textAtLeaf([...at, 'bandwidthPerMigration']),
  completionTimeoutPerGiB: numberAtLeaf([...at, 'completionTimeoutPerGiB']),
  progressTimeout: numberAtLeaf([...at, 'progressTimeout']),
  allowAutoConverge: flagAtLeaf([...at, 'allowAutoConverge'], true),
  disruption: disruptionLeaf(at),
});

const migrationFormOf = (shape: MigrationShape) =>
  formOfDocument<Json, ReturnType<typeof migrationLeaves>>(migrationLeaves(MIGRATION_AT[shape]));

const migrationForms = {
  'hco-v1': migrationFormOf('hco-v1'),
  'hco-v1beta1': migrationFormOf('hco-v1beta1'),
  kubevirt: migrationFormOf('kubevirt'),
};

/**
 * The settings of live migration in an object of this shape. `network` is the NAD's name, '' for the
 * default network; times are in seconds, the bandwidth is a quantity of bytes per second.
 *
 * Source: hyperconverged-cluster-operator api/v1 and api/v1beta1; kubevirt staging/src/kubevirt.io/api/core/v1/types.go.
 */
export const migrationForm = (shape: MigrationShape) => migrationForms[shape];

/** The numbers that hold where an object says nothing; undefined: no limit. */
export interface MigrationDefaults {
  parallelMigrationsPerCluster: number;
  parallelOutboundMigrationsPerNode: number;
  bandwidthPerMigration: string | undefined;
  /** Seconds for each GiB; 0 means no limit. */
  completionTimeoutPerGiB: number;
  /** Seconds; 0 means no limit. */
  progressTimeout: number;
}

/**
 * HyperConverged and KubeVirt itself have different defaults; older releases had others still.
 *
 * Source: hyperconverged-cluster-operator api/v1/hyperconverged_types.go; kubevirt pkg/virt-config/virt-config.go.
 */
export const migrationDefaultsOf = (shape: MigrationShape): MigrationDefaults => ({
  parallelMigrationsPerCluster: 5,
  parallelOutboundMigrationsPerNode: shape === 'kubevirt' ? 2 : 1,
  bandwidthPerMigration: undefined,
  completionTimeoutPerGiB: shape === 'kubevirt' ? 150 : 20,
  progressTimeout: 150,
});

const SECONDARY_DNS = 'deployKubeSecondaryDNS';
/** Something that is on as long as a key is there, whatever lies in it. */
const presenceLeaf = (path: Path): Leaf<Json, boolean> => ({
  paths: [path.join('.')],
  read: (object) => isRecord(valueAt(object, ...path)),
  write: (object, isOn) => setIn(object, path, isOn ? {} : undefined),
});

const ADDON = ['spec', 'kubeSecondaryDNS'];

/** `enabled` comes first: what is switched off takes its settings with it in a NetworkAddonsConfig. */
const dnsLeaves = (
  enabled: Leaf<Json, boolean>,
  nameServer: Path,
  removal: { prunes?: boolean } = {},
) => ({ enabled, nameServerIP: textAtLeaf(nameServer, removal) });

type DnsLeaves = ReturnType<typeof dnsLeaves>;

const dnsForms = {
  'hco-v1': formOfDocument<Json, DnsLeaves>(
    dnsLeaves(
      listedGateLeaf(SECONDARY_DNS),
      ['spec', 'networking', 'kubeSecondaryDNSNameServerIP'],
      { prunes: true },
    ),
  ),
  'hco-v1beta1': formOfDocument<Json, DnsLeaves>(
    dnsLeaves(flagAtLeaf([...GATES, SECONDARY_DNS], true), [
      'spec',
      'kubeSecondaryDNSNameServerIP',
    ]),
  ),
  addons: formOfDocument<Json, DnsLeaves>(
    dnsLeaves(presenceLeaf(ADDON), [...ADDON, 'nameServerIP']),
  ),
};

/**
 * The settings of KubeSecondaryDNS: whether it runs, and the address (IPv4) under which it can be
 * asked from outside.
 *
 * Source: hyperconverged-cluster-operator api/v1, api/v1beta1 and controllers/handlers/networkAddons.go.
 */
export const dnsForm = (shape: AddonsShape) => dnsForms[shape];

/**
 * The same with the domain under which the names stand, which a NetworkAddonsConfig names itself;
 * HyperConverged hands on that of the cluster.
 */
export const addonsDnsForm = formOfDocument<Json, DnsLeaves & { domain: Leaf<Json, string> }>({
  ...dnsLeaves(presenceLeaf(ADDON), [...ADDON, 'nameServerIP']),
  domain: textAtLeaf([...ADDON, 'domain']),
});

const MAC_POOL_AT: Record<AddonsShape, Path> = {
  'hco-v1': ['spec', 'networking', 'kubeMacPoolConfiguration'],
  'hco-v1beta1': ['spec', 'kubeMacPoolConfiguration'],
  addons: ['spec', 'kubeMacPool'],
};

const macPoolLeaves = (at: Path, removal: { prunes?: boolean }) => ({
  rangeStart: textAtLeaf([...at, 'rangeStart'], removal),
  rangeEnd: textAtLeaf([...at, 'rangeEnd'], removal),
});

type MacPoolLeaves = ReturnType<typeof macPoolLeaves>;

const macPoolFormOf = (shape: AddonsShape) =>
  formOfDocument<Json, MacPoolLeaves>(
    // In a NetworkAddonsConfig the key itself says that the pool is wanted.
    macPoolLeaves(MAC_POOL_AT[shape], { prunes: shape !== 'addons' }),
  );

const macPoolForms = {
  'hco-v1': macPoolFormOf('hco-v1'),
  'hco-v1beta1': macPoolFormOf('hco-v1beta1'),
  addons: macPoolFormOf('addons'),
};

/**
 * The range from which KubeMacPool takes MAC addresses, both ends or none.
 *
 * Source: hyperconverged-cluster-operator api/v1/hyperconverged_types.go; cluster-network-addons-operator
 * pkg/network/kubemacpool.go.
 */
export const macPoolForm = (shape: AddonsShape) => macPoolForms[shape];
