import { useMemo, type ReactNode } from 'react';
import {
  Content,
  DescriptionList,
  Grid,
  GridItem,
  PageSection,
  Stack,
  StackItem,
  Title,
} from '@patternfly/react-core';
import { ResourceLink, Timestamp } from '@openshift-console/dynamic-plugin-sdk';
import { checkUdnIn } from '../../../domain/checks/of-udn';
import type { KubernetesResource } from '../../../domain/core/resource';
import { checkUdn } from '../../../domain/udn/check';
import { summarizeUdn, type UdnSummary } from '../../../domain/udn/summary';
import type { KindName } from '../../../domain/world/kinds';
import { gvkOf, NamespaceModel } from '../../../k8s/models';
import { Entry, Labels } from '../../../ui/description';
import { FindingsItem } from '../../../ui/findings';
import { useT } from '../../../ui/useT';
import { topologyLabels } from '../kinds';
import { StatusLabel } from '../StatusLabel';
import { useUdnWorld } from '../useUdnWorld';
import { Conditions } from './Conditions';
import { inWords } from './inWords';
import { SelectorText } from './SelectorText';
import { listText } from '../../../ui/intl';

const NEEDED: readonly KindName[] = [
  'Namespace',
  'Node',
  'NodeNetworkState',
  'NodeNetworkConfigurationPolicy',
  'NodeNetworkConfigurationEnactment',
  'ClusterNetwork',
  'NetworkOperator',
  'NetworkAttachmentDefinition',
  'UserDefinedNetwork',
  'ClusterUserDefinedNetwork',
  'VirtualMachine',
  'VirtualMachineInstance',
];

const Titled = ({ title, children }: { title: string; children: ReactNode }) => (
  <Stack hasGutter>
    <StackItem>
      <Title headingLevel="h2">{title}</Title>
    </StackItem>
    <StackItem>{children}</StackItem>
  </Stack>
);

const Identity = ({ udn, summary }: { udn: KubernetesResource; summary: UdnSummary }) => {
  const t = useT();
  return (
    <DescriptionList>
      <Entry term={t('Name')}>{summary.name}</Entry>
      <Entry term={t('Kind')}>{summary.kind}</Entry>
      {summary.namespace === undefined ? (
        <Entry term={t('Namespaces')}>
          <SelectorText udn={udn} />
        </Entry>
      ) : (
        <Entry term={t('Namespace')}>
          <ResourceLink groupVersionKind={gvkOf(NamespaceModel)} name={summary.namespace} />
        </Entry>
      )}
      <Entry term={t('Description')}>{summary.description ?? t('None')}</Entry>
      <Entry term={t('Labels')}>
        <Labels labels={udn.metadata?.labels ?? {}} />
      </Entry>
      <Entry term={t('Created')}>
        <Timestamp timestamp={summary.created} />
      </Entry>
      <Entry term={t('Status')}>
        <StatusLabel status={summary.status} name={summary.name} />
      </Entry>
    </DescriptionList>
  );
};

const Settings = ({ summary }: { summary: UdnSummary }) => {
  const t = useT();
  const { topology = '' } = summary;
  const list = (values: string[]) => (values.length > 0 ? listText(values) : t('None'));
  return (
    <DescriptionList>
      <Entry term={t('Topology')}>{t(topologyLabels[topology] ?? topology)}</Entry>
      <Entry term={t('Role')}>{summary.role ?? t('None')}</Entry>
      {topology === 'Localnet' && (
        <>
          <Entry term={t('Physical network')}>{summary.physicalNetwork ?? t('None')}</Entry>
          <Entry term={t('VLAN')}>{summary.vlan ?? t('None: untagged')}</Entry>
        </>
      )}
      <Entry term={t('Subnets')}>{list(summary.subnets)}</Entry>
      {topology === 'Localnet' && (
        <Entry term={t('Excluded subnets')}>{list(summary.excludeSubnets)}</Entry>
      )}
      <Entry term={t('MTU')}>{summary.mtu ?? t('Default of OVN-Kubernetes')}</Entry>
      <Entry term={t('OVN-Kubernetes network name')}>{summary.networkName ?? ''}</Entry>
    </DescriptionList>
  );
};

/** What a network is, in words and in its settings, and what is wrong with it. */
export const DetailsTab = ({ obj: udn }: { obj: KubernetesResource }) => {
  const t = useT();
  const summary = useMemo(() => summarizeUdn(udn), [udn]);
  const around = useUdnWorld(udn, NEEDED);
  const findings = useMemo(
    () => (around ? checkUdnIn(around.world, udn) : checkUdn(udn)),
    [around, udn],
  );
  return (
    <PageSection hasBodyWrapper={false}>
      <Stack hasGutter>
        <FindingsItem findings={findings} />
        <StackItem>
          <Content component="p">{inWords(summary, t).join(' ')}</Content>
        </StackItem>
        <StackItem>
          <Grid hasGutter md={6}>
            <GridItem>
              <Titled title={t('Network')}>
                <Identity udn={udn} summary={summary} />
              </Titled>
            </GridItem>
            <GridItem>
              <Titled title={t('Settings')}>
                <Settings summary={summary} />
              </Titled>
            </GridItem>
          </Grid>
        </StackItem>
        <StackItem>
          <Titled title={t('What OVN-Kubernetes says')}>
            <Conditions udn={udn} />
          </Titled>
        </StackItem>
      </Stack>
    </PageSection>
  );
};
