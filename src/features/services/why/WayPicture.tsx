import { Content, Stack, StackItem } from '@patternfly/react-core';
import {
  CheckCircleIcon,
  ExclamationCircleIcon,
  ExclamationTriangleIcon,
  InProgressIcon,
  MinusIcon,
  QuestionCircleIcon,
} from '@patternfly/react-icons';
import { msg } from '../../../domain/core/msg';
import type { ServiceWay, WayHop, WayHopKind } from '../../../domain/services/way';
import type { ServiceStep } from '../../../domain/services/why';
import { Hops, type ShownHop } from '../../../ui/explain/Hops';
import { useT } from '../../../ui/useT';

const kinds: Record<WayHopKind, string> = {
  client: msg('Who asks'),
  address: msg('Address'),
  node: msg('Way in'),
  policies: msg('Network policies'),
  interface: msg('Interface'),
  guest: msg('Guest'),
};

const statuses = {
  ok: { label: msg('In order'), status: 'success', Picture: CheckCircleIcon },
  closed: { label: msg('Closed'), status: 'warning', Picture: ExclamationTriangleIcon },
  broken: { label: msg('Broken'), status: 'danger', Picture: ExclamationCircleIcon },
  waiting: { label: msg('Waiting'), status: 'info', Picture: InProgressIcon },
  unknown: { label: msg('Not known'), status: 'custom', Picture: QuestionCircleIcon },
  notApplicable: { label: msg('Not needed'), status: 'custom', Picture: MinusIcon },
} as const satisfies Record<ServiceStep['status'], object>;

/** The way of a connection and of its answer, beside the steps that say it in full. */
export const WayPicture = ({ way }: { way: ServiceWay }) => {
  const t = useT();
  const shown = ({ kind, name, details, status }: WayHop): ShownHop => {
    const judged = status && statuses[status];
    return {
      key: kind,
      title: t(kinds[kind]),
      name: t(name.text, name.params),
      state: judged && { text: t(judged.label), look: judged },
      lines: details.map(({ text, params }) => t(text, params)),
    };
  };
  return (
    <Stack hasGutter>
      <StackItem>
        <Content component="h3">{t('There')}</Content>
        <Hops label={t('The way to the VM')} hops={way.there.map(shown)} />
      </StackItem>
      <StackItem>
        <Content component="h3">{t('And back')}</Content>
        <Hops label={t('The way of the answer')} hops={way.back.map(shown)} />
      </StackItem>
    </Stack>
  );
};
