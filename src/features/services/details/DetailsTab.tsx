import {
  DescriptionList,
  Grid,
  GridItem,
  List,
  ListItem,
  PageSection,
  Stack,
  StackItem,
} from '@patternfly/react-core';
import { ResourceLink, Timestamp } from '@openshift-console/dynamic-plugin-sdk';
import { listAt, textAt, type KubernetesResource } from '../../../domain/core/resource';
import { labelOfServiceAfterRestart } from '../../../domain/findings/codes';
import { findingsOfScene, type ServiceRow } from '../../../domain/services/rows';
import { selectorText } from '../../../domain/services/service';
import { gvkOf, NamespaceModel } from '../../../k8s/models';
import { Entry, Labels } from '../../../ui/description';
import { FindingsItem } from '../../../ui/findings';
import { GapList } from '../../../ui/GapList';
import { LoadingState } from '../../../ui/states';
import { useT } from '../../../ui/useT';
import { AddressList } from '../AddressCell';
import { RestartNeeded } from '../RestartNeeded';
import { portText } from '../serviceSpec';
import { useService } from '../useService';
import { listText } from '../../../ui/intl';

const Identity = ({ row: { view } }: { row: ServiceRow }) => {
  const t = useT();
  const { service } = view;
  return (
    <DescriptionList>
      <Entry term={t('Name')}>{view.name}</Entry>
      <Entry term={t('Namespace')}>
        <ResourceLink groupVersionKind={gvkOf(NamespaceModel)} name={view.namespace} />
      </Entry>
      <Entry term={t('Labels')}>
        <Labels labels={service.metadata?.labels ?? {}} />
      </Entry>
      <Entry term={t('Created')}>
        <Timestamp timestamp={textAt(service, 'metadata', 'creationTimestamp') ?? ''} />
      </Entry>
    </DescriptionList>
  );
};

const Reached = ({ row }: { row: ServiceRow }) => {
  const t = useT();
  const { view } = row;
  const spec = view.service;
  const families = listAt(spec, 'spec', 'ipFamilies').filter((each) => typeof each === 'string');
  return (
    <DescriptionList>
      <Entry term={t('Type')}>{view.isHeadless ? t('Headless') : view.type}</Entry>
      <Entry term={t('Addresses')}>
        <AddressList row={row} />
      </Entry>
      <Entry term={t('Ports')}>
        <List isPlain>
          {view.ports.map((port) => (
            <ListItem key={port.index}>{portText(port)}</ListItem>
          ))}
        </List>
      </Entry>
      <Entry term={t('Selector')}>{selectorText(view.selector) || t('None')}</Entry>
      <Entry term={t('IP families')}>
        {families.length === 0
          ? t('Not set')
          : `${listText(families)} (${textAt(spec, 'spec', 'ipFamilyPolicy') ?? 'SingleStack'})`}
      </Entry>
      <Entry term={t('External traffic')}>
        {textAt(spec, 'spec', 'externalTrafficPolicy') ?? t('Not set')}
      </Entry>
      <Entry term={t('Session affinity')}>
        {textAt(spec, 'spec', 'sessionAffinity') ?? 'None'}
      </Entry>
    </DescriptionList>
  );
};

/** What a Service is, and what keeps it from leading to its VMs. */
export const DetailsTab = ({ obj: service }: { obj: KubernetesResource }) => {
  const t = useT();
  const { row, isRead, gaps } = useService(service);
  if (!row) {
    return (
      <PageSection hasBodyWrapper={false}>
        <LoadingState label={t('Looking for VMs behind the Service')} />
      </PageSection>
    );
  }
  // The restart that is needed is said, and offered, above.
  const findings = (isRead ? findingsOfScene(row.scene) : []).filter(
    ({ code }) => code !== labelOfServiceAfterRestart,
  );
  return (
    <PageSection hasBodyWrapper={false}>
      <Stack hasGutter>
        <StackItem>
          <RestartNeeded scene={row.scene} />
        </StackItem>
        <FindingsItem findings={findings} />
        <StackItem>
          <Grid hasGutter md={6}>
            <GridItem>
              <Reached row={row} />
            </GridItem>
            <GridItem>
              <Identity row={row} />
            </GridItem>
          </Grid>
        </StackItem>
        <StackItem>
          <GapList gaps={gaps} />
        </StackItem>
      </Stack>
    </PageSection>
  );
};
