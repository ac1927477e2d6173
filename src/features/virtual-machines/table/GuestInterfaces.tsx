import { ExpandableSection } from '@patternfly/react-core';
import { Table, Tbody, Td, Th, Thead, Tr } from '@patternfly/react-table';
import type { InterfaceStatus } from '../../../domain/vm/interfaces/interface-status';
import { useT } from '../../../ui/useT';
import { AddressList } from './AddressList';
import { NONE } from './BothValues';

/** Interfaces that only the guest knows, such as those of containers within it. */
export const GuestInterfaces = ({ interfaces }: { interfaces: readonly InterfaceStatus[] }) => {
  const t = useT();
  if (interfaces.length === 0) return null;
  return (
    <ExpandableSection
      toggleText={t('{{count}} interfaces exist only inside the guest', {
        count: interfaces.length,
      })}
    >
      <Table aria-label={t('Interfaces inside the guest')} variant="compact">
        <Thead>
          <Tr>
            <Th>{t('Name in the guest')}</Th>
            <Th>{t('MAC address')}</Th>
            <Th>{t('IP addresses')}</Th>
            <Th>{t('Reported by')}</Th>
          </Tr>
        </Thead>
        <Tbody>
          {interfaces.map(({ index, guestName = NONE, mac, infoSources, ...addresses }) => (
            <Tr key={index}>
              <Td dataLabel={t('Name in the guest')} modifier="breakWord">
                {guestName}
              </Td>
              <Td dataLabel={t('MAC address')}>{mac ?? NONE}</Td>
              <Td dataLabel={t('IP addresses')}>
                <AddressList addresses={addresses} name={guestName} />
              </Td>
              <Td dataLabel={t('Reported by')}>{infoSources.join(', ') || NONE}</Td>
            </Tr>
          ))}
        </Tbody>
      </Table>
    </ExpandableSection>
  );
};
