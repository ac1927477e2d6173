import { useMemo } from 'react';
import { Content, Stack, StackItem } from '@patternfly/react-core';
import type { InterfaceRow } from '../../../domain/vm/interfaces/interfaces';
import { familyOf, mtuCommand } from '../../../domain/vm/lifecycle/guest-agent';
import { pathMtuOf, smallestMtu, type PathMtu } from '../../../domain/vm/lifecycle/path-mtu';
import { CopyText } from '../../../ui/CopyText';
import { TableOf } from '../../../ui/table/TableOf';
import { useT } from '../../../ui/useT';
import type { VmFacts } from '../page/useVmFacts';
import { NONE } from '../../../ui/none';
import { numberText } from '../../../ui/intl';

interface Row extends PathMtu {
  name: string;
  /** Only other networks than the pod network use a bridge of the node. */
  hasBridge: boolean;
}

const rowOf = (view: VmFacts['view'], row: InterfaceRow): Row => ({
  name: row.name,
  hasBridge: (row.network.running ?? row.network.configured)?.kind !== 'pod',
  ...pathMtuOf(view, row),
});

/** The largest packets on the way of each interface, and where the guest's own are looked up. */
export const MtuTable = ({ view, vm, vmi }: Pick<VmFacts, 'view' | 'vm' | 'vmi'>) => {
  const t = useT();
  const rows = useMemo(() => view.rows.map((row) => rowOf(view, row)), [view]);
  const shown = (mtu: number | undefined): string =>
    mtu === undefined ? t('Not known') : t('{{mtu}} bytes', { mtu: numberText(mtu) });
  const family = familyOf(vm, vmi) ?? 'redhat';
  return (
    <Stack hasGutter>
      <StackItem>
        <Content component="h2">{t('Largest packets (MTU)')}</Content>
        <Content component="p">
          {t(
            'The guest is told the MTU of its pod, by virtio or by DHCP. Windows guests without the virtio driver do not take it: set it there by hand. A guest that sends larger packets than the smallest of these loses them.',
          )}
        </Content>
      </StackItem>
      <StackItem>
        <TableOf
          label={t('Largest packets (MTU)')}
          keyOf={({ name }) => name}
          rows={rows}
          columns={[
            { key: 'name', label: t('Interface'), modifier: 'breakWord', cell: ({ name }) => name },
            { key: 'network', label: t('Network'), cell: ({ network }) => shown(network) },
            { key: 'pod', label: t('Pod'), cell: ({ pod }) => shown(pod) },
            {
              key: 'node',
              label: t('Bridge and uplink'),
              cell: ({ node, hasBridge }) => (hasBridge ? shown(node) : NONE),
            },
            { key: 'smallest', label: t('Smallest'), cell: (row) => shown(smallestMtu(row)) },
          ]}
        />
      </StackItem>
      <StackItem>
        <Content component="p">{t('What the guest has set is shown there by:')}</Content>
        <CopyText
          text={mtuCommand[family]}
          label={t('Command that shows the MTU in the guest')}
          copy={t('Copy the command')}
          copyLabel={t('Copy the command that shows the MTU')}
        />
      </StackItem>
    </Stack>
  );
};
