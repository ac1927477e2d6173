import { useMemo, type ReactNode } from 'react';
import { Alert, Label, PageSection, Stack, StackItem } from '@patternfly/react-core';
import {
  CheckCircleIcon,
  ExclamationCircleIcon,
  InProgressIcon,
  QuestionCircleIcon,
} from '@patternfly/react-icons';
import { ResourceLink } from '@openshift-console/dynamic-plugin-sdk';
import type { TFunction } from 'i18next';
import { Link } from 'react-router';
import { msg } from '../../../domain/core/msg';
import { textAt, type KubernetesResource } from '../../../domain/core/resource';
import { placesOf, type PlaceState, type UdnPlace } from '../../../domain/udn/places';
import type { KindName } from '../../../domain/world/kinds';
import { gvkOf, NamespaceModel } from '../../../k8s/models';
import { networkPath } from '../../../ui/routes';
import { LoadingState, NothingState } from '../../../ui/states';
import { DataTable } from '../../../ui/table/DataTable';
import { useDataTable, type TableSpec } from '../../../ui/table/useDataTable';
import { useT } from '../../../ui/useT';
import { useUdnWorld, type Around } from '../useUdnWorld';
import { NONE } from '../../../ui/none';

const NEEDED: readonly KindName[] = ['Namespace', 'NetworkAttachmentDefinition'];

const looks: Record<
  PlaceState,
  { text: string; status?: 'success' | 'danger' | 'warning' | 'info'; icon: ReactNode }
> = {
  made: { text: msg('Network made'), status: 'success', icon: <CheckCircleIcon /> },
  missing: { text: msg('Not made yet'), status: 'info', icon: <InProgressIcon /> },
  'in-the-way': {
    text: msg('Another network of this name is in the way'),
    status: 'danger',
    icon: <ExclamationCircleIcon />,
  },
  leftover: {
    text: msg('Still there, although the namespace is not chosen any more'),
    status: 'warning',
    icon: <InProgressIcon />,
  },
  unknown: { text: msg('You may not see the networks there'), icon: <QuestionCircleIcon /> },
};

const hasNetwork = ({ state }: UdnPlace): boolean => state !== 'missing' && state !== 'unknown';

const specOf = (t: TFunction, name: string): TableSpec<UdnPlace> => ({
  keyOf: ({ namespace }) => namespace,
  columns: [
    {
      key: 'namespace',
      label: t('Namespace'),
      modifier: 'breakWord',
      sortText: ({ namespace }) => namespace,
      cell: ({ namespace }) => (
        <ResourceLink groupVersionKind={gvkOf(NamespaceModel)} name={namespace} />
      ),
    },
    {
      key: 'network',
      label: t('Network'),
      modifier: 'breakWord',
      cell: (place) =>
        hasNetwork(place) ? (
          <Link to={networkPath(place.namespace, name)}>{`${place.namespace}/${name}`}</Link>
        ) : (
          NONE
        ),
    },
    {
      key: 'state',
      label: t('State'),
      sortText: ({ state }) => state,
      cell: ({ state }) => {
        const { text, ...look } = looks[state];
        return (
          <Label {...look} variant="outline" isCompact textMaxWidth="40ch">
            {t(text)}
          </Label>
        );
      },
    },
  ],
});

interface PlacesProps {
  around: Around;
  udn: KubernetesResource;
}

const Places = ({ around, udn }: PlacesProps) => {
  const t = useT();
  const places = useMemo(() => placesOf(around.world, udn), [around, udn]);
  const name = textAt(udn, 'metadata', 'name') ?? '';
  const table = useDataTable(
    useMemo(() => specOf(t, name), [t, name]),
    places,
  );
  const cannotList = udn.metadata?.namespace === undefined && !around.world.isKnown('Namespace');
  return (
    <Stack hasGutter>
      {cannotList && (
        <StackItem>
          <Alert
            variant="info"
            isInline
            component="h2"
            title={t('There may be more: your user may not list namespaces')}
          />
        </StackItem>
      )}
      <StackItem>
        {places.length === 0 ? (
          <NothingState title={t('The network is in no namespace that you can see')} />
        ) : (
          <DataTable
            table={table}
            label={t('Namespaces of the network')}
            pagesLabel={t('Pages of the namespaces')}
            items={t('namespaces')}
            nothing={{ title: t('No namespace matches the filter') }}
          />
        )}
      </StackItem>
    </Stack>
  );
};

/** In which namespaces OVN-Kubernetes made the network, and where it should be and is not. */
export const PlacesTab = ({ obj: udn }: { obj: KubernetesResource }) => {
  const t = useT();
  const around = useUdnWorld(udn, NEEDED);
  return (
    <PageSection hasBodyWrapper={false}>
      {around ? (
        <Places around={around} udn={udn} />
      ) : (
        <LoadingState label={t('Looking for the namespaces')} />
      )}
    </PageSection>
  );
};
