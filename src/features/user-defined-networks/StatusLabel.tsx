import { Label, List, ListItem } from '@patternfly/react-core';
import {
  CheckCircleIcon,
  ExclamationCircleIcon,
  InProgressIcon,
  TrashIcon,
} from '@patternfly/react-icons';
import type { UdnStatus } from '../../domain/udn/status';
import { PopoverButton } from '../../ui/PopoverButton';
import { useT } from '../../ui/useT';

const looks: Record<
  UdnStatus['state'],
  { status?: 'success' | 'danger' | 'info'; icon: React.ReactNode }
> = {
  created: { status: 'success', icon: <CheckCircleIcon /> },
  failed: { status: 'danger', icon: <ExclamationCircleIcon /> },
  waiting: { status: 'info', icon: <InProgressIcon /> },
  deleting: { icon: <TrashIcon /> },
};

interface StatusLabelProps {
  status: UdnStatus;
  /** Name of the network, for the accessible name of the button. */
  name: string;
}

/** What OVN-Kubernetes made of a network; a click shows what it says where something is wrong. */
export const StatusLabel = ({ status, name }: StatusLabelProps) => {
  const t = useT();
  const { state, label, messages } = status;
  const look = (
    <Label {...looks[state]} variant="outline" isCompact>
      {t(label)}
    </Label>
  );
  if (messages.length === 0) return look;
  return (
    <PopoverButton
      label={t('{{status}}, show what OVN-Kubernetes says of {{name}}', {
        status: t(label),
        name,
      })}
      header={t('What OVN-Kubernetes says of {{name}}', { name })}
      body={() => (
        <List isPlain>
          {messages.map(({ type, reason, message }) => (
            <ListItem key={type}>
              {reason === undefined ? message : `${reason}: ${message}`}
            </ListItem>
          ))}
        </List>
      )}
    >
      {look}
    </PopoverButton>
  );
};
