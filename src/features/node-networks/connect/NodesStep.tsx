import { useMemo } from 'react';
import {
  Alert,
  Content,
  FormGroup,
  Label,
  LabelGroup,
  Radio,
  Stack,
  StackItem,
} from '@patternfly/react-core';
import { msg } from '../../../domain/core/msg';
import { asTyped } from '../../../domain/forms/leaf';
import { nodeNetworksOf } from '../../../domain/nodes/node-networks';
import { labelText } from '../../../domain/node-policies/connect/node-label';
import { labelsOfNodes, type NodeWay } from '../../../domain/node-policies/connect/nodes';
import { Field } from '../../../ui/form/Field';
import { PlainForm } from '../../../ui/form/PlainForm';
import type { FieldSpec } from '../../../ui/form/spec';
import { wordsControl } from '../../../ui/form/Words';
import { useT } from '../../../ui/useT';
import { FieldAlert } from './FieldAlert';
import { set } from './set';
import type { Connect } from './useConnect';

const ways: readonly { way: NodeWay; label: string; help: string }[] = [
  {
    way: 'vm',
    label: msg('All nodes that run VMs (recommended)'),
    help: msg('VMs can be migrated to each of them then.'),
  },
  {
    way: 'label',
    label: msg('Nodes with a label'),
    help: msg('Nodes that get the label later follow by themselves.'),
  },
  {
    way: 'chosen',
    label: msg('Nodes that I choose'),
    help: msg('One node, or several. Where no label tells them from the others, they get one.'),
  },
];

const labelField: FieldSpec<'label'> = {
  name: 'label',
  kind: 'offer',
  offers: 'labels',
  label: msg('Label'),
  help: msg('Such as node-role.kubernetes.io/worker or example.com/rack=r1.'),
  isRequired: true,
};

const nodesField: FieldSpec<'nodes'> = {
  name: 'nodes',
  kind: 'own',
  Control: wordsControl('nodes'),
  label: msg('Nodes'),
  isRequired: true,
};

/** The nodes that a choice comes to now, and by which label a policy finds them. */
const Matching = ({ connect }: { connect: Connect }) => {
  const t = useT();
  const { nodes, isKnown, selector, label } = connect.draft.chosen;
  const isLabelled = label !== undefined && label.lacking.length > 0;
  const by = Object.entries(selector ?? {}).map(([key, value]) => labelText({ key, value }));
  if (!isKnown) {
    return (
      <Alert
        variant="info"
        isInline
        component="h2"
        title={t('You may not see which nodes there are')}
      >
        {t(
          'The policy can be made all the same, for nodes with the label {{label}}. What it would change on them cannot be shown.',
          { label: by.join(', ') },
        )}
      </Alert>
    );
  }
  return (
    <Stack hasGutter>
      <StackItem>
        <Content component="h2" aria-live="polite">
          {t('{{count}} nodes match', { count: nodes.length })}
        </Content>
        <Content component="small">
          {isLabelled
            ? t(
                'A policy chooses nodes by labels, and no label stands on exactly these. So they get one, which you name where the policy is named.',
              )
            : selector && by.length === 0
              ? t('The policy is for all nodes.')
              : selector && t('The policy is for nodes with {{label}}.', { label: by.join(', ') })}
        </Content>
      </StackItem>
      <StackItem>
        <LabelGroup aria-label={t('Nodes that match')} numLabels={20}>
          {nodes.map(({ name, interfaces }) => (
            <Label key={name} {...(interfaces ? {} : { status: 'warning' as const })}>
              {interfaces ? name : t('{{name}}: nmstate does not report on it', { name })}
            </Label>
          ))}
        </LabelGroup>
      </StackItem>
    </Stack>
  );
};

/** The nodes that are to have it. */
export const NodesStep = ({ connect }: { connect: Connect }) => {
  const t = useT();
  const { form, values, messagesOf, world } = connect;
  const suggestions = useMemo(
    () => ({
      labels: labelsOfNodes(world).map(({ label, count }) => ({
        value: label,
        description: t('{{count}} nodes', { count }),
      })),
      nodes: nodeNetworksOf(world).map(({ name }) => ({ value: name })),
    }),
    [world, t],
  );
  const way = asTyped(values.way);
  const props = { form, messagesOf, suggestions };
  return (
    <Stack hasGutter>
      <FieldAlert connect={connect} field="way" />
      <StackItem>
        <PlainForm noValidate>
          <FormGroup role="radiogroup" fieldId="way" label={t('Which nodes')} isRequired isStack>
            {ways.map((each) => (
              <Radio
                key={each.way}
                id={`way-${each.way}`}
                name="way"
                label={t(each.label)}
                description={t(each.help)}
                isChecked={way === each.way}
                onChange={() => set(form, 'way', each.way)}
              />
            ))}
          </FormGroup>
          {way === 'label' && <Field {...props} spec={labelField} />}
          {way === 'chosen' && <Field {...props} spec={nodesField} />}
        </PlainForm>
      </StackItem>
      <StackItem>
        <Matching connect={connect} />
      </StackItem>
    </Stack>
  );
};
