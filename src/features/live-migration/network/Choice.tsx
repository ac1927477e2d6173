import { useCallback, useMemo, useState } from 'react';
import {
  ActionList,
  ActionListItem,
  Card,
  CardBody,
  CardTitle,
  Flex,
  FlexItem,
  Label,
  LabelGroup,
  Radio,
  Stack,
  StackItem,
  type LabelProps,
} from '@patternfly/react-core';
import type { TFunction } from 'i18next';
import {
  migrationCandidatesOf,
  type Candidate,
  type CandidateVerdict,
} from '../../../domain/checks/migration-candidates';
import { msg } from '../../../domain/core/msg';
import { referenceOf } from '../../../domain/findings/report';
import { textKeysOf } from '../../../domain/findings/text-keys';
import { addressPlanOf, rangeUsesOf } from '../../../domain/migration-network/addresses';
import { migrationNetworkInUse } from '../../../domain/settings/migration-network';
import type { World } from '../../../domain/world/world';
import { ActionButton } from '../../../ui/ActionButton';
import { FindingList } from '../../../ui/findings';
import { LinkButton } from '../../../ui/LinkButton';
import { ObjectLink } from '../../../ui/ObjectLink';
import { migrationNetworkCreatePath } from '../../../ui/routes';
import { TableOf } from '../../../ui/table/TableOf';
import type { Column } from '../../../ui/table/model';
import { useT } from '../../../ui/useT';
import type { MigrationSettings } from '../useMigrationWorld';
import { Carrier, Room } from './InUse';
import { UseNetwork } from './UseNetwork';
import { useSettingRefusal } from './useSettingRefusal';
import { NONE } from '../../../ui/none';
import { listText } from '../../../ui/intl';

/** One network to choose. */
interface Row {
  /** Name of the network; '' is the default one. */
  name: string;
  /** Undefined for the default network, and for one that is set and is none of this namespace. */
  candidate: Candidate | undefined;
  isInUse: boolean;
}

const DEFAULT = '';

const verdicts: Record<CandidateVerdict, string> = {
  good: msg('Can be used'),
  doubtful: msg('Can be used, with a warning'),
  refused: msg('Cannot be used'),
};

const statuses: Record<CandidateVerdict, Exclude<LabelProps['status'], undefined>> = {
  good: 'success',
  doubtful: 'warning',
  refused: 'danger',
};

/** What speaks against a network, in a few words. */
const Verdict = ({ row: { name, candidate } }: { row: Row }) => {
  const t = useT();
  if (!candidate && name !== DEFAULT) {
    return (
      <Label isCompact status="danger">
        {t('Not in this namespace')}
      </Label>
    );
  }
  if (!candidate) {
    return (
      <Label isCompact status="success">
        {t('Always possible')}
      </Label>
    );
  }
  const loud = candidate.findings.filter(({ severity }) => severity !== 'info');
  return (
    <>
      <Label isCompact status={statuses[candidate.verdict]}>
        {t(verdicts[candidate.verdict])}
      </Label>
      {candidate.isGoing && <p>{t('It is being deleted.')}</p>}
      {[...new Set(loud.map((finding) => t(textKeysOf(finding).title, finding.params)))].map(
        (title) => (
          <p key={title}>{title}</p>
        ),
      )}
    </>
  );
};

const Name = ({ row: { name, candidate, isInUse } }: { row: Row }) => {
  const t = useT();
  return (
    <Flex gap={{ default: 'gapSm' }}>
      <FlexItem>
        {candidate ? (
          <ObjectLink object={referenceOf(candidate.nad.nad)} />
        ) : (
          name || t('Default network')
        )}
      </FlexItem>
      {isInUse && (
        <LabelGroup aria-label={t('State of {{name}}', { name })}>
          <Label isCompact status="info">
            {t('In use')}
          </Label>
        </LabelGroup>
      )}
    </Flex>
  );
};

const Addresses = ({ world, candidate }: { world: World; candidate: Candidate | undefined }) => {
  const plan = candidate && addressPlanOf(world, candidate.nad.parsed);
  return plan ? <Room plan={plan} /> : <>{NONE}</>;
};

/** The reasons of a verdict in full, and who has addresses of the range. */
const Reasons = ({ world, row: { name, candidate } }: { world: World; row: Row }) => {
  const t = useT();
  if (!candidate && name !== DEFAULT) {
    return (
      <p>{t('It is set, and is no network of this namespace: what that means stands above.')}</p>
    );
  }
  if (!candidate) {
    return (
      <p>
        {t(
          'Migrations share the network of pods with all that VMs and pods send there. It needs nothing, and is there when another network is gone.',
        )}
      </p>
    );
  }
  const { nad, findings } = candidate;
  const pods = (rangeUsesOf(world, nad.parsed) ?? []).flatMap((use) => use.pods);
  return (
    <Stack hasGutter>
      {findings.length > 0 ? (
        <StackItem>
          <FindingList findings={findings} about={nad.nad} />
        </StackItem>
      ) : (
        <StackItem>{t('Nothing speaks against it.')}</StackItem>
      )}
      {pods.length > 0 && (
        <StackItem>
          {t('Others have addresses of its range: {{pods}}', { pods: listText(pods) })}
        </StackItem>
      )}
    </Stack>
  );
};

const canBeChosen = ({ name, candidate }: Pick<Row, 'name' | 'candidate'>): boolean =>
  candidate ? candidate.verdict !== 'refused' : name === DEFAULT;

interface ColumnsFrom {
  t: TFunction;
  world: World;
  chosen: string;
  choose: (name: string) => void;
  isFixed: boolean;
}

const columnsOf = ({ t, world, chosen, choose, isFixed }: ColumnsFrom): Column<Row>[] => [
  {
    key: 'choose',
    label: t('Choose'),
    width: 10,
    cell: ({ name, candidate }) => (
      <Radio
        id={`migration-network-${name}`}
        name="migration-network"
        aria-label={name || t('Default network')}
        isChecked={chosen === name}
        isDisabled={isFixed || !canBeChosen({ name, candidate })}
        onChange={() => choose(name)}
      />
    ),
  },
  { key: 'name', label: t('Network'), modifier: 'breakWord', cell: (row) => <Name row={row} /> },
  {
    key: 'carrier',
    label: t('Carried by'),
    modifier: 'breakWord',
    cell: ({ name, candidate }) => {
      if (candidate) return <Carrier nad={candidate.nad} />;
      return name === DEFAULT ? t('Network of pods') : NONE;
    },
  },
  {
    key: 'addresses',
    label: t('Addresses'),
    cell: ({ candidate }) => <Addresses world={world} candidate={candidate} />,
  },
  {
    key: 'verdict',
    label: t('Verdict'),
    cell: (row) => <Verdict row={row} />,
  },
];

const keyOf = ({ name }: Row): string => name;

const rowsOf = ({ world, namespace }: MigrationSettings): Row[] => {
  const inUse = migrationNetworkInUse(world);
  const candidates = migrationCandidatesOf(world, namespace);
  const isElsewhere = inUse !== undefined && !candidates.some(({ isInUse }) => isInUse);
  return [
    { name: DEFAULT, candidate: undefined, isInUse: inUse === undefined },
    ...(isElsewhere ? [{ name: inUse.text, candidate: undefined, isInUse: true }] : []),
    ...candidates.map((candidate) => ({
      name: candidate.nad.name,
      candidate,
      isInUse: candidate.isInUse,
    })),
  ];
};

interface ChoiceProps {
  settings: MigrationSettings;
  /** Told when another network was set. */
  onSaved: () => void;
}

/** The networks that live migrations can use: each is judged before it can be chosen. */
export const Choice = ({ settings, onSaved }: ChoiceProps) => {
  const t = useT();
  const { world, namespace, owner } = settings;
  const refusal = useSettingRefusal(owner);
  const rows = useMemo(() => rowsOf(settings), [settings]);
  const current = rows.find(({ isInUse }) => isInUse)?.name;
  const [wanted, setWanted] = useState<string>();
  const chosen = wanted ?? current ?? DEFAULT;
  const [sent, setSent] = useState<Row>();
  const isFixed = refusal !== undefined;
  const columns = useMemo(
    () => columnsOf({ t, world, chosen, choose: setWanted, isFixed }),
    [t, world, chosen, isFixed],
  );
  const details = useCallback((row: Row) => <Reasons world={world} row={row} />, [world]);
  const row = rows.find(({ name }) => name === chosen);
  const why =
    refusal ??
    (chosen === current ? t('Choose another network than the one that is in use.') : undefined) ??
    (row && !canBeChosen(row) ? t('This network cannot be used.') : undefined);
  return (
    <Card component="section" aria-labelledby="migration-network-choice">
      <CardTitle component="h2" id="migration-network-choice">
        {t('Networks to choose from')}
      </CardTitle>
      <CardBody>
        <Stack hasGutter>
          <StackItem>
            {t(
              'KubeVirt looks for the network in its own namespace, {{namespace}}. Networks of other namespaces cannot be used.',
              { namespace },
            )}
          </StackItem>
          <StackItem>
            <TableOf
              label={t('Networks for live migration')}
              columns={columns}
              rows={rows}
              keyOf={keyOf}
              details={details}
              isLong
            />
          </StackItem>
          <StackItem>
            <ActionList>
              <ActionListItem>
                <ActionButton variant="primary" refusal={why} onClick={() => setSent(row)}>
                  {t('Use the chosen network')}
                </ActionButton>
              </ActionListItem>
              <ActionListItem>
                <LinkButton to={migrationNetworkCreatePath()} variant="secondary">
                  {t('Create a dedicated network')}
                </LinkButton>
              </ActionListItem>
            </ActionList>
          </StackItem>
          {refusal !== undefined && <StackItem>{refusal}</StackItem>}
        </Stack>
      </CardBody>
      {sent && (
        <UseNetwork
          owner={owner}
          network={sent.name}
          findings={(sent.candidate?.findings ?? []).filter(({ severity }) => severity !== 'info')}
          onClose={() => setSent(undefined)}
          onSaved={() => {
            setSent(undefined);
            setWanted(undefined);
            onSaved();
          }}
        />
      )}
    </Card>
  );
};
