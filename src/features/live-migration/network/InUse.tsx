import {
  Card,
  CardBody,
  CardTitle,
  DescriptionList,
  DescriptionListDescription,
  DescriptionListGroup,
  DescriptionListTerm,
  Stack,
  StackItem,
} from '@patternfly/react-core';
import { forwardRef, type ReactNode, type Ref } from 'react';
import { textOf } from '../../../domain/core/resource';
import { migrationFindingsNow } from '../../../domain/checks/migration-candidates';
import * as codes from '../../../domain/findings/codes';
import { addressPlanOf, type AddressPlan } from '../../../domain/migration-network/addresses';
import { rollOutOf } from '../../../domain/migration-network/roll-out';
import { nadsOf, type ParsedNad } from '../../../domain/nad/nads';
import { networkTypeLabel } from '../../../domain/nad/network-type';
import { NAD_GVK } from '../../../domain/nad/types';
import { migrationNetworkInUse } from '../../../domain/settings/migration-network';
import { keyOf } from '../../../domain/world/world';
import { FindingList } from '../../../ui/findings';
import { ObjectLink } from '../../../ui/ObjectLink';
import { useT } from '../../../ui/useT';
import type { MigrationSettings } from '../useMigrationWorld';
import { NodesTable } from './NodesTable';
import { RollOutAlert } from './RollOutAlert';

const Fact = ({ term, children }: { term: string; children: ReactNode }) => (
  <DescriptionListGroup>
    <DescriptionListTerm>{term}</DescriptionListTerm>
    <DescriptionListDescription>{children}</DescriptionListDescription>
  </DescriptionListGroup>
);

/** For how many more nodes there is room, in words. */
export const Room = ({ plan: { now } }: { plan: AddressPlan }) => {
  const t = useT();
  const { free, needed, room } = now;
  const addresses = t('{{free}} addresses', { free: String(free) });
  if (needed === undefined || room === undefined) return <>{addresses}</>;
  return (
    <>
      {room >= 0n
        ? t('{{free}} addresses, {{needed}} needed now: room for {{room}} more nodes', {
            free: String(free),
            needed,
            room: String(room),
          })
        : t('{{free}} addresses, {{needed}} needed now: {{lacking}} too few', {
            free: String(free),
            needed,
            lacking: String(-room),
          })}
    </>
  );
};

/** What a network is connected to on nodes, such as a card or a bridge with a VLAN. */
export const Carrier = ({ nad }: { nad: ParsedNad }) => {
  const t = useT();
  const { parsed, type } = nad;
  const plugin = parsed.kind === 'ok' ? parsed.plugin : {};
  const on = textOf(plugin.master) ?? textOf(plugin.bridge);
  const { vlan } = plugin;
  const label = t(networkTypeLabel(type));
  if (on === undefined) return <>{label}</>;
  return (
    <>
      {typeof vlan === 'number' && vlan > 0
        ? t('{{type}} on {{on}}, VLAN {{vlan}}', { type: label, on, vlan })
        : t('{{type}} on {{on}}', { type: label, on })}
    </>
  );
};

const Facts = ({ settings }: { settings: MigrationSettings }) => {
  const t = useT();
  const { world, owner } = settings;
  const inUse = migrationNetworkInUse(world);
  const nad = inUse && nadsOf(world).get(keyOf(inUse.namespace, inUse.nad));
  const plan = nad && addressPlanOf(world, nad.parsed);
  const { name = '' } = owner.object.metadata ?? {};
  return (
    <DescriptionList isHorizontal isCompact>
      <Fact term={t('Network')}>
        {inUse ? (
          <ObjectLink
            object={{
              apiVersion: `${NAD_GVK.group}/${NAD_GVK.version}`,
              kind: NAD_GVK.kind,
              namespace: inUse.namespace,
              name: inUse.nad,
            }}
            isFull
          />
        ) : (
          t('Default network: the network of pods, which VMs share')
        )}
      </Fact>
      {nad && (
        <Fact term={t('Carried by')}>
          <Carrier nad={nad} />
        </Fact>
      )}
      {plan && (
        <Fact term={t('Addresses')}>
          <Room plan={plan} />
        </Fact>
      )}
      <Fact term={t('Set in')}>{`${owner.kind} ${name}`}</Fact>
    </DescriptionList>
  );
};

/** The network that live migrations use now, and what each node makes of it. */
export const InUse = forwardRef(function InUse(
  { settings }: { settings: MigrationSettings },
  ref: Ref<HTMLDivElement>,
) {
  const t = useT();
  const { world } = settings;
  const rollOut = rollOutOf(world);
  // Why a roll-out is stuck is said with it.
  const findings = migrationFindingsNow(world).filter(
    ({ code }) => code !== codes.handlersDoNotStart || rollOut?.stage !== 'stuck',
  );
  const isSet = migrationNetworkInUse(world) !== undefined;
  return (
    <Card component="section" aria-labelledby="migration-network-in-use" ref={ref} tabIndex={-1}>
      <CardTitle component="h2" id="migration-network-in-use">
        {t('In use')}
      </CardTitle>
      <CardBody>
        <Stack hasGutter>
          <StackItem>
            <Facts settings={settings} />
          </StackItem>
          {rollOut && rollOut.stage !== 'settled' && (
            <StackItem>
              <RollOutAlert rollOut={rollOut} />
            </StackItem>
          )}
          {findings.length > 0 && (
            <StackItem>
              <FindingList findings={findings} about={settings.owner.object} />
            </StackItem>
          )}
          <StackItem>
            {rollOut ? (
              <NodesTable rollOut={rollOut} isSet={isSet} />
            ) : (
              t(
                'Which nodes have the network is not known: the pods of virt-handler cannot be read.',
              )
            )}
          </StackItem>
        </Stack>
      </CardBody>
    </Card>
  );
});
