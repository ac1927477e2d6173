import { useMemo } from 'react';
import { Content, List, ListItem, Stack, StackItem } from '@patternfly/react-core';
import type { TFunction } from 'i18next';
import type { KubernetesResource } from '../../domain/core/resource';
import { effectsOf, type Effect } from '../../domain/node-policies/connect/effects';
import type { Difference } from '../../domain/node-policies/difference';
import { hasCaptures, partsOf, partTitle } from '../../domain/node-policies/parts';
import type { NodeNetwork } from '../../domain/nodes/node-networks';
import type { World } from '../../domain/world/world';
import { NameList } from '../../ui/NameList';
import { useT } from '../../ui/useT';
import { partText, valueText } from './parts';
import { listText } from '../../ui/intl';

/** Something new, by what it is and what it stands on. */
const newText = (
  t: TFunction,
  policy: KubernetesResource,
  { part }: Difference,
): string | undefined => {
  const [room, ...rest] = part.split('/');
  const found = partsOf(policy).find(
    ({ name, type }) => name === rest.join('/') && (type === 'mapping') === (room === 'ovn'),
  );
  if (!found) return undefined;
  const title = partTitle(found);
  const text = t(title.text, title.params);
  return found.on.length > 0
    ? t('{{part}} on {{names}}', { part: text, names: listText(found.on) })
    : text;
};

const differenceText = (
  t: TFunction,
  policy: KubernetesResource,
  difference: Difference,
): string => {
  const isNew = difference.kind === 'made' && difference.leaf === '';
  const part = (isNew ? newText(t, policy, difference) : undefined) ?? partText(t, difference);
  const { kind, wanted, found } = difference;
  switch (kind) {
    case 'made':
      return t('{{part}} is made', { part });
    case 'removed':
      return t('{{part}} is removed', { part });
    case 'unknown':
      return t('{{part}} becomes {{wanted}}; what it is now is not known', {
        part,
        wanted: valueText(t, wanted),
      });
    case 'changed':
      return t('{{part}} becomes {{wanted}}, now {{found}}', {
        part,
        wanted: valueText(t, wanted),
        found: valueText(t, found),
      });
  }
};

const titleOf = (
  t: TFunction,
  { nodes, differences, isKnown }: Effect,
  isWorkedOut: boolean,
): string => {
  const count = nodes.length;
  if (!isKnown) return t('On {{count}} nodes it is not known what changes', { count });
  if (isWorkedOut) {
    return differences.length === 0
      ? t('On {{count}} nodes it cannot be told what changes', { count })
      : t('On {{count}} nodes at least this changes', { count });
  }
  return differences.length === 0
    ? t('On {{count}} nodes nothing changes', { count })
    : t('On {{count}} nodes this changes', { count });
};

const OneEffect = ({ effect, policy }: { effect: Effect; policy: KubernetesResource }) => {
  const t = useT();
  const title = titleOf(t, effect, hasCaptures(policy));
  return (
    <>
      <p>{title}</p>
      <NameList label={title} names={effect.nodes.map(({ name }) => name)} />
      {effect.differences.length > 0 && (
        <List aria-label={title}>
          {effect.differences.map((difference) => (
            <ListItem key={`${difference.part} ${difference.leaf}`}>
              {differenceText(t, policy, difference)}
            </ListItem>
          ))}
        </List>
      )}
    </>
  );
};

interface NodeChangesProps {
  world: World;
  policy: KubernetesResource;
  nodes: readonly NodeNetwork[];
  /** Whether something around it says what it is already. */
  isTitled?: boolean;
}

/** What a policy would change on nodes as they are now, those together that change alike. */
export const NodeChanges = ({ world, policy, nodes, isTitled = false }: NodeChangesProps) => {
  const t = useT();
  const effects = useMemo(() => effectsOf(world, policy, nodes), [world, policy, nodes]);
  return (
    <Stack hasGutter>
      {!isTitled && (
        <StackItem>
          <Content component="h2">{t('What changes on nodes')}</Content>
        </StackItem>
      )}
      {hasCaptures(policy) && (
        <StackItem>
          {t('What nodes work out by themselves is not shown: it is known when they have done so.')}
        </StackItem>
      )}
      {effects.map((effect) => (
        <StackItem key={effect.nodes[0]?.name}>
          <OneEffect effect={effect} policy={policy} />
        </StackItem>
      ))}
    </Stack>
  );
};
