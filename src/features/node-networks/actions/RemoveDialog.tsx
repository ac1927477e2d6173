import { useMemo, useState } from 'react';
import { Alert, List, ListItem, Stack, StackItem } from '@patternfly/react-core';
import { checkPolicyIn } from '../../../domain/checks/of-node-policies';
import { policyImpactOf } from '../../../domain/checks/policy-impact';
import type { KubernetesResource } from '../../../domain/core/resource';
import { migrationsOn, type MigrationMap } from '../../../domain/node-policies/migrations';
import { chosenNetworks } from '../../../domain/node-policies/progress';
import { keptParts, removalOf } from '../../../domain/node-policies/removal';
import type { World } from '../../../domain/world/world';
import { models } from '../../../k8s/models';
import { editBy, type Change } from '../../../k8s/write';
import { FindingList } from '../../../ui/findings';
import { ImpactSummary, mayHurt } from '../../../ui/impact/ImpactSummary';
import { say } from '../../../ui/notices/store';
import { Review } from '../../../ui/review/Review';
import { useT } from '../../../ui/useT';
import { NodeChanges } from '../NodeChanges';
import { usePolicyWorld } from '../usePolicyWorld';
import { listText } from '../../../ui/intl';

interface RemoveDialogProps {
  policy: KubernetesResource;
  onClose: () => void;
  onDone: () => void;
}

/** Migrations into the cluster that count on the networks. */
const Migrations = ({ maps }: { maps: readonly MigrationMap[] }) => {
  const t = useT();
  return (
    <Alert
      variant="warning"
      isInline
      component="h2"
      title={t('Forklift connects VMs that it moves here to networks on this policy')}
    >
      <List>
        {maps.map(({ name, plans }) => (
          <ListItem key={name}>
            {plans.length === 0
              ? t('NetworkMap {{name}}, in no plan', { name })
              : t('NetworkMap {{name}}, in plans {{plans}}', { name, plans: listText(plans) })}
          </ListItem>
        ))}
      </List>
    </Alert>
  );
};

const RemoveNow = ({ policy, world, onClose, onDone }: RemoveDialogProps & { world: World }) => {
  const t = useT();
  const name = policy.metadata?.name ?? '';
  // The policy and its nodes as they were when the dialog was opened.
  const [{ nodes, removal, changes }] = useState(() => {
    const chosen = chosenNetworks(world, policy);
    const edit = (current: KubernetesResource) => removalOf(current, chosen);
    const change: Change = editBy(models.NodeNetworkConfigurationPolicy, policy, edit);
    return { nodes: chosen, removal: edit(policy), changes: [change] };
  });
  const impact = useMemo(() => policyImpactOf(world, policy), [world, policy]);
  const migrations = useMemo(() => migrationsOn(world, policy), [world, policy]);
  // Such as another policy that makes the same on these nodes.
  const findings = useMemo(() => checkPolicyIn(world, removal), [world, removal]);
  const kept = keptParts(policy, nodes);
  return (
    <Review
      title={t('Remove what policy {{name}} made from its nodes?', { name })}
      changes={changes}
      confirm={t('Remove from nodes')}
      isDanger
      isFolded
      mustType={mayHurt(impact) ? name : undefined}
      onClose={onClose}
      onDone={() => {
        say({
          variant: 'info',
          title: t('What policy {{name}} made is being removed from its nodes', { name }),
        });
        onClose();
        onDone();
      }}
    >
      <Stack hasGutter>
        <StackItem>
          {t(
            'The policy then asks for the absence of what it made, and sets the ports up again. Once all nodes have followed, it can be deleted.',
          )}
        </StackItem>
        <StackItem>
          <ImpactSummary
            impact={impact}
            consequence={t(
              'Those that run are cut off when their node follows. Stopped ones do not start on it any more.',
            )}
          />
        </StackItem>
        {findings.length > 0 && (
          <StackItem>
            <FindingList findings={findings} />
          </StackItem>
        )}
        {migrations.length > 0 && (
          <StackItem>
            <Migrations maps={migrations} />
          </StackItem>
        )}
        <StackItem>
          <NodeChanges world={world} policy={removal} nodes={nodes} />
        </StackItem>
        {kept.length > 0 && (
          <StackItem>
            <Alert
              variant="info"
              isInline
              component="h2"
              title={t('This stays as the policy has set it, as its former state is not known')}
            >
              <List>
                {kept.map(({ text, params }) => (
                  <ListItem key={`${text} ${JSON.stringify(params)}`}>{t(text, params)}</ListItem>
                ))}
              </List>
            </Alert>
          </StackItem>
        )}
      </Stack>
    </Review>
  );
};

/** Asks before what a policy made is taken away from nodes again, and says who is connected to it. */
export const RemoveDialog = (props: RemoveDialogProps) => {
  const world = usePolicyWorld();
  return world ? <RemoveNow {...props} world={world} /> : null;
};
