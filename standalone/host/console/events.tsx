import { type K8sResourceCommon } from '@openshift-console/dynamic-plugin-sdk';
import {
  Alert,
  Bullseye,
  DataList,
  DataListCell,
  DataListItem,
  DataListItemCells,
  DataListItemRow,
  EmptyState,
  Spinner,
} from '@patternfly/react-core';
import { useTranslation } from 'react-i18next';
import Timestamp from './timestamp';
import { useWatch } from '../use-watch';

interface EventResource extends K8sResourceCommon {
  reason?: string;
  message?: string;
  type?: string;
  lastTimestamp?: string;
  eventTime?: string;
}

const timeOf = (event: EventResource): string =>
  event.lastTimestamp ?? event.eventTime ?? event.metadata?.creationTimestamp ?? '';

/** The events about one object, newest first. */
export const WrappedResourceEventStream = ({ resource }: { resource: K8sResourceCommon }) => {
  const { t } = useTranslation();
  const { name = '', namespace = '', uid = '' } = resource.metadata ?? {};
  const [events, loaded, error] = useWatch<EventResource[]>({
    groupVersionKind: { version: 'v1', kind: 'Event' },
    isList: true,
    namespace,
    fieldSelector: `involvedObject.uid=${uid},involvedObject.name=${name}`,
  });
  if (error) return <Alert variant="danger" isInline title={t('Could not read the events')} />;
  if (!loaded) {
    return (
      <Bullseye>
        <Spinner aria-label={t('Loading')} />
      </Bullseye>
    );
  }
  if (events.length === 0) return <EmptyState titleText={t('No events')} headingLevel="h2" />;
  return (
    <DataList aria-label={t('Events')} isCompact>
      {[...events]
        .sort((a, b) => timeOf(b).localeCompare(timeOf(a)))
        .map((event) => (
          <DataListItem key={event.metadata?.uid}>
            <DataListItemRow>
              <DataListItemCells
                dataListCells={[
                  <DataListCell key="time">
                    <Timestamp timestamp={timeOf(event)} />
                  </DataListCell>,
                  <DataListCell key="reason">
                    {event.type}: {event.reason}
                  </DataListCell>,
                  <DataListCell key="message" width={4}>
                    {event.message}
                  </DataListCell>,
                ]}
              />
            </DataListItemRow>
          </DataListItem>
        ))}
    </DataList>
  );
};
