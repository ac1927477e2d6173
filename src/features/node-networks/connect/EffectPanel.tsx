import { useMemo } from 'react';
import {
  Card,
  CardBody,
  CardTitle,
  Content,
  List,
  ListItem,
  Stack,
  StackItem,
} from '@patternfly/react-core';
import type { TFunction } from 'i18next';
import { printed } from '../../../domain/core/resource';
import { effectsOf, type Effect } from '../../../domain/node-policies/connect/effects';
import type { Difference } from '../../../domain/node-policies/difference';
import { partsOf, partTitle } from '../../../domain/node-policies/parts';
import { useT } from '../../../ui/useT';
import { NodeNames } from './NodeNames';
import type { Connect } from './useConnect';

/** What a part of a policy is called, by its place in a difference. */
const titleOf = (t: TFunction, connect: Connect, part: string): string => {
  const name = part.slice(part.indexOf('/') + 1);
  const isMapping = part.startsWith('ovn/');
  const found = connect.draft.policy
    ? partsOf(connect.draft.policy).find(
        (each) => each.name === name && (each.type === 'mapping') === isMapping,
      )
    : undefined;
  if (!found) return part;
  const { text, params } = partTitle(found);
  const title = t(text, params);
  return found.on.length > 0
    ? t('{{part}} on {{names}}', { part: title, names: found.on.join(', ') })
    : title;
};

const shown = (value: unknown): string =>
  typeof value === 'object' && value !== null ? JSON.stringify(value) : printed(value);

const textOf = (t: TFunction, title: string, { kind, leaf, wanted, found }: Difference): string => {
  switch (kind) {
    case 'made':
      return t('{{part}} is made', { part: title });
    case 'removed':
      return t('{{part}} is removed', { part: title });
    case 'unknown':
      return t('{{part}}: {{leaf}} becomes {{wanted}}; what it is now is not known', {
        part: title,
        leaf,
        wanted: shown(wanted),
      });
    case 'changed':
      return t('{{part}}: {{leaf}} changes from {{found}} to {{wanted}}', {
        part: title,
        leaf,
        found: shown(found),
        wanted: shown(wanted),
      });
  }
};

const EffectOn = ({ connect, effect }: { connect: Connect; effect: Effect }) => {
  const t = useT();
  const { nodes, differences, isKnown } = effect;
  const what = isKnown
    ? differences.map((difference) => textOf(t, titleOf(t, connect, difference.part), difference))
    : [t('What would change is not known: nmstate does not report on them.')];
  return (
    <>
      <NodeNames nodes={nodes} />
      <List>
        {(what.length === 0 ? [t('Nothing changes: it is there already.')] : what).map((text) => (
          <ListItem key={text}>{text}</ListItem>
        ))}
      </List>
    </>
  );
};

/** What the policy of a plan changes on its nodes, those together that it changes alike. */
export const Effects = ({ connect }: { connect: Connect }) => {
  const t = useT();
  const { world, draft } = connect;
  const { policy, chosen } = draft;
  const effects = useMemo(
    () => (policy ? effectsOf(world, policy, chosen.nodes) : []),
    [world, policy, chosen],
  );
  if (!chosen.isKnown) return <>{t('You may not see which nodes there are.')}</>;
  if (effects.length === 0) return <>{t('Nothing is made on the nodes.')}</>;
  return (
    <Stack hasGutter>
      {effects.map((effect) => (
        <StackItem key={effect.nodes[0]?.name}>
          <EffectOn connect={connect} effect={effect} />
        </StackItem>
      ))}
    </Stack>
  );
};

/** The same beside a step, while values are typed. */
export const EffectPanel = ({ connect }: { connect: Connect }) => {
  const t = useT();
  const { problems, draft } = connect;
  const isWhole =
    draft.policy !== undefined &&
    (draft.draft.purpose === 'br-ex' || draft.draft.uplinks.length > 0);
  return (
    <Card isCompact component="section" aria-label={t('Effect on the nodes')} variant="secondary">
      <CardTitle component="h2">{t('Effect on the nodes')}</CardTitle>
      <CardBody>
        {isWhole ? (
          <Effects connect={connect} />
        ) : (
          t('It is shown here as soon as it is known what is made on the nodes.')
        )}
        {isWhole && problems.some(({ isBlocking }) => isBlocking) && (
          <Content component="small">
            {t('Something is still missing, so that this may change.')}
          </Content>
        )}
      </CardBody>
    </Card>
  );
};
