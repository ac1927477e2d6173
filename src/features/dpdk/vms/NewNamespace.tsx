import { useMemo, useState } from 'react';
import { useNavigate } from 'react-router';
import { msg } from '../../../domain/core/msg';
import { reason } from '../../../domain/core/reasons';
import { asTyped, type FormValues } from '../../../domain/forms/leaf';
import { isLabelOfDns } from '../../../domain/net/labels';
import { models } from '../../../k8s/models';
import type { Change } from '../../../k8s/write';
import { FieldList } from '../../../ui/form/FieldList';
import type { FieldSpec } from '../../../ui/form/spec';
import { useCheckedForm, type FormProblem } from '../../../ui/form/useCheckedForm';
import { FormDialog } from '../../../ui/FormDialog';
import { freely } from '../../../ui/leave/guards';
import { useUnsaved } from '../../../ui/leave/useUnsaved';
import { say } from '../../../ui/notices/store';
import { Review } from '../../../ui/review/Review';
import { sriovCreatePath } from '../../../ui/routes';
import { useT } from '../../../ui/useT';

const fields: readonly FieldSpec[] = [
  { name: 'name', kind: 'text', label: msg('Name'), isRequired: true },
];

const draftOf = ({ name }: FormValues): string => asTyped(name).trim();
const judge = {
  draftOf,
  problemsOf: (name: string): FormProblem[] =>
    isLabelOfDns(name)
      ? []
      : [
          {
            field: 'name',
            severity: 'error',
            isBlocking: true,
            message: reason(
              msg(
                'Use at most 63 lowercase letters, digits and hyphens, beginning and ending with a letter or a digit.',
              ),
            ),
          },
        ],
};

const EMPTY = { name: '' };

interface NewNamespaceProps {
  /** Resource of the functions for guests, if there is one. */
  resource: string | undefined;
  onClose: () => void;
}

/** Creates the namespace of a DPDK project, and goes on to its network. */
export const NewNamespace = ({ resource, onClose }: NewNamespaceProps) => {
  const t = useT();
  const navigate = useNavigate();
  const [reviewed, setReviewed] = useState<string>();
  const { form, draft, messagesOf } = useCheckedForm(EMPTY, judge);
  const { ask, question } = useUnsaved(draft !== '');
  const changes = useMemo(
    (): Change[] => [
      {
        kind: 'create',
        model: models.Namespace,
        resource: { apiVersion: 'v1', kind: 'Namespace', metadata: { name: reviewed ?? '' } },
      },
    ],
    [reviewed],
  );
  return (
    <>
      <FormDialog
        id="new-namespace"
        title={t('Create a namespace for DPDK')}
        description={t('After it comes the SR-IOV network by which its VMs get virtual functions.')}
        isOpen={reviewed === undefined}
        confirm={t('Review')}
        onConfirm={() => {
          void form.handleSubmit((valid) => setReviewed(draftOf(valid)))();
        }}
        onClose={() => ask(onClose)}
      >
        <FieldList {...{ form, messagesOf }} specs={fields} idPrefix="new-namespace-" />
      </FormDialog>
      {question}
      {reviewed !== undefined && (
        <Review
          title={t('Create namespace {{name}}?', { name: reviewed })}
          changes={changes}
          confirm={t('Create namespace')}
          onClose={() => setReviewed(undefined)}
          onDone={() => {
            say({ variant: 'success', title: t('Namespace {{name}} created', { name: reviewed }) });
            const query = {
              namespace: reviewed,
              ...(resource === undefined ? {} : { resource }),
            };
            freely(() => void navigate(sriovCreatePath('networks', query)));
          }}
        />
      )}
    </>
  );
};
