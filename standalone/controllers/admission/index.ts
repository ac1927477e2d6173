import { isIPv4 } from 'node:net';
import { nameServerOf } from '../addons/settings.ts';
import { isSame } from '../../kubernetes/equal.ts';
import { kindKey } from '../../apiserver/store.ts';
import type { KubernetesObject } from '../../kubernetes/object.ts';
import type { Resource } from '../../apiserver/resource.ts';
import type { Cluster } from '../cluster.ts';
import { findCondition } from '../kubevirt/conditions.ts';
import { conflictsOf, expanded, missingReferences, type Find } from '../kubevirt/expand.ts';
import { withDefaultInterface } from '../kubevirt/instance-defaults.ts';
import { labelValueOf } from '../kubevirt/label-values.ts';
import { isFinal } from '../kubevirt/phases.ts';
import { kubeVirtSettings, type KubeVirtSettings } from '../kubevirt/settings.ts';
import type {
  InstanceSpec,
  Migration,
  VirtualMachine,
  VirtualMachineInstance,
} from '../kubevirt/types.ts';
import { isOver, MIGRATION_FINALIZER, VMI_NAME_LABEL } from '../migration/state.ts';
import { profileCauses } from '../tuning/profile-rules.ts';
import { resourceClaimCauses } from './claim-rules.ts';
import { accessCredentialCauses } from './access-credential-rules.ts';
import { cloudInitCauses } from './cloud-init-rules.ts';
import { cpuCauses } from './cpu-rules.ts';
import {
  denial,
  invalid,
  notFound,
  notSupported,
  pathFrom,
  refuse,
  required,
  type Cause,
  type Path,
} from './denial.ts';
import { dedicatedCauses } from './dedicated-rules.ts';
import { interfaceCauses } from './interface-rules.ts';
import { diskCauses, refuseMissingSources, volumeCauses } from './volume-rules.ts';
import { MacPool } from './mac-pool.ts';
import { bootOrderCauses, networkCauses } from './network-rules.ts';

/** A write that has passed the schema and is to be stored. */
export interface Review {
  resource: Resource;
  object: KubernetesObject;
  /** What is stored; undefined when the object is new. */
  before: KubernetesObject | undefined;
  dryRun: boolean;
}

export interface Admitted {
  object: KubernetesObject;
  warnings: string[];
}

const RUN_STRATEGIES = ['Always', 'Halted', 'Manual', 'RerunOnFailure', 'Once', 'WaitAsReceiver'];

/** Source: KubeVirt .../admitters/vms-admitter.go, validateRunStrategy. */
const runStrategyCauses = ({ spec }: VirtualMachine): Cause[] => {
  const { running, runStrategy } = spec;
  return [
    ...(running !== undefined && runStrategy !== undefined
      ? [
          invalid(
            'spec.running',
            'Running and RunStrategy are mutually exclusive. Note that Running is deprecated, please use RunStrategy instead',
          ),
        ]
      : []),
    ...(running === undefined && runStrategy === undefined
      ? [invalid('spec.runStrategy', 'RunStrategy must be specified')]
      : []),
    ...(runStrategy !== undefined && !RUN_STRATEGIES.includes(runStrategy)
      ? [invalid('spec.runStrategy', `Invalid RunStrategy (${runStrategy})`)]
      : []),
  ];
};

const specCauses = (
  spec: InstanceSpec,
  path: Path,
  settings: KubeVirtSettings,
  isNew: boolean,
): Cause[] => [
  ...networkCauses(spec, path),
  ...dedicatedCauses(spec, path),
  ...resourceClaimCauses(spec, path, settings),
  ...interfaceCauses(spec, path, settings, isNew),
  ...bootOrderCauses(spec, path),
  ...diskCauses(spec, path),
  ...cloudInitCauses(spec, path),
  ...accessCredentialCauses(spec, path),
  ...cpuCauses(spec, path),
];

const VM_WEBHOOK = 'virtualmachine-validator.kubevirt.io';
const PROFILE_WEBHOOK = 'vwb.performance.openshift.io';
const HCO_WEBHOOK = 'validate-hco.kubevirt.io';
const VMI_CREATE_WEBHOOK = 'virtualmachineinstances-create-validator.kubevirt.io';
const VMI_UPDATE_WEBHOOK = 'virtualmachineinstances-update-validator.kubevirt.io';
const MIGRATION_CREATE_WEBHOOK = 'migration-create-validator.kubevirt.io';
const MIGRATION_UPDATE_WEBHOOK = 'migration-update-validator.kubevirt.io';

/** The admission webhooks of KubeMacPool and KubeVirt: what they add, and what they refuse. */
export class Admission {
  private readonly pool: MacPool;

  constructor(
    private readonly cluster: Cluster,
    private readonly hasCdi: () => boolean,
  ) {
    this.pool = new MacPool(cluster);
  }

  /** @throws ApiError with the Status of the webhook that refuses */
  review(review: Review): Admitted {
    switch (kindKey(review.resource)) {
      case 'kubevirt.io/VirtualMachine':
        return this.virtualMachine(review);
      case 'kubevirt.io/VirtualMachineInstance':
        return this.instance(review);
      case 'kubevirt.io/VirtualMachineInstanceMigration':
        return this.migration(review);
      case 'hco.kubevirt.io/HyperConverged':
        return this.hyperConverged(review);
      case 'performance.openshift.io/PerformanceProfile':
        return this.profile(review);
      default:
        return { object: review.object, warnings: [] };
    }
  }

  /** Whether any webhook wants to see writes of a kind. */
  concerns(resource: Resource): boolean {
    return (
      ['hco.kubevirt.io/HyperConverged', 'performance.openshift.io/PerformanceProfile'].includes(
        kindKey(resource),
      ) ||
      (resource.group === 'kubevirt.io' &&
        ['VirtualMachine', 'VirtualMachineInstance', 'VirtualMachineInstanceMigration'].includes(
          resource.kind,
        ))
    );
  }

  private settings(): KubeVirtSettings {
    return kubeVirtSettings(this.cluster.list('kubeVirt')[0]);
  }

  private virtualMachine({ object, before, dryRun }: Review): Admitted {
    const asked = object as VirtualMachine;
    const template = asked.spec.template as Partial<VirtualMachine['spec']['template']>;
    if (!template.spec) {
      refuse(VM_WEBHOOK, [required('spec.template', 'missing virtual machine template.')]);
    }
    // The pool gives nothing and checks nothing for a dry run.
    const vm = dryRun ? asked : this.pool.admit(asked, before as VirtualMachine | undefined);
    const find: Find = (...place) => this.cluster.get(...place);
    const settings = this.settings();
    const conflicts = conflictsOf(vm);
    refuse(VM_WEBHOOK, [
      ...missingReferences(vm, find).map(({ field, message }) => notFound(field, message)),
      ...(conflicts.length === 0
        ? []
        : [
            invalid(
              conflicts.join(', '),
              `VM field(s) ${conflicts.join(', ')} conflicts with selected instance type`,
            ),
          ]),
    ]);
    refuse(VM_WEBHOOK, [
      ...volumeCauses(vm, this.hasCdi()),
      ...specCauses(
        expanded(vm, vm.spec.template.spec, find, settings),
        pathFrom('spec.template.spec'),
        settings,
        before === undefined,
      ),
      ...runStrategyCauses(vm),
    ]);
    if (!before) refuseMissingSources(VM_WEBHOOK, vm, find);
    const warnings =
      vm.spec.running === undefined
        ? []
        : ['spec.running is deprecated, please use spec.runStrategy instead.'];
    return { object: vm, warnings };
  }

  /**
   * The operator tries its settings on those of the add-ons, whether or not they are switched on.
   * Source: hyperconverged-cluster-operator controllers/handlers/networkAddons.go.
   */
  private hyperConverged({ object }: Review): Admitted {
    const address = nameServerOf(object);
    if (address !== undefined && address !== '' && !isIPv4(address)) {
      throw denial(HCO_WEBHOOK, "kubeSecondaryDNSNameServerIP isn't a valid IPv4", 403);
    }
    return { object, warnings: [] };
  }

  private profile({ object }: Review): Admitted {
    const others = this.cluster
      .list('performanceProfile')
      .filter(({ metadata }) => metadata.name !== object.metadata.name);
    const causes = profileCauses(object, others);
    refuse(
      PROFILE_WEBHOOK,
      causes.map(({ field, message }) => invalid(field, message)),
    );
    return { object, warnings: [] };
  }

  private instance({ object, before }: Review): Admitted {
    if (!before) {
      const settings = this.settings();
      const spec = withDefaultInterface((object as VirtualMachineInstance).spec, settings);
      refuse(VMI_CREATE_WEBHOOK, specCauses(spec, pathFrom('spec'), settings, true));
      return { object: { ...object, spec }, warnings: [] };
    }
    if (!isSame(object.spec, before.spec)) {
      refuse(VMI_UPDATE_WEBHOOK, [notSupported('', 'update of VMI object is restricted')]);
    }
    return { object, warnings: [] };
  }

  /** Source: KubeVirt .../admitters/migration-create-admitter.go and migration-update-admitter.go. */
  private migration({ object, before }: Review): Admitted {
    if (before) {
      if (!isSame(object.spec, before.spec)) {
        refuse(MIGRATION_UPDATE_WEBHOOK, [
          notSupported('', "update of Migration object's spec is restricted"),
        ]);
      }
      return { object, warnings: [] };
    }
    const { vmiName = '' } = (object as Migration).spec;
    if (vmiName === '') {
      refuse(MIGRATION_CREATE_WEBHOOK, [required('spec.vmiName', 'vmiName is missing')]);
    }
    const complaint = this.hindrance(object.metadata.namespace ?? '', vmiName);
    if (complaint !== undefined) throw denial(MIGRATION_CREATE_WEBHOOK, complaint);
    const { finalizers = [], labels } = object.metadata;
    return {
      object: {
        ...object,
        metadata: {
          ...object.metadata,
          finalizers: [...new Set([...finalizers, MIGRATION_FINALIZER])],
          labels: { ...labels, [VMI_NAME_LABEL]: labelValueOf(vmiName) },
        },
      },
      warnings: [],
    };
  }

  private hindrance(namespace: string, vmiName: string): string | undefined {
    const vmi = this.cluster.get('vmi', namespace, vmiName);
    if (!vmi) return `the VMI "${namespace}/${vmiName}" does not exist`;
    if (isFinal(vmi)) return 'Cannot migrate VMI in finalized state.';
    const migratable = findCondition(vmi.status?.conditions, 'LiveMigratable');
    if (migratable?.status === 'False') {
      const { reason = '', message = '' } = migratable;
      return `Cannot migrate VMI, Reason: ${reason}, Message: ${message}`;
    }
    const active = this.cluster
      .list('migration', namespace)
      .find((each) => each.spec.vmiName === vmiName && !isOver(each));
    return active
      ? `in-flight migration detected. Active migration job (${active.metadata.uid ?? ''}) is currently already in progress for VMI ${vmiName}.`
      : undefined;
  }
}
