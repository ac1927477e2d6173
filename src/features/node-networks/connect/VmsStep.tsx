import { useCallback, useMemo } from 'react';
import { Content, Stack, StackItem } from '@patternfly/react-core';
import { msg } from '../../../domain/core/msg';
import { attachInOwn } from '../../../domain/vm/change/bulk-networks';
import { bulkEffect, type BulkCandidate } from '../../../domain/vm/change/bulk';
import { Field } from '../../../ui/form/Field';
import { PlainForm } from '../../../ui/form/PlainForm';
import type { FieldSpec } from '../../../ui/form/spec';
import { GapList } from '../../../ui/GapList';
import { LoadingState, NothingState } from '../../../ui/states';
import { useT } from '../../../ui/useT';
import { BulkTable } from '../../../ui/vms/BulkTable';
import { FieldAlert } from './FieldAlert';
import { set } from './set';
import type { Connect } from './useConnect';
import { useVms } from './useVms';

const network: FieldSpec<'vmNetwork'> = {
  name: 'vmNetwork',
  kind: 'choice',
  label: msg('Network of the VMs'),
  help: msg('Each VM that you choose gets one interface. Others follow in the list of VMs.'),
  options: [],
};

/** The VMs of the projects, to choose from. */
const Choice = ({ connect }: { connect: Connect }) => {
  const t = useT();
  const vms = useVms(connect);
  const { form, draft } = connect;
  const { vmNads } = draft;
  const chosen = useMemo(() => new Set(draft.draft.vms), [draft.draft.vms]);
  const planned = vms?.planned;
  const effectOf = useCallback(
    (candidate: BulkCandidate) => {
      const change = planned && attachInOwn(planned, vmNads, candidate.vm);
      return change && bulkEffect(planned, candidate, change);
    },
    [planned, vmNads],
  );
  if (!vms) return <LoadingState label={t('Loading VMs')} />;
  const choose = (keys: readonly string[], isChosen: boolean) => {
    const others = draft.draft.vms.filter((key) => !keys.includes(key));
    set(form, 'vms', (isChosen ? [...others, ...keys] : others).join(', '));
  };
  return (
    <Stack hasGutter>
      <StackItem>
        {vms.candidates.length === 0 ? (
          <NothingState title={t('There are no VMs in these projects')} />
        ) : (
          <BulkTable
            candidates={vms.candidates}
            chosen={chosen}
            onChoose={choose}
            effectOf={effectOf}
            showNamespace={draft.draft.projects.length > 1}
            showInterface={false}
          />
        )}
      </StackItem>
      <StackItem>
        <GapList gaps={vms.gaps} />
      </StackItem>
    </Stack>
  );
};

/** Which VMs get an interface on the new network, if any. */
const VmsStep = ({ connect }: { connect: Connect }) => {
  const t = useT();
  const { form, messagesOf, draft } = connect;
  const usable = draft.networks.filter(({ refusal }) => refusal === undefined);
  const isOne = usable.length === 1;
  return (
    <Stack hasGutter>
      <StackItem>
        <Content component="p">
          {isOne
            ? t(
                'Each VM that you choose gets one more interface, on network {{network}}, as the last step. You can leave this out and attach VMs later.',
                { network: usable[0]?.name ?? '' },
              )
            : t(
                'Each VM that you choose gets one more interface, on one of the new networks, as the last step. You can leave this out and attach VMs later.',
              )}
        </Content>
      </StackItem>
      {usable.length > 1 && (
        <StackItem>
          <PlainForm noValidate>
            <Field
              form={form}
              messagesOf={messagesOf}
              spec={network}
              optionsOf={() => [
                { value: '', label: t('None: attach no VMs now') },
                ...usable.map(({ name }) => ({ value: name, label: name })),
              ]}
            />
          </PlainForm>
        </StackItem>
      )}
      <FieldAlert connect={connect} field="vms" />
      {draft.vmNads.length > 0 && (
        <StackItem>
          <Choice connect={connect} />
        </StackItem>
      )}
    </Stack>
  );
};

export default VmsStep;
