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

interface NewNamespaceProps {
  /** Resource of the functions for guests, if there is one. */
  resource: string | undefined;
  /** Of a namespace for which a network is there already: the one to begin with. */
  name?: string | undefined;
  onClose: () => void;
}

/** Creates the namespace of a DPDK project, and goes on to its network unless that is there. */
export const NewNamespace = ({ resource, name, onClose }: NewNamespaceProps) => {
  const t = useT();
  const navigate = useNavigate();
  const [reviewed, setReviewed] = useState<string>();
  const [initial] = useState({ name: name ?? '' });
  const { form, draft, messagesOf } = useCheckedForm(initial, judge);
  const { ask, question } = useUnsaved(draft !== initial.name);
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
        description={
          name === undefined
            ? t('After it comes the SR-IOV network by which its VMs get virtual functions.')
            : t('An SR-IOV network waits for namespace {{name}}.', { name })
        }
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
            if (reviewed === name) {
              onClose();
              return;
            }
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
