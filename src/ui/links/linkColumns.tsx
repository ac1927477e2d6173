import { Content, Label } from '@patternfly/react-core';
import type { TFunction } from 'i18next';
import { msg } from '../../domain/core/msg';
import type { Reason } from '../../domain/core/reasons';
import type { NodeLink } from '../../domain/nodes/links';
import { formatVlans, mergeVlans } from '../../domain/net/vlan-ranges';
import type { Column } from '../table/model';
import { Several } from '../table/Several';
import { NONE } from '../none';
import { useT } from '../useT';
import { listText } from '../intl';

/** What nodes have in common, and whether it can be taken. */
interface JudgedLink extends NodeLink {
  refusal: Reason | undefined;
  notes: readonly Reason[];
}

const kinds: Readonly<Record<string, string>> = {
  ethernet: msg('Network card'),
  bond: msg('Bond'),
  vlan: msg('VLAN of a card'),
  'linux-bridge': msg('Linux bridge'),
};

const GIGA = 1000;

/** Mbit/s as people say it. */
const speedText = (t: TFunction, speed: number | undefined): string => {
  if (speed === undefined) return NONE;
  return speed % GIGA === 0
    ? t('{{speed}} Gbit/s', { speed: speed / GIGA })
    : t('{{speed}} Mbit/s', { speed });
};

const mtuText = (mtu: NodeLink['mtu']): string => {
  if (!mtu) return NONE;
  return mtu.least === mtu.most ? String(mtu.least) : `${mtu.least}–${mtu.most}`;
};

const Neighbours = ({ link: { name, neighbours } }: { link: NodeLink }) => {
  const t = useT();
  const told = (vlans: readonly number[] | undefined): string[] =>
    vlans
      ? [
          t('VLAN {{vlans}}', {
            vlans: formatVlans(mergeVlans(vlans.map((vlan) => ({ min: vlan, max: vlan })))),
          }),
        ]
      : [];
  return (
    <Several
      count={2}
      entries={neighbours.map(({ node, system, port, vlans }) => {
        const place = [system, port].filter((part) => part !== undefined).join(' ');
        return {
          key: `${node} ${place}`,
          node: place,
          full: t('{{node}}: {{neighbour}}', {
            node,
            neighbour: listText([place, ...told(vlans)]),
          }),
        };
      })}
      title={t('Switches behind {{name}}', { name })}
      allLabel={t('All switches behind {{name}}', { name })}
    />
  );
};

const Verdict = ({ link: { refusal, notes } }: { link: JudgedLink }) => {
  const t = useT();
  return (
    <>
      {refusal ? (
        <Label isCompact status="danger">
          {t('Cannot be used')}
        </Label>
      ) : (
        <Label isCompact status={notes.length > 0 ? 'warning' : 'success'}>
          {t('Can be used')}
        </Label>
      )}
      {(refusal ? [refusal] : notes).map(({ text, params }) => (
        <p key={text}>{t(text, params)}</p>
      ))}
    </>
  );
};

/** Columns of a table of what nodes have in common; `more` stands before what is at the other end. */
export const linkColumns = <L extends JudgedLink>(
  t: TFunction,
  more: readonly Column<L>[] = [],
): Column<L>[] => [
  {
    key: 'name',
    label: t('Name'),
    cell: ({ name, kind }) => (
      <>
        {name}
        <Content component="small">{t(kinds[kind] ?? kind)}</Content>
      </>
    ),
  },
  {
    key: 'nodes',
    label: t('Nodes'),
    cell: ({ on, nodes }) => t('{{count}} of {{total}}', { count: on.length, total: nodes.length }),
  },
  { key: 'speed', label: t('Speed'), cell: ({ speed }) => speedText(t, speed) },
  { key: 'mtu', label: t('MTU'), modifier: 'nowrap', cell: ({ mtu }) => mtuText(mtu) },
  ...more,
  { key: 'switch', label: t('Switch (LLDP)'), cell: (link) => <Neighbours link={link} /> },
  { key: 'verdict', label: t('Verdict'), cell: (link) => <Verdict link={link} /> },
];

/** Links are told apart by their names. */
export const keyOfLink = ({ name }: NodeLink): string => name;
