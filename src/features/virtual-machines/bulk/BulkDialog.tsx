import { useEffect, useState } from 'react';
import { Modal, ModalBody, ModalHeader } from '@patternfly/react-core';
import type { KubernetesResource } from '../../../domain/core/resource';
import type { BulkPlan } from '../../../domain/vm/change/bulk-plan';
import type { World } from '../../../domain/world/world';
import { useUnsaved } from '../../../ui/leave/useUnsaved';
import { LoadingState } from '../../../ui/states';
import { useT } from '../../../ui/useT';
import { BulkForm } from './BulkForm';
import type { BulkKind, BulkWish } from './bulkKind';
import { BulkReview } from '../../../ui/vms/BulkReview';
import { useBulkValues } from './useBulkForm';
import { useBulkWorld } from '../../../ui/vms/useBulkWorld';

export interface BulkDialogProps {
  /** undefined stands for all namespaces. */
  namespace: string | undefined;
  /** VMs that are chosen to begin with. */
  vms?: readonly KubernetesResource[];
  /** `namespace/name` of the network to begin with. */
  network?: string;
  onClose: () => void;
}

interface Reviewed {
  plans: readonly BulkPlan[];
  wish: BulkWish;
  /** As it was when the user asked for the review. */
  world: World;
}

/** Several dialogs follow each other here, of which only the first knows what opened it. */
const useFocusBack = (): void => {
  const [opener] = useState(() => document.activeElement);
  useEffect(
    () => () => {
      if (opener instanceof HTMLElement) opener.focus();
    },
    [opener],
  );
};

/** One network for several VMs: first which, then what the server makes of each. */
export const BulkDialog = ({
  kind,
  namespace,
  vms = [],
  network = '',
  onClose,
}: BulkDialogProps & { kind: BulkKind }) => {
  const t = useT();
  useFocusBack();
  const { world, gaps } = useBulkWorld(namespace);
  const options = { kind, namespace, vms, network };
  const { values, change, first, isChanged } = useBulkValues(options);
  const { ask, question } = useUnsaved(isChanged);
  const [reviewed, setReviewed] = useState<Reviewed>();
  const leave = () => ask(onClose);
  if (reviewed) {
    return (
      <>
        <BulkReview
          title={t(kind.reviewTitle, { network: reviewed.wish.network })}
          world={reviewed.world}
          plans={reviewed.plans}
          network={reviewed.wish.network}
          isDanger={kind.isDanger}
          changeOf={(vm) => kind.changeOf(reviewed.world, vm, reviewed.wish)}
          // Back to the form, where nothing typed is lost.
          onClose={() => setReviewed(undefined)}
          onDone={onClose}
        />
        {question}
      </>
    );
  }
  if (!world) {
    return (
      <Modal variant="large" isOpen onClose={onClose} aria-labelledby="bulk-title">
        <ModalHeader title={t(kind.title)} labelId="bulk-title" />
        <ModalBody>
          <LoadingState label={t('Loading VMs')} />
        </ModalBody>
      </Modal>
    );
  }
  return (
    <>
      <BulkForm
        options={options}
        world={world}
        gaps={gaps}
        values={values}
        first={first}
        onChange={change}
        onReview={(plans, wish) => setReviewed({ plans, wish, world })}
        onClose={leave}
      />
      {question}
    </>
  );
};
