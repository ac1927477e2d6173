import { useMemo } from 'react';
import { Alert, Stack, StackItem } from '@patternfly/react-core';
import { policyImpactOf } from '../../domain/checks/policy-impact';
import { chosenNetworks } from '../../domain/node-policies/progress';
import type { KubernetesResource } from '../../domain/core/resource';
import type { World } from '../../domain/world/world';
import { ImpactSummary, mayHurt } from '../../ui/impact/ImpactSummary';
import { NameList } from '../../ui/NameList';
import { LoadingState } from '../../ui/states';
import { useT } from '../../ui/useT';
import { NodeChanges } from './NodeChanges';
import { usePolicyWorld } from './usePolicyWorld';

interface NoteProps {
  before: KubernetesResource | undefined;
  after: KubernetesResource;
}

/** Nodes that a policy was for, and is for no longer. */
const Left = ({ names }: { names: readonly string[] }) => {
  const t = useT();
  const title = t('{{count}} nodes are not chosen any more, and keep what the policy made', {
    count: names.length,
  });
  return (
    <Alert variant="warning" isInline component="h2" title={title}>
      <NameList label={title} names={names} />
      <p>
        {t(
          'To take it away there, too, remove it from these nodes: the page of the policy offers it.',
        )}
      </p>
    </Alert>
  );
};

const Note = ({ world, before, after }: NoteProps & { world: World }) => {
  const t = useT();
  const { nodes, left } = useMemo(() => {
    const chosen = chosenNetworks(world, after);
    const former = before ? chosenNetworks(world, before) : [];
    return {
      nodes: chosen,
      left: former.filter((node) => !chosen.includes(node)).map(({ name }) => name),
    };
  }, [world, before, after]);
  const impact = useMemo(() => before && policyImpactOf(world, before), [world, before]);
  return (
    <Stack hasGutter>
      {left.length > 0 && (
        <StackItem>
          <Left names={left} />
        </StackItem>
      )}
      {!world.isKnown('Node') && (
        <StackItem>
          {t('Your user may not list nodes, so it cannot be shown what changes on them.')}
        </StackItem>
      )}
      {nodes.length > 0 && (
        <StackItem>
          <NodeChanges world={world} policy={after} nodes={nodes} />
        </StackItem>
      )}
      {impact && mayHurt(impact) && (
        <StackItem>
          <ImpactSummary
            impact={impact}
            consequence={t(
              'They are on what the policy makes. A change of it may interrupt their connection for a moment; what is removed cuts them off.',
            )}
          />
        </StackItem>
      )}
    </Stack>
  );
};

/** What a policy changes on how many nodes, and which VMs stand on it. */
const PolicyReviewNote = (props: NoteProps) => {
  const t = useT();
  const world = usePolicyWorld();
  return (
    <StackItem>
      {world ? (
        <Note {...props} world={world} />
      ) : (
        <LoadingState label={t('Comparing with the nodes')} />
      )}
    </StackItem>
  );
};

export default PolicyReviewNote;
