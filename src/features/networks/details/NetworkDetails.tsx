import { useMemo, type ReactNode } from 'react';
import {
  CodeBlock,
  CodeBlockCode,
  Content,
  DescriptionList,
  DescriptionListDescription,
  DescriptionListGroup,
  DescriptionListTerm,
  Grid,
  GridItem,
  Label,
  LabelGroup,
  Stack,
  StackItem,
  Title,
} from '@patternfly/react-core';
import { Table, Tbody, Td, Th, Thead, Tr } from '@patternfly/react-table';
import { ResourceLink, Timestamp } from '@openshift-console/dynamic-plugin-sdk';
import { checkNad } from '../../../domain/nad/check';
import { networkTypeLabel } from '../../../domain/nad/network-type';
import { summarizeNad, type NadSummary } from '../../../domain/nad/summary';
import type { NetworkAttachmentDefinition } from '../../../domain/nad/types';
import { gvkOf, NamespaceModel } from '../../../k8s/models';
import { FindingList } from '../../../ui/findings';
import { useT } from '../../../ui/useT';
import { inWords } from './inWords';

const Entry = ({ term, children }: { term: string; children: ReactNode }) => (
  <DescriptionListGroup>
    <DescriptionListTerm>{term}</DescriptionListTerm>
    <DescriptionListDescription>{children}</DescriptionListDescription>
  </DescriptionListGroup>
);

const Labels = ({ labels }: { labels: Record<string, string> }) => {
  const t = useT();
  const entries = Object.entries(labels);
  if (entries.length === 0) return <>{t('None')}</>;
  return (
    <LabelGroup aria-label={t('Labels')} numLabels={10}>
      {entries.map(([key, value]) => (
        <Label key={key} isCompact>
          {value === '' ? key : `${key}=${value}`}
        </Label>
      ))}
    </LabelGroup>
  );
};

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
    <Table aria-label={t('Settings')} variant="compact" borders={false}>
      <Thead>
        <Tr>
          <Th>{t('Setting')}</Th>
          <Th>{t('Value')}</Th>
        </Tr>
      </Thead>
      <Tbody>
        {summary.settings.map(({ key, value }) => (
          <Tr key={key}>
            <Td dataLabel={t('Setting')}>{key}</Td>
            <Td dataLabel={t('Value')} modifier="breakWord">
              {value}
            </Td>
          </Tr>
        ))}
      </Tbody>
    </Table>
  );
};

/** What a network is, in words and in its settings, and what is wrong with it. */
export const NetworkDetails = ({ nad }: { nad: NetworkAttachmentDefinition }) => {
  const t = useT();
  const summary = useMemo(() => summarizeNad(nad), [nad]);
  const findings = useMemo(() => checkNad(nad), [nad]);
  const namespace = nad.metadata?.namespace ?? '';
  return (
    <Stack hasGutter>
      {findings.length > 0 && (
        <StackItem>
          <section aria-label={t('Findings')}>
            <FindingList findings={findings} />
          </section>
        </StackItem>
      )}
      <StackItem>
        <Content>
          {inWords(summary, t).map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
        </Content>
      </StackItem>
      <StackItem>
        <Grid hasGutter md={6}>
          <GridItem>
            <Title headingLevel="h2">{t('Network')}</Title>
            <DescriptionList>
              <Entry term={t('Name')}>{nad.metadata?.name ?? ''}</Entry>
              <Entry term={t('Namespace')}>
                <ResourceLink groupVersionKind={gvkOf(NamespaceModel)} name={namespace} />
              </Entry>
              <Entry term={t('Description')}>{summary.description ?? t('None')}</Entry>
              <Entry term={t('Type')}>{t(networkTypeLabel(summary.type))}</Entry>
              {summary.managedBy && (
                <Entry term={t('Managed by')}>
                  {summary.managedBy.kind} {summary.managedBy.name}
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
          </GridItem>
          <GridItem>
            <Title headingLevel="h2">{t('Settings')}</Title>
            <Settings summary={summary} config={nad.spec?.config} />
          </GridItem>
        </Grid>
      </StackItem>
    </Stack>
  );
};
