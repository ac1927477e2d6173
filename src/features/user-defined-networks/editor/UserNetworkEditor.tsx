import type { KubernetesResource } from '../../../domain/core/resource';
import { asTyped } from '../../../domain/forms/leaf';
import { suggestName } from '../../../domain/nad/suggest-name';
import type { AnyUdnForm } from '../../../domain/udn/forms';
import type { World } from '../../../domain/world/world';
import type { EditorProps } from '../../../ui/resource/EditPage';
import { ResourceEditor } from '../../../ui/resource/ResourceEditor';
import type { TwoViews } from '../../../ui/resource/useTwoViews';
import { useT } from '../../../ui/useT';
import { udnKind } from '../udnKind';
import { ChoiceCards } from './ChoiceCards';
import { choiceOf, type Choice } from './choices';
import { useEditorWorld } from './useEditorWorld';
import { UserNetworkFields } from './UserNetworkFields';

interface UserNetworkEditorProps extends EditorProps<KubernetesResource> {
  /** Why the user cannot make a network of a kind. */
  choiceRefusal?: (choice: Choice) => string | undefined;
  /** What to choose where the first choice turns out to be refused before anything was typed. */
  otherwise?: Choice;
}

/** Whether a network of the name is there, or OVN-Kubernetes could not make one for it. */
const isTaken = (world: World | undefined, namespace: string | undefined, name: string): boolean =>
  Boolean(
    namespace === undefined
      ? world?.find('ClusterUserDefinedNetwork', name)
      : (world?.find('UserDefinedNetwork', name, namespace) ??
          world?.find('NetworkAttachmentDefinition', name, namespace)),
  );

/** Creates or edits a user-defined network, by form or as YAML. */
export const UserNetworkEditor = ({
  choiceRefusal = () => undefined,
  otherwise,
  ...props
}: UserNetworkEditorProps) => {
  const t = useT();
  const { initial, isExisting } = props;
  const { world, mappings, suggestions } = useEditorWorld(initial.metadata?.namespace, t);

  const select = (views: TwoViews<KubernetesResource, AnyUdnForm>, { form }: Choice) => {
    const { name, description } = views.form.getValues();
    const isOfCluster = form.kind === 'ClusterUserDefinedNetwork';
    const carried = { name: asTyped(name), description: asTyped(description) };
    const namespace = isOfCluster ? {} : { namespace: initial.metadata?.namespace ?? '' };
    views.switchTo(form, form.create({ name: carried.name, ...namespace }), carried);
  };

  return (
    <ResourceEditor
      {...props}
      kind={udnKind}
      world={world}
      nameFor={(form, values, { metadata }) => {
        const choice = choiceOf(form);
        return (
          choice &&
          suggestName(choice.namedLike, values, (name) => isTaken(world, metadata?.namespace, name))
        );
      }}
    >
      {(views, objectForm, onNameTyped) => {
        const choice = choiceOf(objectForm);
        if (!choice) return null;
        const { form, messagesOf, draft } = views;
        return (
          <>
            {!isExisting && (
              <ChoiceCards
                selected={choice.id}
                onSelect={(next) => select(views, next)}
                refusalOf={choiceRefusal}
                otherwise={form.formState.isDirty ? undefined : otherwise}
              />
            )}
            <UserNetworkFields
              {...{ choice, draft, world, mappings, isExisting, form, messagesOf, suggestions }}
              isFixed={(field) => isExisting && objectForm.immutable.includes(field)}
              onNameTyped={onNameTyped}
            />
          </>
        );
      }}
    </ResourceEditor>
  );
};
