import { List, ListItem, Stack, StackItem } from '@patternfly/react-core';
import { asTyped } from '../../../domain/forms/leaf';
import { FindingList } from '../../../ui/findings';
import { RestartNote } from '../network/RestartNote';
import { useT } from '../../../ui/useT';
import { ChosenFacts } from '../../../ui/wizard/ChosenFacts';
import { HalfDone } from '../../../ui/wizard/HalfDone';
import { OpenProblems } from '../../../ui/wizard/OpenProblems';
import type { MigrationSettings } from '../useMigrationWorld';
import type { PlanForm } from './usePlan';
import type { Writing } from './Writing';

interface ReviewStepProps {
  settings: MigrationSettings;
  plan: PlanForm;
  writing: Writing;
}

/** All that was chosen, what the rules say of it, and what is about to be done. */
export const ReviewStep = (props: ReviewStepProps) => {
  const t = useT();
  const { settings, plan, writing } = props;
  const isHalf = writing.written === 'network';
  const { draft, values } = plan;
  const { owner, namespace } = settings;
  const name = asTyped(values.name).trim();
  const ownerName = `${owner.kind} ${owner.object.metadata?.name ?? ''}`;
  const open = isHalf ? [] : plan.problems.filter((each) => each.isBlocking && !each.finding);
  const findings = plan.problems.flatMap(({ finding }) => finding ?? []);
  const { way } = draft;
  const facts: [string, string][] = [
    [t('Interface'), way.kind === 'interface' ? way.name : asTyped(values.link)],
    [t('VLAN tag'), asTyped(values.vlan) || t('None')],
    [t('Address range'), asTyped(values.range)],
    [t('Excluded addresses'), asTyped(values.exclude) || t('None')],
    [t('Name'), `${namespace}/${name}`],
  ];
  return (
    <Stack hasGutter>
      {isHalf && (
        <StackItem>
          <HalfDone
            title={t('The network exists, and live migrations do not use it yet')}
            done={[t('the network {{name}}', { name: `${namespace}/${name}` })]}
            open={[t('the setting in {{owner}}', { owner: ownerName })]}
            actions={[
              { text: t('Continue'), onClick: writing.begin },
              { text: t('Remove the network'), onClick: writing.undo },
            ]}
          />
        </StackItem>
      )}
      <StackItem>
        <ChosenFacts facts={facts} />
      </StackItem>
      <OpenProblems problems={open} />
      {findings.length > 0 && (
        <StackItem>
          <FindingList findings={findings} />
        </StackItem>
      )}
      {!isHalf && (
        <StackItem>
          <List component="ol" aria-label={t('What is about to be done')}>
            <ListItem>
              {t('The network {{name}} is made.', { name: `${namespace}/${name}` })}
            </ListItem>
            <ListItem>
              {t('{{owner}} sends live migrations over it.', { owner: ownerName })}
            </ListItem>
          </List>
        </StackItem>
      )}
      <StackItem>
        <RestartNote />
      </StackItem>
    </Stack>
  );
};
