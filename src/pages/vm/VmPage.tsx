import { useMemo } from 'react';
import { Breadcrumb, BreadcrumbItem, Flex, FlexItem, PageSection } from '@patternfly/react-core';
import { DocumentTitle } from '@openshift-console/dynamic-plugin-sdk';
import { Link, useParams } from 'react-router';
import { textAt, type KubernetesResource } from '../../domain/core/resource';
import { models } from '../../k8s/models';
import { useWatchOne } from '../../k8s/useWatch';
import { asPage } from '../../ui/notices/asPage';
import { PageHeader } from '../../ui/PageHeader';
import { StaleSection } from '../../ui/StaleAlert';
import { vmListPath } from '../../ui/routes';
import { FailedState, LoadingState, MissingKindState } from '../../ui/states';
import { Tabs } from '../../ui/Tabs';
import { useT } from '../../ui/useT';
import { useVmFacts } from '../../features/virtual-machines/page/useVmFacts';
import { useVmTabs } from './useVmTabs';
import { VmStatus } from '../../ui/vms/VmStatus';
import { VmYaml } from '../../features/virtual-machines/page/VmYaml';

const Machine = ({ vm }: { vm: KubernetesResource }) => {
  const t = useT();
  const facts = useVmFacts(vm);
  const shared = useVmTabs(facts.findings.length);
  const tabs = useMemo(
    () => [...shared, { href: 'yaml', name: t('YAML'), component: VmYaml }],
    [shared, t],
  );
  const node = textAt(facts.vmi, 'status', 'nodeName');
  return (
    <>
      <PageSection hasBodyWrapper={false}>
        <Flex>
          <FlexItem>
            <VmStatus vm={vm} />
          </FlexItem>
          {node !== undefined && <FlexItem>{t('On node {{node}}', { node })}</FlexItem>}
        </Flex>
      </PageSection>
      <Tabs tabs={tabs} obj={facts} />
    </>
  );
};

const Watched = ({ name, namespace }: { name: string; namespace: string }) => {
  const t = useT();
  const watched = useWatchOne<KubernetesResource>(models.VirtualMachine, name, namespace);
  return (
    <>
      <PageHeader title={name} />
      {watched.state === 'loading' && <LoadingState label={t('Loading the VM')} />}
      {watched.state === 'missing' && (
        <MissingKindState kind="VirtualMachine" provider="KubeVirt" />
      )}
      {watched.state === 'failed' && (
        <FailedState
          error={watched.error}
          what={t('VM {{name}} of namespace {{namespace}}', { name, namespace })}
        />
      )}
      {watched.state === 'ready' && <StaleSection error={watched.stale} />}
      {watched.state === 'ready' && <Machine vm={watched.data} />}
    </>
  );
};

/** Rendered on this plugin's own route, or by the console on the kind's resource page. */
const VmPage = (props: { name?: string; namespace?: string }) => {
  const t = useT();
  const params = useParams();
  const name = props.name ?? params.name ?? '';
  const namespace = props.namespace ?? params.ns ?? '';
  return (
    <>
      <DocumentTitle>{t('{{name}}: networks of the VM', { name })}</DocumentTitle>
      <PageSection hasBodyWrapper={false} type="breadcrumb">
        <Breadcrumb aria-label={t('Breadcrumb')}>
          <BreadcrumbItem
            render={({ className }) => (
              <Link className={className} to={vmListPath(namespace)}>
                {t('VirtualMachines')}
              </Link>
            )}
          />
          <BreadcrumbItem isActive>{name}</BreadcrumbItem>
        </Breadcrumb>
      </PageSection>
      <Watched key={`${namespace}/${name}`} name={name} namespace={namespace} />
    </>
  );
};

export default asPage(VmPage);
