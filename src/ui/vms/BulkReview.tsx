import { useRef, useState } from 'react';
import type { K8sResourceCommon } from '@openshift-console/dynamic-plugin-sdk';
import type { KubernetesResource } from '../../domain/core/resource';
import { bulkSources } from '../../domain/vm/change/bulk';
import { aimOf, type BulkPlan } from '../../domain/vm/change/bulk-plan';
import type { InterfaceChange } from '../../domain/vm/change/interface-change';
import type { World } from '../../domain/world/world';
import type { Change } from '../../k8s/write';
import { follow, followMore } from '../notices/batches';
import { Review } from '../review/Review';
import { useT } from '../useT';
import { BulkEffects } from './BulkEffects';
import { editOf } from './editOf';

interface BulkReviewProps {
  title: string;
  world: World;
  plans: readonly BulkPlan[];
  /** What the notice of it calls the network. */
  network: string;
  /** Whether VMs are taken off the network, instead of connected to it. */
  isDanger?: boolean;
  /** What is done with a VM that changed meanwhile; undefined where it cannot be done any more. */
  changeOf: (vm: KubernetesResource) => InterfaceChange | undefined;
  onClose: () => void;
  onDone: () => void;
}

/** What becomes of each VM, as the server and the rules see it, before anything is sent. */
export const BulkReview = ({
  title,
  world,
  plans,
  network,
  isDanger = false,
  changeOf,
  onClose,
  onDone,
}: BulkReviewProps) => {
  const t = useT();
  const [changes] = useState<Change[]>(() =>
    plans.map(({ candidate: { vm, vmi } }) => {
      const { vm: _vm, ...sources } = bulkSources(world, { vm, vmi });
      return editOf(vm, changeOf, sources);
    }),
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
      const what = isDanger ? 'detach' : 'attach';
      batch.current = follow({ what, network, items });
    }
  };
  return (
    <Review
      title={title}
      changes={changes}
      isIndependent
      isDanger={isDanger}
      confirm={
        isDanger
          ? t('Detach from {{count}} VMs', { count })
          : t('Attach to {{count}} VMs', { count })
      }
      onClose={onClose}
      onDone={onDone}
      onSent={followed}
    >
      <BulkEffects plans={plans} />
    </Review>
  );
};
