import {
  CheckCircleIcon,
  ExclamationCircleIcon,
  MinusCircleIcon,
  QuestionCircleIcon,
} from '@patternfly/react-icons';
import { msg } from '../../../domain/core/msg';
import type { ReadyKey, ReadyState } from '../../../domain/dpdk/vm/ready/item';
import { StateText } from '../../../ui/StateText';
import { useT } from '../../../ui/useT';

const looks = {
  ready: { text: msg('Ready'), status: 'success', Picture: CheckCircleIcon },
  missing: { text: msg('Missing'), status: 'warning', Picture: MinusCircleIcon },
  contradicts: { text: msg('Contradicts'), status: 'danger', Picture: ExclamationCircleIcon },
  unknown: { text: msg('Cannot tell'), status: 'custom', Picture: QuestionCircleIcon },
} as const;

/** The word for a state, to be translated. */
export const readyStateText = (state: ReadyState): string => looks[state].text;

export const ReadyStateLabel = ({ state }: { state: ReadyState }) => {
  const t = useT();
  return <StateText look={looks[state]}>{t(looks[state].text)}</StateText>;
};

const labels: Record<ReadyKey, string> = {
  network: msg('SR-IOV interface'),
  driver: msg('Virtual functions for guests'),
  mtu: msg('MTU of the functions'),
  address: msg('PCI address in the guest'),
  topology: msg('CPUs in one socket'),
  threads: msg('Threads per core'),
  dedicated: msg('Dedicated CPUs'),
  emulator: msg('Isolated emulator thread'),
  parity: msg('Even number of CPUs'),
  pages: msg('Huge pages'),
  memory: msg('Memory in whole pages'),
  numa: msg('NUMA topology of the guest'),
  annotations: msg('Annotations for CPUs'),
  multiqueue: msg('Multiple queues'),
  rng: msg('Random numbers'),
  runtimeClass: msg('Runtime class'),
  node: msg('Node for the VM'),
  restart: msg('Running with its settings'),
  migration: msg('Live migration'),
};

/** What an item of the list is about, to be translated. */
export const readyLabel = (key: ReadyKey): string => labels[key];
