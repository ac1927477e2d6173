import { useDeferredValue, useMemo } from 'react';
import { Alert, Button, List, ListItem, Stack, StackItem } from '@patternfly/react-core';
import { recordAt, type KubernetesResource } from '../../../domain/core/resource';
import { cardInWords, sriovHostsOf } from '../../../domain/sriov/cards';
import { chosenHosts, criteriaOf, type ChosenHost } from '../../../domain/sriov/chosen';
import type { World } from '../../../domain/world/world';
import { useT } from '../../../ui/useT';
import { listText } from '../../../ui/intl';

const HOSTNAME = 'kubernetes.io/hostname';
const FEW = 6;

interface ChosenCardsProps {
  draft: KubernetesResource;
  /** Undefined while it is being read. */
  world: World | undefined;
  /** Narrows the policy to one node, by its label; undefined where that makes no sense. */
  onOneNode: ((label: string) => void) | undefined;
}

/** Why a node's cards do not fit: each criterion with the cards that meet it. */
const Misfits = ({ host, draft }: { host: ChosenHost; draft: KubernetesResource }) => {
  const t = useT();
  const criteria = criteriaOf(recordAt(draft, 'spec').nicSelector);
  return (
    <List>
      {criteria.map(({ key, meets }) => {
        const cards = host.cards.filter(meets).map(cardInWords);
        return (
          <ListItem key={key}>
            {cards.length === 0
              ? t('{{criterion}}: no card fits', { criterion: key })
              : t('{{criterion}}: {{cards}}', { criterion: key, cards: listText(cards) })}
          </ListItem>
        );
      })}
    </List>
  );
};

const Fits = ({ host }: { host: ChosenHost }) => {
  const t = useT();
  return t('{{node}}: {{cards}}', {
    node: host.name,
    cards: host.chosen
      .map((card) =>
        t('{{card}}, {{count}} of {{total}} virtual functions made', {
          card: cardInWords(card),
          count: card.count,
          total: card.total ?? '?',
        }),
      )
      .join('; '),
  });
};

/** Which nodes and network cards a policy takes as it stands, and where it takes none, why. */
export const ChosenCards = ({ draft, world, onOneNode }: ChosenCardsProps) => {
  const t = useT();
  const settled = useDeferredValue(draft);
  const hosts = useMemo(() => world && chosenHosts(world, settled), [world, settled]);
  if (!world || !hosts) return null;
  if (!world.isKnown('SriovNetworkNodeState')) {
    return (
      <Alert
        variant="info"
        isInline
        component="h3"
        title={t(
          'The operator says nothing of network cards, so it cannot be shown which ones fit',
        )}
      />
    );
  }
  const fitting = hosts.filter(({ chosen }) => chosen.length > 0);
  const [first] = fitting;
  if (!first) {
    const [host] = hosts;
    return (
      <Alert
        variant="warning"
        isInline
        component="h3"
        title={
          host
            ? t('No network card of the chosen nodes fits')
            : t('No node with network cards for SR-IOV has these labels')
        }
      >
        {host ? (
          <>
            <p>{t('On {{node}}, for example:', { node: host.name })}</p>
            <Misfits host={host} draft={settled} />
          </>
        ) : (
          t('The operator reports cards of: {{nodes}}.', {
            nodes: listText(sriovHostsOf(world).map(({ name }) => name)) || t('no node'),
          })
        )}
      </Alert>
    );
  }
  const hostname = recordAt(first.node?.node, 'metadata', 'labels')[HOSTNAME];
  return (
    <Alert
      variant="info"
      isInline
      component="h3"
      title={t('Network cards of {{count}} nodes fit', { count: fitting.length })}
    >
      <Stack hasGutter>
        <StackItem>
          <List>
            {fitting.slice(0, FEW).map((host) => (
              <ListItem key={host.name}>
                <Fits host={host} />
              </ListItem>
            ))}
          </List>
          {fitting.length > FEW && t('and {{count}} more nodes', { count: fitting.length - FEW })}
        </StackItem>
        {onOneNode && fitting.length > 1 && typeof hostname === 'string' && (
          <StackItem>
            <Button variant="link" isInline onClick={() => onOneNode(`${HOSTNAME}=${hostname}`)}>
              {t('Try it on {{node}} first (recommended)', { node: first.name })}
            </Button>
          </StackItem>
        )}
      </Stack>
    </Alert>
  );
};
