import { useState } from 'react';
import type { K8sResourceCommon } from '@openshift-console/dynamic-plugin-sdk';
import { asTyped } from '../../../domain/forms/leaf';
import { NAD_GVK } from '../../../domain/nad/types';
import { models } from '../../../k8s/models';
import type { Change } from '../../../k8s/write';
import { say } from '../../../ui/notices/store';
import { Review } from '../../../ui/review/Review';
import { useT } from '../../../ui/useT';
import { networkChange } from '../network/owner';
import { RestartNote } from '../network/RestartNote';
import type { MigrationSettings } from '../useMigrationWorld';
import type { PlanForm } from './usePlan';

/** How much of the two objects has been written: the network, and the setting that names it. */
export type Written = 'nothing' | 'network' | 'both';

interface Dialog {
  kind: 'write' | 'remove';
  changes: readonly Change[];
}

/** What the wizard writes, and how far it has come. */
export interface Writing {
  written: Written;
  /** Opens the review of what is still to be written. */
  begin: () => void;
  /** Opens the review of the deletion of what has been written. */
  undo: () => void;
  dialog: Dialog | undefined;
  close: () => void;
  /** Takes down what the server took. */
  took: (results: readonly K8sResourceCommon[]) => void;
  finish: () => void;
  removed: () => void;
}

const model = models.NetworkAttachmentDefinition;

/** Writes the network first and then the setting; what was written stays known when the rest fails. */
export const useWriting = ({ owner }: MigrationSettings, { draft, values }: PlanForm): Writing => {
  const [network, setNetwork] = useState<K8sResourceCommon>();
  const [isDone, setDone] = useState(false);
  const [dialog, setDialog] = useState<Dialog>();
  const close = () => setDialog(undefined);
  return {
    written: isDone ? 'both' : network ? 'network' : 'nothing',
    begin: () => {
      const setting = networkChange(owner, asTyped(values.name).trim());
      const creation: Change = { kind: 'create', model, resource: draft.nad };
      setDialog({ kind: 'write', changes: network ? [setting] : [creation, setting] });
    },
    undo: () => {
      if (!network) return;
      setDialog({ kind: 'remove', changes: [{ kind: 'delete', model, resource: network }] });
    },
    dialog,
    close,
    took: (results) => {
      const made = results.find(({ kind }) => kind === NAD_GVK.kind);
      if (made) setNetwork(made);
    },
    finish: () => {
      setDone(true);
      close();
    },
    removed: () => {
      setNetwork(undefined);
      close();
    },
  };
};

interface WritingDialogProps {
  writing: Writing;
  name: string;
  /** Everything is written. */
  onDone: () => void;
}

/** The review of what is written or removed, each step with its dry run. */
export const WritingDialog = ({ writing, name, onDone }: WritingDialogProps) => {
  const t = useT();
  const { dialog } = writing;
  if (!dialog) return null;
  if (dialog.kind === 'remove') {
    return (
      <Review
        title={t('Remove the network {{name}}?', { name })}
        changes={dialog.changes}
        confirm={t('Remove the network')}
        isDanger
        onClose={writing.close}
        onDone={() => {
          say({ variant: 'success', title: t('The network {{name}} was removed', { name }) });
          writing.removed();
        }}
      >
        {t('Nothing uses it yet. What you chose stays here.')}
      </Review>
    );
  }
  return (
    <Review
      title={t('Make {{name}} and send live migrations over it?', { name })}
      changes={dialog.changes}
      confirm={t('Save and restart virt-handler')}
      onClose={writing.close}
      onSent={writing.took}
      onDone={() => {
        say({
          variant: 'success',
          title: t('Live migrations are sent over {{network}}', { network: name }),
        });
        writing.finish();
        onDone();
      }}
    >
      <RestartNote />
    </Review>
  );
};
