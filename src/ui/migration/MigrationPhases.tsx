import { useId } from 'react';
import { ProgressStep, ProgressStepper, type ProgressStepProps } from '@patternfly/react-core';
import { msg } from '../../domain/core/msg';
import type { KubernetesResource } from '../../domain/core/resource';
import { migrationPhaseLabel } from '../../domain/vm/lifecycle/migration';
import { migrationSteps, type MigrationStep } from '../../domain/vm/lifecycle/migration-progress';
import { useT } from '../useT';

const variants: Record<MigrationStep['progress'], ProgressStepProps['variant']> = {
  done: 'success',
  current: 'info',
  failed: 'danger',
  ahead: 'pending',
};

const texts: Record<MigrationStep['progress'], string> = {
  done: msg('Done'),
  current: msg('Under way'),
  failed: msg('Failed'),
  ahead: msg('Not yet'),
};

/** The phases of a migration, and at which it is or ended. */
export const MigrationPhases = ({ migration }: { migration: KubernetesResource }) => {
  const t = useT();
  const id = useId();
  return (
    <ProgressStepper aria-label={t('Phases of the migration')}>
      {migrationSteps(migration).map(({ phase, progress }) => (
        <ProgressStep
          key={phase}
          id={`${id}-${phase}`}
          titleId={`${id}-${phase}-title`}
          variant={variants[progress]}
          isCurrent={progress === 'current' || progress === 'failed'}
          aria-label={t(texts[progress])}
        >
          {t(migrationPhaseLabel(phase))}
        </ProgressStep>
      ))}
    </ProgressStepper>
  );
};
