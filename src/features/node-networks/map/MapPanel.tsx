import type { ReactNode } from 'react';
import {
  Button,
  DrawerActions,
  DrawerCloseButton,
  DrawerHead,
  DrawerPanelBody,
  DrawerPanelContent,
  Flex,
  List,
  ListItem,
  Stack,
  StackItem,
  Title,
} from '@patternfly/react-core';
import { Link } from 'react-router';
import type { MapItem } from '../../../domain/map/items';
import { nodeNetworksByName, type NodeInterface } from '../../../domain/nodes/node-networks';
import type { World } from '../../../domain/world/world';
import { FindingList } from '../../../ui/findings';
import { LinkButton } from '../../../ui/LinkButton';
import { ObjectLink } from '../../../ui/ObjectLink';
import { networkPath, nodePolicyPath, vmDiagnosisPath, vmPath } from '../../../ui/routes';
import { useT } from '../../../ui/useT';
import { MapStateText } from './MapState';
import { kindText, titleOf } from './words';
import { listText } from '../../../ui/intl';

/** So many of anything are listed. */
const MOST = 20;

interface MapPanelProps {
  world: World;
  item: MapItem;
  onClose: () => void;
  /** Leaves of the map what concerns one thing. */
  onOnly: (key: 'network' | 'node' | 'vm', value: string) => void;
}

interface PartProps<T> {
  title: string;
  entries: readonly T[];
  keyOf: (entry: T) => string;
  children: (entry: T) => ReactNode;
}

const Part = <T,>({ title, entries, keyOf, children }: PartProps<T>) => {
  const t = useT();
  if (entries.length === 0) return null;
  return (
    <StackItem>
      <Title headingLevel="h3" size="md">
        {title}
      </Title>
      <List isPlain>
        {entries.slice(0, MOST).map((entry) => (
          <ListItem key={keyOf(entry)}>{children(entry)}</ListItem>
        ))}
        {entries.length > MOST && (
          <ListItem>{t('and {{count}} more', { count: entries.length - MOST })}</ListItem>
        )}
      </List>
    </StackItem>
  );
};

const partsOf = (key: string): [namespace: string, name: string] => {
  const slash = key.indexOf('/');
  return [key.slice(0, slash), key.slice(slash + 1)];
};

const NetworkLink = ({ network }: { network: string }) => (
  <Link to={networkPath(...partsOf(network))}>{network}</Link>
);

const Actions = ({ item, onOnly }: Pick<MapPanelProps, 'item' | 'onOnly'>) => {
  const t = useT();
  const { kind, name, nic, networks, members } = item;
  const [network] = networks;
  if (members.length > 0) return null;
  if (kind === 'vm') {
    return (
      <Flex>
        <LinkButton to={vmPath(...partsOf(name))} variant="secondary">
          {t('Open the VM')}
        </LinkButton>
        <LinkButton to={vmDiagnosisPath(...partsOf(name), nic)} variant="secondary">
          {t('Diagnose')}
        </LinkButton>
        <Button variant="link" onClick={() => onOnly('vm', name)}>
          {t('Show this VM only')}
        </Button>
      </Flex>
    );
  }
  if (kind !== 'network' || network === undefined) return null;
  return (
    <Flex>
      <LinkButton to={networkPath(...partsOf(network))} variant="secondary">
        {t('Open the network')}
      </LinkButton>
      <Button variant="link" onClick={() => onOnly('network', network)}>
        {t('Show this network only')}
      </Button>
    </Flex>
  );
};

interface OnNode {
  name: string;
  found: NodeInterface | undefined;
}

/** What a card or another interface is on each of its nodes, where it may differ. */
const onNodesOf = (world: World, { column, kind, name, nodes }: MapItem): OnNode[] => {
  const isLink = column === 'uplink' || column === 'link';
  const byName = nodeNetworksByName(world);
  return nodes.map((node) => ({
    name: node,
    found: isLink && kind !== 'interface' ? byName.get(node)?.interfaces?.get(name) : undefined,
  }));
};

const Neighbours = ({ found }: { found: NodeInterface | undefined }) => {
  const t = useT();
  const { speed, neighbours = [] } = found ?? {};
  const texts = [
    ...(speed === undefined ? [] : [t('{{speed}} Mbit/s', { speed })]),
    ...neighbours.map(({ system, port, vlans }) => {
      const where = listText([system, port].filter((part) => part !== undefined));
      return vlans === undefined
        ? where
        : t('{{where}}, VLANs {{vlans}}', { where, vlans: listText(vlans.map(String)) });
    }),
  ];
  return texts.length === 0 ? null : <> ({texts.join('; ')})</>;
};

/** What an item of the map is, what is wrong with it, and what can be done. */
export const MapPanel = ({ world, item, onClose, onOnly }: MapPanelProps) => {
  const t = useT();
  const { kind, facts, reasons, findings, policies, members, networks } = item;
  return (
    <DrawerPanelContent aria-label={t('Details')} widths={{ default: 'width_50', lg: 'width_33' }}>
      <DrawerHead>
        <Title headingLevel="h2" size="lg">
          {titleOf(t, item)}
        </Title>
        <p>{kindText(t, item)}</p>
        <DrawerActions>
          <DrawerCloseButton aria-label={t('Close details')} onClose={onClose} />
        </DrawerActions>
      </DrawerHead>
      <DrawerPanelBody>
        <Stack hasGutter>
          <StackItem>
            <MapStateText state={item.state} />
          </StackItem>
          <StackItem>
            <Actions item={item} onOnly={onOnly} />
          </StackItem>
          <Part
            title={t('What is known')}
            entries={[...facts, ...reasons]}
            keyOf={({ text, params }) => `${text} ${JSON.stringify(params)}`}
          >
            {({ text, params }) => t(text, params)}
          </Part>
          {findings.length > 0 && (
            <StackItem>
              <FindingList findings={findings.slice(0, MOST)} />
            </StackItem>
          )}
          <Part title={t('Made by')} entries={policies} keyOf={String}>
            {(policy) => <Link to={nodePolicyPath(policy)}>{policy}</Link>}
          </Part>
          <Part title={t('Stands for')} entries={members} keyOf={({ id }) => id}>
            {(member) =>
              kind === 'vm' ? (
                <Link to={vmPath(...partsOf(member.name))}>{titleOf(t, member)}</Link>
              ) : (
                <NetworkLink network={member.networks[0] ?? ''} />
              )
            }
          </Part>
          {members.length === 0 && (
            <Part
              title={kind === 'network' ? t('In namespaces') : t('Network')}
              entries={kind === 'vm' || networks.length > 1 ? networks : []}
              keyOf={String}
            >
              {(network) => <NetworkLink network={network} />}
            </Part>
          )}
          <Part title={t('Nodes')} entries={onNodesOf(world, item)} keyOf={({ name }) => name}>
            {({ name, found }) => (
              <>
                <ObjectLink object={{ apiVersion: 'v1', kind: 'Node', name }} />
                <Neighbours found={found} />{' '}
                <Button
                  variant="link"
                  isInline
                  aria-label={t('Show node {{name}} only', { name })}
                  onClick={() => onOnly('node', name)}
                >
                  {t('Show only')}
                </Button>
              </>
            )}
          </Part>
        </Stack>
      </DrawerPanelBody>
    </DrawerPanelContent>
  );
};
