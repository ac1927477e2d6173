import { useCallback, useEffect, useMemo, useState } from 'react';
import {
  Button,
  Content,
  EmptyState,
  EmptyStateBody,
  PageSection,
  Stack,
  StackItem,
} from '@patternfly/react-core';
import { BanIcon } from '@patternfly/react-icons';
import type { TFunction } from 'i18next';
import { Link } from 'react-router';
import type { Place } from '../../domain/overview/places';
import type { OverviewRow } from '../../domain/overview/rows';
import { models } from '../../k8s/models';
import { useOwnNamespaces } from '../../k8s/useOwnNamespaces';
import { NamespaceOffer } from '../../ui/NamespaceOffer';
import { checksPath, filtered, overviewPath } from '../../ui/routes';
import { DataTable } from '../../ui/table/DataTable';
import { useDataTable, type TableSpec } from '../../ui/table/useDataTable';
import { useT } from '../../ui/useT';
import { useOverview } from './useOverview';

/** So many are looked at, one after the other; of more nobody reads the numbers at once. */
const MOST = 20;
/** A namespace that does not answer for so long is passed over. */
const PATIENCE_MS = 30_000;

type Rows = Readonly<Record<Place, readonly OverviewRow[]>>;

/** What was found in a namespace; `silent`: it did not answer in time. */
type Found = { rows: Rows } | 'silent';

interface OwnNamespace {
  name: string;
  found: Found | undefined;
  isNow: boolean;
}

interface LookProps {
  namespace: string;
  onFound: (namespace: string, found: Found) => void;
}

/** Looks at one namespace, and shows nothing. */
const Look = ({ namespace, onFound }: LookProps) => {
  const { overview } = useOverview(namespace);
  const rows = overview?.found?.rows;
  useEffect(() => {
    if (rows) {
      onFound(namespace, { rows });
      return undefined;
    }
    const timer = setTimeout(() => onFound(namespace, 'silent'), PATIENCE_MS);
    return () => clearTimeout(timer);
  }, [rows, namespace, onFound]);
  return null;
};

const Count = ({ row: { name, found, isNow }, place }: { row: OwnNamespace; place: Place }) => {
  const t = useT();
  if (found === 'silent') return <>{t('No answer')}</>;
  if (!found) return <>{isNow ? t('Being looked at') : t('Not looked at yet')}</>;
  const rows = found.rows[place];
  const count = rows.reduce((sum, row) => sum + row.count, 0);
  if (count === 0) return <>{t('Nothing found')}</>;
  const codes = rows.flatMap((row) => row.codes);
  return (
    <Link to={filtered(checksPath(name), { code: codes })}>
      {t('{{count}} findings', { count })}
    </Link>
  );
};

const specOf = (t: TFunction): TableSpec<OwnNamespace> => ({
  columns: [
    {
      key: 'name',
      label: t('Namespace'),
      show: 'fixed',
      modifier: 'breakWord',
      sortText: ({ name }) => name,
      cell: ({ name }) => <Link to={overviewPath(name)}>{name}</Link>,
    },
    { key: 'broken', label: t('Broken now'), cell: (row) => <Count row={row} place="broken" /> },
    { key: 'soon', label: t('Will break'), cell: (row) => <Count row={row} place="soon" /> },
    { key: 'tidy', label: t('To tidy'), cell: (row) => <Count row={row} place="tidy" /> },
  ],
  keyOf: ({ name }) => name,
});

const Table = ({ names }: { names: readonly string[] }) => {
  const t = useT();
  const [found, setFound] = useState<ReadonlyMap<string, Found>>(new Map());
  const asked = useMemo(() => names.slice(0, MOST), [names]);
  // One after the other: each watches some forty kinds.
  const now = asked.find((name) => !found.has(name));
  const rows = useMemo(
    () => names.map((name) => ({ name, found: found.get(name), isNow: name === now })),
    [names, found, now],
  );
  const table = useDataTable(
    useMemo(() => specOf(t), [t]),
    rows,
  );
  const keep = useCallback(
    (name: string, what: Found) => setFound((before) => new Map(before).set(name, what)),
    [],
  );
  return (
    <Stack hasGutter>
      <StackItem>
        <DataTable
          table={table}
          label={t('Your namespaces')}
          pagesLabel={t('Pages of your namespaces')}
          items={t('namespaces')}
          nothing={{ title: t('No namespaces') }}
        />
      </StackItem>
      <StackItem>
        <Content component="small">
          {t(
            'Each namespace is looked at once, one after the other. Open one to see it as it changes.',
          )}{' '}
          {names.length > MOST && t('The first {{number}} are looked at.', { number: MOST })}
        </Content>
        {now === undefined && (
          <Button variant="link" isInline onClick={() => setFound(new Map())}>
            {t('Look again')}
          </Button>
        )}
      </StackItem>
      {now !== undefined && <Look key={now} namespace={now} onFound={keep} />}
    </Stack>
  );
};

/** The overview for who may see no list of all namespaces: those in which there is something to see. */
const OwnNamespaces = () => {
  const t = useT();
  const names = useOwnNamespaces(models.VirtualMachine);
  return (
    <PageSection hasBodyWrapper={false}>
      {names.length > 0 && <Table names={names} />}
      <EmptyState
        titleText={names.length > 0 ? t('Other namespaces') : t('You may not see this')}
        {...(names.length > 0 ? {} : { icon: BanIcon })}
        headingLevel="h2"
      >
        <EmptyStateBody>
          {t(
            'Your user has no permission to read the networks and VMs of all namespaces. Choose one of your namespaces.',
          )}
        </EmptyStateBody>
        <NamespaceOffer model={models.VirtualMachine} />
      </EmptyState>
    </PageSection>
  );
};

export default OwnNamespaces;
