import { Label, List, ListItem } from '@patternfly/react-core';
import { addressesOf, ingressOf, type ServiceAddress } from '../../domain/services/service';
import type { ServiceRow } from '../../domain/services/rows';
import { nodeAddressOf } from '../../domain/reach/ways';
import type { World } from '../../domain/world/world';
import { Copyable } from '../../ui/Copyable';
import { Several } from '../../ui/table/Several';
import { useT } from '../../ui/useT';

/** More nodes are reached by the same port. */
const FEW_NODES = 5;

const nodeAddresses = (world: World): string[] =>
  world
    .list('Node')
    .flatMap((node) => nodeAddressOf(node) ?? [])
    .slice(0, FEW_NODES);

/** What clients outside of the cluster use comes first. */
const nearness: Record<ServiceAddress['kind'], number> = {
  balancer: 0,
  external: 1,
  node: 2,
  cluster: 3,
};

/** Addresses of a Service with their ports, those from outside first. */
export const shownAddresses = ({ view, scene }: ServiceRow): ServiceAddress[] =>
  addressesOf(view, nodeAddresses(scene.world)).sort((a, b) => nearness[a.kind] - nearness[b.kind]);

const AddressText = ({ address }: { address: ServiceAddress }) => {
  const t = useT();
  const { kind, host, port, protocol, text } = address;
  const words = {
    cluster: t('In the cluster'),
    node: t('At each node'),
    balancer: t('Load balancer'),
    external: t('External IP'),
  };
  return (
    <>
      {host === undefined ? (
        t('Port {{port}} of each node', { port })
      ) : (
        <Copyable text={text} what={t('address')} />
      )}{' '}
      <small>{protocol === 'TCP' ? words[kind] : `${protocol}, ${words[kind]}`}</small>
    </>
  );
};

/** The name of a headless Service leads to its pods. */
const HeadlessName = ({ row: { view } }: { row: ServiceRow }) => {
  const t = useT();
  return (
    <>
      <Copyable text={`${view.name}.${view.namespace}.svc`} what={t('name')} />{' '}
      <small>{t('Headless')}</small>
    </>
  );
};

const Pending = ({ row: { view } }: { row: ServiceRow }) => {
  const t = useT();
  if (view.type !== 'LoadBalancer' || ingressOf(view.service).length > 0) return null;
  return (
    <Label status="warning" isCompact>
      {t('Address pending')}
    </Label>
  );
};

const entriesOf = (row: ServiceRow) =>
  shownAddresses(row).map((address) => ({
    key: `${address.kind} ${address.text}/${address.protocol}`,
    node: <AddressText address={address} />,
  }));

/** The addresses at which a Service is reached, to be copied; one that is still to come is said. */
export const AddressCell = ({ row }: { row: ServiceRow }) => {
  const t = useT();
  const { view } = row;
  if (view.isHeadless) return <HeadlessName row={row} />;
  return (
    <>
      <Pending row={row} />
      <Several
        entries={entriesOf(row)}
        title={t('Addresses of {{name}}', { name: view.name })}
        allLabel={t('All addresses of {{name}}', { name: view.name })}
      />
    </>
  );
};

/** The same, all of them below each other. */
export const AddressList = ({ row }: { row: ServiceRow }) => {
  const t = useT();
  if (row.view.isHeadless) return <HeadlessName row={row} />;
  const entries = entriesOf(row);
  return (
    <>
      <Pending row={row} />
      {entries.length === 0 && t('None')}
      <List isPlain>
        {entries.map(({ key, node }) => (
          <ListItem key={key}>{node}</ListItem>
        ))}
      </List>
    </>
  );
};
