import {
  Alert,
  AlertActionLink,
  DescriptionList,
  DescriptionListDescription,
  DescriptionListGroup,
  DescriptionListTerm,
  List,
  ListItem,
  Stack,
  StackItem,
} from '@patternfly/react-core';
import { asTyped } from '../../../domain/forms/leaf';
import { FindingList } from '../../../ui/findings';
import { RestartNote } from '../network/RestartNote';
import { useT } from '../../../ui/useT';
import type { MigrationSettings } from '../useMigrationWorld';
import type { PlanForm } from './usePlan';
import type { Writing } from './Writing';

interface ReviewStepProps {
  settings: MigrationSettings;
  plan: PlanForm;
  writing: Writing;
}

/** What is there already when the second step was not done, and the two ways on. */
const Half = ({
  name,
  owner,
  onContinue,
  onRemove,
}: {
  name: string;
  owner: string;
  onContinue: () => void;
  onRemove: () => void;
}) => {
  const t = useT();
  return (
    <Alert
      variant="warning"
      isInline
      isLiveRegion
      component="h2"
      title={t('The network exists, and live migrations do not use it yet')}
      actionLinks={
        <>
          <AlertActionLink onClick={onContinue}>{t('Continue')}</AlertActionLink>
          <AlertActionLink onClick={onRemove}>{t('Remove the network')}</AlertActionLink>
        </>
      }
    >
      <List>
        <ListItem>{t('Done: the network {{name}}', { name })}</ListItem>
        <ListItem>{t('Not done: the setting in {{owner}}', { owner })}</ListItem>
      </List>
    </Alert>
  );
};

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
          <Half
            name={`${namespace}/${name}`}
            owner={ownerName}
            onContinue={writing.begin}
            onRemove={writing.undo}
          />
        </StackItem>
      )}
      <StackItem>
        <DescriptionList isHorizontal isCompact aria-label={t('What you chose')}>
          {facts.map(([term, value]) => (
            <DescriptionListGroup key={term}>
              <DescriptionListTerm>{term}</DescriptionListTerm>
              <DescriptionListDescription>{value}</DescriptionListDescription>
            </DescriptionListGroup>
          ))}
        </DescriptionList>
      </StackItem>
      {open.length > 0 && (
        <StackItem>
          <Alert
            variant="danger"
            isInline
            component="h2"
            title={t('Something of the steps before is missing or does not fit')}
          >
            <List>
              {open.map(({ field, message: { text, params } }) => (
                <ListItem key={`${field ?? ''} ${text}`}>{t(text, params)}</ListItem>
              ))}
            </List>
          </Alert>
        </StackItem>
      )}
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
