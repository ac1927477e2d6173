import { useMemo } from 'react';
import { Content, DescriptionList, Stack, StackItem } from '@patternfly/react-core';
import { Timestamp } from '@openshift-console/dynamic-plugin-sdk';
import { checkSriovPolicyIn } from '../../../domain/checks/of-sriov';
import { listAt, recordAt, textAt, type KubernetesResource } from '../../../domain/core/resource';
import { asTyped } from '../../../domain/forms/leaf';
import { sriovPolicyRowOf } from '../../../domain/sriov/rows';
import { namesOfUsers, usersOfResource } from '../../../domain/sriov/use';
import type { World } from '../../../domain/world/world';
import { Entry, Labels } from '../../../ui/description';
import { FindingsItem } from '../../../ui/findings';
import { NameList } from '../../../ui/NameList';
import { useT } from '../../../ui/useT';
import { SriovStageText } from '../looks';
import { HostsTable } from './HostsTable';
import { listText } from '../../../ui/intl';

interface PolicyDetailsProps {
  object: KubernetesResource;
  world: World;
}

/** `pfNames: ens4f0, ens4f1; vendor: 8086`, as the selector is written. */
const selectorText = (object: KubernetesResource): string => {
  const selector = recordAt(object, 'spec', 'nicSelector');
  return Object.keys(selector)
    .map((key) => {
      const list = listAt(selector, key);
      return `${key}: ${list.length > 0 ? listText(list.map(asTyped)) : asTyped(selector[key])}`;
    })
    .join('; ');
};

/** What a policy asks for, how far it is on each node, and the VMs that use what it makes. */
export const PolicyDetails = ({ object, world }: PolicyDetailsProps) => {
  const t = useT();
  const row = useMemo(() => sriovPolicyRowOf(world, object), [world, object]);
  const findings = useMemo(() => checkSriovPolicyIn(world, object), [world, object]);
  const users = useMemo(
    () => namesOfUsers(usersOfResource(world, row.resource)),
    [world, row.resource],
  );
  const spec = (key: string): string => asTyped(recordAt(object, 'spec')[key]) || t('Not set');
  const labels = Object.fromEntries(
    Object.entries(recordAt(object, 'spec', 'nodeSelector')).map(([key, value]) => [
      key,
      asTyped(value),
    ]),
  );
  return (
    <Stack hasGutter>
      <FindingsItem findings={findings} />
      <StackItem>
        <DescriptionList columnModifier={{ default: '1Col', lg: '2Col' }}>
          <Entry term={t('Status')}>
            <SriovStageText stage={row.stage} />
          </Entry>
          <Entry term={t('Resource name')}>{row.resource || t('None')}</Entry>
          <Entry term={t('For nodes with the labels')}>
            {Object.keys(labels).length === 0 ? t('All nodes') : <Labels labels={labels} />}
          </Entry>
          <Entry term={t('Network cards')}>{selectorText(object) || t('None')}</Entry>
          <Entry term={t('Virtual functions of each card')}>{row.wanted}</Entry>
          <Entry term={t('Device type')}>{row.deviceType}</Entry>
          <Entry term={t('MTU')}>{spec('mtu')}</Entry>
          <Entry term={t('Priority')}>
            {t('{{priority}} (the smaller number counts)', { priority: row.priority })}
          </Entry>
          <Entry term={t('VMs that use the resource')}>
            {users.length === 0 ? (
              t('None')
            ) : (
              <NameList label={t('VMs that use the resource')} names={users} />
            )}
          </Entry>
          <Entry term={t('Created')}>
            <Timestamp timestamp={textAt(object, 'metadata', 'creationTimestamp') ?? ''} />
          </Entry>
        </DescriptionList>
      </StackItem>
      <StackItem>
        <Content component="h2">{t('Nodes')}</Content>
        {row.silent.length > 0 && (
          <Content component="p">
            {t('The operator reports no network cards of: {{nodes}}.', {
              nodes: listText(row.silent),
            })}
          </Content>
        )}
        <HostsTable row={row} />
      </StackItem>
    </Stack>
  );
};
