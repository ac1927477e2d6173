import { useMemo, useState } from 'react';
import { Content } from '@patternfly/react-core';
import { msg } from '../../domain/core/msg';
import { nameOfObject } from '../../domain/findings/query';
import {
  problemsOfSuppression,
  suppressionIn,
  withSuppression,
  type SuppressionForm,
} from '../../domain/findings/suppression';
import { asTyped, type FormValues } from '../../domain/forms/leaf';
import { editBy, type Change } from '../../k8s/write';
import type { Fix } from '../../ui/fix/fix';
import { FieldList } from '../../ui/form/FieldList';
import type { FieldSpec } from '../../ui/form/spec';
import { useCheckedForm, type FormProblem } from '../../ui/form/useCheckedForm';
import { FormDialog } from '../../ui/FormDialog';
import { useUnsaved } from '../../ui/leave/useUnsaved';
import { say } from '../../ui/notices/store';
import { Review } from '../../ui/review/Review';
import { useNow } from '../../ui/useNow';
import { useT } from '../../ui/useT';
import { dayOf } from '../../ui/day';

interface IgnoreDialogProps {
  /** The finding, and the object that gets the annotation. */
  about: Fix;
  onClose: () => void;
}

const formIn = ({ reason, until }: FormValues): SuppressionForm => ({
  reason: asTyped(reason),
  until: asTyped(until),
});

const EMPTY: SuppressionForm = { reason: '', until: '' };

const fields: readonly FieldSpec<keyof SuppressionForm>[] = [
  {
    name: 'reason',
    kind: 'text',
    label: msg('Why'),
    help: msg('Everybody who looks at the object or at the ignored findings reads it.'),
    isRequired: true,
  },
  {
    name: 'until',
    kind: 'text',
    label: msg('Until'),
    help: msg('The last day, such as 2027-12-31. Empty: for good.'),
    placeholder: '2027-12-31',
  },
];

const Reviewed = ({
  about,
  form,
  onClose,
  onDone,
}: IgnoreDialogProps & { form: SuppressionForm; onDone: () => void }) => {
  const t = useT();
  const { finding, model, object } = about;
  const { code } = finding;
  const name = nameOfObject(finding.object);
  const [changes] = useState<Change[]>(() => [
    editBy(model, object, (current) => withSuppression(current, code, suppressionIn(form))),
  ]);
  return (
    <Review
      title={t('Ignore {{code}} of {{name}}?', { code, name })}
      changes={changes}
      confirm={t('Ignore')}
      onClose={onClose}
      onDone={() => {
        say({
          variant: 'success',
          title: t('{{code}} of {{name}} is ignored', { code, name }),
          body: t('It is listed below the findings, where it can be shown again.'),
        });
        onDone();
      }}
    >
      {t('The object gets an annotation. What the finding tells of stays as it is.')}
    </Review>
  );
};

/** Has findings of one code on one object ignored, for a reason and until a day. */
const IgnoreDialog = ({ onClose, ...props }: IgnoreDialogProps) => {
  const t = useT();
  const [about] = useState(props.about);
  const [reviewed, setReviewed] = useState<SuppressionForm>();
  const today = dayOf(useNow());
  const judge = useMemo(
    () => ({
      draftOf: formIn,
      problemsOf: (draft: SuppressionForm): FormProblem[] =>
        problemsOfSuppression(draft, today).map((problem) => ({
          ...problem,
          severity: 'error' as const,
          isBlocking: true,
        })),
    }),
    [today],
  );
  const { form, draft, messagesOf } = useCheckedForm({ ...EMPTY }, judge);
  const { ask, question } = useUnsaved(draft.reason !== '' || draft.until !== '');
  const { code, object } = about.finding;
  return (
    <>
      <FormDialog
        id="ignore"
        title={t('Ignore {{code}} of {{name}}', { code, name: nameOfObject(object) })}
        isOpen={reviewed === undefined}
        confirm={t('Review')}
        onConfirm={() => {
          void form.handleSubmit((valid) => setReviewed(formIn(valid)))();
        }}
        onClose={() => ask(onClose)}
      >
        <Content component="p">
          {t(
            'All findings of this code on this object are ignored here and by lint-manifests. Other pages go on showing them.',
          )}
        </Content>
        <FieldList {...{ form, messagesOf }} specs={fields} idPrefix="ignore-" />
      </FormDialog>
      {question}
      {reviewed && (
        <Reviewed
          about={about}
          form={reviewed}
          onClose={() => setReviewed(undefined)}
          onDone={onClose}
        />
      )}
    </>
  );
};

export default IgnoreDialog;
