import { useState } from 'react';
import { Stack, StackItem } from '@patternfly/react-core';
import { textAt } from '../../../domain/core/resource';
import { actOnVm } from '../../../k8s/subresource';
import { follow } from '../../../ui/notices/batches';
import { FailureAlert } from '../../../ui/FailureAlert';
import { useT } from '../../../ui/useT';
import type { VmWorld } from '../useVmWorld';
import { ActionButton } from '../../../ui/ActionButton';
import { useStartRefusal } from './actionRefusals';

/** Starts a VM that is stopped: nothing of it is lost, so nothing is asked before. */
export const StartButton = ({ vmWorld }: { vmWorld: VmWorld }) => {
  const t = useT();
  const refusal = useStartRefusal(vmWorld);
  const [isSending, setSending] = useState(false);
  const [failure, setFailure] = useState<{ error: unknown }>();
  const namespace = textAt(vmWorld.vm, 'metadata', 'namespace') ?? '';
  const name = textAt(vmWorld.vm, 'metadata', 'name') ?? '';
  const start = async () => {
    setSending(true);
    setFailure(undefined);
    try {
      await actOnVm('start', namespace, name);
      follow({ what: 'start', items: [{ namespace, name, aim: { kind: 'started' } }] });
    } catch (error) {
      setFailure({ error });
    }
    setSending(false);
  };
  return (
    <Stack hasGutter>
      <StackItem>
        <ActionButton
          refusal={isSending ? t('The request is being sent.') : refusal}
          onClick={() => {
            void start();
          }}
        >
          {t('Start')}
        </ActionButton>
      </StackItem>
      {failure && (
        <StackItem>
          <FailureAlert title={t('The VM could not be started')} error={failure.error} />
        </StackItem>
      )}
    </Stack>
  );
};
