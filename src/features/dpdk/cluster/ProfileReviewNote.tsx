import { useMemo } from 'react';
import { StackItem } from '@patternfly/react-core';
import { recordAt, type KubernetesResource } from '../../../domain/core/resource';
import { sameJson } from '../../../domain/core/same-json';
import { isForNode, nameOf } from '../../../domain/dpdk/cluster/profile';
import { emptiedNodes } from '../../../domain/vm/migration/emptied';
import type { World } from '../../../domain/world/world';
import { completeWorld } from '../../../k8s/useWorld';
import { Drains } from '../../../ui/migration/Drains';
import { LoadingState } from '../../../ui/states';
import { useT } from '../../../ui/useT';
import { useChosenNodes } from './ChosenNodes';
import { useRestartWorld } from './useClusterWorld';

interface NoteProps {
  before: KubernetesResource | undefined;
  after: KubernetesResource;
}

/** Nodes that restart: all of a profile whose settings change, else those that come to it. */
const restarting = (
  world: World,
  { before, after }: NoteProps,
  chosen: ReadonlySet<string>,
): string[] => {
  const isChanged = !before || !sameJson(recordAt(before, 'spec'), recordAt(after, 'spec'));
  return world
    .list('Node')
    .filter((node) => {
      const isIn = isForNode(after, node);
      return (isIn && isChanged) || (!isIn && chosen.has(nameOf(node)));
    })
    .map(nameOf);
};

/** Which nodes a profile restarts, with the VMs on them. */
const ProfileReviewNote = (props: NoteProps) => {
  const t = useT();
  const { before, after } = props;
  const chosen = useChosenNodes();
  const world = completeWorld(useRestartWorld())?.world;
  const nodes = useMemo(
    () => world && emptiedNodes(world, restarting(world, { before, after }, chosen)),
    [world, before, after, chosen],
  );
  return (
    <StackItem>
      {nodes ? (
        <Drains drains={nodes} />
      ) : (
        <LoadingState label={t('Looking for VMs on the nodes')} />
      )}
    </StackItem>
  );
};

export default ProfileReviewNote;
