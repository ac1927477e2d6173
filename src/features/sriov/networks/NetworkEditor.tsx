import { useMemo } from 'react';
import { FormSection } from '@patternfly/react-core';
import { textAt, type KubernetesResource } from '../../../domain/core/resource';
import { asTyped } from '../../../domain/forms/leaf';
import { sriovPolicyRowsOf } from '../../../domain/sriov/rows';
import { isOpenToAll } from '../../../domain/sriov/types';
import { freeOnNodes, fullNameOf, resourcesOffered } from '../../../domain/sriov/use';
import type { World } from '../../../domain/world/world';
import { completeWorld } from '../../../k8s/useWorld';
import type { ComboOption } from '../../../ui/combobox/options';
import { FieldList } from '../../../ui/form/FieldList';
import { IdentityFields } from '../../../ui/form/IdentityFields';
import type { EditorProps } from '../../../ui/resource/EditPage';
import { ResourceEditor } from '../../../ui/resource/ResourceEditor';
import { useT } from '../../../ui/useT';
import { useSriovWorld } from '../useSriovWorld';
import { networkFields } from './fields';
import { networkKind } from './networkKind';
import { listText } from '../../../ui/intl';

/** Until a network asks for it, the prefix of a resource is not known: it is the usual one then. */
const freeIn = (world: World, resource: string): { free: number; count: number } => {
  const on = freeOnNodes(world, fullNameOf(world, resource) ?? `openshift.io/${resource}`);
  return { free: on.reduce((sum, { free }) => sum + free, 0), count: on.length };
};

/** Creates or edits a SriovNetwork, by form or as YAML. */
export const NetworkEditor = (props: EditorProps<KubernetesResource>) => {
  const t = useT();
  const { isExisting } = props;
  const world = completeWorld(useSriovWorld())?.world;
  const suggestions = useMemo((): Record<string, readonly ComboOption[]> => {
    if (!world) return {};
    const policies = sriovPolicyRowsOf(world);
    return {
      resources: resourcesOffered(world).map((value) => ({
        value,
        description: t('{{free}} free on {{count}} nodes, made by {{policies}}', {
          ...freeIn(world, value),
          policies: listText(
            policies.filter(({ resource }) => resource === value).map(({ name }) => name),
          ),
        }),
      })),
    };
  }, [world, t]);
  return (
    <ResourceEditor
      {...props}
      kind={networkKind}
      world={world}
      nameFor={(_form, values) => {
        const resource = asTyped(values.resourceName)
          .toLowerCase()
          .replaceAll('_', '-')
          .replace(/[^-a-z0-9]|^-+|-+$/g, '');
        if (resource === '') return undefined;
        const vlan = asTyped(values.vlan);
        return vlan === '' ? `${resource}-network` : `${resource}-vlan${vlan}`;
      }}
    >
      {({ form, messagesOf, draft }, _form, onNameTyped) => {
        const operator = textAt(draft, 'metadata', 'namespace') ?? '';
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
              nameHelp={
                isExisting
                  ? t('Cannot be changed after creation.')
                  : t('The network that VMs refer to gets this name, too.')
              }
              namespaceHelp={
                isOpenToAll(operator)
                  ? t(
                      'VMs of this namespace can use the network. Without one it is made in {{namespace}}, and VMs of all namespaces can use it.',
                      { namespace: operator },
                    )
                  : t(
                      'VMs of this namespace can use the network. Without one it is made in {{namespace}}, the namespace of the operator.',
                      { namespace: operator },
                    )
              }
              isNamespaceOptional
              onNameTyped={onNameTyped}
            />
            <FormSection title={t('Virtual functions')} titleElement="h2">
              <FieldList {...fields} specs={networkFields} />
            </FormSection>
          </>
        );
      }}
    </ResourceEditor>
  );
};
