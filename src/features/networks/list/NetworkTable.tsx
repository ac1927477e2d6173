import { Alert } from '@patternfly/react-core';
import type { NetworkAttachmentDefinition } from '../../../domain/nad/types';
import { GapList } from '../../../ui/GapList';
import { DataTable } from '../../../ui/table/DataTable';
import { useListTable } from '../../../ui/table/useDataTable';
import { useT } from '../../../ui/useT';
import { NetworkRowActions } from './NetworkRowActions';
import { useNetworkSpec } from './networkSpec';
import type { NetworkRow } from './rows';
import { useNetworkList } from './useNetworkList';

const actionsOf = ({ nad }: NetworkRow) => <NetworkRowActions nad={nad} />;

interface NetworkTableProps {
  nads: readonly NetworkAttachmentDefinition[];
  /** undefined stands for all namespaces. */
  namespace: string | undefined;
}

export const NetworkTable = ({ nads, namespace }: NetworkTableProps) => {
  const t = useT();
  const { rows, aroundOf, gaps, failure } = useNetworkList(nads, namespace);
  const table = useListTable(useNetworkSpec(namespace === undefined, aroundOf), rows);
  return (
    <>
      {failure !== undefined && (
        <Alert
          variant="warning"
          isInline
          title={t('The rules about the rest of the cluster could not be loaded')}
        >
          {failure}
        </Alert>
      )}
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
      <GapList gaps={gaps} />
    </>
  );
};
