import { Content, List, ListItem } from '@patternfly/react-core';
import {
  BanIcon,
  CheckCircleIcon,
  ExclamationTriangleIcon,
  OffIcon,
  QuestionCircleIcon,
} from '@patternfly/react-icons';
import { msg } from '../../../domain/core/msg';
import { obstacleWords } from '../../../domain/vm/migration/obstacle-words';
import type { Obstacle } from '../../../domain/vm/migration/obstacles';
import type { ReadinessState } from '../../../domain/vm/migration/readiness';
import { useT } from '../../../ui/useT';
import { StateText } from '../../../ui/StateText';

const looks = {
  ready: { text: msg('Can be migrated'), status: 'success', Picture: CheckCircleIcon },
  nowhere: { text: msg('No node takes it'), status: 'warning', Picture: ExclamationTriangleIcon },
  blocked: { text: msg('Cannot be migrated'), status: 'danger', Picture: BanIcon },
  stopped: { text: msg('Does not run'), status: 'custom', Picture: OffIcon },
  unknown: { text: msg('Not known'), status: 'custom', Picture: QuestionCircleIcon },
} as const;

/** Whether a VM can be migrated, to be translated. */
export const readinessText = (state: ReadinessState): string => looks[state].text;

export const ReadinessLabel = ({ state }: { state: ReadinessState }) => {
  const t = useT();
  return <StateText look={looks[state]}>{t(looks[state].text)}</StateText>;
};

/** All that keeps a VM from being migrated, each with what to do. */
export const Obstacles = ({ obstacles }: { obstacles: readonly Obstacle[] }) => {
  const t = useT();
  return (
    <List isPlain>
      {obstacles.map((obstacle) => {
        const { why, fix } = obstacleWords(obstacle);
        const { name, said } = obstacle;
        return (
          <ListItem key={name}>
            {t(why.text, why.params)} {t(fix.text, fix.params)}
            {said !== undefined && (
              <Content component="small">{t('KubeVirt says: {{said}}', { said })}</Content>
            )}
          </ListItem>
        );
      })}
    </List>
  );
};
