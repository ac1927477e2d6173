import { useMemo } from 'react';
import type { KubernetesResource } from '../../../domain/core/resource';
import { DataTable } from '../../../ui/table/DataTable';
import { useListTable } from '../../../ui/table/useDataTable';
import { useT } from '../../../ui/useT';
import { rowsOf, type UserNetworkRow } from './rows';
import { UserNetworkRowActions } from './UserNetworkRowActions';
import { useUserNetworkSpec } from './userNetworkSpec';

const actionsOf = (row: UserNetworkRow) => <UserNetworkRowActions row={row} />;

/** User-defined networks of both kinds. */
export const UserNetworkTable = ({ udns }: { udns: readonly KubernetesResource[] }) => {
  const t = useT();
  const rows = useMemo(() => rowsOf(udns), [udns]);
  const table = useListTable(useUserNetworkSpec(), rows);
  return (
    <DataTable
      table={table}
      label={t('User-defined networks')}
      pagesLabel={t('Pages of the list of user-defined networks')}
      items={t('networks')}
      nothing={{
        title: t('No network matches the filter'),
        body: t('Change the filter, or clear it to see all networks.'),
      }}
      actions={actionsOf}
    />
  );
};
