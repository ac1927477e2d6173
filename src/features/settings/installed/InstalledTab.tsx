import { useMemo } from 'react';
import {
  Content,
  Label,
  List,
  ListItem,
  PageSection,
  Stack,
  StackItem,
  Title,
} from '@patternfly/react-core';
import { useK8sModels } from '@openshift-console/dynamic-plugin-sdk';
import type { TFunction } from 'i18next';
import { Link } from 'react-router';
import { behavioursOf, installedOf, type Component } from '../../../domain/settings/installed';
import type { KindName } from '../../../domain/world/kinds';
import { referenceOf } from '../../../domain/findings/report';
import { useWorld } from '../../../k8s/useWorld';
import { GapList } from '../../../ui/GapList';
import { ObjectLink } from '../../../ui/ObjectLink';
import { LoadingState } from '../../../ui/states';
import { DataTable } from '../../../ui/table/DataTable';
import { partOf } from '../../../ui/table/model';
import { useDataTable, type TableSpec } from '../../../ui/table/useDataTable';
import { useT } from '../../../ui/useT';
import { componentWords, stateWords } from './words';
import { NONE } from '../../../ui/none';

const WATCHED: readonly KindName[] = [
  'HyperConverged',
  'KubeVirt',
  'NetworkAddonsConfig',
  'NMState',
  'SriovOperatorConfig',
  'MetalLB',
  'ClusterOperator',
  'ClusterNetwork',
  'NetworkOperator',
];

const columnsOf = (t: TFunction): TableSpec<Component>['columns'] => [
  {
    key: 'name',
    label: t('Component'),
    show: 'fixed',
    width: 30,
    modifier: 'breakWord',
    sortText: ({ id }) => componentWords[id].name,
    cell: ({ id }) => (
      <>
        {componentWords[id].name}
        <Content component="small">{t(componentWords[id].purpose)}</Content>
      </>
    ),
  },
  {
    key: 'state',
    label: t('State'),
    width: 30,
    sortText: ({ state }) => t(stateWords[state].label),
    cell: ({ state, message, object }) => {
      const { label, status } = stateWords[state];
      return (
        <>
          <Label {...(status === undefined ? {} : { status })} variant="outline">
            {t(label)}
          </Label>
          {message !== undefined && message !== '' && (
            <Content component="small">{message}</Content>
          )}
          {object && (
            <Content component="small">
              {object.kind} <ObjectLink object={referenceOf(object)} />
            </Content>
          )}
        </>
      );
    },
  },
  {
    key: 'version',
    label: t('Version'),
    modifier: 'nowrap',
    sortText: ({ version }) => version ?? '',
    cell: ({ version }) => version ?? NONE,
  },
  {
    key: 'pages',
    label: t('Needed by'),
    width: 20,
    cell: ({ id }) => (
      <List isPlain>
        {componentWords[id].pages.map(({ text, to }) => (
          <ListItem key={to}>
            <Link to={to}>{t(text)}</Link>
          </ListItem>
        ))}
      </List>
    ),
  },
];

const useSpec = (): TableSpec<Component> => {
  const t = useT();
  return useMemo(
    (): TableSpec<Component> => ({
      columns: columnsOf(t),
      filters: [
        {
          kind: 'text',
          key: 'text',
          label: t('Filter by component'),
          clearLabel: t('Clear the component'),
          matcher: partOf(({ id }) => componentWords[id].name),
        },
        {
          kind: 'choice',
          key: 'state',
          label: t('State'),
          valuesOf: ({ state }) => [state],
          labelOf: (state) => t(stateWords[state as Component['state']].label),
        },
      ],
      keyOf: ({ id }) => id,
    }),
    [t],
  );
};

/** What is installed of all that networks of VMs may need, and settings that change how they behave. */
const InstalledTab = () => {
  const t = useT();
  const state = useWorld(WATCHED, undefined);
  const [models] = useK8sModels();
  const served = useMemo(
    () =>
      new Set(Object.values(models).map(({ plural, apiGroup = '' }) => `${plural}.${apiGroup}`)),
    [models],
  );
  const world = state.state === 'ready' ? state.world : undefined;
  const rows = useMemo(
    () => (world ? installedOf({ world, serves: (crd) => served.has(crd) }) : []),
    [world, served],
  );
  const table = useDataTable(useSpec(), rows);
  if (state.state === 'loading' || !world) {
    return <LoadingState label={t('Looking at what is installed')} />;
  }
  return (
    <PageSection hasBodyWrapper={false}>
      <Stack hasGutter>
        <StackItem>
          <DataTable
            table={table}
            label={t('Components')}
            pagesLabel={t('Pages of components')}
            items={t('components')}
            nothing={{ title: t('No component matches the filter') }}
          />
        </StackItem>
        <StackItem>
          <Title headingLevel="h2">{t('Settings that change how networks behave')}</Title>
        </StackItem>
        <StackItem>
          <List>
            {behavioursOf(world).map(({ key, text, params }) => (
              <ListItem key={key}>{t(text, params)}</ListItem>
            ))}
          </List>
        </StackItem>
        <StackItem>
          <GapList gaps={state.gaps} />
        </StackItem>
      </Stack>
    </PageSection>
  );
};

export default InstalledTab;
