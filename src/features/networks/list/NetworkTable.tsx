import { useMemo } from 'react';
import type { NetworkAttachmentDefinition } from '../../../domain/nad/types';
import { DataTable } from '../../../ui/table/DataTable';
import { useListTable } from '../../../ui/table/useDataTable';
import { useT } from '../../../ui/useT';
import { NetworkRowActions } from './NetworkRowActions';
import { rowsOf, type NetworkRow } from './rows';
import { useListFindings } from './useListFindings';
import { useNetworkSpec } from './networkSpec';

const actionsOf = ({ nad }: NetworkRow) => <NetworkRowActions nad={nad} />;

interface NetworkTableProps {
  nads: NetworkAttachmentDefinition[];
  /** Whether networks of several namespaces are shown. */
  showNamespace: boolean;
}

export const NetworkTable = ({ nads, showNamespace }: NetworkTableProps) => {
  const t = useT();
  const byNetwork = useListFindings(nads);
  const rows = useMemo(() => rowsOf(nads, byNetwork), [nads, byNetwork]);
  const table = useListTable(useNetworkSpec(showNamespace), rows);
  return (
    <DataTable
      table={table}
      label={t('Networks')}
      pagesLabel={t('Pages of the network list')}
      items={t('networks')}
      nothing={{
        title: t('No network matches the filter'),
        body: t('Change the filter, or clear it to see all networks.'),
      }}
      actions={actionsOf}
    />
  );
};
