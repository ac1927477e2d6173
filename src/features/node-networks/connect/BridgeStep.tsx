import { Alert, Content, List, ListItem, Stack, StackItem } from '@patternfly/react-core';
import { msg } from '../../../domain/core/msg';
import { bondModes } from '../../../domain/node-policies/connect/bond-modes';
import type { ConnectField } from '../../../domain/node-policies/connect/fields';
import { FieldList } from '../../../ui/form/FieldList';
import { PlainForm } from '../../../ui/form/PlainForm';
import { more, type FieldSpec } from '../../../ui/form/spec';
import { useT } from '../../../ui/useT';
import type { Connect } from './useConnect';
import { listText } from '../../../ui/intl';

const bond: readonly FieldSpec<ConnectField>[] = [
  {
    name: 'bond',
    kind: 'text',
    label: msg('Name of the bond'),
    help: msg('The network cards work as one link under this name, at most 15 characters.'),
    isRequired: true,
  },
  {
    name: 'mode',
    kind: 'choice',
    label: msg('Mode of the bond'),
    vsphere: 'teaming',
    options: bondModes.map(({ value, label, refusal }) => ({
      value,
      label,
      isDisabled: refusal !== undefined,
    })),
  },
];

const bridge: FieldSpec<ConnectField> = {
  name: 'bridge',
  kind: 'text',
  label: msg('Name of the bridge'),
  help: msg('The same on all nodes, at most 15 characters.'),
  vsphere: 'distributed-switch',
  isRequired: true,
};

const localnet: FieldSpec<ConnectField> = {
  name: 'localnet',
  kind: 'text',
  label: msg('Name of the bridge mapping (localnet)'),
  help: msg('Networks refer to it, not to the bridge.'),
  isRequired: true,
};

const mtu: FieldSpec<ConnectField> = {
  name: 'mtu',
  kind: 'text',
  isNumber: true,
  label: msg('MTU'),
  help: msg(
    'Bytes, such as 1500 or 9000. Left empty, network cards keep theirs. All switches on the way have to let it pass.',
  ),
};

const stp: FieldSpec<ConnectField> = {
  name: 'stp',
  kind: 'flag',
  label: msg('Spanning tree protocol (STP)'),
  help: msg('Usually off: a switch that guards its port against it closes the port.'),
};

const vlan: readonly FieldSpec<ConnectField>[] = [
  {
    name: 'vlanId',
    kind: 'text',
    isNumber: true,
    label: msg('VLAN'),
    help: msg('From 1 to 4094. The switch has to let it pass with its tag.'),
    vsphere: 'vmkernel',
    isRequired: true,
  },
  { name: 'vlanName', kind: 'text', label: msg('Name of the VLAN interface') },
];

const nodeLabel: FieldSpec<ConnectField> = {
  name: 'nodeLabel',
  kind: 'text',
  label: msg('Label for the nodes'),
  help: msg(
    'The nodes get it before the policy is for them, as no label stands on exactly these nodes.',
  ),
  isRequired: true,
};

const rest: readonly FieldSpec<ConnectField>[] = [
  {
    name: 'policy',
    kind: 'text',
    label: msg('Name of the policy'),
    help: msg('The NodeNetworkConfigurationPolicy that makes all of this on the nodes.'),
    isRequired: true,
  },
  {
    name: 'maxUnavailable',
    kind: 'text',
    label: msg('Nodes at once'),
    help: msg(
      'With 1 the nodes are configured one after another, and the first that fails stops the rest. Without it the operator takes half of the nodes (50%) at a time.',
    ),
    isRequired: true,
  },
];

const fieldsOf = ({
  draft: { purpose, uplinks },
  chosen,
}: Connect['draft']): FieldSpec<ConnectField>[] => [
  ...(purpose === 'vlan'
    ? vlan
    : [
        ...(uplinks.length > 1 ? bond : []),
        ...(purpose === 'br-ex' ? [] : [bridge]),
        ...(purpose === 'linux' ? [] : [localnet]),
      ]),
  ...(purpose === 'br-ex' ? [] : [mtu]),
  ...(purpose === 'linux' ? [more(stp)] : []),
  ...(chosen.label ? [nodeLabel] : []),
  ...rest,
];

/** Bridge mappings to br-ex that are there already and could be used as they are. */
const existing = ({ draft, chosen }: Connect['draft']): string[] => {
  if (draft.purpose !== 'br-ex') return [];
  const [first, ...others] = chosen.nodes;
  return [...(first?.mappings ?? [])]
    .filter(
      ([localnet, to]) =>
        to === 'br-ex' &&
        localnet !== 'physnet' &&
        others.every(({ mappings }) => mappings?.get(localnet) === to),
    )
    .map(([localnet]) => localnet);
};

/** What is made on the nodes: bond, bridge and bridge mapping. */
export const BridgeStep = ({ connect }: { connect: Connect }) => {
  const t = useT();
  const { form, messagesOf, draft, run } = connect;
  const isVlan = draft.draft.purpose === 'vlan';
  const hasLabel = run.labelled.length > 0;
  const helpOf = (field: string): string | undefined => {
    if (field === 'vlanName') {
      return t('Left empty: {{name}}. At most 15 characters.', { name: draft.draft.vlanName });
    }
    return field === 'nodeLabel' && hasLabel
      ? t('{{count}} nodes have it already.', { count: run.labelled.length })
      : undefined;
  };
  const there = existing(draft);
  const refused = bondModes.filter(({ refusal }) => refusal !== undefined);
  return (
    <Stack hasGutter>
      {there.length > 0 && (
        <StackItem>
          <Alert
            variant="info"
            isInline
            component="h2"
            title={t('All of the nodes have a bridge mapping to br-ex already: {{names}}', {
              names: listText(there),
            })}
          >
            {t(
              'Several networks can share it. To use it, choose in the first step to make only networks.',
            )}
          </Alert>
        </StackItem>
      )}
      <StackItem>
        <PlainForm noValidate>
          <FieldList
            form={form}
            messagesOf={messagesOf}
            helpOf={helpOf}
            isFixed={(field) => field === 'nodeLabel' && hasLabel}
            specs={fieldsOf(draft)}
          />
        </PlainForm>
      </StackItem>
      {draft.draft.uplinks.length > 1 && !isVlan && (
        <StackItem>
          <Content component="h2">{t('Modes that do not suit VMs')}</Content>
          <List isPlain>
            {refused.map(({ value, label, refusal = '' }) => (
              <ListItem key={value}>
                <Content component="small">
                  {t('{{mode}}: {{why}}', { mode: t(label), why: t(refusal) })}
                </Content>
              </ListItem>
            ))}
          </List>
        </StackItem>
      )}
      {draft.draft.uplinks.length > 0 && (
        <StackItem>
          <Content component="small">
            {isVlan
              ? t(
                  'The interface has no addresses; the form of its policy can give it some. What it stands on is left as it is.',
                )
              : t(
                  'Addresses are switched off on all ports: a port of a bridge or a bond has none.',
                )}
          </Content>
        </StackItem>
      )}
    </Stack>
  );
};
