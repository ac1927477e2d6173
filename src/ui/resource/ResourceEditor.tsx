import { lazy, Suspense, useEffect, useState, type ReactNode } from 'react';
import { useNavigate } from 'react-router';
import type { KubernetesResource } from '../../domain/core/resource';
import type { AnyForm } from '../../domain/forms/form';
import type { FormValues } from '../../domain/forms/leaf';
import { editByForm, editByText } from '../../domain/forms/rebase';
import type { World } from '../../domain/world/world';
import type { Change } from '../../k8s/write';
import { FindingList } from '../findings';
import { freely } from '../leave/guards';
import { useUnsaved } from '../leave/useUnsaved';
import { RulesFailure } from '../RulesFailure';
import { useT } from '../useT';
import { EditorFrame } from './EditorFrame';
import type { EditorProps } from './EditPage';
import { newErrors } from './form';
import type { ResourceKind } from './kind';
import type { Edited } from './SaveReview';
import { useFindingsOf } from './useFindingsOf';
import { useServerErrors } from './useServerErrors';
import { refusalsOf } from './refusals';
import { useTextRefusal } from './useTextRefusal';
import { useTwoViews, type TwoViews } from './useTwoViews';

const SaveReview = lazy(() =>
  import('./SaveReview').then((module) => ({ default: module.SaveReview })),
);

interface ResourceEditorProps<
  R extends KubernetesResource,
  F extends AnyForm<R>,
> extends EditorProps<R> {
  kind: ResourceKind<R, F>;
  /** What is around the object, where that is known. */
  world: World | undefined;
  /** A name for a new object, as long as the user has typed none. */
  nameFor: (form: F, values: FormValues, draft: R) => string | undefined;
  /** What is created or changed with an object, before it. */
  alongside?: (object: R) => readonly Change[];
  /** Whether what comes along is still being looked up: the review opens when it is known. */
  isWaiting?: boolean;
  /** What is created or changed with it, after it. */
  afterwards?: (object: R) => readonly Change[];
  /** The fields of the form view, below what no field can mend. */
  children: (views: TwoViews<R, F>, form: F, onNameTyped: () => void) => ReactNode;
}

/** Creates or edits an object, by form or as YAML, and leads to the review. */
export const ResourceEditor = <R extends KubernetesResource, F extends AnyForm<R>>({
  kind,
  initial,
  isExisting,
  initialText,
  cancelPath,
  world,
  nameFor,
  alongside,
  isWaiting = false,
  afterwards,
  children,
}: ResourceEditorProps<R, F>) => {
  const t = useT();
  const navigate = useNavigate();
  const { findingsOf, failure } = useFindingsOf(kind, world);
  const views = useTwoViews({ initial, initialText }, kind, findingsOf);
  const { form, values, draft, objectForm, base, view } = views;
  const [isNameTyped, setNameTyped] = useState(isExisting);
  const [reviewed, setReviewed] = useState<Edited<R>>();
  const before = isExisting ? initial : undefined;
  const { question } = useUnsaved(views.isChanged(isNameTyped ? [] : ['name']));
  const refusalOf = useTextRefusal(kind, world);
  const blame = useServerErrors<R>(form, {
    fieldOf: (path) => objectForm?.fieldOf(path),
    taken: (object) => kind.taken(object),
  });

  const generated = isNameTyped || !objectForm ? undefined : nameFor(objectForm, values, draft);
  useEffect(() => {
    if (generated !== undefined) form.setValue('name', generated);
  }, [form, generated]);

  // A name in the text that is another than the form's was typed there, and stays.
  const toForm = () =>
    views.toForm(({ metadata }) => {
      if (metadata?.name && metadata.name !== form.getValues('name')) setNameTyped(true);
    });

  const textRefusal = (text: R): string | undefined => {
    const refusal = refusalOf(text, before);
    return refusal?.isBroken
      ? t('It would not work as it stands: see the messages above the editor.')
      : refusal?.reason;
  };

  const submit = async () => {
    if (view.kind === 'yaml') {
      const object = await views.readYaml(textRefusal);
      if (object) setReviewed({ object, edit: editByText(before ?? object, object) });
      return;
    }
    if (!objectForm) return;
    const review = (sent: FormValues) => {
      const object = objectForm.apply(base, sent);
      if (newErrors(refusalsOf(kind, world), object, before).length > 0) return;
      // What was typed as text before belongs to the edit, too, whether or not the form shows it.
      const isByForm = before === undefined || base === before;
      const edit = isByForm ? editByForm(objectForm, base, sent) : editByText(before, object);
      setReviewed({ object, edit });
    };
    await form.handleSubmit(review, () => {
      // Errors that were there before do not keep other changes from being saved.
      if (before) review(form.getValues());
    })();
  };

  return (
    <>
      <EditorFrame
        {...views}
        toForm={toForm}
        label={t(isExisting ? kind.words.edit : kind.words.create)}
        textKind={kind.text}
        submitText={isExisting ? t('Save') : t('Create')}
        onSubmit={submit}
        onCancel={() => void navigate(cancelPath)}
      >
        {objectForm && (
          <>
            {failure !== undefined && <RulesFailure>{failure}</RulesFailure>}
            <FindingList findings={views.otherFindings} />
            {children(views, objectForm, () => setNameTyped(true))}
          </>
        )}
      </EditorFrame>
      {question}
      {reviewed && !isWaiting && (
        <Suspense fallback={null}>
          <SaveReview
            kind={kind}
            edited={reviewed}
            before={before}
            alongside={alongside?.(reviewed.object) ?? []}
            afterwards={afterwards?.(reviewed.object) ?? []}
            world={world}
            onRefused={(error) => blame(error, reviewed.object)}
            onClose={() => setReviewed(undefined)}
            onSaved={({ metadata: { name = '', namespace } = {} }) =>
              freely(() => void navigate(kind.paths.details(namespace, name)))
            }
          />
        </Suspense>
      )}
    </>
  );
};
