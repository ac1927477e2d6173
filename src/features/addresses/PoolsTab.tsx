import { lazy, memo, Suspense, useCallback, useMemo, useState } from 'react';
import { EmptyStateBody } from '@patternfly/react-core';
import type { TFunction } from 'i18next';
import { Link } from 'react-router';
import {
  fillOf,
  staleIn,
  unreservedIn,
  type Holder,
  type Pool,
  type Reservation,
} from '../../domain/addresses/pool';
import { poolsOf } from '../../domain/addresses/pools';
import { staleReservationOf } from '../../domain/addresses/release';
import { runsOf, type Run } from '../../domain/addresses/runs';
import { msg } from '../../domain/core/msg';
import { textAt } from '../../domain/core/resource';
import { formatCidr, formatIp, type Ip } from '../../domain/net/cidr';
import { poolStateOf, poolStates, type PoolState } from '../../domain/overview/pools';
import type { World } from '../../domain/world/world';
import { models } from '../../k8s/models';
import { useAccess } from '../../k8s/useAccess';
import { ActionButton } from '../../ui/ActionButton';
import { PoolFill, sizeText } from '../../ui/addresses/PoolFill';
import { networkPath, vmPath } from '../../ui/routes';
import { NothingState } from '../../ui/states';
import { DataTable } from '../../ui/table/DataTable';
import { Several } from '../../ui/table/Several';
import { useDataTable, useListTable, type TableSpec } from '../../ui/table/useDataTable';
import { useAccessRefusal } from '../../ui/useAccessRefusal';
import { useT } from '../../ui/useT';
import { AddressWorld } from './AddressWorld';
import type { Scope } from './useAddressWorld';
import { NONE } from '../../ui/none';
import { numberText } from '../../ui/intl';

const kindLabels: Record<Pool['kind'], string> = {
  subnet: msg('OVN subnet'),
  whereabouts: msg('whereabouts range'),
};

const fillLabels: Record<PoolState, string> = {
  full: msg('Full'),
  'nearly full': msg('Nearly full'),
  free: msg('Addresses are left'),
};

const Networks = ({ pool: { networks, title } }: { pool: Pool }) => {
  const t = useT();
  if (networks.length === 0) return <>{t('No network that you can see')}</>;
  return (
    <Several
      entries={networks.map((key) => {
        const [namespace = '', name = ''] = key.split('/');
        return { key, node: <Link to={networkPath(namespace, name)}>{key}</Link> };
      })}
      title={t('Networks of {{pool}}', { pool: title })}
      allLabel={t('All networks of {{pool}}', { pool: title })}
    />
  );
};

const Free = ({ pool: { size, used, isAtLeast } }: { pool: Pool }) => {
  const t = useT();
  const free = size > BigInt(used) ? size - BigInt(used) : 0n;
  const text = sizeText(t, free);
  return <>{isAtLeast ? t('at most {{number}}', { number: text }) : text}</>;
};

const columnsOf = (t: TFunction): TableSpec<Pool>['columns'] => [
  {
    key: 'pool',
    label: t('Pool'),
    show: 'fixed',
    width: 20,
    modifier: 'breakWord',
    sortText: ({ title }) => title,
    cell: ({ title, cidr }) => (
      <>
        {title}
        {title !== formatCidr(cidr) && <> ({formatCidr(cidr)})</>}
      </>
    ),
  },
  {
    key: 'kind',
    label: t('Kind'),
    sortText: ({ kind }) => kind,
    cell: ({ kind, node }) =>
      node === undefined ? t(kindLabels[kind]) : t('whereabouts slice of node {{node}}', { node }),
  },
  {
    key: 'networks',
    label: t('Networks'),
    width: 15,
    cell: (pool) => <Networks pool={pool} />,
  },
  {
    key: 'used',
    label: t('Used'),
    width: 30,
    // The fullest first.
    sortText: (pool) => String(1_000_000 - Math.round((fillOf(pool) ?? 0) * 1000)),
    cell: (pool) => <PoolFill pool={pool} />,
  },
  { key: 'free', label: t('Free'), modifier: 'nowrap', cell: (pool) => <Free pool={pool} /> },
  {
    key: 'unreserved',
    label: t('Not reserved'),
    sortText: (pool) => String(9999 - unreservedIn(pool)),
    cell: (pool) => numberText(unreservedIn(pool)),
  },
  {
    key: 'stale',
    label: t('Holder gone'),
    sortText: (pool) => String(9999 - (staleIn(pool) ?? 0)),
    cell: (pool) => {
      const stale = staleIn(pool);
      return stale === undefined ? t('Cannot tell') : numberText(stale);
    },
  },
];

const stateLabels: Record<Run['state'], string> = {
  used: msg('Used'),
  free: msg('Free'),
  excluded: msg('Excluded'),
};

const HeldBy = ({ holder }: { holder: Holder }) => {
  const t = useT();
  const { name, vm, isReserved, isInUse, isGone } = holder;
  const remark = (): string => {
    if (isGone === true && !isInUse) return t('gone; only the reservation is left');
    if (!isReserved) return t('seen on the VM');
    return isInUse ? t('reserved, and seen on the VM') : t('reserved');
  };
  return (
    <>
      {vm ? <Link to={vmPath(vm.namespace, vm.name)}>{name}</Link> : name} ({remark()})
    </>
  );
};

interface KeyedRun extends Run {
  key: string;
  /** Set where the address can be given back. */
  stale: Reservation | undefined;
}

const ReleaseDialog = lazy(() => import('./ReleaseDialog'));

/** An address that is to be given back. */
interface Opened {
  address: Ip;
  reservation: Reservation;
}

type Open = (opened: Opened) => void;

/** Gives an address back whose holder is gone. */
const Release = ({ address, reservation, onOpen }: Opened & { onOpen: Open }) => {
  const t = useT();
  const isClaim = reservation.kind === 'claim';
  const object = isClaim ? reservation.claim : reservation.allocation.object;
  const namespace = textAt(object, 'metadata', 'namespace') ?? '';
  const access = useAccess(
    isClaim ? 'delete' : 'patch',
    isClaim ? models.IPAMClaim : models.IPPool,
    namespace,
  );
  const refusal = useAccessRefusal(
    access,
    isClaim
      ? t('You have no permission to delete IPAMClaims in namespace {{namespace}}.', { namespace })
      : t('You have no permission to change IPPools in namespace {{namespace}}.', { namespace }),
  );
  return (
    <ActionButton variant="link" refusal={refusal} onClick={() => onOpen({ address, reservation })}>
      {t('Release {{address}}', { address: formatIp(address) })}
    </ActionButton>
  );
};

const useRunSpec = (onOpen: Open): TableSpec<KeyedRun> => {
  const t = useT();
  return useMemo(
    () => ({
      columns: [
        {
          key: 'range',
          label: t('Addresses'),
          cell: ({ first, last, count }) =>
            count === 1n ? formatIp(first) : `${formatIp(first)} – ${formatIp(last)}`,
        },
        { key: 'count', label: t('Number'), cell: ({ count }) => sizeText(t, count) },
        { key: 'state', label: t('State'), cell: ({ state }) => t(stateLabels[state]) },
        {
          key: 'holder',
          label: t('Holder'),
          cell: (run) => (
            <>
              {run.holder ? <HeldBy holder={run.holder} /> : NONE}
              {run.stale && <Release address={run.first} reservation={run.stale} onOpen={onOpen} />}
            </>
          ),
        },
      ],
      keyOf: ({ key }) => key,
    }),
    [t, onOpen],
  );
};

/** The addresses of a pool: each used one, and the gaps between them. */
const Runs = ({ pool }: { pool: Pool }) => {
  const t = useT();
  const runs = useMemo(
    () =>
      runsOf(pool).map((run): KeyedRun => ({
        ...run,
        key: String(run.first.value),
        stale: run.state === 'used' ? staleReservationOf(pool, run.first.value) : undefined,
      })),
    [pool],
  );
  // Beside the rows: that of the address is another one as soon as it is released.
  const [opened, setOpened] = useState<Opened>();
  const close = useCallback(() => setOpened(undefined), []);
  const table = useDataTable(useRunSpec(setOpened), runs);
  return (
    <>
      <DataTable
        table={table}
        label={t('Addresses of {{pool}}', { pool: pool.title })}
        pagesLabel={t('Pages of the addresses of {{pool}}', { pool: pool.title })}
        items={t('rows')}
        nothing={{ title: t('This pool has no addresses') }}
      />
      {opened && (
        <Suspense fallback={null}>
          <ReleaseDialog {...opened} onClose={close} />
        </Suspense>
      )}
    </>
  );
};

const List = memo(({ world, isComplete }: { world: World; isComplete: boolean }) => {
  const t = useT();
  const pools = poolsOf(world);
  const spec = useMemo(
    (): TableSpec<Pool> & { name: string } => ({
      name: 'address-pools',
      columns: columnsOf(t),
      filters: [
        {
          kind: 'text',
          key: 'pool',
          label: t('Filter pools'),
          placeholder: t('Name or range'),
          clearLabel: t('Clear the filter'),
          matcher:
            (wanted) =>
            ({ title, networks, cidr }) =>
              [title, formatCidr(cidr), ...networks].some((text) =>
                text.toLowerCase().includes(wanted),
              ),
        },
        {
          kind: 'choice',
          key: 'fill',
          label: t('How full'),
          options: poolStates.map((value) => ({ value, label: t(fillLabels[value]) })),
          valuesOf: (pool) => [poolStateOf(pool)],
        },
      ],
      keyOf: ({ key }) => key,
      sortedBy: 'used',
      then: [({ title }) => title],
    }),
    [t],
  );
  const table = useListTable(spec, pools);
  const details = useCallback((pool: Pool) => <Runs pool={pool} />, []);
  if (pools.length === 0 && isComplete) {
    return (
      <NothingState title={t('No pools of addresses')}>
        <EmptyStateBody>
          {t(
            'A network of OVN-Kubernetes with subnets and a network with whereabouts hand out addresses. None that you can see does.',
          )}
        </EmptyStateBody>
      </NothingState>
    );
  }
  return (
    <DataTable
      table={table}
      label={t('Pools')}
      pagesLabel={t('Pages of the list of pools')}
      items={t('pools')}
      nothing={{
        title: pools.length === 0 ? t('No pools so far') : t('No pool matches the filter'),
      }}
      details={details}
    />
  );
});
List.displayName = 'List';

/** From where VMs have their addresses, and how much is left. */
const PoolsTab = ({ obj: scope }: { obj: Scope }) => (
  <AddressWorld scope={scope}>
    {(world, isComplete) => <List world={world} isComplete={isComplete} />}
  </AddressWorld>
);

export default PoolsTab;
