import { Stack, StackItem } from '@patternfly/react-core';
import { msg } from '../../../domain/core/msg';
import { Field } from '../../../ui/form/Field';
import { PlainForm } from '../../../ui/form/PlainForm';
import type { FieldSpec } from '../../../ui/form/spec';
import { useT } from '../../../ui/useT';
import type { PlanForm } from './usePlan';

const name: FieldSpec<'name'> = {
  name: 'name',
  kind: 'text',
  label: msg('Name'),
  help: msg('Lower case letters, digits and hyphens. The settings of live migration refer to it.'),
  isRequired: true,
};

/** What the network is called. */
export const NameStep = ({ namespace, plan }: { namespace: string; plan: PlanForm }) => {
  const t = useT();
  const { form, messagesOf } = plan;
  return (
    <Stack hasGutter>
      <StackItem>
        {t('It is made in {{namespace}}, where KubeVirt looks for it.', { namespace })}
      </StackItem>
      <StackItem>
        <PlainForm noValidate>
          <Field form={form} messagesOf={messagesOf} spec={name} />
        </PlainForm>
      </StackItem>
    </Stack>
  );
};
