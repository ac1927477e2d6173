import { useMemo, useState } from 'react';
import { Alert, AlertActionLink, Content, Stack, StackItem } from '@patternfly/react-core';
import type { TFunction } from 'i18next';
import { msg } from '../../../domain/core/msg';
import { freeName } from '../../../domain/core/free-name';
import { listeningPolicy } from '../../../domain/node-policies/connect/policy';
import type { Uplink } from '../../../domain/node-policies/connect/uplinks';
import { models } from '../../../k8s/models';
import type { Change } from '../../../k8s/write';
import { Field } from '../../../ui/form/Field';
import { PlainForm } from '../../../ui/form/PlainForm';
import type { FieldSpec } from '../../../ui/form/spec';
import { wordsControl } from '../../../ui/form/Words';
import { keyOfLink, linkColumns } from '../../../ui/links/linkColumns';
import { RefusedLinks } from '../../../ui/links/RefusedLinks';
import { UnknownLinks } from '../../../ui/links/UnknownLinks';
import { NONE } from '../../../ui/none';
import { say } from '../../../ui/notices/store';
import { Review } from '../../../ui/review/Review';
import type { Column } from '../../../ui/table/model';
import { TableOf } from '../../../ui/table/TableOf';
import type { Selection } from '../../../ui/table/useSelection';
import { useT } from '../../../ui/useT';
import { InVsphere } from '../../../ui/vsphere/InVsphere';
import { FieldAlert } from './FieldAlert';
import { set } from './set';
import type { Connect } from './useConnect';
import { listText } from '../../../ui/intl';

const typed: FieldSpec<'uplinks'> = {
  name: 'uplinks',
  kind: 'own',
  Control: wordsControl(),
  label: msg('Network interfaces of the nodes'),
  help: msg('Each must have this name on every node, such as eno2. Several become a bond.'),
  isRequired: true,
};

const stateWords: Readonly<Record<string, string>> = {
  up: msg('Switched on'),
  down: msg('Switched off'),
  ignore: msg('Left alone by nmstate'),
};

const columnsOf = (t: TFunction): Column<Uplink>[] =>
  linkColumns<Uplink>(t, [
    {
      key: 'state',
      label: t('Administrative state'),
      cell: ({ states, holders }) => (
        <>
          {listText(states.map((state) => t(stateWords[state] ?? state))) || NONE}
          {holders.length > 0 && (
            <Content component="small">
              {t('Used by {{holders}}', { holders: listText(holders) })}
            </Content>
          )}
        </>
      ),
    },
  ]);

/** Has the nodes listen for the switches behind their cards, which they do not by default. */
const Listening = ({ connect }: { connect: Connect }) => {
  const t = useT();
  const { world, draft } = connect;
  const [changes, setChanges] = useState<Change[]>();
  const deaf = draft.uplinks.filter(
    ({ kind, refusal, deaf: on }) => kind === 'ethernet' && refusal === undefined && on.length > 0,
  );
  const { selector, label } = draft.chosen;
  // By a label that nodes lack still, a policy would choose none of them.
  const isChoosing = selector !== undefined && (label?.lacking ?? []).length === 0;
  if (deaf.length === 0 || !isChoosing) return null;
  const names = listText(deaf.map(({ name }) => name));
  const ask = () => {
    const isTaken = (name: string) =>
      world.find('NodeNetworkConfigurationPolicy', name) !== undefined;
    const resource = listeningPolicy(
      freeName('listen-for-switches', isTaken),
      deaf.map(({ name }) => name),
      selector,
    );
    const model = models.NodeNetworkConfigurationPolicy;
    setChanges([{ kind: 'create', model, resource }]);
  };
  return (
    <StackItem>
      <Alert
        variant="info"
        isInline
        component="h2"
        title={t('Not all nodes listen for the switches behind these')}
        actionLinks={
          <AlertActionLink onClick={ask}>{t('Have the nodes listen (LLDP)')}</AlertActionLink>
        }
      >
        {t(
          'Switches tell their name, the port and often the VLANs of it, where nodes listen. A policy of its own switches that on for {{names}}; what is told appears here within minutes.',
          { names },
        )}
      </Alert>
      {changes && (
        <Review
          title={t('Have the nodes listen for switches?')}
          changes={changes}
          confirm={t('Create the policy')}
          onClose={() => setChanges(undefined)}
          onDone={() => {
            say({ variant: 'success', title: t('The nodes were told to listen for switches') });
            setChanges(undefined);
          }}
        />
      )}
    </StackItem>
  );
};

/** The network cards over which VMs reach the physical network. */
export const UplinksStep = ({ connect }: { connect: Connect }) => {
  const t = useT();
  const { form, draft, messagesOf } = connect;
  const { uplinks } = draft;
  const chosen = draft.draft.uplinks;
  const columns = useMemo(() => columnsOf(t), [t]);
  const selection: Omit<Selection<Uplink>, 'id'> = {
    selected: new Set(chosen),
    choose: (keys, isChosen) =>
      set(
        form,
        'uplinks',
        listText(
          isChosen
            ? [...chosen, ...keys.filter((key) => !chosen.includes(key))]
            : chosen.filter((name) => !keys.includes(name)),
        ),
      ),
    allLabel: t('Choose all'),
    labelOf: ({ name }) => name,
    refusalOf: ({ refusal }) => refusal && t(refusal.text, refusal.params),
  };
  const usable = uplinks.filter(({ refusal }) => refusal === undefined);
  const refused = uplinks.filter(({ refusal }) => refusal !== undefined);
  const table = (id: string, label: string, rows: readonly Uplink[]) => (
    <TableOf
      label={label}
      columns={columns}
      rows={rows}
      keyOf={keyOfLink}
      selection={{ ...selection, id }}
      isLong
    />
  );
  return (
    <Stack hasGutter>
      <StackItem>
        {draft.draft.purpose === 'vlan'
          ? t('Choose the one that the VLAN interface stands on. It keeps its own addresses.')
          : t('Choose what all of the nodes have under one name. Two or more become a bond.')}
      </StackItem>
      {draft.draft.purpose !== 'vlan' && (
        <StackItem>
          <InVsphere word="uplink" />
        </StackItem>
      )}
      {uplinks.length === 0 ? (
        <StackItem>
          <Stack hasGutter>
            <StackItem>
              <UnknownLinks>
                {t('nmstate does not report on them, or you may not see it. Type the names.')}
              </UnknownLinks>
            </StackItem>
            <StackItem>
              <PlainForm noValidate>
                <Field form={form} messagesOf={messagesOf} spec={typed} />
              </PlainForm>
            </StackItem>
          </Stack>
        </StackItem>
      ) : (
        <>
          <FieldAlert connect={connect} field="uplinks" />
          <StackItem>
            {usable.length > 0 ? (
              table('usable', t('Network interfaces that can be used'), usable)
            ) : (
              <Alert
                variant="warning"
                isInline
                component="h2"
                title={t('The nodes have no network interface that can be used')}
              >
                {t(
                  'Choose fewer nodes, or connect VMs over br-ex, which needs no network card of its own.',
                )}
              </Alert>
            )}
          </StackItem>
          {refused.length > 0 && (
            <StackItem>
              <RefusedLinks count={refused.length} hasOthers={usable.length > 0}>
                {table('refused', t('Network interfaces that cannot be used'), refused)}
              </RefusedLinks>
            </StackItem>
          )}
          <StackItem>
            <Content component="small">
              {t(
                'The administrative state says what the node was told. Whether a cable is plugged in, nmstate does not tell; a speed stands here only where one is.',
              )}
            </Content>
          </StackItem>
          <Listening connect={connect} />
        </>
      )}
    </Stack>
  );
};
