import type { KubernetesObject } from '../kubernetes/object.ts';
import { condition, probed } from './condition.ts';
import { KUBEVIRT_VERSION } from './machine.ts';
import { metaOf, type Identity } from '../kubernetes/meta.ts';
import { later } from '../kubernetes/time.ts';

const HCO_VERSION = '1.20.0';

type Namespaced = Identity & { namespace: string };

/** Settings for live migration that both operators know. */
export interface MigrationSettings {
  network?: string;
  allowAutoConverge: boolean;
  allowPostCopy: boolean;
  /** Seconds for each GiB of memory. */
  completionTimeoutPerGiB: number;
  parallelMigrationsPerCluster: number;
  parallelOutboundMigrationsPerNode: number;
  /** Seconds. */
  progressTimeout: number;
}

/** The defaults for live migration, over this NAD of the operator's namespace if there is one. */
export function migrationSettings(network?: string): MigrationSettings {
  return {
    ...(network !== undefined && { network }),
    allowAutoConverge: false,
    allowPostCopy: false,
    completionTimeoutPerGiB: 20,
    parallelMigrationsPerCluster: 5,
    parallelOutboundMigrationsPerNode: 1,
    progressTimeout: 150,
  };
}

/** The settings of OpenShift Virtualization; kubemacpool gives MAC addresses from `macRange`. */
export function hyperConverged(
  identity: Namespaced,
  settings: { macRange: { start: string; end: string }; migration: MigrationSettings },
): KubernetesObject {
  const { macRange, migration } = settings;
  const settled = later(identity.created, 600);
  const holding = new Set(['ReconcileComplete', 'Available', 'Upgradeable']);
  const types = ['ReconcileComplete', 'Available', 'Progressing', 'Degraded', 'Upgradeable'];
  return {
    apiVersion: 'hco.kubevirt.io/v1',
    kind: 'HyperConverged',
    metadata: metaOf('HyperConverged', identity, { generation: 1 }),
    spec: {
      deployment: {
        deployNetworkResourcesInjector: true,
        deployVmConsoleProxy: false,
        uninstallStrategy: 'BlockUninstallIfWorkloadsExist',
      },
      networking: {
        kubeMacPoolConfiguration: { rangeStart: macRange.start, rangeEnd: macRange.end },
      },
      virtualization: {
        evictionStrategy: 'LiveMigrate',
        liveMigrationConfig: { ...migration, allowWorkloadDisruption: false },
        virtualMachineOptions: { disableFreePageReporting: false, disableSerialConsoleLog: false },
        vmiCPUAllocationRatio: 10,
      },
    },
    status: {
      conditions: types.map((type) =>
        condition(
          type,
          holding.has(type),
          settled,
          'ReconcileCompleted',
          'Reconcile completed successfully',
        ),
      ),
      infrastructureHighlyAvailable: true,
      observedGeneration: 1,
      systemHealthStatus: 'healthy',
      versions: [{ name: 'operator', version: HCO_VERSION }],
    },
  };
}

/** The settings of KubeVirt itself, deployed and ready. */
export function kubeVirt(
  identity: Namespaced,
  configuration: Record<string, unknown>,
): KubernetesObject {
  const settled = later(identity.created, 480);
  const ready = 'All components are ready.';
  return {
    apiVersion: 'kubevirt.io/v1',
    kind: 'KubeVirt',
    metadata: metaOf('KubeVirt', identity, { generation: 1 }),
    spec: {
      certificateRotateStrategy: {},
      configuration: { ...configuration },
      customizeComponents: {},
      imagePullPolicy: 'IfNotPresent',
      workloadUpdateStrategy: { workloadUpdateMethods: ['LiveMigrate'] },
    },
    status: {
      phase: 'Deployed',
      conditions: [
        condition('Created', true, settled, 'AllResourcesCreated', 'All resources were created.'),
        condition('Available', true, settled, 'AllComponentsReady', ready),
        condition('Progressing', false, settled, 'AllComponentsReady', ready),
        condition('Degraded', false, settled, 'AllComponentsReady', ready),
      ].map(probed),
      defaultArchitecture: 'amd64',
      observedGeneration: 1,
      observedKubeVirtVersion: KUBEVIRT_VERSION,
      operatorVersion: KUBEVIRT_VERSION,
      outdatedVirtualMachineInstanceWorkloads: 0,
      targetKubeVirtVersion: KUBEVIRT_VERSION,
    },
  };
}
