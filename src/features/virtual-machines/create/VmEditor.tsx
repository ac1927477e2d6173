import { lazy, Suspense, useState } from 'react';
import { FormSection } from '@patternfly/react-core';
import type { KubernetesResource } from '../../../domain/core/resource';
import { freeName } from '../../../domain/core/free-name';
import { lacksNetwork, starts, withStart, type Start } from '../../../domain/vm/create/starts';
import { cloudInitOf } from '../../../domain/vm/guest/cloud-init';
import { credentialsOf } from '../../../domain/vm/keys/credentials';
import { namespaceOf, vmTemplateOf } from '../../../domain/vm/spec/network-refs';
import { models } from '../../../k8s/models';
import type { CreateChange } from '../../../k8s/write';
import { FieldList } from '../../../ui/form/FieldList';
import { IdentityFields } from '../../../ui/form/IdentityFields';
import { ToldNamespace } from '../../../ui/form/ToldNamespace';
import { GapList } from '../../../ui/GapList';
import { MayNotCreate } from '../../../ui/resource/MayNotCreate';
import type { EditorProps } from '../../../ui/resource/EditPage';
import { ResourceEditor } from '../../../ui/resource/ResourceEditor';
import { useT } from '../../../ui/useT';
import { useCreateVmRefusal } from '../refusals';
import { sections } from './sections';
import { StartField } from './StartField';
import { useNewVmWorld } from './useNewVmWorld';
import { VmFields } from './VmFields';
import { runFields } from './vmFields';
import { vmKind } from './vmKind';

const NetworkOfStart = lazy(() => import('./NetworkOfStart'));

const nameOf = ({ metadata }: KubernetesResource): string => metadata?.name ?? '';

/** Of the Secrets that were typed those that the VM still names, in its namespace. */
const secretsFor = (
  vm: KubernetesResource,
  brought: readonly KubernetesResource[],
): CreateChange[] => {
  const { networkData } = cloudInitOf(vm) ?? {};
  const named = new Set([
    ...credentialsOf(vmTemplateOf(vm)).map(({ secret }) => secret),
    networkData?.kind === 'secret' ? networkData.name : undefined,
  ]);
  return brought
    .filter((secret) => named.has(nameOf(secret)))
    .map((secret) => ({
      kind: 'create',
      model: models.Secret,
      resource: { ...secret, metadata: { ...secret.metadata, namespace: namespaceOf(vm) } },
    }));
};

type VmEditorProps = Pick<EditorProps<KubernetesResource>, 'initial' | 'cancelPath'>;

/** Creates a VM, by form or as YAML. */
export const VmEditor = ({ initial, cancelPath }: VmEditorProps) => {
  const t = useT();
  const [namespace, setNamespace] = useState(initial.metadata?.namespace ?? '');
  const [start, setStart] = useState<Start>(starts[0]);
  const [brought, setBrought] = useState<readonly KubernetesResource[]>([]);
  const around = useNewVmWorld(namespace);
  const { world, gaps } = around;
  const refusal = useCreateVmRefusal(namespace === '' ? undefined : namespace);
  return (
    <>
      {refusal !== undefined && (
        <MayNotCreate title={t('You may not create VMs here')} reason={refusal} />
      )}
      <ResourceEditor
        initial={initial}
        isExisting={false}
        cancelPath={cancelPath}
        kind={vmKind}
        alongside={(vm) => secretsFor(vm, brought)}
        world={around.isLoaded ? world : undefined}
        nameFor={() =>
          freeName(
            start.name,
            (name) => world.find('VirtualMachine', name, namespace) !== undefined,
          )
        }
      >
        {({ form, messagesOf, hintOf, draft, edit, problems }, _form, onNameTyped) => (
          <>
            <ToldNamespace namespace={draft.metadata?.namespace ?? ''} onTold={setNamespace} />
            {lacksNetwork(draft) && (
              <Suspense fallback={null}>
                <NetworkOfStart {...{ start, draft, edit, around }} />
              </Suspense>
            )}
            <StartField
              start={start}
              onChoose={(chosen) => {
                setStart(chosen);
                edit((vm) => withStart(vm, chosen));
              }}
            />
            <IdentityFields
              {...{ form, messagesOf, onNameTyped }}
              namespaceHelp={t(
                'Where the VM is created. Networks of it and of all namespaces can be used.',
              )}
            />
            <VmFields {...{ form, messagesOf, hintOf, draft, around }} />
            {sections.map(({ id, title, Section }) => (
              <FormSection key={id} title={t(title)} titleElement="h2">
                <Section
                  vm={draft}
                  edit={edit}
                  bring={(object) =>
                    setBrought((before) => [
                      ...before.filter((each) => nameOf(each) !== nameOf(object)),
                      object,
                    ])
                  }
                  around={around}
                  findings={problems.flatMap(({ field, finding }) =>
                    field === id ? [finding] : [],
                  )}
                />
              </FormSection>
            ))}
            <FormSection title={t('Start')} titleElement="h2">
              <FieldList {...{ form, messagesOf }} specs={runFields} />
            </FormSection>
            <GapList gaps={gaps} />
          </>
        )}
      </ResourceEditor>
    </>
  );
};
