import { lazy, Suspense, useCallback, useEffect, useState } from 'react';
import { nadForms } from '../../../domain/nad/forms';
import { asTyped, type FormValues } from '../../../domain/forms/leaf';
import { checkNad } from '../../../domain/nad/check';
import { suggestName } from '../../../domain/nad/suggest-name';
import type { NetworkAttachmentDefinition } from '../../../domain/nad/types';
import { EditorFrame } from '../../../ui/resource/EditorFrame';
import { newErrors } from '../../../ui/resource/form';
import { useServerErrors } from '../../../ui/resource/useServerErrors';
import { useTwoViews } from '../../../ui/resource/useTwoViews';
import { FieldList } from '../../../ui/form/FieldList';
import { IdentityFields } from '../../../ui/form/IdentityFields';
import { suggestionsOf } from '../../../ui/form/offers';
import { FindingList } from '../../../ui/findings';
import { useT } from '../../../ui/useT';
import { fieldsByType, type FormType } from './fields';
import { findingsOf, formTypeOf, networkKind } from './networkKind';
import type { Edited } from './SaveReview';
import { TypeCards } from './TypeCards';
import { useNetworkWorld } from './useNetworkWorld';

const SaveReview = lazy(() =>
  import('./SaveReview').then((module) => ({ default: module.SaveReview })),
);

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
  const findingsOfDraft = useCallback(
    (draft: NetworkAttachmentDefinition) => findingsOf(draft, world),
    [world],
  );
  const edited = useTwoViews({ initial, initialText }, networkKind, findingsOfDraft);
  const { form, draft, otherFindings, objectForm, base, view, messagesOf } = edited;
  const type = formTypeOf(base);
  const [isNameTyped, setNameTyped] = useState(isExisting);
  const [reviewed, setReviewed] = useState<Edited>();
  const before = isExisting ? initial : undefined;
  const blame = useServerErrors(form, {
    fieldOf: (path) => objectForm?.fieldOf(path),
    takenText: ({ metadata: { name = '', namespace = '' } = {} }) =>
      t('Namespace {{namespace}} already has a network named {{name}}.', { namespace, name }),
  });

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

  // A name in the text that is another than the form's was typed there, and stays.
  const toForm = () =>
    edited.toForm(({ metadata }) => {
      if (metadata?.name && metadata.name !== form.getValues('name')) setNameTyped(true);
    });

  const selectType = (next: FormType) => {
    const { name, namespace: into, description } = form.getValues();
    edited.switchTo(
      nadForms[next],
      nadForms[next].create({ name: asTyped(name), namespace: asTyped(into) }),
      {
        name,
        namespace: into,
        description,
      },
    );
  };

  const refusalOf = (nad: NetworkAttachmentDefinition): string | undefined => {
    const { name, namespace: into } = nad.metadata ?? {};
    if (before && (name !== before.metadata?.name || into !== before.metadata?.namespace)) {
      return t('Name and namespace cannot change. Clone the network instead.');
    }
    return newErrors(checkNad, nad, before).length > 0
      ? t('The network would not work as it stands: see the messages above the editor.')
      : undefined;
  };

  const submit = async () => {
    if (view.kind === 'yaml') {
      const nad = await edited.readYaml(refusalOf);
      if (nad) setReviewed({ nad });
      return;
    }
    if (!objectForm) return;
    const review = (values: FormValues) => {
      const nad = objectForm.apply(base, values);
      if (newErrors(checkNad, nad, before).length === 0) {
        setReviewed({ nad, nadForm: objectForm, values });
      }
    };
    await form.handleSubmit(review, () => {
      // Errors that were there before do not keep other changes from being saved.
      if (before) review(form.getValues());
    })();
  };

  const fields = {
    form,
    messagesOf,
    isFixed: (field: string) => isExisting && (field === 'name' || field === 'namespace'),
  };
  return (
    <>
      <EditorFrame
        {...edited}
        toForm={toForm}
        label={isExisting ? t('Edit network') : t('Create network')}
        textKind={networkKind.text}
        submitText={isExisting ? t('Save') : t('Create')}
        onSubmit={submit}
        onCancel={onCancel}
      >
        {type !== undefined && (
          <>
            <FindingList findings={otherFindings} />
            {!isExisting && <TypeCards selected={type} onSelect={selectType} />}
            <IdentityFields
              {...fields}
              nameHelp={
                isExisting
                  ? t('The name cannot change. Clone the network to rename it.')
                  : undefined
              }
              onNameTyped={() => setNameTyped(true)}
            />
            <FieldList
              key={type}
              {...fields}
              specs={fieldsByType[type]}
              suggestions={{
                bridges: suggestionsOf(offers.bridges, t),
                mappings: suggestionsOf(offers.mappings, t),
                links: suggestionsOf(offers.links, t),
              }}
            />
          </>
        )}
      </EditorFrame>
      {reviewed && (
        <Suspense fallback={null}>
          <SaveReview
            edited={reviewed}
            before={before}
            world={world}
            onRefused={(error) => blame(error, reviewed.nad)}
            onClose={() => setReviewed(undefined)}
            onSaved={onSaved}
          />
        </Suspense>
      )}
    </>
  );
};
