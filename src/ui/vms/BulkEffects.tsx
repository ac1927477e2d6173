import { useMemo } from 'react';
import { Alert, ExpandableSection, List, ListItem, Stack, StackItem } from '@patternfly/react-core';
import {
  effectGroups,
  sharedFindings,
  type BulkPlan,
  type EffectGroup,
} from '../../domain/vm/change/bulk-plan';
import { effectLabel } from '../../domain/vm/change/effect-labels';
import { FindingList } from '../findings';
import { effectVariants } from '../impact/EffectAlert';
import { useT } from '../useT';
import { listText } from '../intl';

/** So many names are shown without asking. */
const FEW = 5;

const Names = ({ names }: { names: readonly string[] }) => {
  const t = useT();
  if (names.length <= FEW) return <p>{t('VMs: {{names}}', { names: listText(names) })}</p>;
  return (
    <ExpandableSection toggleText={t('{{count}} VMs', { count: names.length })} isIndented>
      <List isPlain>
        {names.map((name) => (
          <ListItem key={name}>{name}</ListItem>
        ))}
      </List>
    </ExpandableSection>
  );
};

const GroupAlert = ({ group: { effect, vms, reasons } }: { group: EffectGroup }) => {
  const t = useT();
  return (
    <Alert
      variant={effectVariants[effect.kind]}
      isInline
      component="h2"
      title={t(effectLabel(effect))}
    >
      {reasons.map(({ text, params }) => (
        <p key={`${text} ${JSON.stringify(params)}`}>{t(text, params)}</p>
      ))}
      <Names names={vms} />
    </Alert>
  );
};

/** What becomes of several VMs: those together that it does the same to, and what rules say of them. */
export const BulkEffects = ({ plans }: { plans: readonly BulkPlan[] }) => {
  const groups = useMemo(() => effectGroups(plans), [plans]);
  const shared = useMemo(() => sharedFindings(plans), [plans]);
  const vmsOf = useMemo(
    () => new Map(shared.map(({ finding, vms }) => [finding, vms] as const)),
    [shared],
  );
  return (
    <Stack hasGutter>
      {groups.map((group) => (
        <StackItem key={`${group.effect.kind} ${group.effect.how ?? ''}`}>
          <GroupAlert group={group} />
        </StackItem>
      ))}
      {shared.length > 0 && (
        <StackItem>
          <FindingList
            findings={shared.map(({ finding }) => finding)}
            evidenceOf={(finding) => <Names names={vmsOf.get(finding) ?? []} />}
          />
        </StackItem>
      )}
    </Stack>
  );
};
