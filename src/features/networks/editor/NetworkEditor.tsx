import { lazy, Suspense, useEffect, useState } from 'react';
import {
  ActionGroup,
  Alert,
  Button,
  Form,
  ToggleGroup,
  ToggleGroupItem,
} from '@patternfly/react-core';
import type { AnyValues } from '../../../domain/nad/forms';
import { suggestName } from '../../../domain/nad/suggest-name';
import type { NetworkAttachmentDefinition } from '../../../domain/nad/types';
import { FindingList } from '../../../ui/findings';
import { LoadingState } from '../../../ui/states';
import { useT } from '../../../ui/useT';
import { IdentityFields, TypeFields } from './NetworkFields';
import { SaveReview, type Edited } from './SaveReview';
import { TypeCards } from './TypeCards';
import { newErrors, useEditedNetwork } from './useEditedNetwork';
import { useNetworkWorld } from './useNetworkWorld';
import { useServerErrors } from './useServerErrors';

const YamlView = lazy(() => import('./YamlView'));

interface NetworkEditorProps {
  /** A new network, or the one to edit. */
  initial: NetworkAttachmentDefinition;
  /** Whether the network exists; its name and namespace cannot change then. */
  isExisting: boolean;
  /** Begins with this text, because no form fits or the user asked for it. */
  initialText?: string | undefined;
  onCancel: () => void;
  onSaved: (namespace: string, name: string) => void;
}

/** Creates or edits a network, by form or as YAML, and leads to the review. */
export const NetworkEditor = ({
  initial,
  isExisting,
  initialText,
  onCancel,
  onSaved,
}: NetworkEditorProps) => {
  const t = useT();
  const { world, offers } = useNetworkWorld(initial.metadata?.namespace ?? '');
  const edited = useEditedNetwork(initial, initialText, world);
  const { form, draft, findings, type, nadForm, view, notice } = edited;
  const [isNameTyped, setNameTyped] = useState(isExisting);
  const [reviewed, setReviewed] = useState<Edited>();
  const before = isExisting ? initial : undefined;
  const blame = useServerErrors(form);

  const { namespace } = draft.metadata ?? {};
  const generated =
    isNameTyped || type === undefined
      ? undefined
      : suggestName(type, form.getValues(), (name) =>
          Boolean(world?.find('NetworkAttachmentDefinition', name, namespace)),
        );
  useEffect(() => {
    if (generated !== undefined) form.setValue('name', generated);
  }, [form, generated]);

  const localErrors = new Set(newErrors(draft, undefined).map(({ code, path }) => code + path));
  const messagesOf = (field: string) => ({
    error: form.formState.errors[field]?.message,
    warning: edited.messageOf(
      field,
      ({ severity, code, path }) =>
        severity === 'warning' || (severity === 'error' && !localErrors.has(code + path)),
    ),
  });

  const refusalOf = (nad: NetworkAttachmentDefinition): string | undefined => {
    const { name, namespace: into } = nad.metadata ?? {};
    if (before && (name !== before.metadata?.name || into !== before.metadata?.namespace)) {
      return t('Name and namespace cannot change. Clone the network instead.');
    }
    return newErrors(nad, before).length > 0
      ? t('The network would not work as it stands: see the messages above the editor.')
      : undefined;
  };

  const submit = async () => {
    if (view.kind === 'yaml') {
      const nad = await edited.readYaml(refusalOf);
      if (nad) setReviewed({ nad });
      return;
    }
    const review = (values: AnyValues) => {
      const nad = nadForm.apply(edited.base, values);
      if (newErrors(nad, before).length === 0) setReviewed({ nad, nadForm, values });
    };
    await form.handleSubmit(review, () => {
      // Errors that were there before do not keep other changes from being saved.
      if (before) review(form.getValues());
    })();
  };

  return (
    <>
      <ToggleGroup aria-label={t('View')}>
        <ToggleGroupItem
          buttonId="form-view"
          text={t('Form view')}
          isSelected={view.kind === 'form'}
          onChange={() => void edited.toForm()}
        />
        <ToggleGroupItem
          buttonId="yaml-view"
          text={t('YAML view')}
          isSelected={view.kind === 'yaml'}
          onChange={() => void edited.toYaml()}
        />
      </ToggleGroup>
      <Form
        noValidate
        isWidthLimited={view.kind === 'form'}
        aria-label={isExisting ? t('Edit network') : t('Create network')}
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        {notice !== undefined && (
          <Alert variant="warning" isInline component="h2" role="alert" title={notice.title}>
            {notice.body}
          </Alert>
        )}
        {view.kind === 'form' && type !== undefined && (
          <>
            <FindingList findings={findings.others} />
            {!isExisting && <TypeCards selected={type} onSelect={edited.selectType} />}
            <IdentityFields
              form={form}
              messagesOf={messagesOf}
              isFixed={isExisting}
              onNameTyped={() => setNameTyped(true)}
            />
            <TypeFields
              key={type}
              type={type}
              form={form}
              messagesOf={messagesOf}
              offers={offers}
            />
          </>
        )}
        {view.kind === 'yaml' && (
          <Suspense fallback={<LoadingState label={t('Loading the editor')} />}>
            <YamlView text={view.text} onChange={edited.setText} />
          </Suspense>
        )}
        <ActionGroup>
          <Button type="submit" variant="primary">
            {isExisting ? t('Save') : t('Create')}
          </Button>
          <Button variant="link" onClick={onCancel}>
            {t('Cancel')}
          </Button>
        </ActionGroup>
      </Form>
      {reviewed && (
        <SaveReview
          edited={reviewed}
          before={before}
          world={world}
          onRefused={(error) => blame(error, reviewed.nad)}
          onClose={() => setReviewed(undefined)}
          onSaved={onSaved}
        />
      )}
    </>
  );
};
