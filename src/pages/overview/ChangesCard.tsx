import { useMemo, type ReactNode } from 'react';
import { Content, List, ListItem, Stack, StackItem, Title } from '@patternfly/react-core';
import type { TFunction } from 'i18next';
import {
  recentChangesOf,
  recentWarningsOf,
  type Change,
  type Warning,
} from '../../domain/overview/changes';
import type { ObjectReference } from '../../domain/findings/finding';
import { useWarningsAbout } from '../../k8s/useWarnings';
import { Age } from '../../ui/Age';
import { ObjectLink } from '../../ui/ObjectLink';
import type { OverviewCardProps } from '../../ui/overview/overview';
import { useT } from '../../ui/useT';

const SHOWN = 10;
const WARNINGS = 5;

/** Of pods there are too many events to read them all. */
const WARNED: readonly string[] = [
  'VirtualMachine',
  'VirtualMachineInstance',
  'VirtualMachineInstanceMigration',
];

const About = ({ object }: { object: ObjectReference }) => (
  <>
    {object.kind} <ObjectLink object={object} isFull />
  </>
);

const keyOfChange = ({ object: { kind, namespace = '', name }, manager, time }: Change): string =>
  [kind, namespace, name, manager, time].join(' ');

const textOf = (t: TFunction, { manager, isCreation }: Change): string => {
  if (manager === '') return t('created');
  return isCreation
    ? t('created by {{manager}}', { manager })
    : t('changed by {{manager}}', { manager });
};

const ChangeLine = ({ change }: { change: Change }) => {
  const t = useT();
  const { object, time } = change;
  return (
    <ListItem>
      <About object={object} />
      <Content component="small">
        {textOf(t, change)} <Age timestamp={time} />
      </Content>
    </ListItem>
  );
};

const WarningLine = ({
  warning: { object, reason, message, time, count },
}: {
  warning: Warning;
}) => {
  const t = useT();
  return (
    <ListItem>
      <About object={object} />
      <div>
        {reason}: {message}
      </div>
      <Content component="small">
        <Age timestamp={time} /> {count > 1 && t('{{count}} times', { count })}
      </Content>
    </ListItem>
  );
};

interface PartProps {
  title: string;
  /** Said where there are no lines. */
  nothing: string;
  lines: readonly ReactNode[];
}

const Part = ({ title, nothing, lines }: PartProps) => (
  <>
    <Title headingLevel="h3" size="md">
      {title}
    </Title>
    {lines.length === 0 ? (
      <p>{nothing}</p>
    ) : (
      <List isPlain isBordered aria-label={title}>
        {lines}
      </List>
    )}
  </>
);

/** Who wrote what lately, and what went wrong with VMs, as long as the cluster remembers. */
const ChangesCard = ({ overview: { world, namespace } }: OverviewCardProps) => {
  const t = useT();
  const changes = useMemo(() => recentChangesOf(world, namespace, SHOWN), [world, namespace]);
  const { events, failure } = useWarningsAbout(namespace, WARNED);
  const warnings = useMemo(() => recentWarningsOf(events, WARNINGS), [events]);
  return (
    <Stack hasGutter>
      <StackItem>
        <Part
          title={t('Last written')}
          nothing={t('There is nothing that somebody has written.')}
          lines={changes.map((change) => (
            <ChangeLine key={keyOfChange(change)} change={change} />
          ))}
        />
      </StackItem>
      <StackItem>
        <Part
          title={t('Warnings about VMs')}
          nothing={
            failure === undefined
              ? t('No events warn of a VM.')
              : t('Events could not be read: {{message}}', { message: failure })
          }
          lines={warnings.map((warning) => (
            <WarningLine key={warning.key} warning={warning} />
          ))}
        />
      </StackItem>
      <StackItem>
        <Content component="small">
          {t(
            'Objects say who wrote their settings last, and nothing of what was deleted. The cluster keeps events for about an hour.',
          )}
        </Content>
      </StackItem>
    </Stack>
  );
};

export default ChangesCard;
