import { DescriptionList, Stack, StackItem } from '@patternfly/react-core';
import { networkTypeLabel } from '../../../domain/nad/network-type';
import { propertyLabel } from '../../../domain/vm/interfaces/labels';
import type { VmView } from '../../../domain/vm/interfaces/view';
import { stateOf } from '../../../domain/vm/lifecycle/interface-state';
import type { InterfaceRow } from '../../../domain/vm/interfaces/interfaces';
import { Entry } from '../../../ui/description';
import { useT } from '../../../ui/useT';
import { WireMap } from '../map/WireMap';
import { InterfaceSteps } from '../state/InterfaceSteps';
import { Copyable } from '../../../ui/Copyable';
import { AddressList } from './AddressList';
import { NONE } from '../../../ui/none';
import { BothValues } from './BothValues';
import { rareOf } from './rare';
import { macOfRow } from './rows';
import { listText } from '../../../ui/intl';

const RareProperties = ({ row }: { row: InterfaceRow }) => {
  const t = useT();
  return (
    <>
      {rareOf(row).map(({ property, values, isChanged }) => (
        <Entry key={property} term={t(propertyLabel(property))}>
          <BothValues values={values} isChanged={isChanged} render={(text) => text} />
        </Entry>
      ))}
    </>
  );
};

const Facts = ({ row }: { row: InterfaceRow }) => {
  const t = useT();
  const nad = row.nad.configured ?? row.nad.running;
  const { status, pod } = row;
  const mac = macOfRow(row);
  return (
    <DescriptionList isCompact columnModifier={{ default: '1Col', md: '2Col', xl: '3Col' }}>
      <Entry term={t('MAC address')}>
        {mac === undefined ? NONE : <Copyable text={mac} what={t('MAC address')} />}
      </Entry>
      <Entry term={t('IP addresses')}>
        {status ? <AddressList addresses={status} name={row.name} /> : NONE}
      </Entry>
      <Entry term={t('Name in the guest')}>{status?.guestName ?? NONE}</Entry>
      <Entry term={t('Name in the pod')}>
        {status?.podInterfaceName ?? pod?.interface ?? NONE}
      </Entry>
      <Entry term={t('Reported by')}>
        {status === undefined || status.infoSources.length === 0
          ? NONE
          : listText(status.infoSources)}
      </Entry>
      {nad && (
        <>
          <Entry term={t('Type of the network')}>{t(networkTypeLabel(nad.type))}</Entry>
          {(nad.bridge ?? nad.physicalNetworkName) !== undefined && (
            <Entry term={nad.bridge === undefined ? t('Bridge mapping') : t('Bridge')}>
              {nad.bridge ?? nad.physicalNetworkName}
            </Entry>
          )}
          {nad.vlans.kind !== 'none' && (
            <Entry term={t('VLAN')}>
              {nad.vlan ?? (nad.vlans.kind === 'wire' ? t('Untagged') : t('Not known'))}
            </Entry>
          )}
        </>
      )}
      {pod?.mtu !== undefined && <Entry term={t('MTU of the pod')}>{pod.mtu}</Entry>}
      {status?.queueCount !== undefined && <Entry term={t('Queues')}>{status.queueCount}</Entry>}
      <RareProperties row={row} />
    </DescriptionList>
  );
};

/** How an interface reaches the wire, how far it has come, and what it is made of. */
const InterfaceDetails = ({ view, row }: { view: VmView; row: InterfaceRow }) => (
  <Stack hasGutter>
    <StackItem>
      <WireMap view={view} row={row} />
    </StackItem>
    <StackItem>
      <InterfaceSteps state={stateOf(view, row)} />
    </StackItem>
    <StackItem>
      <Facts row={row} />
    </StackItem>
  </Stack>
);

export default InterfaceDetails;
