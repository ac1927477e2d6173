import { useState } from 'react';
import { Alert, Content, Stack, StackItem } from '@patternfly/react-core';
import {
  agentStateOf,
  familyLabel,
  familyOf,
  guestFamilies,
  installCommand,
  type GuestFamily,
} from '../../../domain/vm/lifecycle/guest-agent';
import { CopyText } from '../../../ui/CopyText';
import { PlainForm } from '../../../ui/form/PlainForm';
import { useT } from '../../../ui/useT';
import { WordSelect } from '../../../ui/WordSelect';
import type { VmFacts } from '../page/useVmFacts';

const Install = ({ vm, vmi }: Pick<VmFacts, 'vm' | 'vmi'>) => {
  const t = useT();
  const [family, setFamily] = useState<GuestFamily>(familyOf(vm, vmi) ?? 'redhat');
  return (
    <Stack hasGutter>
      <StackItem>
        <PlainForm>
          <WordSelect
            id="guest-family"
            label={t('Guest')}
            choices={guestFamilies}
            chosen={family}
            labelOf={(each) => t(familyLabel(each))}
            onChoose={setFamily}
          />
        </PlainForm>
      </StackItem>
      <StackItem>
        <CopyText
          text={installCommand[family]}
          label={t('Command that installs the guest agent')}
          copy={t('Copy the command')}
        />
        {family === 'windows' && (
          <Content component="small">
            {t(
              'It lies on the disk of the virtio drivers: attach that to the VM as a CD-ROM, and name its drive in place of E.',
            )}
          </Content>
        )}
      </StackItem>
    </Stack>
  );
};

/** Whether the guest agent reports, and how to get one that does. */
export const AgentNotice = ({ vm, vmi }: Pick<VmFacts, 'vm' | 'vmi'>) => {
  const t = useT();
  const state = agentStateOf(vmi);
  if (state === 'connected') {
    return (
      <Alert
        variant="success"
        isInline
        isPlain
        component="h2"
        title={t('The guest agent reports the addresses of the guest')}
      />
    );
  }
  if (state === 'stopped') {
    return (
      <Alert
        variant="info"
        isInline
        component="h2"
        title={t('The VM does not run, so that it has no addresses now')}
      />
    );
  }
  return (
    <Alert
      variant={state === 'old' ? 'warning' : 'info'}
      isInline
      component="h2"
      title={
        state === 'old'
          ? t('KubeVirt does not know this version of the guest agent')
          : t('The guest has no agent that reports')
      }
    >
      <Stack hasGutter>
        <StackItem>
          {state === 'old'
            ? t('What it reports may be incomplete. Install a newer one in the guest:')
            : t(
                'Without one only the address of the pod is known, not those that the guest has on other networks. As the administrator of the guest, install it:',
              )}
        </StackItem>
        <StackItem>
          <Install vm={vm} vmi={vmi} />
        </StackItem>
      </Stack>
    </Alert>
  );
};
