import { useState } from 'react';
import { Content, Flex, FlexItem, Stack, StackItem } from '@patternfly/react-core';
import { textAt, type KubernetesResource } from '../../../domain/core/resource';
import type { SshService } from '../../../domain/reach/services';
import { newService, ownSelectorOf, usualPorts } from '../../../domain/services/form/exposure';
import { models } from '../../../k8s/models';
import { useAccess } from '../../../k8s/useAccess';
import type { Watched } from '../../../k8s/useWatch';
import type { Change } from '../../../k8s/write';
import { ActionButton } from '../../../ui/ActionButton';
import { say } from '../../../ui/notices/store';
import { Review } from '../../../ui/review/Review';
import { useAccessRefusal } from '../../../ui/useAccessRefusal';
import { useT } from '../../../ui/useT';
import type { VmFacts } from '../page/useVmFacts';

interface SshServicesProps {
  facts: VmFacts;
  services: readonly SshService[];
  watched: Watched<readonly KubernetesResource[]>;
}

interface Asked {
  kind: 'create' | 'delete';
  name: string;
  changes: Change[];
}

const NONE: readonly KubernetesResource[] = [];

/** Makes a Service for SSH to the VM, and removes those that were made for it. */
export const SshServices = ({ facts: { view, vm }, services, watched }: SshServicesProps) => {
  const t = useT();
  const { namespace } = view;
  const [asked, setAsked] = useState<Asked>();
  const mayCreate = useAccessRefusal(
    useAccess('create', models.Service, namespace),
    t('You have no permission to create Services in {{namespace}}.', { namespace }),
  );
  const mayDelete = useAccessRefusal(
    useAccess('delete', models.Service, namespace),
    t('You have no permission to delete Services in {{namespace}}.', { namespace }),
  );
  const all = watched.state === 'ready' ? watched.data : NONE;
  const isUnknown = ownSelectorOf(view) === undefined;
  const refusal =
    mayCreate ??
    (isUnknown
      ? t('The label by which the pods of the VM are told is not known: start the VM first.')
      : undefined);
  const create = (type: 'NodePort' | 'LoadBalancer') => {
    const resource = newService({
      namespace,
      views: [view],
      type,
      ports: usualPorts.filter((port) => port.name === 'ssh'),
      services: all,
    });
    const name = textAt(resource, 'metadata', 'name') ?? '';
    setAsked({
      kind: 'create',
      name,
      changes: [{ kind: 'create', model: models.Service, resource }],
    });
  };
  const remove = ({ service, name }: SshService) =>
    setAsked({
      kind: 'delete',
      name,
      changes: [{ kind: 'delete', model: models.Service, resource: service }],
    });
  const own = services.filter(({ isOwn }) => isOwn);
  const isCreate = asked?.kind === 'create';
  return (
    <Stack hasGutter>
      <StackItem>
        <Content component="h2">{t('Service for SSH')}</Content>
        <Content component="p">
          {t(
            'A Service of type NodePort is reached by a port of each node; one of type LoadBalancer by an address of its own, where the cluster has something that gives addresses. The Service is removed with the VM.',
          )}
        </Content>
      </StackItem>
      <StackItem>
        <Flex gap={{ default: 'gapSm' }}>
          <FlexItem>
            <ActionButton refusal={refusal} onClick={() => create('NodePort')}>
              {t('Create a NodePort')}
            </ActionButton>
          </FlexItem>
          <FlexItem>
            <ActionButton refusal={refusal} onClick={() => create('LoadBalancer')}>
              {t('Create a LoadBalancer')}
            </ActionButton>
          </FlexItem>
          {own.map((service) => (
            <FlexItem key={service.name}>
              <ActionButton refusal={mayDelete} onClick={() => remove(service)}>
                {t('Delete {{name}}', { name: service.name })}
              </ActionButton>
            </FlexItem>
          ))}
        </Flex>
      </StackItem>
      {asked && (
        <Review
          title={
            isCreate
              ? t('Create Service {{name}}?', { name: asked.name })
              : t('Delete Service {{name}}?', { name: asked.name })
          }
          changes={asked.changes}
          confirm={isCreate ? t('Create Service') : t('Delete Service')}
          isDanger={!isCreate}
          onClose={() => setAsked(undefined)}
          onDone={() => {
            setAsked(undefined);
            say({
              variant: 'success',
              title: isCreate
                ? t('Service {{name}} created', { name: asked.name })
                : t('Service {{name}} deleted', { name: asked.name }),
              body: isCreate
                ? t('The table shows the command as soon as the way is open.')
                : t('{{name}} is not reached by it any more.', {
                    name: textAt(vm, 'metadata', 'name') ?? '',
                  }),
            });
          }}
        >
          {isCreate
            ? t('Everybody who reaches the nodes or the address reaches the SSH port of the VM.')
            : t('Connections through it end.')}
        </Review>
      )}
    </Stack>
  );
};
