import { useState } from 'react';
import type { K8sResourceCommon } from '@openshift-console/dynamic-plugin-sdk';
import type { KubernetesResource } from '../../../domain/core/resource';
import { setIn } from '../../../domain/core/set-in';
import { nameOf } from '../../../domain/dpdk/cluster/profile';
import { nodesOfPool } from '../../../domain/dpdk/cluster/rollout';
import { emptiedNodes } from '../../../domain/vm/migration/emptied';
import { models } from '../../../k8s/models';
import { completeWorld } from '../../../k8s/useWorld';
import { editBy } from '../../../k8s/write';
import { Drains } from '../../../ui/migration/Drains';
import { say } from '../../../ui/notices/store';
import { Review } from '../../../ui/review/Review';
import { useT } from '../../../ui/useT';
import { useRestartWorld } from './useClusterWorld';

/** The last look before a pool that was paused goes on, and its nodes restart. */
export const ResumeReview = ({
  pool,
  onClose,
}: {
  pool: KubernetesResource;
  onClose: () => void;
}) => {
  const t = useT();
  const name = nameOf(pool);
  const world = completeWorld(useRestartWorld())?.world;
  const [changes] = useState(() => [
    editBy<K8sResourceCommon>(models.MachineConfigPool, pool as K8sResourceCommon, (current) =>
      setIn({ ...current }, ['spec', 'paused'], false),
    ),
  ]);
  const waiting = world
    ? nodesOfPool(world, pool)
        .filter(({ stage }) => stage !== 'done')
        .map((node) => node.name)
    : [];
  return (
    <Review
      title={t('Let pool {{name}} go on?', { name })}
      changes={changes}
      confirm={t('Let it go on')}
      isWaiting={world === undefined}
      onClose={onClose}
      onDone={() => {
        say({ variant: 'success', title: t('Pool {{name}} goes on', { name }) });
        onClose();
      }}
    >
      {world && <Drains drains={emptiedNodes(world, waiting)} />}
    </Review>
  );
};
