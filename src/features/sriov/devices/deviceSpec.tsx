import type { TFunction } from 'i18next';
import { cardInWords, type SriovCard } from '../../../domain/sriov/cards';
import { vendorName, type DeviceRow } from '../../../domain/sriov/devices';
import { stageOfHost } from '../../../domain/sriov/rows';
import { NONE } from '../../../ui/none';
import { nameFilter } from '../../../ui/table/filters';
import { Several } from '../../../ui/table/Several';
import type { TableSpec } from '../../../ui/table/useDataTable';
import { sriovStageText, SriovStageText, type SriovStage } from '../looks';

type DeviceNames = ReadonlyMap<string, string>;

/** A device by its name, with the numbers that a selector is written with. */
const deviceText = (names: DeviceNames, { vendor, deviceID }: SriovCard): string => {
  const name = names.get(`${vendor} ${deviceID}`) ?? vendorName(vendor);
  const numbers = `${vendor}:${deviceID}`;
  return name === undefined ? numbers : `${name} (${numbers})`;
};

const linkText = (t: TFunction, { adminState, speed }: SriovCard): string => {
  if (adminState === 'down') return t('Set to down');
  return speed === undefined ? t('No link') : t('{{speed}} Gbit/s', { speed: speed / 1000 });
};

const freeText = (t: TFunction, { on }: DeviceRow): string[] => {
  const names = [...new Set(on.flatMap(({ resources }) => resources.map((each) => each.resource)))];
  return names.map((resource) => {
    const all = on.flatMap(({ resources }) =>
      resources.filter((each) => each.resource === resource),
    );
    const held = all.reduce((sum, each) => sum + each.held.length, 0);
    return all.some(({ offered }) => offered === undefined)
      ? t('{{resource}}: {{held}} held by VMs', { resource, held })
      : t('{{resource}}: {{held}} of {{offered}} held by VMs', {
          resource,
          held,
          offered: all.reduce((sum, each) => sum + (each.offered ?? 0), 0),
        });
  });
};

const worstOf = ({ on }: DeviceRow): SriovStage => {
  const stages = on.map(({ host }) => stageOfHost(host));
  return stages.find((stage) => stage === 'draining') ?? stages[0] ?? 'unknown';
};

/** What the list of network cards shows, and how it is filtered and sorted. */
export const deviceSpecOf = (
  t: TFunction,
  names: DeviceNames,
): TableSpec<DeviceRow> & { name: string } => ({
  name: 'sriov-devices',
  columns: [
    {
      key: 'card',
      label: t('Network card'),
      show: 'fixed',
      width: 20,
      modifier: 'breakWord',
      sortText: ({ card }) => card.name,
      cell: ({ card }) => cardInWords(card),
    },
    {
      key: 'nodes',
      label: t('Nodes'),
      width: 15,
      sortText: ({ on }) => on[0]?.host.name ?? '',
      cell: ({ on, card }) => (
        <Several
          count={2}
          entries={on.map(({ host: { name } }) => ({ key: name, node: name }))}
          title={t('Nodes with {{card}} alike', { card: card.name })}
          allLabel={t('All nodes with {{card}} alike', { card: card.name })}
        />
      ),
    },
    {
      key: 'stage',
      label: t('Status of the node'),
      width: 15,
      sortText: (row) => worstOf(row),
      cell: (row) => <SriovStageText stage={worstOf(row)} />,
    },
    {
      key: 'device',
      label: t('Device'),
      width: 20,
      modifier: 'breakWord',
      sortText: ({ card }) => deviceText(names, card),
      cell: ({ card }) => deviceText(names, card),
    },
    {
      key: 'link',
      label: t('Link'),
      modifier: 'nowrap',
      sortText: ({ card }) => String(card.speed ?? 0),
      cell: ({ card }) => linkText(t, card),
    },
    {
      key: 'functions',
      label: t('Virtual functions'),
      modifier: 'nowrap',
      sortText: ({ card }) => String(card.count),
      cell: ({ card: { count, total } }) =>
        t('{{count}} of {{total}} made', { count, total: total ?? '?' }),
    },
    {
      key: 'use',
      label: t('Use'),
      width: 20,
      cell: (row) => {
        const [first, ...others] = freeText(t, row);
        return first === undefined ? NONE : [first, ...others].join('; ');
      },
    },
    {
      key: 'mtu',
      label: t('MTU'),
      show: 'extra',
      sortText: ({ card }) => String(card.mtu ?? ''),
      cell: ({ card }) => card.mtu ?? NONE,
    },
    {
      key: 'driver',
      label: t('Driver'),
      show: 'extra',
      sortText: ({ card }) => card.driver ?? '',
      cell: ({ card }) => card.driver ?? NONE,
    },
  ],
  filters: [
    nameFilter(t, ({ card }) => cardInWords(card)),
    {
      kind: 'choice',
      key: 'node',
      label: t('Node'),
      valuesOf: ({ on }) => on.map(({ host }) => host.name),
    },
    {
      kind: 'choice',
      key: 'stage',
      label: t('Status of the node'),
      valuesOf: (row) => [worstOf(row)],
      labelOf: (stage) => t(sriovStageText(stage as SriovStage)),
    },
    {
      kind: 'choice',
      key: 'resource',
      label: t('Resource'),
      valuesOf: ({ on }) => [
        ...new Set(on.flatMap(({ resources }) => resources.map(({ resource }) => resource))),
      ],
    },
  ],
  keyOf: ({ key }) => key,
  sortedBy: 'card',
  then: [({ card }) => card.name, ({ on }) => on[0]?.host.name ?? ''],
});
