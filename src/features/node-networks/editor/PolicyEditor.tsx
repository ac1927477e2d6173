import { useDeferredValue, useMemo } from 'react';
import { Alert, FormSection } from '@patternfly/react-core';
import type { KubernetesResource } from '../../../domain/core/resource';
import { hasCaptures, otherParts } from '../../../domain/node-policies/parts';
import type { World } from '../../../domain/world/world';
import { FieldList } from '../../../ui/form/FieldList';
import { IdentityFields } from '../../../ui/form/IdentityFields';
import type { EditorProps } from '../../../ui/resource/EditPage';
import { ResourceEditor } from '../../../ui/resource/ResourceEditor';
import type { TwoViews } from '../../../ui/resource/useTwoViews';
import type { AnyForm } from '../../../domain/forms/form';
import { completeWorld } from '../../../k8s/useWorld';
import { useT } from '../../../ui/useT';
import { policyKind } from '../policyKind';
import { useNodeWorld } from '../useNodeWorld';
import { ChosenNodes } from './ChosenNodes';
import { mappingFields, nodeFields } from './fields';
import { InterfaceList } from './InterfaceList';
import { linkOptions } from './links';
import { listText } from '../../../ui/intl';

interface PolicyFieldsProps {
  views: TwoViews<KubernetesResource, AnyForm<KubernetesResource>>;
  world: World | undefined;
  isExisting: boolean;
  onNameTyped: () => void;
}

/** What the form leaves as it is. */
const Beside = ({ draft }: { draft: KubernetesResource }) => {
  const t = useT();
  const others = [
    ...otherParts(draft).map(({ text }) => t(text)),
    ...(hasCaptures(draft) ? [t('Expressions that each node works out')] : []),
  ];
  if (others.length === 0) return null;
  return (
    <Alert
      variant="info"
      isInline
      isPlain
      component="h2"
      title={t('Also in the policy, and kept as it is: {{parts}}', { parts: listText(others) })}
    />
  );
};

const PolicyFields = ({ views, world, isExisting, onNameTyped }: PolicyFieldsProps) => {
  const t = useT();
  const { form, messagesOf, draft, edit } = views;
  const settled = useDeferredValue(draft);
  const suggestions = useMemo(() => linkOptions(t, world, settled), [t, world, settled]);
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
        nameHelp={isExisting ? t('Cannot be changed after creation.') : t('Up to 63 characters.')}
        onNameTyped={onNameTyped}
      />
      <Beside draft={draft} />
      <FormSection title={t('Nodes')} titleElement="h2">
        <FieldList {...fields} specs={nodeFields} />
        <ChosenNodes draft={draft} world={world} />
      </FormSection>
      <FormSection title={t('Interfaces')} titleElement="h2">
        <InterfaceList draft={draft} edit={edit} fields={fields} />
      </FormSection>
      <FormSection title={t('Networks of OVN-Kubernetes')} titleElement="h2">
        <FieldList {...fields} specs={mappingFields} />
      </FormSection>
    </>
  );
};

/** Creates or edits a policy, by form or as YAML. */
export const PolicyEditor = (props: EditorProps<KubernetesResource>) => {
  const world = completeWorld(useNodeWorld())?.world;
  return (
    <ResourceEditor {...props} kind={policyKind} world={world} nameFor={() => undefined}>
      {(views, _form, onNameTyped) => (
        <PolicyFields
          views={views}
          world={world}
          isExisting={props.isExisting}
          onNameTyped={onNameTyped}
        />
      )}
    </ResourceEditor>
  );
};
