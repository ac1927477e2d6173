import { useMemo, useRef, useState } from 'react';
import { Alert, ExpandableSection, List, ListItem, Stack, StackItem } from '@patternfly/react-core';
import type { K8sResourceCommon } from '@openshift-console/dynamic-plugin-sdk';
import type { KubernetesResource } from '../../../domain/core/resource';
import { bulkSources } from '../../../domain/vm/change/bulk';
import {
  aimOf,
  effectGroups,
  sharedFindings,
  type BulkPlan,
  type EffectGroup,
} from '../../../domain/vm/change/bulk-plan';
import { effectLabel } from '../../../domain/vm/change/effect-labels';
import type { World } from '../../../domain/world/world';
import type { Change } from '../../../k8s/write';
import { FindingList } from '../../../ui/findings';
import { follow, followMore } from '../../../ui/notices/batches';
import { Review } from '../../../ui/review/Review';
import { useT } from '../../../ui/useT';
import { effectVariants } from '../../../ui/impact/EffectAlert';
import { editOf } from '../editOf';
import type { BulkKind, BulkWish } from './bulkKind';

/** So many names are shown without asking. */
const FEW = 5;

const Names = ({ names }: { names: readonly string[] }) => {
  const t = useT();
  if (names.length <= FEW) return <p>{t('VMs: {{names}}', { names: names.join(', ') })}</p>;
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

interface BulkReviewProps {
  kind: BulkKind;
  world: World;
  plans: readonly BulkPlan[];
  wish: BulkWish;
  onClose: () => void;
  onDone: () => void;
}

/** What becomes of each VM, as the server and the rules see it, before anything is sent. */
export const BulkReview = ({ kind, world, plans, wish, onClose, onDone }: BulkReviewProps) => {
  const t = useT();
  const [changes] = useState<Change[]>(() =>
    plans.map(({ candidate: { vm, vmi } }) => {
      const { vm: _vm, ...sources } = bulkSources(world, { vm, vmi });
      return editOf(vm, (now: KubernetesResource) => kind.changeOf(world, now, wish), sources);
    }),
  );
  const groups = useMemo(() => effectGroups(plans), [plans]);
  const shared = useMemo(() => sharedFindings(plans), [plans]);
  const vmsOf = useMemo(
    () => new Map(shared.map(({ finding, vms }) => [finding, vms] as const)),
    [shared],
  );
  const count = changes.length;
  const batch = useRef<number>();
  const followed = (results: readonly K8sResourceCommon[]) => {
    const items = plans.flatMap((plan) => {
      const { namespace, name } = plan.candidate;
      const result = results.find(
        ({ metadata }) => metadata?.name === name && metadata.namespace === namespace,
      );
      return result
        ? [{ namespace, name, aim: aimOf(world, plan, result as KubernetesResource) }]
        : [];
    });
    if (batch.current !== undefined) followMore(batch.current, items);
    else {
      const what = kind.isDanger ? 'detach' : 'attach';
      batch.current = follow({ what, network: wish.network, items });
    }
  };
  return (
    <Review
      title={t(kind.reviewTitle, { network: wish.network })}
      changes={changes}
      isIndependent
      isDanger={kind.isDanger}
      confirm={
        kind.isDanger
          ? t('Detach from {{count}} VMs', { count })
          : t('Attach to {{count}} VMs', { count })
      }
      onClose={onClose}
      onDone={onDone}
      onSent={followed}
    >
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
    </Review>
  );
};
