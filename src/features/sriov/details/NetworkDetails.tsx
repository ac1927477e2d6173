import { useMemo } from 'react';
import {
  DescriptionList,
  Grid,
  GridItem,
  List,
  ListItem,
  Stack,
  StackItem,
} from '@patternfly/react-core';
import { ResourceLink, Timestamp } from '@openshift-console/dynamic-plugin-sdk';
import { Link } from 'react-router';
import { checkSriovNetworkIn } from '../../../domain/checks/of-sriov';
import { numberAt, textAt, valueAt, type KubernetesResource } from '../../../domain/core/resource';
import { asTyped } from '../../../domain/forms/leaf';
import { sriovNetworkRowOf } from '../../../domain/sriov/rows';
import { isOpenToAll } from '../../../domain/sriov/types';
import { namesOfUsers } from '../../../domain/sriov/use';
import type { World } from '../../../domain/world/world';
import { gvkOf, NamespaceModel } from '../../../k8s/models';
import { Entry } from '../../../ui/description';
import { FindingsItem } from '../../../ui/findings';
import { networkPath, vmPath } from '../../../ui/routes';
import { useT } from '../../../ui/useT';
import { MadeText } from '../looks';

interface NetworkDetailsProps {
  object: KubernetesResource;
  world: World;
}

/** What a SriovNetwork asks for, the network that was made of it, and the VMs on that. */
export const NetworkDetails = ({ object, world }: NetworkDetailsProps) => {
  const t = useT();
  const row = useMemo(() => sriovNetworkRowOf(world, object), [world, object]);
  const findings = useMemo(() => checkSriovNetworkIn(world, object), [world, object]);
  const spec = (key: string): string => asTyped(valueAt(object, 'spec', key)) || t('Not set');
  const rate = (key: string, none: string): string => {
    const mbits = numberAt(object, 'spec', key);
    return mbits === undefined || mbits === 0 ? none : t('{{rate}} Mbit/s', { rate: mbits });
  };
  const users = namesOfUsers(row.users);
  return (
    <Stack hasGutter>
      <FindingsItem findings={findings} />
      <StackItem>
        <Grid hasGutter md={6}>
          <GridItem>
            <DescriptionList>
              <Entry term={t('Resource')}>{row.resource || t('None')}</Entry>
              <Entry term={t('VLAN')}>{row.vlan === 0 ? t('Untagged') : row.vlan}</Entry>
              <Entry term={t('VLAN priority')}>{spec('vlanQoS')}</Entry>
              <Entry term={t('Spoof check')}>{spec('spoofChk')}</Entry>
              <Entry term={t('Trust')}>{spec('trust')}</Entry>
              <Entry term={t('Link state')}>{spec('linkState')}</Entry>
              <Entry term={t('Lowest rate')}>{rate('minTxRate', t('None'))}</Entry>
              <Entry term={t('Highest rate')}>{rate('maxTxRate', t('No limit'))}</Entry>
            </DescriptionList>
          </GridItem>
          <GridItem>
            <DescriptionList>
              <Entry term={t('For VMs of')}>
                {isOpenToAll(row.target) ? (
                  t('All namespaces')
                ) : (
                  <ResourceLink groupVersionKind={gvkOf(NamespaceModel)} name={row.target} />
                )}
              </Entry>
              <Entry term={t('Network of the VMs')}>
                {row.made === 'yes' ? (
                  <Link to={networkPath(row.target, row.name)}>{row.name}</Link>
                ) : (
                  <MadeText state={row.made} />
                )}
              </Entry>
              <Entry term={t('VMs')}>
                {users.length === 0 ? (
                  t('None')
                ) : (
                  <List isPlain>
                    {users.map((key) => {
                      const [namespace = '', name = ''] = key.split('/');
                      return (
                        <ListItem key={key}>
                          <Link to={vmPath(namespace, name)}>{key}</Link>
                        </ListItem>
                      );
                    })}
                  </List>
                )}
              </Entry>
              <Entry term={t('Description')}>
                {textAt(object, 'metadata', 'annotations', 'description') ?? t('None')}
              </Entry>
              <Entry term={t('Created')}>
                <Timestamp timestamp={textAt(object, 'metadata', 'creationTimestamp') ?? ''} />
              </Entry>
            </DescriptionList>
          </GridItem>
        </Grid>
      </StackItem>
    </Stack>
  );
};
