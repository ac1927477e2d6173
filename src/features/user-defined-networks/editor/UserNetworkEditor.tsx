import { useCallback, useEffect, useState } from 'react';
import { suggestName } from '../../../domain/nad/suggest-name';
import { asTyped, type FormValues } from '../../../domain/forms/leaf';
import type { KubernetesResource } from '../../../domain/core/resource';
import { checkUdn } from '../../../domain/udn/check';
import type { World } from '../../../domain/world/world';
import { EditorFrame } from '../../../ui/resource/EditorFrame';
import { newErrors } from '../../../ui/resource/form';
import { useServerErrors } from '../../../ui/resource/useServerErrors';
import { useTwoViews } from '../../../ui/resource/useTwoViews';
import { FindingList } from '../../../ui/findings';
import { useT } from '../../../ui/useT';
import { SaveReview, type Edited } from '../SaveReview';
import { ChoiceCards } from './ChoiceCards';
import { choiceOf, type Choice } from './choices';
import { findingsOf, udnKind } from './udnKind';
import { useEditorWorld } from './useEditorWorld';
import { UserNetworkFields } from './UserNetworkFields';
import { useTextRefusal } from './useTextRefusal';

interface UserNetworkEditorProps {
  /** A new network, or the one to edit. */
  initial: KubernetesResource;
  /** Whether the network exists; hardly anything can be changed then. */
  isExisting: boolean;
  /** Begins with this text, because no form fits or the user asked for it. */
  initialText?: string | undefined;
  /** Why the user cannot make a network of a kind. */
  choiceRefusal?: (choice: Choice) => string | undefined;
  onCancel: () => void;
  onSaved: (namespace: string | undefined, name: string) => void;
}

/** Whether a network of the name is there, or OVN-Kubernetes could not make one for it. */
const isTaken = (world: World | undefined, namespace: string | undefined, name: string): boolean =>
  Boolean(
    namespace === undefined
      ? world?.find('ClusterUserDefinedNetwork', name)
      : (world?.find('UserDefinedNetwork', name, namespace) ??
          world?.find('NetworkAttachmentDefinition', name, namespace)),
  );

/** Creates or edits a user-defined network, by form or as YAML, and leads to the review. */
export const UserNetworkEditor = ({
  initial,
  isExisting,
  initialText,
  choiceRefusal = () => undefined,
  onCancel,
  onSaved,
}: UserNetworkEditorProps) => {
  const t = useT();
  const { world, mappings, suggestions } = useEditorWorld(initial.metadata?.namespace, t);
  const findingsOfDraft = useCallback(
    (draft: KubernetesResource) => findingsOf(draft, world),
    [world],
  );
  const edited = useTwoViews({ initial, initialText }, udnKind, findingsOfDraft);
  const { form, draft, otherFindings, objectForm, base, view, messagesOf } = edited;
  const choice = choiceOf(objectForm);
  const [isNameTyped, setNameTyped] = useState(isExisting);
  const [reviewed, setReviewed] = useState<Edited>();
  const before = isExisting ? initial : undefined;
  const refusalOf = useTextRefusal();
  const blame = useServerErrors(form, {
    fieldOf: (path) => objectForm?.fieldOf(path),
    takenText: ({ metadata: { name = '', namespace } = {} }) =>
      namespace === undefined
        ? t('The cluster already has a ClusterUserDefinedNetwork named {{name}}.', { name })
        : t('Namespace {{namespace}} already has a network named {{name}}.', { namespace, name }),
  });

  const generated =
    isNameTyped || !choice
      ? undefined
      : suggestName(choice.namedLike, form.getValues(), (name) =>
          isTaken(world, draft.metadata?.namespace, name),
        );
  useEffect(() => {
    if (generated !== undefined) form.setValue('name', generated);
  }, [form, generated]);

  const select = (next: Choice) => {
    const { name, description } = form.getValues();
    const isOfCluster = next.form.kind === 'ClusterUserDefinedNetwork';
    const namespace = isOfCluster ? undefined : (initial.metadata?.namespace ?? '');
    edited.switchTo(
      next.form,
      next.form.create({ name: asTyped(name), ...(namespace === undefined ? {} : { namespace }) }),
      { name, description },
    );
  };

  const submit = async () => {
    if (view.kind === 'yaml') {
      const udn = await edited.readYaml((text) => refusalOf(text, before));
      if (udn) setReviewed({ udn });
      return;
    }
    if (!objectForm) return;
    const review = (values: FormValues) => {
      const udn = objectForm.apply(base, values);
      if (newErrors(checkUdn, udn, before).length === 0) {
        setReviewed({ udn, form: objectForm, values });
      }
    };
    await form.handleSubmit(review, () => {
      // Errors that were there before do not keep other changes from being saved.
      if (before) review(form.getValues());
    })();
  };

  return (
    <>
      <EditorFrame
        {...edited}
        label={isExisting ? t('Edit user-defined network') : t('Create user-defined network')}
        textKind={udnKind.text}
        submitText={isExisting ? t('Save') : t('Create')}
        onSubmit={submit}
        onCancel={onCancel}
      >
        {choice && (
          <>
            <FindingList findings={otherFindings} />
            {!isExisting && (
              <ChoiceCards selected={choice.id} onSelect={select} refusalOf={choiceRefusal} />
            )}
            <UserNetworkFields
              choice={choice}
              draft={draft}
              world={world}
              mappings={mappings}
              isExisting={isExisting}
              form={form}
              messagesOf={messagesOf}
              suggestions={suggestions}
              isFixed={(field) => isExisting && choice.form.immutable.includes(field)}
              onNameTyped={() => setNameTyped(true)}
            />
          </>
        )}
      </EditorFrame>
      {reviewed && (
        <SaveReview
          edited={reviewed}
          before={before}
          world={world}
          onRefused={(error) => blame(error, reviewed.udn)}
          onClose={() => setReviewed(undefined)}
          onSaved={onSaved}
        />
      )}
    </>
  );
};
