import {
  CheckCircleIcon,
  ExclamationCircleIcon,
  ExclamationTriangleIcon,
  InProgressIcon,
  QuestionCircleIcon,
} from '@patternfly/react-icons';
import { msg } from '../../../domain/core/msg';
import { textKeysOf } from '../../../domain/findings/text-keys';
import type { InterfaceRow } from '../../../domain/vm/interfaces/interfaces';
import type { VmView } from '../../../domain/vm/interfaces/view';
import { wireOf, type Hop, type HopKind } from '../../../domain/vm/explain/wire';
import { Hops, type ShownHop } from '../../../ui/explain/Hops';
import { useT } from '../../../ui/useT';

const kinds: Record<HopKind, string> = {
  guest: msg('Guest'),
  pod: msg('Pod of the VM'),
  network: msg('Network'),
  node: msg('Node'),
  uplink: msg('Port to the outside'),
  wire: msg('Wire'),
};

const statuses = {
  ok: { label: msg('Connected'), status: 'success', Picture: CheckCircleIcon },
  limited: { label: msg('Limited'), status: 'warning', Picture: ExclamationTriangleIcon },
  broken: { label: msg('Broken'), status: 'danger', Picture: ExclamationCircleIcon },
  waiting: { label: msg('Not yet'), status: 'info', Picture: InProgressIcon },
  unknown: { label: msg('Not known'), status: 'custom', Picture: QuestionCircleIcon },
} as const satisfies Record<Hop['status'], object>;

/** How an interface reaches the wire, from the guest outwards. */
export const WireMap = ({ view, row }: { view: VmView; row: InterfaceRow }) => {
  const t = useT();
  const shown = ({ kind, name, status, finding, details }: Hop): ShownHop => {
    const { label, ...look } = statuses[status];
    return {
      key: kind,
      title: t(kinds[kind]),
      name: t(name.text, name.params),
      state: { text: t(label), look },
      lines: [
        ...(finding ? [t(textKeysOf(finding).title, finding.params)] : []),
        ...details.map(({ text, params }) => t(text, params)),
      ],
    };
  };
  return (
    <Hops
      label={t('The way of {{name}} to the wire', { name: row.name })}
      hops={wireOf(view, row).map(shown)}
    />
  );
};
