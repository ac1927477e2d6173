import { Table, Tbody, Td, Th, Thead, Tr } from '@patternfly/react-table';
import { msg } from '../../../domain/core/msg';
import { networkTypeLabel } from '../../../domain/nad/network-type';
import { useT } from '../../../ui/useT';

const YES = msg('Yes');
const NO = msg('No');

/** What the two ways to a VLAN of the data center can do. */
const comparison: [feature: string, linuxBridge: string, localnet: string][] = [
  [
    msg('Native network of the nodes'),
    msg('Only on other network cards than that of the cluster'),
    YES,
  ],
  [msg('VLANs of the data center'), YES, msg('Yes, one for each network')],
  [msg('VLAN trunk to the VM'), YES, NO],
  [msg('Network policies'), NO, YES],
  [msg('Managed IP pools for VMs'), NO, NO],
  [msg('MAC spoof filtering'), msg('Yes, can be turned on'), msg('Yes, always')],
  [msg('Add and remove on a running VM'), YES, YES],
];

/** The two ways to a VLAN of the data center, side by side. */
const Comparison = () => {
  const t = useT();
  return (
    <Table aria-label={t('Linux bridge and OVN-Kubernetes localnet compared')} variant="compact">
      <Thead>
        <Tr>
          <Th>{t('Feature')}</Th>
          <Th>{t(networkTypeLabel('linux-bridge'))}</Th>
          <Th>{t(networkTypeLabel('ovn-localnet'))}</Th>
        </Tr>
      </Thead>
      <Tbody>
        {comparison.map(([feature, linuxBridge, localnet]) => (
          <Tr key={feature}>
            <Td dataLabel={t('Feature')}>{t(feature)}</Td>
            <Td dataLabel={t(networkTypeLabel('linux-bridge'))}>{t(linuxBridge)}</Td>
            <Td dataLabel={t(networkTypeLabel('ovn-localnet'))}>{t(localnet)}</Td>
          </Tr>
        ))}
      </Tbody>
    </Table>
  );
};

export default Comparison;
