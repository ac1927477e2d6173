import { Content, List, ListItem, Stack, StackItem } from '@patternfly/react-core';
import { Link } from 'react-router';
import { nodeGroupsOf, type NodeGroup } from '../../../domain/overview/nodes';
import { NodeStateIcon, nodeStateText } from '../../../ui/nodeStates';
import type { OverviewCardProps } from '../../../ui/overview/overview';
import { filtered, nodeNetworksPath } from '../../../ui/routes';
import { useT } from '../../../ui/useT';
import { NODE } from '../matrix/matrixSpec';
import { columnTitle, differenceText } from '../matrix/words';
import './nodes.css';

const SHOWN = 5;
/** Nodes that fit into an address; of more the page shows all, folded in the same way. */
const MOST_NAMED = 20;
const DIFFERENCES = 3;
/** Nodes of a group that are drawn; of more the number alone says it, as a part would look like all. */
const MOST_SQUARES = 100;

const pathOf = ({ column: { nodes } }: NodeGroup): string =>
  filtered(
    nodeNetworksPath('networks'),
    nodes.length > MOST_NAMED ? {} : { [NODE]: nodes.map(({ name }) => name) },
  );

const PREFIX = 'vm-networking-console-plugin__squares';

/** One square for each node, for the eye alone: the line beside it says the same. */
const Squares = ({ group: { column, state } }: { group: NodeGroup }) =>
  column.nodes.length > MOST_SQUARES ? null : (
    <div aria-hidden className={`${PREFIX} ${PREFIX}--${state}`}>
      {column.nodes.map(({ name }) => (
        <span key={name} title={name} />
      ))}
    </div>
  );

const Group = ({ group }: { group: NodeGroup }) => {
  const t = useT();
  const { column, state } = group;
  const { differences } = column;
  const shown = differences.slice(0, DIFFERENCES).map((each) => differenceText(t, each));
  return (
    <ListItem>
      <NodeStateIcon state={state} /> <Link to={pathOf(group)}>{columnTitle(t, column)}</Link>{' '}
      {t(nodeStateText(state))}
      <Squares group={group} />
      {shown.length > 0 && (
        <Content component="small">
          {differences.length > shown.length
            ? t('{{differences}} and {{number}} more', {
                differences: shown.join('; '),
                number: differences.length - shown.length,
              })
            : shown.join('; ')}
        </Content>
      )}
    </ListItem>
  );
};

/** Nodes for VMs, folded where networks find the same on them. */
const NodesCard = ({ overview: { world } }: OverviewCardProps) => {
  const t = useT();
  const groups = nodeGroupsOf(world);
  if (groups.length === 0) return <>{t('There are no nodes for VMs.')}</>;
  return (
    <Stack hasGutter>
      <StackItem>
        <List isPlain isBordered aria-label={t('Nodes')}>
          {groups.slice(0, SHOWN).map((group) => (
            <Group key={group.column.key} group={group} />
          ))}
        </List>
      </StackItem>
      {groups.length > SHOWN && (
        <StackItem>
          <Link to={nodeNetworksPath('networks')}>
            {t('See all {{count}} kinds of nodes', { count: groups.length })}
          </Link>
        </StackItem>
      )}
    </Stack>
  );
};

export default NodesCard;
