import { msg } from '../../../domain/core/msg';
import { networkTypeLabel } from '../../../domain/nad/network-type';
import { TableOf } from '../../../ui/table/TableOf';
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
    <TableOf
      label={t('Linux bridge and OVN localnet compared')}
      keyOf={([feature]) => feature}
      rows={comparison}
      columns={[
        { key: 'feature', label: t('Feature'), cell: ([feature]) => t(feature) },
        {
          key: 'linux-bridge',
          label: t(networkTypeLabel('linux-bridge')),
          cell: ([, linuxBridge]) => t(linuxBridge),
        },
        {
          key: 'ovn-localnet',
          label: t(networkTypeLabel('ovn-localnet')),
          cell: ([, , localnet]) => t(localnet),
        },
      ]}
    />
  );
};

export default Comparison;
