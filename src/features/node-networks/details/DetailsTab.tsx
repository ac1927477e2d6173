import { useMemo } from 'react';
import {
  Content,
  DescriptionList,
  DescriptionListDescription,
  DescriptionListGroup,
  DescriptionListTerm,
  List,
  ListItem,
  PageSection,
  Stack,
  StackItem,
} from '@patternfly/react-core';
import { useNavigate } from 'react-router';
import { checkPolicyIn } from '../../../domain/checks/of-node-policies';
import { recordAt, textAt, valueAt, type KubernetesResource } from '../../../domain/core/resource';
import {
  hasCaptures,
  otherParts,
  partsOf,
  partTitle,
  type PolicyPart,
} from '../../../domain/node-policies/parts';
import { policyProgressOf, stageOfPolicy } from '../../../domain/node-policies/progress';
import { networksOn } from '../../../domain/node-policies/users';
import { FindingList } from '../../../ui/findings';
import { NONE } from '../../../ui/none';
import { nodeNetworksPath } from '../../../ui/routes';
import { useT } from '../../../ui/useT';
import { NetworkLinks } from '../NetworkLinks';
import { StageText } from '../stages';
import type { PolicyFacts } from './facts';
import { LeftBehind } from './LeftBehind';
import { NodesTable } from './NodesTable';
import { RemovalState } from './RemovalState';
import { listText } from '../../../ui/intl';

/** What a part stands on and how it is set, on one line. */
const Part = ({ part }: { part: PolicyPart }) => {
  const t = useT();
  const { text, params } = partTitle(part);
  const more = [
    ...(part.isAbsent ? [t('is removed')] : []),
    ...(part.on.length > 0 ? [t('on {{names}}', { names: listText(part.on) })] : []),
    ...(part.vlan === undefined ? [] : [t('VLAN {{vlan}}', { vlan: part.vlan })]),
    ...(part.mode === undefined ? [] : [t('mode {{mode}}', { mode: part.mode })]),
    ...(part.mtu === undefined ? [] : [t('MTU {{mtu}}', { mtu: part.mtu })]),
  ];
  return <>{listText([t(text, params), ...more])}</>;
};

const Asks = ({ policy }: { policy: KubernetesResource }) => {
  const t = useT();
  const parts = partsOf(policy);
  const others = otherParts(policy);
  if (parts.length + others.length === 0) return <>{NONE}</>;
  return (
    <List isPlain>
      {parts.map((part, index) => (
        <ListItem key={`${index} ${part.type} ${part.name}`}>
          <Part part={part} />
        </ListItem>
      ))}
      {others.map(({ text, params }) => (
        <ListItem key={text}>{t(text, params)}</ListItem>
      ))}
    </List>
  );
};

const selectorText = (policy: KubernetesResource): string[] =>
  Object.entries(recordAt(policy, 'spec', 'nodeSelector')).map(([key, value]) =>
    value === '' ? key : `${key}=${String(value)}`,
  );

/** How many nodes are changed at once, as it is written; undefined where that is left to nmstate. */
const atOnceOf = (policy: KubernetesResource): string | undefined => {
  const most = valueAt(policy, 'spec', 'maxUnavailable');
  return typeof most === 'string' || typeof most === 'number' ? String(most) : undefined;
};

/** What a policy asks for, who stands on it, and what it has come to on each node. */
export const DetailsTab = ({ obj: { policy, world } }: { obj: PolicyFacts }) => {
  const t = useT();
  const navigate = useNavigate();
  const progress = useMemo(() => policyProgressOf(world, policy), [world, policy]);
  const networks = useMemo(() => networksOn(world, policy).map(({ key }) => key), [world, policy]);
  const stage = stageOfPolicy(progress);
  const labels = selectorText(policy);
  const name = textAt(policy, 'metadata', 'name') ?? '';
  const findings = useMemo(() => checkPolicyIn(world, policy), [world, policy]);
  return (
    <PageSection hasBodyWrapper={false}>
      <Stack hasGutter>
        <StackItem>
          <RemovalState
            policy={policy}
            progress={progress}
            onDeleted={() => void navigate(nodeNetworksPath())}
          />
        </StackItem>
        {findings.length > 0 && (
          <StackItem>
            <FindingList findings={findings} />
          </StackItem>
        )}
        <StackItem>
          <LeftBehind policy={policy} world={world} />
        </StackItem>
        <StackItem>
          <DescriptionList isHorizontal>
            <DescriptionListGroup>
              <DescriptionListTerm>{t('Status')}</DescriptionListTerm>
              <DescriptionListDescription>
                <StageText stage={stage} />
              </DescriptionListDescription>
            </DescriptionListGroup>
            <DescriptionListGroup>
              <DescriptionListTerm>{t('Description')}</DescriptionListTerm>
              <DescriptionListDescription>
                {textAt(policy, 'metadata', 'annotations', 'description') ?? t('None')}
              </DescriptionListDescription>
            </DescriptionListGroup>
            <DescriptionListGroup>
              <DescriptionListTerm>{t('For nodes with the labels')}</DescriptionListTerm>
              <DescriptionListDescription>
                {labels.length === 0 ? t('All nodes') : labels.join(', ')}
              </DescriptionListDescription>
            </DescriptionListGroup>
            <DescriptionListGroup>
              <DescriptionListTerm>{t('Nodes at once')}</DescriptionListTerm>
              <DescriptionListDescription>
                {atOnceOf(policy) ?? t('50%, as nothing is set')}
              </DescriptionListDescription>
            </DescriptionListGroup>
            <DescriptionListGroup>
              <DescriptionListTerm>{t('Asks for')}</DescriptionListTerm>
              <DescriptionListDescription>
                <Asks policy={policy} />
              </DescriptionListDescription>
            </DescriptionListGroup>
            <DescriptionListGroup>
              <DescriptionListTerm>{t('Networks on it')}</DescriptionListTerm>
              <DescriptionListDescription>
                <NetworkLinks networks={networks} name={name} />
              </DescriptionListDescription>
            </DescriptionListGroup>
          </DescriptionList>
        </StackItem>
        {hasCaptures(policy) && (
          <StackItem>
            <Content component="small">
              {t(
                'The policy works out on each node what to do there, so that nodes may differ: the state of each node shows what it was told.',
              )}
            </Content>
          </StackItem>
        )}
        <StackItem>
          <Content component="h2">{t('Nodes')}</Content>
          <NodesTable progress={progress} />
        </StackItem>
      </Stack>
    </PageSection>
  );
};
