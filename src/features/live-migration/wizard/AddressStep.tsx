import {
  DescriptionList,
  DescriptionListDescription,
  DescriptionListGroup,
  DescriptionListTerm,
  Label,
  Stack,
  StackItem,
} from '@patternfly/react-core';
import { msg } from '../../../domain/core/msg';
import {
  addressDemandOf,
  addressPlanOf,
  type AddressBalance,
} from '../../../domain/migration-network/addresses';
import { configOf } from '../../../domain/nad/config';
import { Field } from '../../../ui/form/Field';
import { PlainForm } from '../../../ui/form/PlainForm';
import type { FieldSpec } from '../../../ui/form/spec';
import { useT } from '../../../ui/useT';
import type { MigrationSettings } from '../useMigrationWorld';
import type { PlanForm } from './usePlan';

const fields: readonly FieldSpec<'range' | 'exclude' | 'later'>[] = [
  {
    name: 'range',
    kind: 'text',
    label: msg('Address range'),
    help: msg(
      'Such as 10.200.5.0/24: addresses that nothing else uses, not in the networks of pods, services and nodes.',
    ),
    placeholder: '10.200.5.0/24',
    isRequired: true,
  },
  {
    name: 'exclude',
    kind: 'text',
    label: msg('Excluded addresses'),
    help: msg('Parts of the range that are never given away, such as 10.200.5.0/28, 10.200.5.254.'),
  },
  {
    name: 'later',
    kind: 'text',
    isNumber: true,
    label: msg('Nodes later'),
    help: msg('How many nodes the cluster may get. The range cannot grow by itself.'),
  },
];

const Balance = ({ balance: { needed, room } }: { balance: AddressBalance }) => {
  const t = useT();
  if (needed === undefined || room === undefined) return <>{t('Not known')}</>;
  const enough = room >= 0n;
  return (
    <Label isCompact status={enough ? 'success' : 'danger'}>
      {enough
        ? t('{{needed}} needed, {{room}} left', { needed, room: String(room) })
        : t('{{needed}} needed, {{lacking}} too few', { needed, lacking: String(-room) })}
    </Label>
  );
};

interface StepProps {
  settings: MigrationSettings;
  plan: PlanForm;
}

/** The addresses against those who need one, as they are typed. */
const Count = ({ settings: { world }, plan: { draft } }: StepProps) => {
  const t = useT();
  const demand = addressDemandOf(world);
  const counted = addressPlanOf(world, configOf(draft.nad), draft.nodesLater);
  const entries: [string, React.ReactNode][] = counted
    ? [
        [t('Addresses in the range'), String(counted.count)],
        [t('Of these others have'), String(counted.others)],
        [t('With the nodes of now'), <Balance key="now" balance={counted.now} />],
        [t('With the nodes of later'), <Balance key="later" balance={counted.later} />],
      ]
    : [];
  return (
    <Stack hasGutter>
      <StackItem>
        {demand.nodes === undefined
          ? t('How many nodes there are is not known.')
          : t('{{nodes}} nodes need one address each.', { nodes: demand.nodes })}{' '}
        {demand.replicas > 0 &&
          t('{{replicas}} replicas of virt-synchronization-controller need one, too.', {
            replicas: demand.replicas,
          })}
      </StackItem>
      <StackItem>
        <DescriptionList isHorizontal isCompact aria-live="polite" aria-label={t('Addresses')}>
          {entries.map(([term, value]) => (
            <DescriptionListGroup key={term}>
              <DescriptionListTerm>{term}</DescriptionListTerm>
              <DescriptionListDescription>{value}</DescriptionListDescription>
            </DescriptionListGroup>
          ))}
        </DescriptionList>
      </StackItem>
    </Stack>
  );
};

/** The range from which nodes get their addresses, with a count that follows what is typed. */
export const AddressStep = (props: StepProps) => {
  const { form, messagesOf } = props.plan;
  return (
    <Stack hasGutter>
      <StackItem>
        <PlainForm noValidate>
          {fields.map((spec) => (
            <Field key={spec.name} form={form} messagesOf={messagesOf} spec={spec} />
          ))}
        </PlainForm>
      </StackItem>
      <StackItem>
        <Count {...props} />
      </StackItem>
    </Stack>
  );
};
