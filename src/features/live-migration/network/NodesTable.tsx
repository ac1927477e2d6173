import { useMemo } from 'react';
import { Label, type LabelProps } from '@patternfly/react-core';
import type { TFunction } from 'i18next';
import { msg } from '../../../domain/core/msg';
import { textAt } from '../../../domain/core/resource';
import { referenceOf } from '../../../domain/findings/report';
import type { HandlerState } from '../../../domain/migration-network/handlers';
import type { RollOut, RollOutNode, RollOutStep } from '../../../domain/migration-network/roll-out';
import { ObjectLink } from '../../../ui/ObjectLink';
import { TableOf } from '../../../ui/table/TableOf';
import type { Column } from '../../../ui/table/model';
import { useT } from '../../../ui/useT';
import { NONE } from '../../../ui/none';

const states: Record<HandlerState, string> = {
  missing: msg('No virt-handler'),
  starting: msg('Starting'),
  stuck: msg('Does not start'),
  'pod-network': msg('Uses the pod network'),
  dedicated: msg('Uses the network'),
  outside: msg('Address of another range'),
};

const steps: Record<RollOutStep, string> = {
  waits: msg('Waits for its turn'),
  restarts: msg('Restarts'),
  stuck: msg('Does not start'),
  done: msg('Done'),
};

type Status = Exclude<LabelProps['status'], undefined>;

const statusOf = (state: HandlerState, isSet: boolean): Status | undefined => {
  if (state === 'stuck') return 'danger';
  if (state === 'dedicated') return isSet ? 'success' : 'warning';
  if (state === 'starting') return 'info';
  return isSet || state !== 'pod-network' ? 'warning' : undefined;
};

const stepStatus: Record<RollOutStep, Status> = {
  waits: 'info',
  restarts: 'info',
  stuck: 'danger',
  done: 'success',
};

const State = ({ node: { handler }, isSet }: { node: RollOutNode; isSet: boolean }) => {
  const t = useT();
  const status = statusOf(handler.state, isSet);
  return (
    <>
      <Label isCompact {...(status ? { status } : {})}>
        {t(states[handler.state])}
      </Label>
      {handler.obstacle?.why && <p>{t(handler.obstacle.why.text, handler.obstacle.why.params)}</p>}
      {isSet && handler.state === 'pod-network' && (
        <p>{t('Migrations to this node go over the pod network, without any error.')}</p>
      )}
    </>
  );
};

const columnsOf = (t: TFunction, isSet: boolean, isSettled: boolean): Column<RollOutNode>[] => [
  { key: 'node', label: t('Node'), width: 20, cell: ({ handler }) => handler.node },
  {
    key: 'state',
    label: t('virt-handler'),
    cell: (node) => <State node={node} isSet={isSet} />,
  },
  {
    key: 'address',
    label: t('Address for live migration'),
    cell: ({ handler }) => handler.address ?? handler.podAddress ?? NONE,
  },
  ...(isSettled
    ? []
    : [
        {
          key: 'step',
          label: t('Roll-out'),
          cell: ({ step }: RollOutNode) => (
            <Label isCompact status={stepStatus[step]}>
              {t(steps[step])}
            </Label>
          ),
        },
      ]),
  {
    key: 'pod',
    label: t('Pod'),
    width: 20,
    cell: ({ handler }) =>
      handler.pod ? (
        <ObjectLink object={{ ...referenceOf(handler.pod), apiVersion: 'v1', kind: 'Pod' }} />
      ) : (
        NONE
      ),
  },
];

const keyOf = ({ handler }: RollOutNode): string =>
  `${handler.node} ${textAt(handler.pod, 'metadata', 'name') ?? ''}`;

interface NodesTableProps {
  rollOut: RollOut;
  /** Whether a network is set for live migrations. */
  isSet: boolean;
}

/** virt-handler on each node: whether it has the network, and by which address. */
export const NodesTable = ({ rollOut, isSet }: NodesTableProps) => {
  const t = useT();
  const isSettled = rollOut.stage === 'settled';
  const columns = useMemo(() => columnsOf(t, isSet, isSettled), [t, isSet, isSettled]);
  return (
    <TableOf
      label={t('virt-handler on each node')}
      columns={columns}
      rows={rollOut.nodes}
      keyOf={keyOf}
    />
  );
};
