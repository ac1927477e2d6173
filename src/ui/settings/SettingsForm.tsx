import { useCallback, useEffect, useMemo, useState, type ReactNode } from 'react';
import { ActionGroup, Alert, Button, Form, Grid, GridItem } from '@patternfly/react-core';
import type { K8sResourceCommon } from '@openshift-console/dynamic-plugin-sdk';
import type { KubernetesResource } from '../../domain/core/resource';
import { sameJson } from '../../domain/core/same-json';
import type { DocumentForm } from '../../domain/forms/form';
import type { FormValues } from '../../domain/forms/leaf';
import type { SettingsOwner } from '../../domain/settings/owner';
import { mergeChanges } from '../../domain/text/rebase';
import { modelOfObject } from '../../k8s/models';
import { useAccess } from '../../k8s/useAccess';
import { editBy, type Change } from '../../k8s/write';
import { ActionButton } from '../ActionButton';
import { FieldList } from '../form/FieldList';
import type { FieldSpec, FieldsProps } from '../form/spec';
import { useCheckedForm, type FormProblem } from '../form/useCheckedForm';
import { useUnsaved } from '../leave/useUnsaved';
import { say } from '../notices/store';
import { Review } from '../review/Review';
import { useAccessRefusal } from '../useAccessRefusal';
import { useT } from '../useT';

/** What an object of settings is edited by. */
export interface SettingsFormProps<V extends object> extends Pick<
  FieldsProps,
  'helpOf' | 'optionsOf' | 'suggestions' | 'idPrefix'
> {
  /** Accessible name of the form. */
  label: string;
  owner: SettingsOwner;
  form: DocumentForm<Record<string, unknown>, V>;
  specs: readonly FieldSpec[];
  /** What is wrong with an object that the form makes. Has to stay the same function. */
  problemsOf: (draft: KubernetesResource) => FormProblem[];
  /** Title of the review, and what is said when all is stored; translated. */
  question: string;
  saved: string;
  /** What stands above the fields. */
  intro?: ReactNode;
  /** What the review says beside the difference. */
  note?: ReactNode;
  /** What stands beside the fields, by the values as they are typed. */
  children?: (values: V) => ReactNode;
}

type FieldsOf<V extends object> = SettingsFormProps<V> & {
  base: KubernetesResource;
  onDirty: (isDirty: boolean) => void;
  onSaved: (saved: KubernetesResource) => void;
};

/** Why the user can read the settings and not change them. */
const useSettingsRefusal = ({ kind, object }: SettingsOwner) => {
  const t = useT();
  const { name = '', namespace } = object.metadata ?? {};
  const access = useAccess('patch', modelOfObject(kind, object), namespace);
  const refusal = useAccessRefusal(
    access,
    t('You have no permission to change {{kind}} {{name}}, in which these settings stand.', {
      kind,
      name,
    }),
  );
  return { refusal, isDenied: access === 'denied' };
};

const Fields = <V extends object>(props: FieldsOf<V>) => {
  const { owner, form: settings, base, specs, problemsOf, children, onDirty } = props;
  const t = useT();
  const { refusal, isDenied } = useSettingsRefusal(owner);
  const before = useMemo(() => settings.read(base), [settings, base]);
  const judge = useMemo(
    () => ({
      draftOf: (values: FormValues): KubernetesResource => settings.apply(base, values as V),
      problemsOf,
    }),
    [settings, base, problemsOf],
  );
  const { form, values, messagesOf, hintOf } = useCheckedForm<KubernetesResource, FormProblem>(
    before as FormValues,
    judge,
  );
  const isDirty = !sameJson(before, values);
  useEffect(() => onDirty(isDirty), [isDirty, onDirty]);
  const { question } = useUnsaved(isDirty);
  const [changes, setChanges] = useState<Change[]>();
  const submit = form.handleSubmit((sent) => {
    // What others changed meanwhile of the same settings stays, as far as the user left it alone.
    const edit = (current: KubernetesResource): KubernetesResource =>
      settings.apply(
        current,
        mergeChanges(before as FormValues, sent, settings.read(current) as FormValues) as V,
      );
    const model = modelOfObject(owner.kind, base);
    setChanges([editBy(model, base as K8sResourceCommon, edit as never)]);
  });
  const fields = (
    <Form
      noValidate
      isWidthLimited
      aria-label={props.label}
      onSubmit={(event) => {
        event.preventDefault();
        if (refusal === undefined && isDirty) void submit();
      }}
    >
      {isDenied && refusal !== undefined && (
        <Alert variant="info" isInline component="h2" title={refusal} />
      )}
      {props.intro}
      <FieldList
        form={form}
        specs={specs}
        messagesOf={messagesOf}
        helpOf={(field) => hintOf(field) ?? props.helpOf?.(field)}
        isFixed={() => refusal !== undefined}
        {...(props.optionsOf ? { optionsOf: props.optionsOf } : {})}
        {...(props.suggestions ? { suggestions: props.suggestions } : {})}
        {...(props.idPrefix === undefined ? {} : { idPrefix: props.idPrefix })}
      />
      <ActionGroup>
        {/* The margins of the group would go to what has no box, around the tooltip. */}
        <div>
          <ActionButton
            variant="primary"
            refusal={refusal ?? (isDirty ? undefined : t('Nothing was changed.'))}
            onClick={() => void submit()}
          >
            {t('Save')}
          </ActionButton>
        </div>
        {isDirty && (
          <Button variant="link" onClick={() => form.reset()}>
            {t('Discard changes')}
          </Button>
        )}
      </ActionGroup>
    </Form>
  );
  return (
    <>
      {children ? (
        <Grid hasGutter>
          <GridItem xl={7}>{fields}</GridItem>
          <GridItem xl={5}>{children(values as V)}</GridItem>
        </Grid>
      ) : (
        fields
      )}
      {question}
      {changes && (
        <Review
          title={props.question}
          changes={changes}
          confirm={t('Save changes')}
          onClose={() => setChanges(undefined)}
          onDone={([result]) => {
            setChanges(undefined);
            say({ variant: 'success', title: props.saved });
            if (result) props.onSaved(result as KubernetesResource);
          }}
        >
          {props.note}
        </Review>
      )}
    </>
  );
};

/**
 * Edits settings in the object that holds them. What somebody else changes meanwhile is taken over as
 * long as nothing was typed; after that the review says so.
 */
export const SettingsForm = <V extends object>(props: SettingsFormProps<V>) => {
  const { owner, form } = props;
  const [base, setBase] = useState(owner.object);
  const [seen, setSeen] = useState(owner.object);
  const [isDirty, setDirty] = useState(false);
  if (owner.object !== seen) {
    setSeen(owner.object);
    if (!isDirty) setBase(owner.object);
  }
  const onSaved = useCallback((saved: KubernetesResource) => {
    setBase(saved);
    setDirty(false);
  }, []);
  return (
    <Fields
      {...props}
      // Other values begin a new form; whatever else changes of the object does not.
      key={JSON.stringify(form.read(base))}
      base={base}
      onDirty={setDirty}
      onSaved={onSaved}
    />
  );
};
