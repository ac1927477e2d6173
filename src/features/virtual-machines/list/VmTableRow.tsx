import { Button, List, ListItem, Popover } from '@patternfly/react-core';
import { Td, Tr } from '@patternfly/react-table';
import { Link } from 'react-router';
import type { Finding } from '../../../domain/findings/finding';
import { networkText, type VmRow } from '../../../domain/vm/lifecycle/vm-rows';
import { Age } from '../../../ui/Age';
import { FindingBadge } from '../../../ui/findings';
import { vmPath } from '../../../ui/routes';
import { useT } from '../../../ui/useT';
import { VmStatus } from '../page/VmStatus';
import { AddressList } from '../table/AddressList';
import { NONE } from '../table/BothValues';
import { NetworkName } from '../table/NetworkName';

const SHOWN = 2;

const Networks = ({ row }: { row: VmRow }) => {
  const t = useT();
  const { networks, namespace, name } = row;
  if (networks.length === 0) return <>{NONE}</>;
  const list = (shown: VmRow['networks']) => (
    <List isPlain>
      {shown.map((source, index) => (
        // Two interfaces of a VM may be on one network.
        <ListItem key={`${index} ${networkText(source)}`}>
          <NetworkName source={source} own={namespace} />
        </ListItem>
      ))}
    </List>
  );
  const count = networks.length - SHOWN;
  return (
    <>
      {list(networks.slice(0, SHOWN))}
      {count > 0 && (
        <Popover headerContent={t('Networks of {{name}}', { name })} bodyContent={list(networks)}>
          <Button variant="link" isInline aria-label={t('All networks of {{name}}', { name })}>
            {t('{{count}} more', { count })}
          </Button>
        </Popover>
      )}
    </>
  );
};

interface VmTableRowProps {
  row: VmRow;
  index: number;
  findings: readonly Finding[];
  showNamespace: boolean;
  isSelected: boolean;
  onSelect: (selected: boolean) => void;
}

export const VmTableRow = (props: VmTableRowProps) => {
  const { row, index, findings, showNamespace, isSelected, onSelect } = props;
  const t = useT();
  const { name, namespace, node } = row;
  return (
    <Tr isRowSelected={isSelected}>
      <Td
        select={{
          rowIndex: index,
          isSelected,
          onSelect: (_event, selected) => onSelect(selected),
        }}
      />
      <Td dataLabel={t('Name')} modifier="breakWord">
        <span>
          <Link to={vmPath(namespace, name)}>{name}</Link>{' '}
          <FindingBadge findings={findings} name={name} />
        </span>
      </Td>
      {showNamespace && (
        <Td dataLabel={t('Namespace')} modifier="breakWord">
          {namespace}
        </Td>
      )}
      <Td dataLabel={t('Status')}>
        <VmStatus vm={row.vm} />
      </Td>
      <Td dataLabel={t('Node')} modifier="breakWord">
        {node === '' ? NONE : node}
      </Td>
      {/* One element each: beneath one another in a narrow window, a cell lays its children out. */}
      <Td dataLabel={t('Networks')} modifier="breakWord">
        <div>
          <Networks row={row} />
        </div>
      </Td>
      <Td dataLabel={t('IP addresses')}>
        <div>
          <AddressList addresses={row.addresses} name={name} />
        </div>
      </Td>
      <Td dataLabel={t('Created')}>
        <Age timestamp={row.created} />
      </Td>
    </Tr>
  );
};
