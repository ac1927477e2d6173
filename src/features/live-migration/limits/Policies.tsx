import { useMemo } from 'react';
import { Content, EmptyStateBody, Label, LabelGroup, List, ListItem } from '@patternfly/react-core';
import { Link } from 'react-router';
import type { TFunction } from 'i18next';
import {
  recordAt,
  textAt,
  valueAt,
  printed,
  type KubernetesResource,
} from '../../../domain/core/resource';
import { checkLimits } from '../../../domain/checks/rules/limits';
import type { Finding } from '../../../domain/findings/finding';
import { hasSelectors, policyOfVm } from '../../../domain/settings/policies';
import type { World } from '../../../domain/world/world';
import type { Gap } from '../../../k8s/useWorld';
import { FindingBadge } from '../../../ui/findings';
import { vmPath } from '../../../ui/routes';
import { NothingState } from '../../../ui/states';
import { TableOf } from '../../../ui/table/TableOf';
import { useT } from '../../../ui/useT';

interface Vm {
  namespace: string;
  name: string;
}

interface PolicyRow {
  name: string;
  policy: KubernetesResource;
  /** VMs for which it is the one that counts. */
  vms: readonly Vm[];
  findings: readonly Finding[];
}

const nameOf = (object: unknown): string => textAt(object, 'metadata', 'name') ?? '';

const rowsOf = (world: World): PolicyRow[] => {
  const vms = new Map<KubernetesResource, Vm[]>();
  for (const vm of world.list('VirtualMachine')) {
    const [namespace, name] = [textAt(vm, 'metadata', 'namespace') ?? '', nameOf(vm)];
    const vmi = world.find('VirtualMachineInstance', name, namespace);
    const policy = policyOfVm(world, vm, vmi);
    if (policy) vms.set(policy, [...(vms.get(policy) ?? []), { namespace, name }]);
  }
  const findings = checkLimits(world);
  return world.list('MigrationPolicy').map((policy) => ({
    name: nameOf(policy),
    policy,
    vms: vms.get(policy) ?? [],
    findings: findings.filter(
      ({ object }) => object.kind === 'MigrationPolicy' && object.name === nameOf(policy),
    ),
  }));
};

/** The limits that a policy sets, in words; the others stay those of the cluster. */
const settingsOf = (policy: KubernetesResource, t: TFunction): string[] => {
  const value = (key: string) => valueAt(policy, 'spec', key);
  const yesOrNo = (key: string) => (value(key) === true ? t('on') : t('off'));
  return [
    ...(value('bandwidthPerMigration') === undefined
      ? []
      : [t('Bandwidth: {{value}}', { value: printed(value('bandwidthPerMigration')) })]),
    ...(value('completionTimeoutPerGiB') === undefined
      ? []
      : [
          t('Time limit: {{value}} seconds for each gigabyte', {
            value: printed(value('completionTimeoutPerGiB')),
          }),
        ]),
    ...(value('allowAutoConverge') === undefined
      ? []
      : [t('Auto-converge: {{value}}', { value: yesOrNo('allowAutoConverge') })]),
    ...(value('allowPostCopy') === undefined
      ? []
      : [t('Post-copy: {{value}}', { value: yesOrNo('allowPostCopy') })]),
    ...(value('allowWorkloadDisruption') === undefined
      ? []
      : [t('Workload disruption: {{value}}', { value: yesOrNo('allowWorkloadDisruption') })]),
  ];
};

const Selectors = ({ policy }: { policy: KubernetesResource }) => {
  const t = useT();
  const labelsOf = (selector: string) =>
    Object.entries(recordAt(policy, 'spec', 'selectors', selector)).map(
      ([key, value]) => `${key}=${printed(value)}`,
    );
  const vms = labelsOf('virtualMachineInstanceSelector');
  const namespaces = labelsOf('namespaceSelector');
  if (!hasSelectors(policy)) return <>{t('No selectors: no VM')}</>;
  if (vms.length + namespaces.length === 0) return <>{t('Every VM')}</>;
  return (
    <LabelGroup
      numLabels={10}
      aria-label={t('Labels of policy {{name}}', { name: nameOf(policy) })}
    >
      {[
        ...vms.map((text) => t('VM: {{text}}', { text })),
        ...namespaces.map((text) => t('Namespace: {{text}}', { text })),
      ].map((text) => (
        <Label key={text} variant="outline" isCompact>
          {text}
        </Label>
      ))}
    </LabelGroup>
  );
};

const Vms = ({ row: { vms } }: { row: PolicyRow }) => {
  const t = useT();
  if (vms.length === 0) return <>{t('No VM.')}</>;
  return (
    <List isPlain>
      {vms.slice(0, SHOWN).map(({ namespace, name }) => (
        <ListItem key={`${namespace}/${name}`}>
          <Link to={vmPath(namespace, name)}>
            {namespace}/{name}
          </Link>
        </ListItem>
      ))}
      {vms.length > SHOWN && (
        <ListItem>{t('and {{count}} more', { count: vms.length - SHOWN })}</ListItem>
      )}
    </List>
  );
};

const SHOWN = 100;

const keyOf = ({ name }: PolicyRow): string => name;

interface PoliciesProps {
  world: World;
  gaps: readonly Gap[];
}

/** The policies that override limits, and the VMs for which each counts. */
export const Policies = ({ world, gaps }: PoliciesProps) => {
  const t = useT();
  const rows = useMemo(() => rowsOf(world), [world]);
  const columns = useMemo(
    () => [
      {
        key: 'name',
        label: t('Name'),
        cell: ({ name, findings }: PolicyRow) => (
          <>
            {name} <FindingBadge findings={findings} name={name} />
          </>
        ),
      },
      {
        key: 'selectors',
        label: t('Is of'),
        cell: ({ policy }: PolicyRow) => <Selectors policy={policy} />,
      },
      {
        key: 'limits',
        label: t('Limits'),
        cell: ({ policy }: PolicyRow) => {
          const settings = settingsOf(policy, t);
          return settings.length === 0 ? t('None: those of the cluster hold') : settings.join('; ');
        },
      },
      {
        key: 'vms',
        label: t('Counts for'),
        cell: ({ vms }: PolicyRow) => t('{{count}} VMs', { count: vms.length }),
      },
    ],
    [t],
  );
  const gap = gaps.find(({ kind }) => kind === 'MigrationPolicy');
  if (gap?.reason === 'forbidden') {
    return (
      <Content component="p">{t('You have no permission to read migration policies.')}</Content>
    );
  }
  if (rows.length === 0) {
    return (
      <NothingState title={t('No policy overrides the limits')}>
        <EmptyStateBody>
          {t('A MigrationPolicy sets other limits for VMs with certain labels.')}
        </EmptyStateBody>
      </NothingState>
    );
  }
  return (
    <>
      <TableOf
        label={t('Migration policies')}
        columns={columns}
        rows={rows}
        keyOf={keyOf}
        details={VmsOf}
      />
      <Content component="small">
        {t(
          'Of several policies that match a VM, the one with most labels that match counts, then the one with more labels of the VM, then the first by name. The network and how many migrate at once cannot be overridden.',
        )}
      </Content>
    </>
  );
};

const VmsOf = (row: PolicyRow) => <Vms row={row} />;
