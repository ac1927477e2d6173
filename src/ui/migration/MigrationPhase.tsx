import {
  BanIcon,
  CheckCircleIcon,
  ExclamationCircleIcon,
  InProgressIcon,
  PendingIcon,
} from '@patternfly/react-icons';
import { migrationPhaseLabel } from '../../domain/vm/lifecycle/migration';
import type { MigrationRow } from '../../domain/vm/migration/history';
import { useT } from '../useT';
import { StateText } from '../StateText';

const lookOf = ({ phase, failure }: MigrationRow) => {
  if (failure?.cause === 'cancelled') return { Picture: BanIcon, status: 'custom' } as const;
  if (phase === 'Failed') return { Picture: ExclamationCircleIcon, status: 'danger' } as const;
  if (phase === 'Succeeded') return { Picture: CheckCircleIcon, status: 'success' } as const;
  return phase === 'Pending'
    ? ({ Picture: PendingIcon, status: 'custom' } as const)
    : ({ Picture: InProgressIcon, status: 'info' } as const);
};

/** Where a migration stands, in words. */
export const MigrationPhase = ({ row }: { row: MigrationRow }) => {
  const t = useT();
  return (
    <StateText look={lookOf(row)}>
      {row.isCancelled && !row.isOver ? t('Being cancelled') : t(migrationPhaseLabel(row.phase))}
    </StateText>
  );
};
