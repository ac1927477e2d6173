import { useState } from 'react';
import { FormGroup, Radio, Stack, StackItem } from '@patternfly/react-core';
import { selectorOfNode } from '../../../domain/node-policies/one-node';
import { ActionButton } from '../../../ui/ActionButton';
import { PlainForm } from '../../../ui/form/PlainForm';
import { useT } from '../../../ui/useT';
import { WordSelect } from '../../../ui/WordSelect';
import { labelling, model, withSelector, type PartProps } from './step';

/** Where to begin: on one node, or on all of them. */
export const Beginning = ({ connect, ask, refusal }: PartProps) => {
  const t = useT();
  const { policy, chosen } = connect.draft;
  const { nodes } = chosen;
  const [isTried, setTried] = useState(true);
  const [name, setName] = useState<string>();
  const trial = nodes.find((node) => node.name === name) ?? nodes[0];
  const others = nodes.length - 1;
  const canTry = trial !== undefined && others > 0;
  const begin = () => {
    if (!policy) return;
    const isTrial = canTry && isTried;
    const resource = isTrial ? withSelector(policy, selectorOfNode(trial)) : policy;
    ask({
      title: isTrial ? t('Configure {{node}}?', { node: trial.name }) : t('Configure the nodes?'),
      confirm: t('Create the policy'),
      changes: [
        // One node is chosen by its name.
        ...(isTrial ? [] : labelling(chosen.label)),
        { kind: 'create', model, resource },
      ],
      nodes: isTrial ? [trial] : nodes,
      said: t('The policy {{name}} was created', { name: policy.metadata?.name ?? '' }),
    });
  };
  return (
    <Stack hasGutter>
      {canTry && (
        <StackItem>
          <PlainForm noValidate>
            <FormGroup role="radiogroup" fieldId="begin" label={t('Where to begin')} isStack>
              <Radio
                id="begin-one"
                name="begin"
                label={t('Try on one node first (recommended)')}
                description={t('The others follow when you say so.')}
                isChecked={isTried}
                onChange={() => setTried(true)}
              />
              <Radio
                id="begin-all"
                name="begin"
                label={t('On all {{count}} nodes', { count: nodes.length })}
                isChecked={!isTried}
                onChange={() => setTried(false)}
              />
            </FormGroup>
            {isTried && (
              <WordSelect
                id="trial"
                label={t('Node to try it on')}
                choices={nodes}
                chosen={trial}
                wordOf={(node) => node.name}
                labelOf={(node) => node.name}
                onChoose={(node) => setName(node.name)}
              />
            )}
          </PlainForm>
        </StackItem>
      )}
      <StackItem>
        <ActionButton variant="primary" refusal={refusal} onClick={begin}>
          {canTry && isTried
            ? t('Configure {{node}}', { node: trial.name })
            : t('Configure the nodes')}
        </ActionButton>
      </StackItem>
    </Stack>
  );
};
