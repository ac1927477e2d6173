import { List, Stack, StackItem } from '@patternfly/react-core';
import {
  BanIcon,
  CheckCircleIcon,
  ExclamationCircleIcon,
  InProgressIcon,
  PendingIcon,
} from '@patternfly/react-icons';
import { lastDayOf, type StageCounts } from '../../../domain/overview/migrations';
import { migrationStages, type MigrationStage } from '../../../domain/vm/migration/stage';
import { CountLine } from '../../../ui/overview/CountLine';
import type { OverviewCardProps } from '../../../ui/overview/overview';
import { filtered, migrationPath } from '../../../ui/routes';
import { StateIcon, type Look } from '../../../ui/StateText';
import { useNow } from '../../../ui/useNow';
import { useT } from '../../../ui/useT';
import { stageTexts } from '../migrations/migrationSpec';
import './migrations.css';

const looks: Record<MigrationStage, Look> = {
  failed: { status: 'danger', Picture: ExclamationCircleIcon },
  running: { status: 'info', Picture: InProgressIcon },
  waiting: { status: 'info', Picture: PendingIcon },
  succeeded: { status: 'success', Picture: CheckCircleIcon },
  cancelled: { status: 'custom', Picture: BanIcon },
};

const PREFIX = 'vm-networking-console-plugin__hours';
/** Of one bar and of the picture, in its own units. */
const [WIDTH, HEIGHT] = [10, 40];

const totalOf = (counts: StageCounts): number =>
  migrationStages.reduce((sum, stage) => sum + counts[stage], 0);

/** A bar for each hour, the present one at the end, for the eye alone: the list says what they add up to. */
const Hours = ({ hours }: { hours: readonly StageCounts[] }) => {
  const most = Math.max(1, ...hours.map(totalOf));
  return (
    <svg
      aria-hidden
      className={PREFIX}
      viewBox={`0 0 ${hours.length * WIDTH} ${HEIGHT}`}
      preserveAspectRatio="none"
    >
      {hours.map((counts, hour) => {
        let top = HEIGHT;
        return migrationStages.map((stage) => {
          const height = (counts[stage] / most) * HEIGHT;
          top -= height;
          return height === 0 ? null : (
            <rect
              // Hours have no identity but their place.
              key={`${hour} ${stage}`}
              className={`${PREFIX}--${stage}`}
              x={hour * WIDTH + 1}
              y={top}
              width={WIDTH - 2}
              height={height}
            />
          );
        });
      })}
    </svg>
  );
};

/** The migrations that were asked for in the last 24 hours, and what became of them. */
const MigrationsCard = ({ overview: { world, namespace } }: OverviewCardProps) => {
  const t = useT();
  const { counts, total, hours } = lastDayOf(world, useNow());
  const path = migrationPath(namespace, 'migrations');
  if (!world.isKnown('VirtualMachineInstanceMigration', namespace)) {
    return <>{t('Migrations cannot be seen here.')}</>;
  }
  if (total === 0) return <>{t('No VM was migrated in the last 24 hours.')}</>;
  const texts = stageTexts(t);
  return (
    <Stack hasGutter>
      <StackItem>
        <Hours hours={hours} />
      </StackItem>
      <StackItem>
        <List isPlain isBordered aria-label={t('Migrations of the last 24 hours')}>
          {migrationStages
            .filter((stage) => counts[stage] > 0)
            .map((stage) => (
              <CountLine
                key={stage}
                text={texts[stage]}
                count={counts[stage]}
                to={filtered(path, { stage, asked: 'day' })}
                icon={<StateIcon look={looks[stage]} />}
              />
            ))}
        </List>
      </StackItem>
    </Stack>
  );
};

export default MigrationsCard;
