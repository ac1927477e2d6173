import { useState, type ReactNode } from 'react';
import type { Impact } from '../../domain/checks/impact';
import type { KubernetesResource } from '../../domain/core/resource';
import type { Change } from '../../k8s/write';
import { mayHurt } from '../impact/ImpactSummary';
import { say } from '../notices/store';
import { Review } from '../review/Review';
import { useT } from '../useT';
import type { ResourceBasics } from './kind';

export interface DeleteProps<R> {
  object: R;
  onClose: () => void;
  onDeleted?: () => void;
}

interface DeleteDialogProps<R extends KubernetesResource> extends DeleteProps<R> {
  kind: ResourceBasics<R>;
  /** Who notices; undefined while that is being looked up. */
  impact: Impact | undefined;
  /** What becomes of them. */
  children: ReactNode;
}

/** Asks before an object is deleted; one that may be in use needs its name typed. */
export const DeleteDialog = <R extends KubernetesResource>({
  kind,
  object,
  impact,
  children,
  onClose,
  onDeleted,
}: DeleteDialogProps<R>) => {
  const t = useT();
  // The object as it was when the dialog was opened is the one that is deleted.
  const [changes] = useState<Change[]>(() => [
    { kind: 'delete', model: kind.modelOf(object), resource: object },
  ]);
  return (
    <Review
      title={t(kind.words.askDelete, { name: kind.shownName(object) })}
      changes={changes}
      confirm={t('Delete')}
      isDanger
      isWaiting={!impact}
      mustType={impact && mayHurt(impact) ? (object.metadata?.name ?? '') : undefined}
      onClose={onClose}
      onDone={() => {
        say({
          variant: 'success',
          title: t(kind.words.deleted, { name: kind.shownName(object) }),
        });
        onClose();
        onDeleted?.();
      }}
    >
      {children}
    </Review>
  );
};
