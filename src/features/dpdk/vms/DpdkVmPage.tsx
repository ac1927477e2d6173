import { lazy, Suspense, useMemo, useState, type ReactNode } from 'react';
import {
  Breadcrumb,
  BreadcrumbItem,
  Flex,
  FlexItem,
  PageSection,
  Stack,
  StackItem,
  Title,
} from '@patternfly/react-core';
import { DocumentTitle } from '@openshift-console/dynamic-plugin-sdk';
import { Link, useParams } from 'react-router';
import type { KubernetesResource } from '../../../domain/core/resource';
import type { PrepareField } from '../../../domain/dpdk/vm/prepare';
import type { ReadyFix, ReadyItem } from '../../../domain/dpdk/vm/ready/item';
import { dpdkRowOf } from '../../../domain/dpdk/vm/rows';
import { viewOf } from '../../../domain/vm/interfaces/view';
import type { World } from '../../../domain/world/world';
import { models } from '../../../k8s/models';
import { useAccess } from '../../../k8s/useAccess';
import { useWatchOne } from '../../../k8s/useWatch';
import { ActionButton } from '../../../ui/ActionButton';
import { GapList } from '../../../ui/GapList';
import { LinkButton } from '../../../ui/LinkButton';
import { NONE } from '../../../ui/none';
import { asPage } from '../../../ui/notices/asPage';
import { ObjectLink } from '../../../ui/ObjectLink';
import { PageHeader } from '../../../ui/PageHeader';
import { useRestartRefusal } from '../../../ui/restart/useRestartRefusal';
import { dpdkPath, sriovObjectPath, vmPath } from '../../../ui/routes';
import { FailedState, LoadingState, MissingKindState } from '../../../ui/states';
import type { Column } from '../../../ui/table/model';
import { TableOf } from '../../../ui/table/TableOf';
import { useAccessRefusal } from '../../../ui/useAccessRefusal';
import { StaleSection } from '../../../ui/StaleAlert';
import { useT } from '../../../ui/useT';
import { VmStatus } from '../../../ui/vms/VmStatus';
import { GuestCommands } from './GuestCommands';
import { readyLabel, ReadyStateLabel } from './looks';
import { useDpdkVmWorld } from './useDpdkVmWorld';

const PrepareDialog = lazy(() => import('./PrepareDialog'));
const RestartDialog = lazy(() =>
  import('../../../ui/restart/RestartDialog').then((module) => ({ default: module.RestartDialog })),
);

const Why = ({ item: { why, objects } }: { item: ReadyItem }) => {
  const t = useT();
  return (
    <Stack>
      <StackItem>{t(why.text, why.params)}</StackItem>
      {objects.length > 0 && (
        <StackItem>
          <Flex>
            {objects.map((object) => (
              <FlexItem key={`${object.kind} ${object.namespace ?? ''}/${object.name}`}>
                <ObjectLink object={object} isFull />
              </FlexItem>
            ))}
          </Flex>
        </StackItem>
      )}
    </Stack>
  );
};

const keyOf = ({ key }: ReadyItem): string => key;

interface ItemsProps {
  items: readonly ReadyItem[];
  fixOf: (item: ReadyItem, fix: ReadyFix) => ReactNode;
}

const Items = ({ items, fixOf }: ItemsProps) => {
  const t = useT();
  const columns: Column<ReadyItem>[] = [
    { key: 'item', label: t('What DPDK needs'), cell: ({ key }) => t(readyLabel(key)) },
    {
      key: 'state',
      label: t('Readiness'),
      modifier: 'nowrap',
      cell: ({ state }) => <ReadyStateLabel state={state} />,
    },
    {
      key: 'why',
      label: t('Why'),
      width: 50,
      modifier: 'breakWord',
      cell: (item) => <Why item={item} />,
    },
    {
      key: 'fix',
      label: t('What to do'),
      cell: (item) =>
        item.fix === undefined || item.state === 'ready' ? NONE : fixOf(item, item.fix),
    },
  ];
  return <TableOf label={t('Readiness for DPDK')} columns={columns} rows={items} keyOf={keyOf} />;
};

interface MachineProps {
  world: World;
  vm: KubernetesResource;
}

const Machine = ({ world, vm }: MachineProps) => {
  const t = useT();
  const { vmi, items, ready, namespace, name } = useMemo(() => dpdkRowOf(world, vm), [world, vm]);
  const [prepared, setPrepared] = useState<{ fields: readonly PrepareField[] | undefined }>();
  const [isRestarting, setRestarting] = useState(false);
  const access = useAccess('patch', models.VirtualMachine, namespace);
  const refusal = useAccessRefusal(
    access,
    t('You have no permission to change VMs in namespace {{namespace}}.', { namespace }),
  );
  const restartRefusal = useRestartRefusal(vm, vmi);
  const fixOf = ({ key }: ReadyItem, fix: ReadyFix): ReactNode => {
    const item = t(readyLabel(key));
    switch (fix.kind) {
      case 'prepare':
        return (
          <ActionButton
            variant="link"
            refusal={refusal}
            onClick={() => setPrepared({ fields: fix.fields })}
          >
            {t('Set: {{item}}', { item })}
          </ActionButton>
        );
      case 'restart':
        return (
          <ActionButton variant="link" refusal={restartRefusal} onClick={() => setRestarting(true)}>
            {t('Restart')}
          </ActionButton>
        );
      case 'cluster':
        return (
          <LinkButton to={dpdkPath(namespace)} variant="link" isInline>
            {t('Set up the cluster')}
          </LinkButton>
        );
      case 'policy':
        return (
          <LinkButton
            to={sriovObjectPath('policies', fix.namespace, fix.name)}
            variant="link"
            isInline
          >
            {t('Look at the policy')}
          </LinkButton>
        );
    }
  };
  return (
    <>
      <PageSection hasBodyWrapper={false}>
        <Stack hasGutter>
          <StackItem>
            <Flex>
              <VmStatus vm={vm} />
              <span>
                {t('{{ready}} of {{count}} items are ready', { ready, count: items.length })}
              </span>
              <Link to={vmPath(namespace, name)}>{t('Network interfaces of the VM')}</Link>
            </Flex>
          </StackItem>
          <StackItem>
            <ActionButton
              variant="primary"
              refusal={refusal}
              onClick={() => setPrepared({ fields: undefined })}
            >
              {t('Prepare for DPDK')}
            </ActionButton>
          </StackItem>
          <StackItem>
            <Items items={items} fixOf={fixOf} />
          </StackItem>
          <StackItem>
            <Title headingLevel="h2" size="lg">
              {t('In the guest')}
            </Title>
          </StackItem>
          <StackItem>
            <GuestCommands world={world} vm={vm} vmi={vmi} />
          </StackItem>
        </Stack>
      </PageSection>
      <Suspense fallback={null}>
        {prepared && (
          <PrepareDialog
            {...{ world, vm, vmi }}
            fields={prepared.fields}
            onClose={() => setPrepared(undefined)}
          />
        )}
        {isRestarting && (
          <RestartDialog views={[viewOf(world, vm, vmi)]} onClose={() => setRestarting(false)} />
        )}
      </Suspense>
    </>
  );
};

const Watched = ({ name, namespace }: { name: string; namespace: string }) => {
  const t = useT();
  const watched = useWatchOne<KubernetesResource>(models.VirtualMachine, name, namespace);
  const around = useDpdkVmWorld(namespace);
  if (watched.state === 'missing') {
    return <MissingKindState kind="VirtualMachine" provider="KubeVirt" />;
  }
  if (watched.state === 'failed') {
    return (
      <FailedState
        error={watched.error}
        what={t('VM {{name}} of namespace {{namespace}}', { name, namespace })}
      />
    );
  }
  if (watched.state === 'loading' || around.state === 'loading') {
    return <LoadingState label={t('Loading the VM')} />;
  }
  return (
    <>
      <StaleSection error={watched.stale} />
      <Machine world={around.world} vm={watched.data} />
      <PageSection hasBodyWrapper={false}>
        <GapList gaps={around.gaps} />
      </PageSection>
    </>
  );
};

/** What a VM has of what DPDK needs, what makes it ready, and what its guest has to be told. */
const DpdkVmPage = () => {
  const t = useT();
  const { ns: namespace = '', name = '' } = useParams();
  return (
    <>
      <DocumentTitle>{t('{{name}}: DPDK', { name })}</DocumentTitle>
      <PageSection hasBodyWrapper={false} type="breadcrumb">
        <Breadcrumb aria-label={t('Breadcrumb')}>
          <BreadcrumbItem
            render={({ className }) => (
              <Link className={className} to={dpdkPath(namespace, 'vms')}>
                {t('VMs for DPDK')}
              </Link>
            )}
          />
          <BreadcrumbItem isActive>{name}</BreadcrumbItem>
        </Breadcrumb>
      </PageSection>
      <PageHeader title={name} />
      <Watched key={`${namespace}/${name}`} name={name} namespace={namespace} />
    </>
  );
};

export default asPage(DpdkVmPage);
