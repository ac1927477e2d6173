import { memo, startTransition, useEffect, useState } from 'react';
import { Button, EmptyStateBody, ToolbarItem } from '@patternfly/react-core';
import { DownloadIcon } from '@patternfly/react-icons';
import { shownAddressesOf, type ShownAddress } from '../../domain/addresses/shown';
import type { World } from '../../domain/world/world';
import { failureOf } from '../../k8s/failure';
import { Hint } from '../../ui/Hint';
import { say } from '../../ui/notices/store';
import { NothingState } from '../../ui/states';
import { DataTable } from '../../ui/table/DataTable';
import { useListTable } from '../../ui/table/useDataTable';
import { useT } from '../../ui/useT';
import { AddressWorld } from './AddressWorld';
import { CheckedContext, useAddressSpec } from './addressSpec';
import type { Scope } from './useAddressWorld';

const ExportButton = ({ rows }: { rows: readonly ShownAddress[] }) => {
  const t = useT();
  const save = async () => {
    try {
      // Few export, so what does it comes when it is asked for.
      (await import('./save')).save(rows);
    } catch (error) {
      const body = failureOf(error).message;
      say({ variant: 'warning', title: t('The addresses could not be exported'), body });
    }
  };
  return (
    <Hint text={t('Export as CSV')}>
      <Button
        variant="plain"
        icon={<DownloadIcon />}
        aria-label={t('Export as CSV')}
        isAriaDisabled={rows.length === 0}
        onClick={() => void save()}
      />
    </Hint>
  );
};

interface ListProps {
  world: World;
  isComplete: boolean;
  showNamespace: boolean;
}

/** Apart from what watches the lists, so that a page of them that comes draws no table. */
const List = memo(({ world, isComplete, showNamespace }: ListProps) => {
  const t = useT();
  const rows = shownAddressesOf(world);
  const table = useListTable(useAddressSpec(showNamespace), rows);
  const [isChecked, setChecked] = useState(false);
  useEffect(() => startTransition(() => setChecked(true)), []);
  if (rows.length === 0 && isComplete) {
    return (
      <NothingState title={t('No VMs yet')}>
        <EmptyStateBody>
          {t('When there are VMs, this page shows the addresses of their interfaces.')}
        </EmptyStateBody>
      </NothingState>
    );
  }
  return (
    <CheckedContext.Provider value={isChecked}>
      <DataTable
        table={table}
        label={t('Addresses')}
        pagesLabel={t('Pages of the list of addresses')}
        items={t('addresses')}
        nothing={
          rows.length === 0
            ? { title: t('No addresses so far') }
            : {
                title: t('No address matches the filter'),
                body: t('Change the filter, or clear it to see all addresses.'),
              }
        }
        toolbar={
          <ToolbarItem>
            <ExportButton rows={table.matching} />
          </ToolbarItem>
        }
      />
    </CheckedContext.Provider>
  );
});
List.displayName = 'List';

/** A row for each address that a VM has, and for each interface that has none. */
const AddressesTab = ({ obj: scope }: { obj: Scope }) => (
  <AddressWorld scope={scope}>
    {(world, isComplete) => (
      <List world={world} isComplete={isComplete} showNamespace={scope.namespace === undefined} />
    )}
  </AddressWorld>
);

export default AddressesTab;
