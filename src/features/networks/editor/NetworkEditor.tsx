import { useEffect, useRef } from 'react';
import type { NetworkAttachmentDefinition } from '../../../domain/nad/types';
import { asTyped } from '../../../domain/forms/leaf';
import { nadForms, type AnyNadForm } from '../../../domain/nad/forms';
import { suggestName } from '../../../domain/nad/suggest-name';
import { operatorNamespacesOf } from '../../../domain/settings/operator-namespace';
import type { World } from '../../../domain/world/world';
import { FieldList } from '../../../ui/form/FieldList';
import { IdentityFields } from '../../../ui/form/IdentityFields';
import { suggestionsOf } from '../../../ui/form/offers';
import type { EditorProps } from '../../../ui/resource/EditPage';
import { ResourceEditor } from '../../../ui/resource/ResourceEditor';
import type { TwoViews } from '../../../ui/resource/useTwoViews';
import { useT } from '../../../ui/useT';
import { networkKind } from '../networkKind';
import { fieldsByType, isFormType, type FormType } from './fields';
import { TypeCards } from './TypeCards';
import { useNetworkWorld, type Offers } from './useNetworkWorld';

/**
 * The namespace of KubeVirt, which is that of a network for live migration. The form takes it as long
 * as the user has not chosen another one.
 */
const useMigrationNamespace = (
  { form }: TwoViews<NetworkAttachmentDefinition, AnyNadForm>,
  world: World | undefined,
  type: FormType,
  isExisting: boolean,
): string | undefined => {
  const [own] = world ? operatorNamespacesOf(world) : [];
  const isWanted = type === 'macvlan' && !isExisting;
  const before = useRef<string>();
  useEffect(() => {
    const current = asTyped(form.getValues('namespace'));
    if (isWanted && own !== undefined && before.current === undefined) {
      before.current = current;
      form.setValue('namespace', own);
    } else if (!isWanted && before.current !== undefined) {
      if (current === own) form.setValue('namespace', before.current);
      before.current = undefined;
    }
  }, [form, isWanted, own]);
  return isWanted ? own : undefined;
};

interface FieldsProps {
  views: TwoViews<NetworkAttachmentDefinition, AnyNadForm>;
  type: FormType;
  offers: Offers;
  world: World | undefined;
  isExisting: boolean;
  onNameTyped: () => void;
}

/** The fields of one type of network, and (of a new one) the choice between types. */
const Fields = ({ views, type, offers, world, isExisting, onNameTyped }: FieldsProps) => {
  const t = useT();
  const migrationNamespace = useMigrationNamespace(views, world, type, isExisting);
  const { form, messagesOf } = views;
  const selectType = (next: FormType) => {
    const { name, namespace, description } = form.getValues();
    const identity = { name: asTyped(name), namespace: asTyped(namespace) };
    views.switchTo(nadForms[next], nadForms[next].create(identity), {
      ...identity,
      description: asTyped(description),
    });
  };
  const fields = {
    form,
    messagesOf,
    isFixed: (field: string) => isExisting && (field === 'name' || field === 'namespace'),
  };
  return (
    <>
      {!isExisting && <TypeCards selected={type} onSelect={selectType} />}
      <IdentityFields
        {...fields}
        nameHelp={
          isExisting ? t('The name cannot change. Clone the network to rename it.') : undefined
        }
        namespaceHelp={
          migrationNamespace === undefined
            ? undefined
            : t('KubeVirt looks for the network for live migration in {{place}}.', {
                place: migrationNamespace,
              })
        }
        onNameTyped={onNameTyped}
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
  );
};

/** Creates or edits a network, by form or as YAML. */
export const NetworkEditor = (props: EditorProps<NetworkAttachmentDefinition>) => {
  const { initial, isExisting } = props;
  const { world, offers } = useNetworkWorld(initial.metadata?.namespace ?? '');
  return (
    <ResourceEditor
      {...props}
      kind={networkKind}
      world={world}
      nameFor={({ type }, values, draft) =>
        suggestName(type, values, (name) =>
          Boolean(world?.find('NetworkAttachmentDefinition', name, draft.metadata?.namespace)),
        )
      }
    >
      {(views, { type }, onNameTyped) =>
        isFormType(type) && <Fields {...{ views, type, offers, world, isExisting, onNameTyped }} />
      }
    </ResourceEditor>
  );
};
