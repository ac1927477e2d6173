import {
  DescriptionList,
  DescriptionListDescription,
  DescriptionListGroup,
  DescriptionListTerm,
  Stack,
  StackItem,
} from '@patternfly/react-core';
import { Timestamp } from '@openshift-console/dynamic-plugin-sdk';
import { msg } from '../../../domain/core/msg';
import type { MigrationRow } from '../../../domain/vm/migration/history';
import { MigrationPhases } from '../../../ui/migration/MigrationPhases';
import { useT } from '../../../ui/useT';
import { originText } from './MigrationCells';

const modes: Record<string, string | undefined> = {
  PreCopy: msg('Memory is copied while the VM runs at its source.'),
  PostCopy: msg('The VM runs at its target, and fetches what is left.'),
  Paused: msg('The VM stands still until everything has been copied.'),
};

interface LineProps {
  term: string;
  children: React.ReactNode;
}

const Line = ({ term, children }: LineProps) => (
  <DescriptionListGroup>
    <DescriptionListTerm>{term}</DescriptionListTerm>
    <DescriptionListDescription>{children}</DescriptionListDescription>
  </DescriptionListGroup>
);

/** What else there is to say of a migration. */
export const MigrationDetails = ({ row }: { row: MigrationRow }) => {
  const t = useT();
  const { migration, name, failure, policy, mode, started, ended, origin } = row;
  const why = originText(origin);
  const how = mode === undefined ? undefined : modes[mode];
  return (
    <Stack hasGutter>
      {migration && (
        <StackItem>
          <MigrationPhases migration={migration} />
        </StackItem>
      )}
      <StackItem>
        <DescriptionList isCompact isHorizontal isFluid>
          <Line term={t('Name')}>
            {name === '' ? t('The migration was deleted; its VM still tells of it.') : name}
          </Line>
          {why !== undefined && <Line term={t('Why')}>{t(why)}</Line>}
          {failure?.said !== undefined && <Line term={t('KubeVirt says')}>{failure.said}</Line>}
          {policy !== undefined && <Line term={t('Migration policy')}>{policy}</Line>}
          {how !== undefined && <Line term={t('How')}>{t(how)}</Line>}
          {started !== undefined && (
            <Line term={t('Copying began')}>
              <Timestamp timestamp={started} />
            </Line>
          )}
          {ended !== undefined && (
            <Line term={t('Over')}>
              <Timestamp timestamp={ended} />
            </Line>
          )}
        </DescriptionList>
      </StackItem>
    </Stack>
  );
};
