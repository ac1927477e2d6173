import { useState } from 'react';
import {
  ClipboardCopy,
  ClipboardCopyVariant,
  Content,
  FormGroup,
  FormSelect,
  FormSelectOption,
  Stack,
  StackItem,
} from '@patternfly/react-core';
import type { KubernetesResource } from '../../../domain/core/resource';
import { guestCommands, guestTools, type GuestTool } from '../../../domain/vm/guest/commands';
import { familyOf, type GuestFamily } from '../../../domain/vm/lifecycle/guest-agent';
import { PlainForm } from '../../../ui/form/PlainForm';
import { useT } from '../../../ui/useT';
import type { GuestAdvice } from './advice';
import { GuestEditor, guestDraftOf } from './GuestEditor';
import { Sentences } from './Sentences';

interface CommandsPanelProps {
  vm: KubernetesResource;
  vmi: KubernetesResource | undefined;
  start: string;
  advice: GuestAdvice;
}

const isTool = (text: string): text is GuestTool =>
  (guestTools as readonly string[]).includes(text);

/** What usually sets up the network of such guests. */
const usualTool: Record<GuestFamily, GuestTool> = {
  redhat: 'NetworkManager',
  debian: 'netplan',
  suse: 'NetworkManager',
  windows: 'Windows',
};

/** Settings for a guest that has booted, as commands to be typed in it. */
export const CommandsPanel = ({ vm, vmi, start, advice }: CommandsPanelProps) => {
  const t = useT();
  const [draft, setDraft] = useState(() => guestDraftOf(start, advice));
  const [tool, setTool] = useState<GuestTool>(() => usualTool[familyOf(vm, vmi) ?? 'redhat']);
  const isSound = draft.document && !draft.problems.some(({ isBlocking }) => isBlocking);
  return (
    <Stack hasGutter>
      <StackItem>
        <Content component="p">
          {t(
            'Nothing is saved here: say what the guest is to have, and copy the commands into its console as its administrator.',
          )}
        </Content>
      </StackItem>
      <StackItem>
        <GuestEditor
          label={t('Settings of the network in the guest')}
          start={start}
          advice={advice}
          onDraft={setDraft}
        />
      </StackItem>
      <StackItem>
        <PlainForm>
          <FormGroup label={t('What sets up the network in the guest')} fieldId="guest-tool">
            <FormSelect
              id="guest-tool"
              value={tool}
              onChange={(_event, value) => {
                if (isTool(value)) setTool(value);
              }}
            >
              {guestTools.map((each) => (
                <FormSelectOption key={each} value={each} label={each} />
              ))}
            </FormSelect>
          </FormGroup>
        </PlainForm>
      </StackItem>
      {draft.document && (
        <StackItem>
          <Sentences network={draft.document.network} />
        </StackItem>
      )}
      <StackItem>
        {isSound && draft.document ? (
          <ClipboardCopy
            isReadOnly
            isCode
            isExpanded
            variant={ClipboardCopyVariant.expansion}
            hoverTip={t('Copy the commands')}
            clickTip={t('Copied')}
            copyAriaLabel={t('Copy the commands')}
            textAriaLabel={t('Commands for the guest')}
            toggleAriaLabel={t('Show the commands')}
          >
            {guestCommands(draft.document.network, tool)}
          </ClipboardCopy>
        ) : (
          <Content component="p">
            {t('The commands appear here once nothing is wrong above.')}
          </Content>
        )}
      </StackItem>
    </Stack>
  );
};
