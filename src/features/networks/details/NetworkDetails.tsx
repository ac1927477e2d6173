import { useMemo, type ReactNode } from 'react';
import {
  CodeBlock,
  CodeBlockCode,
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
import { networkTypeLabel } from '../../../domain/nad/network-type';
import { summarizeNad, type NadSummary } from '../../../domain/nad/summary';
import type { NetworkAttachmentDefinition } from '../../../domain/nad/types';
import { gvkOf, NamespaceModel } from '../../../k8s/models';
import { Link } from 'react-router';
import { Entry, Labels } from '../../../ui/description';
import { FindingsItem } from '../../../ui/findings';
import { managerPath } from '../../../ui/routes';
import { TableOf } from '../../../ui/table/TableOf';
import { useT } from '../../../ui/useT';
import { inWords } from './inWords';
import type { NetworkFacts } from './useNetworkFacts';

const Settings = ({ summary, config }: { summary: NadSummary; config: string | undefined }) => {
  const t = useT();
  if (summary.type === 'invalid') {
    return (
      <CodeBlock>
        <CodeBlockCode>{config ?? ''}</CodeBlockCode>
      </CodeBlock>
    );
  }
  if (summary.settings.length === 0) return <>{t('None')}</>;
  return (
    <TableOf
      label={t('Settings')}
      keyOf={({ key }) => key}
      rows={summary.settings}
      columns={[
        { key: 'setting', label: t('Setting'), cell: ({ key }) => key },
        {
          key: 'value',
          label: t('Value'),
          modifier: 'breakWord',
          cell: ({ value }) => value,
        },
      ]}
    />
  );
};

interface IdentityProps {
  nad: NetworkAttachmentDefinition;
  summary: NadSummary;
  namespace: string;
}

const Identity = ({ nad, summary, namespace }: IdentityProps) => {
  const t = useT();
  const { managedBy } = summary;
  const managerPage = managedBy && managerPath(managedBy, namespace);
  return (
    <DescriptionList>
      <Entry term={t('Name')}>{nad.metadata?.name ?? ''}</Entry>
      <Entry term={t('Namespace')}>
        <ResourceLink groupVersionKind={gvkOf(NamespaceModel)} name={namespace} />
      </Entry>
      <Entry term={t('Description')}>{summary.description ?? t('None')}</Entry>
      <Entry term={t('Type')}>{t(networkTypeLabel(summary.type))}</Entry>
      {managedBy && (
        <Entry term={t('Managed by')}>
          {managedBy.kind}{' '}
          {managerPage === undefined ? (
            managedBy.name
          ) : (
            <Link to={managerPage}>{managedBy.name}</Link>
          )}
        </Entry>
      )}
      <Entry term={t('Resource name')}>{summary.resourceName ?? t('None')}</Entry>
      <Entry term={t('Labels')}>
        <Labels labels={nad.metadata?.labels ?? {}} />
      </Entry>
      <Entry term={t('Created')}>
        <Timestamp timestamp={nad.metadata?.creationTimestamp ?? ''} />
      </Entry>
    </DescriptionList>
  );
};

const Part = ({ title, children }: { title: string; children: ReactNode }) => (
  <GridItem>
    <Stack hasGutter>
      <StackItem>
        <Title headingLevel="h2">{title}</Title>
      </StackItem>
      <StackItem>{children}</StackItem>
    </Stack>
  </GridItem>
);

/** What a network is, in words and in its settings. */
export const NetworkDetails = ({ obj: { nad, findings } }: { obj: NetworkFacts }) => {
  const t = useT();
  const summary = useMemo(() => summarizeNad(nad), [nad]);
  const namespace = nad.metadata?.namespace ?? '';
  const errors = findings.filter(({ severity }) => severity === 'error');
  return (
    <PageSection hasBodyWrapper={false}>
      <Stack hasGutter>
        <FindingsItem findings={errors} />
        <StackItem>
          <Content>
            {inWords(summary, t).map((sentence) => (
              <p key={sentence}>{sentence}</p>
            ))}
          </Content>
        </StackItem>
        <StackItem>
          <Grid hasGutter lg={6}>
            <Part title={t('Network')}>
              <Identity nad={nad} summary={summary} namespace={namespace} />
            </Part>
            <Part title={t('Settings')}>
              <Settings summary={summary} config={nad.spec?.config} />
            </Part>
          </Grid>
        </StackItem>
      </Stack>
    </PageSection>
  );
};
