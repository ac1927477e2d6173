import { Alert, AlertActionCloseButton } from '@patternfly/react-core';
import { msg } from '../../../domain/core/msg';
import { textAt } from '../../../domain/core/resource';
import { restartStage, type RestartStage } from '../../../domain/vm/lifecycle/restart';
import { useT } from '../../../ui/useT';
import type { VmWorld } from '../useVmWorld';
import type { Restarting } from './useVmActions';
import { NONE } from '../../../ui/none';

const titles: Record<RestartStage, string> = {
  stopping: msg('The VM is being restarted: the guest shuts down'),
  starting: msg('The VM is being restarted: it starts again'),
  done: msg('The VM was restarted'),
  stopped: msg('The VM was stopped'),
};

const variants = {
  stopping: 'info',
  starting: 'info',
  done: 'success',
  stopped: 'warning',
} as const satisfies Record<RestartStage, string>;

interface RestartProgressProps {
  vmWorld: VmWorld;
  restarting: Restarting;
  onClose: () => void;
}

/** How far the restart is that the user asked for. */
export const RestartProgress = ({ vmWorld, restarting, onClose }: RestartProgressProps) => {
  const t = useT();
  const { vm, vmi } = vmWorld;
  const stage = restartStage(vm, vmi, restarting.formerUid);
  const isOver = stage === 'done' || stage === 'stopped';
  return (
    <Alert
      variant={variants[stage]}
      isInline
      isLiveRegion
      component="h2"
      title={t(titles[stage])}
      {...(isOver
        ? {
            actionClose: (
              <AlertActionCloseButton
                aria-label={t('Close the report of the restart')}
                onClose={onClose}
              />
            ),
          }
        : {})}
    >
      {!isOver &&
        t('Status: {{status}}', { status: textAt(vm, 'status', 'printableStatus') ?? NONE })}
    </Alert>
  );
};
