import { Icon } from '@patternfly/react-core';
import {
  ExclamationCircleIcon,
  InProgressIcon,
  OffIcon,
  PauseCircleIcon,
  RunningIcon,
} from '@patternfly/react-icons';
import { textAt, type KubernetesResource } from '../../../domain/core/resource';
import { NONE } from '../../../ui/none';

const RUNNING: readonly string[] = ['Running'];
const STOPPED: readonly string[] = ['Stopped', 'Halted'];
const PAUSED: readonly string[] = ['Paused'];
const BROKEN = /Error|BackOff|Failed|Unschedulable|Lost/;

const iconOf = (status: string) => {
  if (RUNNING.includes(status)) return { icon: RunningIcon, color: 'success' as const };
  if (STOPPED.includes(status)) return { icon: OffIcon, color: 'custom' as const };
  if (PAUSED.includes(status)) return { icon: PauseCircleIcon, color: 'custom' as const };
  return BROKEN.test(status)
    ? { icon: ExclamationCircleIcon, color: 'danger' as const }
    : { icon: InProgressIcon, color: 'info' as const };
};

/** The status that KubeVirt prints for a VM, as it is. */
export const VmStatus = ({ vm }: { vm: KubernetesResource }) => {
  const status = textAt(vm, 'status', 'printableStatus');
  if (status === undefined) return <>{NONE}</>;
  const { icon: StatusIcon, color } = iconOf(status);
  return (
    <span>
      <Icon status={color} isInline>
        <StatusIcon />
      </Icon>{' '}
      {status}
    </span>
  );
};
