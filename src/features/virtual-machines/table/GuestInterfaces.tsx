import { ExpandableSection } from '@patternfly/react-core';
import type { InterfaceStatus } from '../../../domain/vm/interfaces/interface-status';
import { TableOf } from '../../../ui/table/TableOf';
import { useT } from '../../../ui/useT';
import { AddressList } from './AddressList';
import { NONE } from '../../../ui/none';
import { listText } from '../../../ui/intl';

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
      <TableOf
        label={t('Interfaces inside the guest')}
        keyOf={({ index }) => String(index)}
        rows={interfaces}
        columns={[
          {
            key: 'name',
            label: t('Name in the guest'),
            modifier: 'breakWord',
            cell: ({ guestName = NONE }) => guestName,
          },
          { key: 'mac', label: t('MAC address'), cell: ({ mac = NONE }) => mac },
          {
            key: 'addresses',
            label: t('IP addresses'),
            cell: ({ guestName = NONE, ...addresses }) => (
              <AddressList addresses={addresses} name={guestName} />
            ),
          },
          {
            key: 'source',
            label: t('Reported by'),
            cell: ({ infoSources }) => listText(infoSources) || NONE,
          },
        ]}
      />
    </ExpandableSection>
  );
};
