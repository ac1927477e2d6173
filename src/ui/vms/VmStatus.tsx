import {
  ExclamationCircleIcon,
  InProgressIcon,
  OffIcon,
  PauseCircleIcon,
  RunningIcon,
} from '@patternfly/react-icons';
import { textAt, type KubernetesResource } from '../../domain/core/resource';
import { NONE } from '../none';
import { StateText } from '../StateText';

const RUNNING: readonly string[] = ['Running'];
const STOPPED: readonly string[] = ['Stopped', 'Halted'];
const PAUSED: readonly string[] = ['Paused'];
const BROKEN = /Error|BackOff|Failed|Unschedulable|Lost/;

const lookOf = (status: string) => {
  if (RUNNING.includes(status)) return { Picture: RunningIcon, status: 'success' as const };
  if (STOPPED.includes(status)) return { Picture: OffIcon, status: 'custom' as const };
  if (PAUSED.includes(status)) return { Picture: PauseCircleIcon, status: 'custom' as const };
  return BROKEN.test(status)
    ? { Picture: ExclamationCircleIcon, status: 'danger' as const }
    : { Picture: InProgressIcon, status: 'info' as const };
};

/** The status that KubeVirt prints for a VM, as it is. */
export const VmStatus = ({ vm }: { vm: KubernetesResource }) => {
  const status = textAt(vm, 'status', 'printableStatus');
  if (status === undefined) return <>{NONE}</>;
  return <StateText look={lookOf(status)}>{status}</StateText>;
};
