import type { ReactNode } from 'react';
import { Flex, FlexItem, Icon, Label } from '@patternfly/react-core';
import { LinkIcon, UnlinkIcon } from '@patternfly/react-icons';
import { ExpandableRowContent, Tbody, Td, Tr } from '@patternfly/react-table';
import { bindingLabel } from '../../../domain/vm/interfaces/labels';
import type { InterfaceRow } from '../../../domain/vm/interfaces/interfaces';
import type { VmView } from '../../../domain/vm/interfaces/view';
import { stateOf } from '../../../domain/vm/lifecycle/interface-state';
import { ActionsMenu } from '../../../ui/list/ActionsMenu';
import { useT } from '../../../ui/useT';
import { InterfaceStateLabel } from '../state/InterfaceStateLabel';
import { AddressList, Copyable } from './AddressList';
import { BothValues, NONE } from './BothValues';
import { InterfaceDetails } from './InterfaceDetails';
import { NetworkName } from './NetworkName';
import { macOfRow } from './rows';

interface CellProps {
  view: VmView;
  row: InterfaceRow;
}

const Name = ({ row }: { row: InterfaceRow }) => {
  const t = useT();
  return (
    <Flex gap={{ default: 'gapSm' }}>
      <FlexItem>{row.name}</FlexItem>
      {row.isImplicit && (
        <FlexItem>
          <Label isCompact>{t('added by KubeVirt')}</Label>
        </FlexItem>
      )}
    </Flex>
  );
};

const Network = ({ view, row }: CellProps) => {
  const t = useT();
  const nad = row.nad.configured ?? row.nad.running;
  const through = nad?.bridge ?? nad?.physicalNetworkName;
  return (
    <>
      <BothValues
        values={row.network}
        isChanged={row.changed.includes('network')}
        render={(source) => <NetworkName source={source} own={view.namespace} />}
      />
      {through !== undefined && (
        <div>
          <small>
            {nad?.vlan === undefined
              ? through
              : t('{{bridge}}, VLAN {{vlan}}', { bridge: through, vlan: nad.vlan })}
          </small>
        </div>
      )}
    </>
  );
};

const Type = ({ row }: { row: InterfaceRow }) => {
  const t = useT();
  return (
    <>
      <BothValues
        values={row.binding}
        isChanged={row.changed.includes('binding')}
        render={(binding) => {
          const { text, params } = bindingLabel(binding);
          return t(text, params);
        }}
      />
      <div>
        <small>
          <BothValues
            values={row.model}
            isChanged={row.changed.includes('model')}
            render={(model) => model ?? 'virtio'}
          />
        </small>
      </div>
    </>
  );
};

const Mac = ({ row }: { row: InterfaceRow }) => {
  const t = useT();
  if (row.changed.includes('mac')) {
    const running = row.reportedMac ?? row.mac.running;
    return (
      <BothValues
        values={{ configured: row.mac.configured, running }}
        isChanged
        render={(mac) => mac}
      />
    );
  }
  const mac = macOfRow(row);
  return mac === undefined ? <>{NONE}</> : <Copyable text={mac} what={t('MAC address')} />;
};

const isDown = (state: string | undefined): boolean => state === 'down';

const Link = ({ row }: { row: InterfaceRow }) => {
  const t = useT();
  const shown = (down: boolean) => (
    <span>
      <Icon isInline status={down ? 'warning' : 'success'}>
        {down ? <UnlinkIcon /> : <LinkIcon />}
      </Icon>{' '}
      {down ? t('Down') : t('Up')}
    </span>
  );
  const running = row.status?.linkState ?? row.state.running;
  const isChanged = row.changed.includes('state') && row.state.configured !== 'absent';
  return (
    <BothValues
      values={{
        configured: isDown(row.state.configured ?? (isChanged ? 'up' : running)),
        running: isDown(running),
      }}
      isChanged={isChanged}
      render={shown}
    />
  );
};

interface InterfaceRowViewProps extends CellProps {
  index: number;
  isOpen: boolean;
  onToggle: () => void;
  actions: ReactNode;
}

/** One interface: a line, and everything else about it when it is opened. */
export const InterfaceRowView = (props: InterfaceRowViewProps) => {
  const { view, row, index, isOpen, onToggle, actions } = props;
  const t = useT();
  const { name, status } = row;
  return (
    <Tbody isExpanded={isOpen}>
      <Tr>
        <Td
          expand={{
            rowIndex: index,
            isExpanded: isOpen,
            onToggle,
            expandId: 'interface',
          }}
        />
        <Td dataLabel={t('Name')} modifier="breakWord">
          <Name row={row} />
        </Td>
        <Td dataLabel={t('Network')} modifier="breakWord">
          <Network view={view} row={row} />
        </Td>
        <Td dataLabel={t('Type')}>
          <Type row={row} />
        </Td>
        <Td dataLabel={t('MAC address')}>
          <Mac row={row} />
        </Td>
        <Td dataLabel={t('IP addresses')}>
          {status ? <AddressList addresses={status} name={name} /> : NONE}
        </Td>
        <Td dataLabel={t('Link')} modifier="nowrap">
          <Link row={row} />
        </Td>
        <Td dataLabel={t('State')}>
          <InterfaceStateLabel state={stateOf(view, row)} />
        </Td>
        <Td isActionCell>
          <ActionsMenu label={t('Actions of {{name}}', { name })}>{actions}</ActionsMenu>
        </Td>
      </Tr>
      {isOpen && (
        <Tr isExpanded>
          <Td />
          <Td colSpan={8}>
            <ExpandableRowContent>
              <InterfaceDetails view={view} row={row} />
            </ExpandableRowContent>
          </Td>
        </Tr>
      )}
    </Tbody>
  );
};
