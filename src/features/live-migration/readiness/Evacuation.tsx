import { useMemo } from 'react';
import { Alert, Content, Stack, StackItem } from '@patternfly/react-core';
import {
  ArrowRightIcon,
  BanIcon,
  OffIcon,
  QuestionCircleIcon,
  RedoIcon,
} from '@patternfly/react-icons';
import { Link } from 'react-router';
import { msg } from '../../../domain/core/msg';
import {
  evacuationOf,
  type EvacuationOutcome,
  type Evacuee,
} from '../../../domain/vm/migration/evacuation';
import type { ReadinessRow } from '../../../domain/vm/migration/readiness';
import type { World } from '../../../domain/world/world';
import { TargetTable } from '../../../ui/migration/TargetTable';
import { vmPath } from '../../../ui/routes';
import { NothingState } from '../../../ui/states';
import { DataTable } from '../../../ui/table/DataTable';
import { useDataTable, type TableSpec } from '../../../ui/table/useDataTable';
import { useT } from '../../../ui/useT';
import { NONE } from '../../../ui/none';
import { StateText } from '../../../ui/StateText';

const looks = {
  stays: { text: msg('Keeps the node from being empty'), status: 'danger', Picture: BanIcon },
  unknown: { text: msg('Not known'), status: 'custom', Picture: QuestionCircleIcon },
  stops: { text: msg('Is shut down, and stays off'), status: 'warning', Picture: OffIcon },
  restarts: {
    text: msg('Is shut down, and starts on another node'),
    status: 'warning',
    Picture: RedoIcon,
  },
  leaves: { text: msg('Is migrated'), status: 'success', Picture: ArrowRightIcon },
} as const;

/** What needs a look comes first. */
const order = Object.keys(looks) as EvacuationOutcome[];

const Outcome = ({ outcome }: { outcome: EvacuationOutcome }) => {
  const t = useT();
  return <StateText look={looks[outcome]}>{t(looks[outcome].text)}</StateText>;
};

const Why = ({ evacuee: { why, fix } }: { evacuee: Evacuee }) => {
  const t = useT();
  return (
    <>
      {t(why.text, why.params)}
      {fix && <Content component="small">{t(fix.text, fix.params)}</Content>}
    </>
  );
};

const useSpec = (): TableSpec<Evacuee> => {
  const t = useT();
  return useMemo(
    () => ({
      columns: [
        {
          key: 'vm',
          label: t('Virtual machine'),
          modifier: 'breakWord',
          sortText: ({ row }) => row.key,
          cell: ({ row: { namespace, name, key } }) => (
            <Link to={vmPath(namespace, name)}>{key}</Link>
          ),
        },
        {
          key: 'outcome',
          label: t('What becomes of it'),
          sortText: ({ outcome }) => String(order.indexOf(outcome)),
          cell: ({ outcome }) => <Outcome outcome={outcome} />,
        },
        {
          key: 'why',
          label: t('Why, and what to do'),
          width: 40,
          modifier: 'breakWord',
          cell: (evacuee) => <Why evacuee={evacuee} />,
        },
        {
          key: 'strategy',
          label: t('Eviction strategy'),
          sortText: ({ strategy = '' }) => strategy,
          cell: ({ strategy }) => strategy ?? NONE,
        },
      ],
      keyOf: ({ row }) => row.key,
      sortedBy: 'outcome',
      then: [({ row }) => row.key],
    }),
    [t],
  );
};

const useTitle = (node: string, evacuees: readonly Evacuee[]): string => {
  const t = useT();
  const count = (outcome: EvacuationOutcome) =>
    evacuees.filter((each) => each.outcome === outcome).length;
  const staying = count('stays');
  if (staying > 0)
    return t('{{count}} VMs keep {{node}} from being emptied', { count: staying, node });
  return count('unknown') > 0
    ? t('Whether {{node}} can be emptied is not known of all VMs', { node })
    : t('{{node}} can be emptied', { node });
};

const nodesOf = ({ row }: Evacuee) => <TargetTable targets={row.readiness.targets} />;

interface EvacuationProps {
  world: World;
  rows: readonly ReadinessRow[];
  node: string;
  /** Whether VMs of other namespaces are not among the rows. */
  isPartial: boolean;
}

/** What becomes of the VMs on a node when it is emptied, and what to do about those that stay. */
export const Evacuation = ({ world, rows, node, isPartial }: EvacuationProps) => {
  const t = useT();
  const evacuees = useMemo(() => evacuationOf(world, rows, node), [world, rows, node]);
  const table = useDataTable(useSpec(), evacuees);
  const title = useTitle(node, evacuees);
  const count = (outcome: EvacuationOutcome) =>
    evacuees.filter((each) => each.outcome === outcome).length;
  if (evacuees.length === 0) {
    return <NothingState title={t('No VM runs on {{node}}', { node })} />;
  }
  const isEmptied = count('stays') + count('unknown') === 0;
  return (
    <Stack hasGutter>
      <StackItem>
        <Alert
          variant={isEmptied ? 'success' : 'warning'}
          isInline
          isLiveRegion
          component="h2"
          title={title}
        >
          <p>
            {t('Migrated: {{migrated}}. Shut down: {{shut}}. Staying: {{staying}}.', {
              migrated: count('leaves'),
              shut: count('restarts') + count('stops'),
              staying: count('stays'),
            })}{' '}
            {isPartial && t('VMs of other namespaces are not looked at.')}
          </p>
          <p>
            {t(
              'Judged by networks, devices, selectors and taints, one VM at a time; not whether all of them together find CPU and memory.',
            )}
          </p>
        </Alert>
      </StackItem>
      <StackItem>
        <DataTable
          table={table}
          label={t('VMs on {{node}}', { node })}
          pagesLabel={t('Pages of the VMs on {{node}}', { node })}
          items={t('VMs')}
          nothing={{ title: t('No VM matches the filter') }}
          details={nodesOf}
        />
      </StackItem>
    </Stack>
  );
};
