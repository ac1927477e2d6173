import { memo, type KeyboardEvent } from 'react';
import { Card, CardHeader, Content } from '@patternfly/react-core';
import { vmCountOf } from '../../../domain/map/fold';
import type { MapItem } from '../../../domain/map/items';
import { Breakable } from '../../../ui/Breakable';
import { useT } from '../../../ui/useT';
import { MapStateIcon } from './MapState';
import { kindText, ownerOf, placeText, shortTitleOf, stateText, titleOf } from './words';
import { listText } from '../../../ui/intl';

/** So many neighbours are named to those who do not see the connections. */
const NAMED = 3;

export interface MapItemCardProps {
  item: MapItem;
  before: readonly MapItem[];
  after: readonly MapItem[];
  nodeCount: number;
  isSelected: boolean;
  isTraced: boolean;
  /** Whether Tab comes to it, of all in its column. */
  isTabStop: boolean;
  onSelect: (id: string) => void;
  onFocus: (id: string) => void;
  onKey: (event: KeyboardEvent, id: string) => void;
  hold: (id: string, element: HTMLButtonElement | null) => void;
}

const useNames = () => {
  const t = useT();
  return (items: readonly MapItem[]): string => {
    const names = items.slice(0, NAMED).map((item) => titleOf(t, item));
    const more = items.length - NAMED;
    return more > 0
      ? t('{{names}} and {{count}} more', { names: listText(names), count: more })
      : listText(names);
  };
};

const useLabel = ({ item, before, after, nodeCount }: MapItemCardProps): string => {
  const t = useT();
  const namesOf = useNames();
  const place = placeText(t, item, nodeCount);
  return [
    t('{{kind}} {{title}}: {{state}}', {
      kind: kindText(t, item),
      title: titleOf(t, item),
      state: t(stateText(item.state)),
    }),
    ...(place === '' ? [] : [place]),
    ...(before.length > 0 ? [t('to the wire: {{names}}', { names: namesOf(before) })] : []),
    ...(after.length > 0 ? [t('to VMs: {{names}}', { names: namesOf(after) })] : []),
  ].join('; ');
};

/** How many VMs a network has, and how many of them nothing was found of. */
const UsersText = ({ item, after }: Pick<MapItemCardProps, 'item' | 'after'>) => {
  const t = useT();
  if (item.kind !== 'network') return null;
  const count = vmCountOf(after);
  if (count === 0) return null;
  const fine = vmCountOf(after.filter(({ state }) => state === 'fine'));
  return (
    <div>
      {fine === count
        ? t('{{count}} VMs', { count })
        : t('{{count}} VMs, {{fine}} fine', { count, fine })}
    </div>
  );
};

/** One item of the map: a card that is a button. */
export const MapItemCard = memo(function MapItemCard(props: MapItemCardProps) {
  const t = useT();
  const { item, after, nodeCount, isSelected, isTraced, isTabStop, onSelect } = props;
  const { id } = item;
  const label = useLabel(props);
  const place = placeText(t, item, nodeCount);
  const kind = item.column === 'network' || item.column === 'vm' ? [] : [kindText(t, item)];
  const facts = [
    // That it is not there is the first of its facts.
    ...(item.state === 'fine' || item.state === 'absent' ? [] : [t(stateText(item.state))]),
    ...kind,
    ...ownerOf(t, item),
    ...item.facts.map(({ text, params }) => t(text, params)),
    ...(place === '' ? [] : [place]),
  ];
  return (
    <Card
      isCompact
      isClickable
      isClicked={isSelected}
      component="div"
      className={`vm-networking-console-plugin__map-item${
        isTraced ? ' vm-networking-console-plugin__map-item--traced' : ''
      }`}
    >
      <CardHeader
        selectableActions={{
          selectableActionAriaLabel: label,
          onClickAction: () => onSelect(id),
          selectableActionProps: {
            ref: (element: HTMLButtonElement | null) => props.hold(id, element),
            tabIndex: isTabStop ? 0 : -1,
            'aria-pressed': isSelected,
            onFocus: () => props.onFocus(id),
            onKeyDown: (event: KeyboardEvent) => props.onKey(event, id),
          },
        }}
      >
        <MapStateIcon state={item.state} />{' '}
        <strong>
          <Breakable text={shortTitleOf(t, item)} />
        </strong>
        <Content component="small">
          {facts.join(' · ')}
          <UsersText item={item} after={after} />
        </Content>
      </CardHeader>
    </Card>
  );
});
