import { useState } from 'react';
import {
  Alert,
  Button,
  FormSelect,
  FormSelectOption,
  List,
  ListItem,
  Stack,
  StackItem,
} from '@patternfly/react-core';
import type { CardOnNode, DeviceRow, ResourceOnNode } from '../../../domain/sriov/devices';
import { namesOfUsers } from '../../../domain/sriov/use';
import { NameList } from '../../../ui/NameList';
import { useT } from '../../../ui/useT';
import { Functions } from './Functions';

const Resource = ({ of: { resource, offered, held } }: { of: ResourceOnNode }) => {
  const t = useT();
  const names = namesOfUsers(held);
  return (
    <>
      {offered === undefined
        ? t('{{resource}}: what the node offers is not known; running VMs hold {{held}}', {
            resource,
            held: held.length,
          })
        : t('{{resource}}: the node offers {{offered}}, running VMs hold {{held}}', {
            resource,
            offered,
            held: held.length,
          })}
      {names.length > 0 && (
        <NameList label={t('VMs that hold {{resource}}', { resource })} names={names} />
      )}
    </>
  );
};

const OnNode = ({ on }: { on: CardOnNode }) => {
  const t = useT();
  const [isOpen, setOpen] = useState(false);
  const { host, card, resources } = on;
  return (
    <Stack hasGutter>
      {host.stage === 'failed' && (
        <StackItem>
          <Alert
            variant="danger"
            isInline
            component="h3"
            title={t('The operator failed on {{node}}', { node: host.name })}
          >
            {host.lastError}
          </Alert>
        </StackItem>
      )}
      {resources.length > 0 && (
        <StackItem>
          <List isPlain>
            {resources.map((each) => (
              <ListItem key={each.resource}>
                <Resource of={each} />
              </ListItem>
            ))}
          </List>
        </StackItem>
      )}
      <StackItem>
        {card.functions.length === 0 ? (
          t('It has no virtual functions.')
        ) : isOpen ? (
          <Functions key={host.name} on={on} />
        ) : (
          <Button variant="link" isInline onClick={() => setOpen(true)}>
            {t('Show the virtual functions and which VM holds each')}
          </Button>
        )}
      </StackItem>
    </Stack>
  );
};

/** What a card has on each of the nodes of its row; of several one is chosen. */
export const DeviceDetails = ({ row: { on, card } }: { row: DeviceRow }) => {
  const t = useT();
  const [chosen, choose] = useState<string>();
  const shown = on.find(({ host }) => host.name === chosen) ?? on[0];
  if (!shown) return null;
  return (
    <Stack hasGutter>
      {on.length > 1 && (
        <StackItem>
          <FormSelect
            aria-label={t('Node of {{card}}', { card: card.name })}
            value={shown.host.name}
            onChange={(_event, value) => choose(value)}
          >
            {on.map(({ host: { name } }) => (
              <FormSelectOption key={name} value={name} label={name} />
            ))}
          </FormSelect>
        </StackItem>
      )}
      <StackItem>
        <OnNode key={shown.host.name} on={shown} />
      </StackItem>
    </Stack>
  );
};
