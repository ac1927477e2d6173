import { useState } from 'react';
import {
  Alert,
  AlertActionCloseButton,
  AlertActionLink,
  Button,
  Modal,
  ModalBody,
  ModalFooter,
  ModalHeader,
} from '@patternfly/react-core';
import {
  CheckCircleIcon,
  ExclamationCircleIcon,
  ExclamationTriangleIcon,
  InProgressIcon,
} from '@patternfly/react-icons';
import { Link } from 'react-router';
import { msg } from '../../domain/core/msg';
import type { AimProgress } from '../../domain/vm/lifecycle/aims';
import { vmPath } from '../routes';
import { TableOf } from '../table/TableOf';
import { useT } from '../useT';
import { close, isOver, keyOfItem, type Batch, type BatchItem } from './batches';
import { StateText } from '../StateText';

interface Words {
  going: string;
  done: string;
  /** Of some VMs it is not done. */
  partly: string;
}

/** About several VMs, with `{{count}}` of them, how many are `{{done}}`, and the `{{network}}`. */
const words: Record<Batch['what'], Words> = {
  attach: {
    going: msg('Attaching network {{network}}: {{done}} of {{count}} VMs'),
    done: msg('Network {{network}} is attached: {{done}} of {{count}} VMs'),
    partly: msg('Network {{network}} is attached to {{done}} of {{count}} VMs only'),
  },
  detach: {
    going: msg('Detaching network {{network}}: {{done}} of {{count}} VMs'),
    done: msg('Network {{network}} is detached: {{done}} of {{count}} VMs'),
    partly: msg('Network {{network}} is detached from {{done}} of {{count}} VMs only'),
  },
  migrate: {
    going: msg('Migrating VMs: {{done}} of {{count}}'),
    done: msg('Migrated: {{done}} of {{count}} VMs'),
    partly: msg('Only {{done}} of {{count}} VMs were migrated'),
  },
  restart: {
    going: msg('Restarting VMs: {{done}} of {{count}}'),
    done: msg('Restarted: {{done}} of {{count}} VMs'),
    partly: msg('Only {{done}} of {{count}} VMs were restarted'),
  },
  start: {
    going: msg('Starting VMs: {{done}} of {{count}}'),
    done: msg('Started: {{done}} of {{count}} VMs'),
    partly: msg('Only {{done}} of {{count}} VMs were started'),
  },
};

/** About the one VM with this `{{name}}`. */
const wordsOfOne: Record<Batch['what'], Words> = {
  attach: {
    going: msg('Attaching network {{network}} to VM {{name}}'),
    done: msg('Network {{network}} is attached to VM {{name}}'),
    partly: msg('Network {{network}} is not attached to VM {{name}} yet'),
  },
  detach: {
    going: msg('Detaching network {{network}} from VM {{name}}'),
    done: msg('Network {{network}} is detached from VM {{name}}'),
    partly: msg('Network {{network}} is not detached from VM {{name}} yet'),
  },
  migrate: {
    going: msg('VM {{name}} is being migrated'),
    done: msg('VM {{name}} was migrated'),
    partly: msg('VM {{name}} was not migrated'),
  },
  restart: {
    going: msg('VM {{name}} is being restarted'),
    done: msg('VM {{name}} was restarted'),
    partly: msg('VM {{name}} was not restarted'),
  },
  start: {
    going: msg('VM {{name}} is being started'),
    done: msg('VM {{name}} was started'),
    partly: msg('VM {{name}} was not started'),
  },
};

const looks = {
  going: { status: 'info', Picture: InProgressIcon },
  done: { status: 'success', Picture: CheckCircleIcon },
  open: { status: 'warning', Picture: ExclamationTriangleIcon },
  failed: { status: 'danger', Picture: ExclamationCircleIcon },
} as const;

const NOT_READ: AimProgress = { stage: 'going', text: { text: msg('Sent'), params: {} } };

const progressIn = ({ progress }: Batch, item: BatchItem): AimProgress =>
  progress.get(keyOfItem(item)) ?? NOT_READ;

const Stage = ({ progress: { stage, text } }: { progress: AimProgress }) => {
  const t = useT();
  return <StateText look={looks[stage]}>{t(text.text, text.params)}</StateText>;
};

interface BatchListProps {
  batch: Batch;
  title: string;
  onClose: () => void;
}

/** How far each VM is. */
const BatchList = ({ batch, title, onClose }: BatchListProps) => {
  const t = useT();
  return (
    <Modal isOpen variant="medium" onClose={onClose} aria-labelledby="batch-title">
      <ModalHeader title={title} labelId="batch-title" />
      <ModalBody tabIndex={0} aria-label={t('Progress')}>
        <TableOf
          label={t('Progress of each VM')}
          keyOf={keyOfItem}
          rows={batch.items}
          columns={[
            {
              key: 'vm',
              label: t('Virtual machine'),
              modifier: 'breakWord',
              cell: (item) => (
                <Link to={vmPath(item.namespace, item.name)} onClick={onClose}>
                  {keyOfItem(item)}
                </Link>
              ),
            },
            {
              key: 'progress',
              label: t('Progress'),
              cell: (item) => <Stage progress={progressIn(batch, item)} />,
            },
          ]}
        />
      </ModalBody>
      <ModalFooter>
        <Button onClick={onClose}>{t('Close')}</Button>
      </ModalFooter>
    </Modal>
  );
};

const useTitle = (batch: Batch): string => {
  const t = useT();
  const { what, network = '', items } = batch;
  const count = items.length;
  const done = items.filter((item) => progressIn(batch, item).stage === 'done').length;
  const stage = !isOver(batch) ? 'going' : done === count ? 'done' : 'partly';
  const texts = count === 1 ? wordsOfOne[what] : words[what];
  const [first] = items;
  return t(texts[stage], { network, count, done, name: first ? keyOfItem(first) : '' });
};

/** How far an action on VMs is, and at last what became of it. */
const BatchNotice = ({ batch }: { batch: Batch }) => {
  const t = useT();
  const [isOpen, setOpen] = useState(false);
  const title = useTitle(batch);
  const [only, ...others] = batch.items;
  const all = batch.items.map((item) => progressIn(batch, item).stage);
  const variant = !isOver(batch)
    ? 'info'
    : all.every((stage) => stage === 'done')
      ? 'success'
      : 'warning';
  return (
    <Alert
      component="p"
      variant={variant}
      title={title}
      actionClose={
        <AlertActionCloseButton
          aria-label={
            isOver(batch)
              ? t('Close: {{title}}', { title })
              : t('Hide until it is done: {{title}}', { title })
          }
          onClose={() => close(batch.id)}
        />
      }
      actionLinks={
        others.length > 0 && (
          <AlertActionLink onClick={() => setOpen(true)}>{t('Show each VM')}</AlertActionLink>
        )
      }
    >
      {only && others.length === 0 && <Stage progress={progressIn(batch, only)} />}
      {isOpen && <BatchList batch={batch} title={title} onClose={() => setOpen(false)} />}
    </Alert>
  );
};

export default BatchNotice;
