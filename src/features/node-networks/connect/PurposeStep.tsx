import { Content, Label, Stack, StackItem } from '@patternfly/react-core';
import { msg } from '../../../domain/core/msg';
import { asTyped } from '../../../domain/forms/leaf';
import { purposes } from '../../../domain/node-policies/connect/fields';
import { Field } from '../../../ui/form/Field';
import { PlainForm } from '../../../ui/form/PlainForm';
import { SelectCards } from '../../../ui/form/SelectCards';
import type { FieldSpec } from '../../../ui/form/spec';
import { useT } from '../../../ui/useT';
import { VsphereNote } from '../../../ui/vsphere/InVsphere';
import { FieldAlert } from './FieldAlert';
import { set } from './set';
import type { Connect } from './useConnect';
import { purposeWords } from './words';

const part: FieldSpec<'part'> = {
  name: 'part',
  kind: 'choice',
  label: msg('What to make'),
  help: msg('Each can be made alone, such as further networks on a bridge that is there.'),
  options: [
    { value: 'all', label: msg('What the nodes need, and the networks on it') },
    { value: 'nodes', label: msg('Only what the nodes need') },
    { value: 'network', label: msg('Only networks, on what the nodes have already') },
  ],
};

/** What VMs are connected by. */
export const PurposeStep = ({ connect }: { connect: Connect }) => {
  const t = useT();
  const { form, values, messagesOf } = connect;
  return (
    <Stack hasGutter>
      <FieldAlert connect={connect} field="purpose" />
      <StackItem>
        <PlainForm noValidate isWidthLimited={false}>
          <SelectCards
            name="purpose"
            label={t('How VMs are connected')}
            minWidth="260px"
            selected={asTyped(values.purpose)}
            onSelect={(id) => set(form, 'purpose', id)}
            cards={purposes.map((id) => {
              const { title, when, inVsphere } = purposeWords[id];
              return {
                id,
                title: t(title),
                body: (
                  <>
                    <Content component="p">{t(when)}</Content>
                    <VsphereNote>{t(inVsphere)}</VsphereNote>
                    {id === 'br-ex' && (
                      <Label isCompact color="green">
                        {t('Recommended')}
                      </Label>
                    )}
                  </>
                ),
              };
            })}
          />
        </PlainForm>
      </StackItem>
      <StackItem>
        <PlainForm noValidate>
          {asTyped(values.purpose) !== 'vlan' && (
            <Field form={form} messagesOf={messagesOf} spec={part} />
          )}
        </PlainForm>
      </StackItem>
      <StackItem>
        <VsphereNote>
          {t(
            'Port binding and the number of ports of a port group have no counterpart: there is nothing to set.',
          )}
        </VsphereNote>
      </StackItem>
    </Stack>
  );
};
