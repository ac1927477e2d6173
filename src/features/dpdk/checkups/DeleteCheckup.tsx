import { useState } from 'react';
import type { CheckupRun } from '../../../domain/dpdk/checkups/runs';
import { ConfigMapModel, models } from '../../../k8s/models';
import type { Change } from '../../../k8s/write';
import { say } from '../../../ui/notices/store';
import { Review } from '../../../ui/review/Review';
import { useT } from '../../../ui/useT';

interface DeleteCheckupProps {
  run: CheckupRun;
  onClose: () => void;
  onDeleted?: () => void;
}

/** Asks before a run is deleted: its Job, with the pod, and its ConfigMap, with the result. */
export const DeleteCheckup = ({ run, onClose, onDeleted }: DeleteCheckupProps) => {
  const t = useT();
  const { name, job, configMap } = run;
  const [changes] = useState<Change[]>(() => [
    ...(job ? [{ kind: 'delete' as const, model: models.Job, resource: job }] : []),
    { kind: 'delete', model: ConfigMapModel, resource: configMap },
  ]);
  return (
    <Review
      title={t('Delete checkup {{name}}?', { name })}
      changes={changes}
      confirm={t('Delete')}
      isDanger
      onClose={onClose}
      onDone={() => {
        say({ variant: 'success', title: t('Checkup {{name}} was deleted', { name }) });
        onClose();
        onDeleted?.();
      }}
    >
      {run.state === 'running'
        ? t('It is running: the VMs that it has started may stay behind.')
        : t(
            'Its result goes with it. The ServiceAccount and the Roles stay, as other checkups of the namespace use them.',
          )}
    </Review>
  );
};
