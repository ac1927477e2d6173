import { useMemo } from 'react';
import { FormSection } from '@patternfly/react-core';
import type { TFunction } from 'i18next';
import { countedBy } from '../../../domain/core/collections';
import type { KubernetesResource } from '../../../domain/core/resource';
import { asTyped } from '../../../domain/forms/leaf';
import { sriovHostsOf } from '../../../domain/sriov/cards';
import { vendorName } from '../../../domain/sriov/devices';
import { resourcesOffered } from '../../../domain/sriov/use';
import type { World } from '../../../domain/world/world';
import { completeWorld } from '../../../k8s/useWorld';
import type { ComboOption } from '../../../ui/combobox/options';
import { FieldList } from '../../../ui/form/FieldList';
import { IdentityFields } from '../../../ui/form/IdentityFields';
import type { EditorProps } from '../../../ui/resource/EditPage';
import { ResourceEditor } from '../../../ui/resource/ResourceEditor';
import { useT } from '../../../ui/useT';
import { useSriovWorld } from '../useSriovWorld';
import { ChosenCards } from './ChosenCards';
import { cardFields, functionFields, nodeFields } from './fields';
import { policyKind } from './policyKind';

/** What nodes and their cards have to choose from, with on how many nodes. */
const suggestionsOf = (t: TFunction, world: World): Record<string, readonly ComboOption[]> => {
  const hosts = sriovHostsOf(world);
  const cards = hosts.flatMap((host) => host.cards);
  const onNodes = (entries: readonly { value: string; count: number }[], name?: string) =>
    entries.map(({ value, count }) => ({
      value,
      description: [...(name === undefined ? [] : [name]), t('on {{count}} nodes', { count })].join(
        ', ',
      ),
    }));
  const labels = hosts.flatMap(({ node }) => Object.entries(node?.labels ?? {}));
  return {
    nodeLabels: onNodes(countedBy(labels, ([key, value]) => [`${key}=${String(value)}`])),
    cards: onNodes(countedBy(cards, ({ name }) => [name])),
    addresses: onNodes(countedBy(cards, ({ pciAddress }) => [pciAddress])),
    vendors: [...new Set(cards.map(({ vendor }) => vendor))].map((value) => ({
      value,
      description: vendorName(value) ?? '',
    })),
    devices: onNodes(countedBy(cards, ({ deviceID }) => [deviceID])),
    resources: resourcesOffered(world).map((value) => ({ value })),
  };
};

/** Creates or edits a SriovNetworkNodePolicy, by form or as YAML. */
export const PolicyEditor = (props: EditorProps<KubernetesResource>) => {
  const t = useT();
  const { isExisting } = props;
  const world = completeWorld(useSriovWorld())?.world;
  const suggestions = useMemo(() => (world ? suggestionsOf(t, world) : {}), [world, t]);
  return (
    <ResourceEditor
      {...props}
      kind={policyKind}
      world={world}
      nameFor={(_form, values) =>
        asTyped(values.resourceName).toLowerCase().replaceAll('_', '-') || undefined
      }
    >
      {({ form, messagesOf, draft }, _form, onNameTyped) => {
        const fields = {
          form,
          messagesOf,
          suggestions,
          isFixed: (field: string) => isExisting && field === 'name',
        };
        return (
          <>
            <IdentityFields
              {...fields}
              hasNamespace={false}
              {...(isExisting ? { nameHelp: t('Cannot be changed after creation.') } : {})}
              onNameTyped={onNameTyped}
            />
            <FormSection title={t('Nodes')} titleElement="h2">
              <FieldList {...fields} specs={nodeFields} />
            </FormSection>
            <FormSection title={t('Network cards')} titleElement="h2">
              <FieldList {...fields} specs={cardFields} />
              <ChosenCards
                draft={draft}
                world={world}
                onOneNode={
                  isExisting
                    ? undefined
                    : (label) =>
                        form.setValue('nodeSelector', label, {
                          shouldDirty: true,
                          shouldValidate: true,
                        })
                }
              />
            </FormSection>
            <FormSection title={t('Virtual functions')} titleElement="h2">
              <FieldList {...fields} specs={functionFields} />
            </FormSection>
          </>
        );
      }}
    </ResourceEditor>
  );
};
