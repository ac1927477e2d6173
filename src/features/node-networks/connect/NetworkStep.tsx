import { useMemo, useRef } from 'react';
import {
  ActionList,
  ActionListItem,
  Alert,
  Button,
  Content,
  FormGroup,
  List,
  ListItem,
  Radio,
  Stack,
  StackItem,
  TextArea,
} from '@patternfly/react-core';
import type { TFunction } from 'i18next';
import { msg } from '../../../domain/core/msg';
import { asTyped } from '../../../domain/forms/leaf';
import { formatVlans } from '../../../domain/net/vlan-ranges';
import { makesPolicy, type ConnectField } from '../../../domain/node-policies/connect/fields';
import { patternOf, type PlannedNetwork } from '../../../domain/node-policies/connect/networks';
import { portGroupsOf } from '../../../domain/node-policies/connect/port-groups';
import { bridgesOffered, mappingsOffered, type Offer } from '../../../domain/nodes/offers';
import { useNamespaces } from '../../../k8s/useNamespaces';
import { FieldList } from '../../../ui/form/FieldList';
import { PlainForm } from '../../../ui/form/PlainForm';
import { describedBy, FormField } from '../../../ui/FormField';
import type { FieldSpec } from '../../../ui/form/spec';
import { wordsControl } from '../../../ui/form/Words';
import { NONE } from '../../../ui/none';
import { DataTable } from '../../../ui/table/DataTable';
import { useDataTable, type TableSpec } from '../../../ui/table/useDataTable';
import { useT } from '../../../ui/useT';
import { set } from './set';
import type { Connect } from './useConnect';

const standsOn = (name: 'bridge' | 'localnet'): FieldSpec<ConnectField> => ({
  name,
  kind: 'offer',
  offers: name,
  label:
    name === 'bridge' ? msg('Bridge of the nodes') : msg('Bridge mapping of the nodes (localnet)'),
  help: msg('What the networks stand on.'),
  isRequired: true,
});

const kind: FieldSpec<ConnectField> = {
  name: 'kind',
  kind: 'choice',
  label: msg('Kind of network'),
  vsphere: 'port-group',
  options: [
    {
      value: 'cudn',
      label: msg('ClusterUserDefinedNetwork: one object for all projects (recommended)'),
    },
    { value: 'nad', label: msg('NetworkAttachmentDefinition: one in each project') },
  ],
};

const projects: FieldSpec<ConnectField> = {
  name: 'projects',
  kind: 'own',
  Control: wordsControl('projects'),
  label: msg('Projects'),
  help: msg('VMs of these projects can be attached to the networks.'),
  isRequired: true,
};

const byVlan: readonly FieldSpec<ConnectField>[] = [
  {
    name: 'vlans',
    kind: 'text',
    label: msg('VLANs'),
    help: msg(
      'Such as 120, or 120-140 for one network each. Left empty, VMs send frames without a tag.',
    ),
    vsphere: 'port-group-vlan',
    placeholder: '120-140',
  },
  { name: 'pattern', kind: 'text', label: msg('Names of the networks') },
];

const offered = (t: TFunction, offers: readonly Offer[]) =>
  offers.map(({ name, count, total }) => ({
    value: name,
    description: t('{{count}} of {{total}} nodes', { count, total }),
  }));

const vlanText = (t: TFunction, { vlans }: PlannedNetwork): string => {
  if (vlans.kind === 'none') return t('Without a tag');
  return vlans.kind === 'one' ? String(vlans.vlan) : formatVlans(vlans.ranges);
};

const specOf = (t: TFunction): TableSpec<PlannedNetwork> => ({
  columns: [
    { key: 'name', label: t('Network'), sortText: ({ name }) => name, cell: ({ name }) => name },
    { key: 'vlan', label: t('VLAN'), cell: (network) => vlanText(t, network) },
    { key: 'from', label: t('Port group'), cell: ({ from }) => from ?? NONE },
    {
      key: 'state',
      label: t('Result'),
      cell: ({ refusal }) =>
        refusal ? t(refusal.text, refusal.params) : t('Is made in the last step'),
    },
  ],
  filters: [],
  keyOf: ({ name, from, vlans }) => JSON.stringify([name, from, vlans]),
});

const Planned = ({ networks }: { networks: readonly PlannedNetwork[] }) => {
  const t = useT();
  const table = useDataTable(
    useMemo(() => specOf(t), [t]),
    networks,
  );
  return (
    <DataTable
      table={table}
      label={t('Networks that are made')}
      pagesLabel={t('Pages of the list of networks')}
      items={t('networks')}
      nothing={{ title: t('No network yet'), body: t('Give VLANs, or a list of port groups.') }}
    />
  );
};

/** A list that is pasted or opened; it is read here and sent nowhere. */
const PortGroups = ({ connect }: { connect: Connect }) => {
  const t = useT();
  const { form, values, messagesOf } = connect;
  const input = useRef<HTMLInputElement>(null);
  const text = asTyped(values.list);
  const bad = useMemo(() => portGroupsOf(text).bad, [text]);
  const messages = messagesOf('list');
  return (
    <>
      <FormField
        id="list"
        label={t('Port groups')}
        isRequired
        help={t(
          'Paste lines with name and VLAN from a sheet, or an export of RVTools (vPort, dvPort) or PowerCLI (Export-Csv). The list is read in your browser and sent nowhere.',
        )}
        {...messages}
      >
        <TextArea
          {...describedBy('list', messages)}
          rows={6}
          resizeOrientation="vertical"
          placeholder={'Name,VLAN\nOffice,120\nLab,130'}
          value={text}
          onChange={(_event, next) => set(form, 'list', next)}
        />
      </FormField>
      <input
        ref={input}
        type="file"
        hidden
        accept=".csv,.tsv,.txt,text/csv,text/plain"
        aria-label={t('File with port groups')}
        onChange={(event) => {
          const file = event.target.files?.[0];
          event.target.value = '';
          void file?.text().then((next) => set(form, 'list', next));
        }}
      />
      <ActionList>
        <ActionListItem>
          <Button variant="secondary" onClick={() => input.current?.click()}>
            {t('Open a file')}
          </Button>
        </ActionListItem>
      </ActionList>
      {bad.length > 0 && (
        <Alert
          variant="warning"
          isInline
          isLiveRegion
          component="h2"
          title={t('{{count}} lines become no network', { count: bad.length })}
        >
          <List>
            {bad.slice(0, 20).map(({ line, text: shown, why }) => (
              <ListItem key={line}>
                {t('Line {{line}} ({{text}}): {{why}}', {
                  line,
                  text: shown,
                  why: t(why.text, why.params),
                })}
              </ListItem>
            ))}
          </List>
          {bad.length > 20 && <p>{t('And {{count}} more', { count: bad.length - 20 })}</p>}
        </Alert>
      )}
    </>
  );
};

/** The networks that VMs are attached to: one, or many at once. */
const NetworkStep = ({ connect }: { connect: Connect }) => {
  const t = useT();
  const { form, values, messagesOf, draft, world } = connect;
  const { purpose, from } = draft.draft;
  const namespaces = useNamespaces();
  const suggestions = useMemo(
    () => ({
      bridge: offered(t, bridgesOffered(world)),
      localnet: offered(t, mappingsOffered(world)),
      projects: (namespaces ?? []).map((value) => ({ value })),
    }),
    [t, world, namespaces],
  );
  const helpOf = (field: string): string | undefined =>
    field === 'pattern'
      ? t('Left empty: {{name}}. {vlan} stands for the number of the VLAN.', {
          name: patternOf(draft.draft),
        })
      : undefined;
  const specs = [
    ...(makesPolicy(draft.draft) ? [] : [standsOn(purpose === 'linux' ? 'bridge' : 'localnet')]),
    ...(purpose === 'linux' ? [] : [kind]),
    projects,
  ];
  const props = { form, messagesOf, suggestions, helpOf };
  return (
    <Stack hasGutter>
      <StackItem>
        <PlainForm noValidate>
          <FieldList {...props} specs={specs} />
          <FormGroup role="radiogroup" fieldId="from" label={t('Networks')} isInline>
            <Radio
              id="from-vlans"
              name="from"
              label={t('One network for each VLAN')}
              isChecked={from === 'vlans'}
              onChange={() => set(form, 'from', 'vlans')}
            />
            <Radio
              id="from-list"
              name="from"
              label={t('From a list of port groups')}
              isChecked={from === 'list'}
              onChange={() => set(form, 'from', 'list')}
            />
          </FormGroup>
          {from === 'vlans' ? (
            <FieldList {...props} specs={byVlan} />
          ) : (
            <PortGroups connect={connect} />
          )}
        </PlainForm>
      </StackItem>
      {asTyped(values.from) === 'list' || draft.networks.length > 1 ? (
        <StackItem>
          <Planned networks={draft.networks} />
        </StackItem>
      ) : (
        draft.networks.map(({ name }) => (
          <StackItem key={name}>
            <Content component="p">{t('One network is made: {{name}}', { name })}</Content>
          </StackItem>
        ))
      )}
    </Stack>
  );
};

export default NetworkStep;
