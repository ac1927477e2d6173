import { useMemo } from 'react';
import { Content, PageSection, Stack, StackItem } from '@patternfly/react-core';
import { Link } from 'react-router';
import { addressSourceLabel } from '../../../domain/addresses/sources';
import {
  findingsOfAddress,
  shownAddressesOf,
  type ShownAddress,
} from '../../../domain/addresses/shown';
import { GapList } from '../../../ui/GapList';
import { FindingBadge } from '../../../ui/findings';
import { NetworkName } from '../../../ui/NetworkName';
import { addressesPath } from '../../../ui/routes';
import { LoadingState } from '../../../ui/states';
import { TableOf } from '../../../ui/table/TableOf';
import { useT } from '../../../ui/useT';
import type { VmFacts } from '../page/useVmFacts';
import { Copyable } from '../../../ui/Copyable';
import { NONE } from '../../../ui/none';
import { AgentNotice } from './AgentNotice';
import { MtuTable } from './MtuTable';

const Address = ({ row: { text, why } }: { row: ShownAddress }) => {
  const t = useT();
  const remark = why && <Content component="small">{t(why.text, why.params)}</Content>;
  if (text === '') return remark ?? <>{NONE}</>;
  return (
    <>
      <Copyable text={text} what={t('IP address')} />
      {remark}
    </>
  );
};

const Network = ({ row: { network, namespace } }: { row: ShownAddress }) => {
  const t = useT();
  return network ? <NetworkName source={network} own={namespace} /> : <>{t('Made in the guest')}</>;
};

const AddressTable = ({ rows }: { rows: readonly ShownAddress[] }) => {
  const t = useT();
  return (
    <TableOf
      label={t('Addresses of the VM')}
      keyOf={({ key }) => key}
      rows={rows}
      columns={[
        { key: 'ip', label: t('IP address'), width: 25, cell: (row) => <Address row={row} /> },
        {
          key: 'interface',
          label: t('Interface'),
          modifier: 'breakWord',
          cell: ({ interfaceName }) => interfaceName,
        },
        {
          key: 'network',
          label: t('Network'),
          modifier: 'breakWord',
          cell: (row) => <Network row={row} />,
        },
        { key: 'vlan', label: t('VLAN'), cell: ({ vlan }) => vlan || NONE },
        {
          key: 'mac',
          label: t('MAC address'),
          modifier: 'nowrap',
          cell: ({ mac }) =>
            mac === undefined ? NONE : <Copyable text={mac} what={t('MAC address')} />,
        },
        {
          key: 'source',
          label: t('Source'),
          cell: ({ source }) => (source === undefined ? NONE : t(addressSourceLabel(source))),
        },
        {
          key: 'findings',
          label: t('Findings'),
          cell: (row) => {
            const findings = findingsOfAddress(row);
            return findings.length === 0 ? (
              NONE
            ) : (
              <FindingBadge findings={findings} name={row.interfaceName} />
            );
          },
        },
      ]}
    />
  );
};

/** Every address of a VM, whether its guest agent reports, and the largest packets on its ways. */
const VmAddressesTab = ({ obj }: { obj: VmFacts }) => {
  const t = useT();
  const { world, view, vm, vmi, gaps, isLoaded, isComing } = obj;
  const rows = useMemo(
    () =>
      shownAddressesOf(world).filter(
        (row) => row.vm === view.name && row.namespace === view.namespace,
      ),
    [world, view.name, view.namespace],
  );
  return (
    <PageSection hasBodyWrapper={false}>
      {isLoaded && !isComing ? (
        <Stack hasGutter>
          <StackItem>
            <AgentNotice vm={vm} vmi={vmi} />
          </StackItem>
          <StackItem>
            <AddressTable rows={rows} />
            <Link to={addressesPath(view.namespace)}>
              {t('All addresses of namespace {{namespace}}', { namespace: view.namespace })}
            </Link>
          </StackItem>
          <StackItem>
            <MtuTable view={view} vm={vm} vmi={vmi} />
          </StackItem>
          <StackItem>
            <GapList gaps={gaps} />
          </StackItem>
        </Stack>
      ) : (
        <LoadingState label={t('Loading addresses')} />
      )}
    </PageSection>
  );
};

export default VmAddressesTab;
