import { lazy, Suspense, useMemo, useState } from 'react';
import { FormSection } from '@patternfly/react-core';
import { textAt, type KubernetesResource } from '../../../domain/core/resource';
import { nextName } from '../../../domain/dpdk/checkups/form';
import { jobFor } from '../../../domain/dpdk/checkups/objects';
import { checkupTypeOf, type CheckupType } from '../../../domain/dpdk/checkups/types';
import { asTyped } from '../../../domain/forms/leaf';
import type { KindName } from '../../../domain/world/kinds';
import { ConfigMapModel, models } from '../../../k8s/models';
import { useAccess } from '../../../k8s/useAccess';
import { useNamespaces } from '../../../k8s/useNamespaces';
import { useWatchList } from '../../../k8s/useWatch';
import { useWorld } from '../../../k8s/useWorld';
import type { ComboOption } from '../../../ui/combobox/options';
import { FieldList } from '../../../ui/form/FieldList';
import { IdentityFields } from '../../../ui/form/IdentityFields';
import { MayNotCreate } from '../../../ui/resource/MayNotCreate';
import type { EditorProps } from '../../../ui/resource/EditPage';
import { ResourceEditor } from '../../../ui/resource/ResourceEditor';
import { useT } from '../../../ui/useT';
import { checkupKind } from './checkupKind';
import { checkupFields } from './fields';
import { useGrant } from './useGrant';

const HandOver = lazy(() => import('./HandOver'));

const AROUND: readonly KindName[] = ['NetworkAttachmentDefinition', 'Node'];

interface CheckupEditorProps extends EditorProps<KubernetesResource> {
  type: CheckupType;
}

/** Describes a run of a checkup: its ConfigMap, and with it the Job and what that runs as. */
export const CheckupEditor = ({ type, ...props }: CheckupEditorProps) => {
  const t = useT();
  const namespace = textAt(props.initial, 'metadata', 'namespace') ?? '';
  const [from, setFrom] = useState(namespace);
  const state = useWorld(AROUND, from);
  const world = state.state === 'ready' ? state.world : undefined;
  const namespaces = useNamespaces();
  const configMaps = useWatchList<KubernetesResource>(ConfigMapModel, namespace);
  const grant = useGrant(type, namespace);
  const mayCreate = useAccess('create', ConfigMapModel, namespace);
  const mayRun = useAccess('create', models.Job, namespace);
  const suggestions = useMemo((): Record<string, readonly ComboOption[]> => {
    const named = (objects: readonly KubernetesResource[]) =>
      objects.map(({ metadata }) => ({ value: metadata?.name ?? '' }));
    return {
      networks: named(world?.list('NetworkAttachmentDefinition', from) ?? []),
      nodes: named(world?.list('Node') ?? []),
      namespaces: (namespaces ?? []).map((value) => ({ value })),
    };
  }, [world, from, namespaces]);
  const taken =
    configMaps.state === 'ready' ? configMaps.data.map(({ metadata }) => metadata?.name ?? '') : [];
  return (
    <>
      {(mayCreate === 'denied' || mayRun === 'denied') && (
        <MayNotCreate
          title={t('You may not run checkups in namespace {{namespace}}', { namespace })}
        />
      )}
      <Suspense fallback={null}>
        {grant.toHandOver.length > 0 && <HandOver grant={grant} />}
      </Suspense>
      <ResourceEditor
        {...props}
        kind={checkupKind}
        world={world}
        isWaiting={grant.isLoading}
        alongside={() => grant.changes}
        afterwards={(configMap) => [
          {
            kind: 'create',
            model: models.Job,
            resource: jobFor(configMap, checkupTypeOf(configMap) ?? type),
          },
        ]}
        nameFor={(_form, values) => {
          const network = asTyped(values.network).toLowerCase();
          return nextName(network === '' ? type : `${type}-${network}`, taken);
        }}
      >
        {({ form, messagesOf }, _form, onNameTyped) => {
          const fields = {
            form,
            messagesOf,
            suggestions,
            isFixed: (field: string) => field === 'namespace',
            onTyped: (field: string) => {
              if (field === 'networkNamespace') setFrom(asTyped(form.getValues(field)));
            },
          };
          return (
            <>
              <IdentityFields
                {...fields}
                nameHelp={t('Of the ConfigMap and of the Job, of which each run has its own.')}
                namespaceHelp={t('The VMs of the checkup run in it.')}
                onNameTyped={onNameTyped}
              />
              <FormSection title={t('What is checked')} titleElement="h2">
                <FieldList {...fields} specs={checkupFields[type]} />
              </FormSection>
            </>
          );
        }}
      </ResourceEditor>
    </>
  );
};
