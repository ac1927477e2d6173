import { useState } from 'react';
import { Content, Stack, StackItem, TextInput, Title } from '@patternfly/react-core';
import type { KubernetesResource } from '../../../domain/core/resource';
import { functionsOf } from '../../../domain/dpdk/vm/functions';
import {
  dpdkFamilies,
  guestFactsOf,
  guestSteps,
  usualPages,
  type DpdkFamily,
} from '../../../domain/dpdk/vm/guest';
import { sizedOf } from '../../../domain/dpdk/vm/sizes';
import { familyLabel, familyOf } from '../../../domain/vm/lifecycle/guest-agent';
import { namespaceOf } from '../../../domain/vm/spec/network-refs';
import type { World } from '../../../domain/world/world';
import { CopyText } from '../../../ui/CopyText';
import { PlainForm } from '../../../ui/form/PlainForm';
import { describedBy, FormField } from '../../../ui/FormField';
import { useT } from '../../../ui/useT';
import { WordSelect } from '../../../ui/WordSelect';

interface GuestCommandsProps {
  world: World;
  vm: KubernetesResource;
  vmi: KubernetesResource | undefined;
}

const isKnownFamily = (family: string | undefined): family is DpdkFamily =>
  dpdkFamilies.some((each) => each === family);

/** What is to be typed in the guest, filled in for the VM, to copy. */
export const GuestCommands = ({ world, vm, vmi }: GuestCommandsProps) => {
  const t = useT();
  const known = familyOf(vm, vmi);
  const [family, setFamily] = useState<DpdkFamily>(isKnownFamily(known) ? known : 'redhat');
  const [typed, setTyped] = useState<string>();
  const { spec } = sizedOf(world, vm);
  const addresses = functionsOf(world, spec, namespaceOf(vm)).flatMap(
    ({ interface: { values } }) => values.pciAddress ?? [],
  );
  const facts = guestFactsOf(spec, addresses);
  const shown = typed ?? String(usualPages(facts) ?? 1);
  const isNumber = /^\s*[1-9]\d{0,4}\s*$/.test(shown);
  const error = isNumber ? undefined : t('Type a whole number from 1.');
  return (
    <Stack hasGutter>
      <StackItem>
        <Content component="p">
          {t(
            'The rest is up to the guest. Copy the commands into its console as its administrator, after the VM has been started with its settings.',
          )}
        </Content>
        {known === 'windows' && (
          <Content component="p">
            {t('For a guest with Windows there are no such commands.')}
          </Content>
        )}
        {addresses.length === 0 && (
          <Content component="p">
            {t('Commands for the virtual functions appear once these have a PCI address.')}
          </Content>
        )}
      </StackItem>
      <StackItem>
        <PlainForm>
          <WordSelect
            id="dpdk-guest"
            label={t('System of the guest')}
            choices={dpdkFamilies}
            chosen={family}
            labelOf={(each) => t(familyLabel(each))}
            onChoose={setFamily}
          />
          <FormField id="dpdk-pages" label={t('Huge pages of 1 GiB in the guest')} error={error}>
            <TextInput
              {...describedBy('dpdk-pages', { error })}
              value={shown}
              validated={error === undefined ? 'default' : 'error'}
              onChange={(_event, text) => setTyped(text)}
            />
          </FormField>
        </PlainForm>
      </StackItem>
      {isNumber &&
        guestSteps(family, facts, Number(shown)).map(({ key, title, commands, notes }) => (
          <StackItem key={key}>
            <Title headingLevel="h3" size="md">
              {t(title)}
            </Title>
            <CopyText
              text={commands}
              label={t('Commands: {{title}}', { title: t(title) })}
              copy={t('Copy the commands')}
              copyLabel={t('Copy the commands: {{title}}', { title: t(title) })}
              {...(commands.includes('\n')
                ? { toggleLabel: t('Show the commands: {{title}}', { title: t(title) }) }
                : {})}
            />
            {notes.map(({ text, params }) => (
              <Content key={text} component="small">
                {t(text, params)}
              </Content>
            ))}
          </StackItem>
        ))}
    </Stack>
  );
};
