import { useDeferredValue, useMemo } from 'react';
import { Alert } from '@patternfly/react-core';
import { recordAt, type KubernetesResource } from '../../../domain/core/resource';
import { chosenNodes } from '../../../domain/node-policies/progress';
import type { World } from '../../../domain/world/world';
import { NameList } from '../../../ui/NameList';
import { useT } from '../../../ui/useT';

interface ChosenNodesProps {
  draft: KubernetesResource;
  /** Undefined while it is being read. */
  world: World | undefined;
}

/** Which nodes the labels choose as they stand. */
export const ChosenNodes = ({ draft, world }: ChosenNodesProps) => {
  const t = useT();
  const settled = useDeferredValue(draft);
  const names = useMemo(() => world && chosenNodes(world, settled), [world, settled]);
  if (!world || !names) return null;
  if (!world.isKnown('Node')) {
    return (
      <Alert
        variant="info"
        isInline
        component="h3"
        title={t('Your user may not list nodes, so it cannot be shown which ones are chosen')}
      />
    );
  }
  const isAll = Object.keys(recordAt(settled, 'spec', 'nodeSelector')).length === 0;
  const title = isAll
    ? t('All {{count}} nodes of the cluster are chosen', { count: names.length })
    : t('{{count}} nodes are chosen', { count: names.length });
  return (
    <Alert
      variant={isAll || names.length === 0 ? 'warning' : 'info'}
      isInline
      component="h3"
      title={title}
    >
      {names.length > 0 ? (
        <NameList label={title} names={names} />
      ) : (
        t('Nothing is done until a node has all of the labels.')
      )}
    </Alert>
  );
};
