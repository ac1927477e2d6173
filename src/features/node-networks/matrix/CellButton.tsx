import { memo } from 'react';
import { List, ListItem, Stack, StackItem } from '@patternfly/react-core';
import type { TFunction } from 'i18next';
import { Link } from 'react-router';
import { textKeysOf } from '../../../domain/findings/text-keys';
import type { Finding } from '../../../domain/findings/finding';
import { textAt } from '../../../domain/core/resource';
import { cellIn, type NodeColumn } from '../../../domain/map/fold-nodes';
import { keptAwayFrom, type KeptAway } from '../../../domain/map/kept-away';
import type { MatrixCell } from '../../../domain/map/cells';
import type { MatrixRow } from '../../../domain/map/matrix';
import { remediesOf, type Remedy } from '../../../domain/map/remedies';
import { makersOf } from '../../../domain/node-policies/makers';
import type { World } from '../../../domain/world/world';
import { CodeLink } from '../../../ui/CodeLink';
import { keyOfFinding, SeverityIcon } from '../../../ui/findings';
import { NodeStateIcon, NodeStateText, nodeStateText } from '../../../ui/nodeStates';
import { PopoverButton } from '../../../ui/PopoverButton';
import {
  connectPath,
  nodeNetworksPath,
  nodePolicyEditPath,
  nodePolicyPath,
  vmPath,
} from '../../../ui/routes';
import { useT } from '../../../ui/useT';
import { cellText, columnTitle, shownState } from './words';

/** So many VMs are listed. */
const MOST = 10;

interface CellProps {
  world: World;
  row: MatrixRow;
  column: NodeColumn;
  /** Undefined as long as rules have not been asked. */
  findings: readonly Finding[] | undefined;
}

const KeptAwayList = ({ all }: { all: readonly KeptAway[] }) => {
  const t = useT();
  return (
    <StackItem>
      <strong>
        {t('{{count}} VMs cannot run or move here because of it', { count: all.length })}
      </strong>
      <List isPlain>
        {all.slice(0, MOST).map(({ key, namespace, name, how }) => (
          <ListItem key={key}>
            <Link to={vmPath(namespace, name)}>{key}</Link>{' '}
            {how === 'move' ? t('(runs elsewhere)') : t('(does not run)')}
          </ListItem>
        ))}
        {all.length > MOST && (
          <ListItem>{t('and {{count}} more', { count: all.length - MOST })}</ListItem>
        )}
      </List>
    </StackItem>
  );
};

/** Rules name a few of the nodes that they speak of; a long list may mean any. */
const FULL_LIST = 10;

const isAbout = (
  { object, related = [] }: Finding,
  { networks }: MatrixRow,
  nodes: ReadonlySet<string>,
): boolean => {
  const own = `${object.namespace ?? ''}/${object.name}`;
  if (object.kind !== 'NetworkAttachmentDefinition' || !networks.includes(own)) return false;
  const named = related.filter(({ kind }) => kind === 'Node');
  return named.length >= FULL_LIST || named.some(({ name }) => nodes.has(name));
};

const Findings = ({ row, column, findings }: CellProps) => {
  const t = useT();
  const nodes = new Set(column.nodes.map(({ name }) => name));
  const own = findings?.filter((finding) => isAbout(finding, row, nodes)) ?? [];
  if (own.length === 0) return null;
  return (
    <StackItem>
      <strong>{t('Findings')}</strong>
      <List isPlain>
        {own.map((finding) => (
          <ListItem key={keyOfFinding(finding)}>
            <SeverityIcon severity={finding.severity} /> <CodeLink code={finding.code} />{' '}
            {t(textKeysOf(finding).title, finding.params)}
          </ListItem>
        ))}
      </List>
    </StackItem>
  );
};

const madeKind = { 'linux-bridge': 'bridge', 'ovs-bridge': 'bridge', mapping: 'mapping' } as const;

const Makers = ({ world, row }: CellProps) => {
  const t = useT();
  if (row.kind === 'network' || row.kind === 'resource') return null;
  const names = makersOf(world, madeKind[row.kind], row.name).flatMap(
    (policy) => textAt(policy, 'metadata', 'name') ?? [],
  );
  if (names.length === 0) return null;
  return (
    <StackItem>
      <strong>{t('Made by')}</strong>
      <List isPlain>
        {names.map((name) => (
          <ListItem key={name}>
            <Link to={nodePolicyPath(name)}>{name}</Link>
          </ListItem>
        ))}
      </List>
    </StackItem>
  );
};

const remedyText = (t: TFunction, remedy: Remedy): string => {
  switch (remedy.kind) {
    case 'make':
      return t('Make it here, with the wizard');
    case 'choose':
      return t('Edit which nodes policy {{policy}} is for', { policy: remedy.policy });
    case 'failed':
      return t('Open policy {{policy}}, which failed here', { policy: remedy.policy });
    case 'differs':
      return t('See what differs from policy {{policy}}', { policy: remedy.policy });
    case 'mtu':
      return t('Edit the MTU in policy {{policy}}', { policy: remedy.policy });
  }
};

const remedyPath = (remedy: Remedy): string => {
  switch (remedy.kind) {
    case 'make':
      return connectPath(remedy.query);
    case 'failed':
      return nodePolicyPath(remedy.policy);
    case 'differs':
      return nodeNetworksPath('differences');
    case 'choose':
    case 'mtu':
      return nodePolicyEditPath(remedy.policy);
  }
};

/** Where it goes on with what is lacking. */
const Remedies = ({ world, row, column }: CellProps) => {
  const t = useT();
  const remedies = remediesOf(world, row, cellIn(row, column), column.nodes);
  if (remedies.length === 0) return null;
  return (
    <StackItem>
      <strong>{t('What helps')}</strong>
      <List isPlain>
        {remedies.map((remedy) => {
          const text = remedyText(t, remedy);
          return (
            <ListItem key={text}>
              <Link to={remedyPath(remedy)}>{text}</Link>
            </ListItem>
          );
        })}
      </List>
    </StackItem>
  );
};

const Reasons = ({ cell: { reasons, through, mtu } }: { cell: MatrixCell }) => {
  const t = useT();
  return (
    <StackItem>
      <List isPlain>
        {reasons.map(({ text, params }) => {
          const shown = t(text, params);
          return <ListItem key={shown}>{shown}</ListItem>;
        })}
        {through !== undefined && <ListItem>{t('Through {{through}}', { through })}</ListItem>}
        {mtu !== undefined && <ListItem>{t('MTU {{mtu}}', { mtu })}</ListItem>}
      </List>
    </StackItem>
  );
};

const Details = (props: CellProps) => {
  const { world, row, column } = props;
  const cell = cellIn(row, column);
  const kept = keptAwayFrom(world, row, new Set(column.nodes.map(({ name }) => name)));
  return (
    <Stack hasGutter>
      <StackItem>
        <NodeStateText state={shownState(row, cell)} />
      </StackItem>
      <Reasons cell={cell} />
      <Remedies {...props} />
      {kept.length > 0 && <KeptAwayList all={kept} />}
      <Findings {...props} />
      <Makers {...props} />
    </Stack>
  );
};

/** What nodes of a column have of a row, and why no more, behind a button. */
export const CellButton = memo(function CellButton(props: CellProps) {
  const t = useT();
  const { row, column } = props;
  const cell = cellIn(row, column);
  const state = shownState(row, cell);
  const title = t('{{name}} on {{nodes}}', { name: row.name, nodes: columnTitle(t, column) });
  const text = cellText(t, row, cell);
  const word = t(nodeStateText(state));
  return (
    <PopoverButton
      label={t('{{title}}: {{word}}', { title, word: word === text ? word : `${word}, ${text}` })}
      icon={<NodeStateIcon state={state} />}
      header={title}
      body={() => <Details {...props} />}
    >
      {/* A column is as wide as its words. */}
      {text.replaceAll(' ', '\u00a0')}
    </PopoverButton>
  );
});
