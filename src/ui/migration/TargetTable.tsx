import { useMemo } from 'react';
import { Content, List, ListItem, Radio } from '@patternfly/react-core';
import {
  BanIcon,
  CheckCircleIcon,
  ExclamationTriangleIcon,
  HomeIcon,
  QuestionCircleIcon,
} from '@patternfly/react-icons';
import { msg } from '../../domain/core/msg';
import {
  isTaking,
  NOT_CHECKED,
  type MigrationTarget,
  type Supply,
} from '../../domain/vm/migration/targets';
import type { TargetReason } from '../../domain/vm/migration/target-reasons';
import type { Column } from '../table/model';
import { TableOf } from '../table/TableOf';
import { useT } from '../useT';
import { NONE } from '../none';
import { StateText } from '../StateText';
import { listText } from '../intl';

const looks = {
  here: { text: msg('The VM runs here'), status: 'info', Picture: HomeIcon },
  fits: { text: msg('Takes the VM'), status: 'success', Picture: CheckCircleIcon },
  limited: {
    text: msg('Takes the VM, with limits'),
    status: 'warning',
    Picture: ExclamationTriangleIcon,
  },
  unknown: { text: msg('Not known'), status: 'custom', Picture: QuestionCircleIcon },
  refused: { text: msg('Does not take the VM'), status: 'danger', Picture: BanIcon },
} as const;

/** Whether a node takes the VM. */
export const TargetVerdict = ({ verdict }: Pick<MigrationTarget, 'verdict'>) => {
  const t = useT();
  return <StateText look={looks[verdict]}>{t(looks[verdict].text)}</StateText>;
};

const ReasonText = ({ reason: { why, fix, about } }: { reason: TargetReason }) => {
  const t = useT();
  return (
    <>
      {about && <>{t('{{name}} ({{network}}):', { ...about })} </>}
      {t(why.text, why.params)}
      {fix && <Content component="small">{t(fix.text, fix.params)}</Content>}
    </>
  );
};

/** Why a node does not take the VM, or what the VM lacks there, each with what to do about it. */
export const TargetReasons = ({ reasons }: Pick<MigrationTarget, 'reasons'>) => {
  const [only, ...others] = reasons;
  if (!only) return <>{NONE}</>;
  if (others.length === 0) return <ReasonText reason={only} />;
  return (
    <List isPlain>
      {reasons.map((reason, index) => (
        // Reasons have no identity but their place.
        <ListItem key={index}>
          <ReasonText reason={reason} />
        </ListItem>
      ))}
    </List>
  );
};

const Devices = ({ supplies }: { supplies: readonly Supply[] }) => {
  const t = useT();
  if (supplies.length === 0) return <>{NONE}</>;
  return (
    <List isPlain>
      {supplies.map(({ resource, total, free }) => (
        <ListItem key={resource}>
          {free === undefined
            ? t('{{resource}}: {{total}} in all', { resource, total })
            : t('{{resource}}: {{free}} of {{total}} free', { resource, free, total })}
        </ListItem>
      ))}
    </List>
  );
};

interface TargetTableProps {
  targets: readonly MigrationTarget[];
  /** Where a node can be chosen: the name of the one that is. */
  chosen?: string | undefined;
  onChoose?: (target: MigrationTarget) => void;
}

const keyOf = ({ name }: MigrationTarget): string => name;

const canBeChosen = ({ verdict }: MigrationTarget): boolean =>
  verdict !== 'here' && verdict !== 'refused';

const order = { fits: 0, limited: 1, unknown: 2, refused: 3, here: 4 } as const;

/** All nodes, each judged as a target; those that do not take the VM stay, with reason and fix. */
export const TargetTable = ({ targets, chosen, onChoose }: TargetTableProps) => {
  const t = useT();
  const sorted = useMemo(
    () => [...targets].sort((a, b) => order[a.verdict] - order[b.verdict]),
    [targets],
  );
  const hasDevices = targets.some(({ supplies }) => supplies.length > 0);
  const columns = useMemo(
    (): Column<MigrationTarget>[] => [
      {
        key: 'node',
        label: t('Node'),
        modifier: 'breakWord',
        cell: (target) =>
          onChoose ? (
            <Radio
              id={`migrate-to-${target.name}`}
              name="migrate-to"
              label={target.name}
              isChecked={chosen === target.name}
              isDisabled={!canBeChosen(target)}
              onChange={() => onChoose(target)}
            />
          ) : (
            target.name
          ),
      },
      {
        key: 'verdict',
        label: t('Verdict'),
        cell: ({ verdict }) => <TargetVerdict verdict={verdict} />,
      },
      {
        key: 'reasons',
        label: t('Reason'),
        modifier: 'breakWord',
        cell: ({ reasons }) => <TargetReasons reasons={reasons} />,
      },
      ...(hasDevices
        ? [
            {
              key: 'devices',
              label: t('Devices for VMs'),
              cell: ({ supplies }: MigrationTarget) => <Devices supplies={supplies} />,
            },
          ]
        : []),
    ],
    [t, chosen, onChoose, hasDevices],
  );
  return (
    <>
      <TableOf label={t('Nodes')} columns={columns} rows={sorted} keyOf={keyOf} />
      <Content component="small">
        {t('{{count}} of the {{all}} other nodes take the VM.', {
          count: targets.filter(isTaking).length,
          all: targets.filter(({ verdict }) => verdict !== 'here').length,
        })}{' '}
        {t('Not checked: {{things}}.', { things: listText(NOT_CHECKED.map((text) => t(text))) })}
      </Content>
    </>
  );
};
