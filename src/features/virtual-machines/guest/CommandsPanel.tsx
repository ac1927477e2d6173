import { useState } from 'react';
import { Content, Stack, StackItem } from '@patternfly/react-core';
import type { KubernetesResource } from '../../../domain/core/resource';
import { guestCommands, guestTools, type GuestTool } from '../../../domain/vm/guest/commands';
import { familyOf, type GuestFamily } from '../../../domain/vm/lifecycle/guest-agent';
import { CopyText } from '../../../ui/CopyText';
import { PlainForm } from '../../../ui/form/PlainForm';
import { useT } from '../../../ui/useT';
import { WordSelect } from '../../../ui/WordSelect';
import type { GuestAdvice } from './advice';
import { GuestEditor, guestDraftOf } from './GuestEditor';
import { Sentences } from './Sentences';

interface CommandsPanelProps {
  vm: KubernetesResource;
  vmi: KubernetesResource | undefined;
  start: string;
  advice: GuestAdvice;
}

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
          <WordSelect
            id="guest-tool"
            label={t('What sets up the network in the guest')}
            choices={guestTools}
            chosen={tool}
            labelOf={(each) => each}
            onChoose={setTool}
          />
        </PlainForm>
      </StackItem>
      {draft.document && (
        <StackItem>
          <Sentences network={draft.document.network} />
        </StackItem>
      )}
      <StackItem>
        {isSound && draft.document ? (
          <CopyText
            text={guestCommands(draft.document.network, tool)}
            label={t('Commands for the guest')}
            copy={t('Copy the commands')}
            toggleLabel={t('Show the commands')}
          />
        ) : (
          <Content component="p">
            {t('The commands appear here once nothing is wrong above.')}
          </Content>
        )}
      </StackItem>
    </Stack>
  );
};
