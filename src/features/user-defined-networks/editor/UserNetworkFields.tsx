import { Alert, FormSection } from '@patternfly/react-core';
import type { KubernetesResource } from '../../../domain/core/resource';
import { asTyped } from '../../../domain/forms/leaf';
import { splitList } from '../../../domain/forms/list-text';
import type { Offer } from '../../../domain/nodes/offers';
import type { World } from '../../../domain/world/world';
import type { FieldsProps } from '../../../ui/form/spec';
import { FieldList } from '../../../ui/form/FieldList';
import { IdentityFields } from '../../../ui/form/IdentityFields';
import { useT } from '../../../ui/useT';
import type { Choice } from './choices';
import { fieldsByChoice, selectorFields } from './fields';
import { MatchingNamespaces } from './MatchingNamespaces';

interface UserNetworkFieldsProps extends Omit<FieldsProps, 'helpOf'> {
  choice: Choice;
  draft: KubernetesResource;
  world: World | undefined;
  mappings: readonly Offer[];
  isExisting: boolean;
  onNameTyped: () => void;
}

/** The fields of one kind and topology, and what becomes of them after creation. */
export const UserNetworkFields = ({
  choice,
  draft,
  world,
  mappings,
  isExisting,
  onNameTyped,
  ...fields
}: UserNetworkFieldsProps) => {
  const t = useT();
  const { form, isFixed } = fields;
  const isOfCluster = choice.form.kind === 'ClusterUserDefinedNetwork';
  const mapping = mappings.find(({ name }) => name === form.watch('physicalNetworkName'));
  const helpOf = (field: string): string | undefined => {
    if (isFixed?.(field)) return t('Cannot be changed after creation.');
    if (field !== 'mtu' || mapping?.mtu === undefined) return undefined;
    return t(
      'Bytes. The nodes carry up to {{mtu}} on this mapping. Without a number OVN-Kubernetes takes its default, usually 1400.',
      { mtu: mapping.mtu },
    );
  };
  return (
    <>
      {!isExisting && (
        <Alert
          variant="info"
          isInline
          isPlain
          component="h2"
          title={
            isOfCluster
              ? t('Only namespaces, labels and description can be changed after creation.')
              : t('Only labels and description can be changed after creation.')
          }
        />
      )}
      <IdentityFields
        {...fields}
        hasNamespace={!isOfCluster}
        nameHelp={
          isExisting
            ? t('Cannot be changed after creation.')
            : t('The networks that VMs refer to in their namespaces get this name, too.')
        }
        onNameTyped={onNameTyped}
      />
      <FormSection title={t('Network')} titleElement="h2">
        <FieldList key={choice.id} {...fields} helpOf={helpOf} specs={fieldsByChoice[choice.id]} />
      </FormSection>
      {isOfCluster && (
        <FormSection title={t('Namespaces')} titleElement="h2">
          <FieldList {...fields} helpOf={helpOf} specs={selectorFields} />
          <MatchingNamespaces
            draft={draft}
            world={world}
            named={splitList(asTyped(form.watch('namespaces')))}
          />
        </FormSection>
      )}
    </>
  );
};
