import { useId, useMemo } from 'react';
import {
  Button,
  Modal,
  ModalBody,
  ModalFooter,
  ModalHeader,
  ProgressStepper,
  Stack,
  StackItem,
} from '@patternfly/react-core';
import { textAt, type KubernetesResource } from '../../../domain/core/resource';
import { explainInterface } from '../../../domain/vm/explain/explain';
import { podsOfVmi } from '../../../domain/vm/interfaces/launcher-pods';
import { useWarnings } from '../../../k8s/useWarnings';
import { ExplainStepView } from '../../../ui/explain/ExplainStepView';
import { GapList } from '../../../ui/GapList';
import { NothingState } from '../../../ui/states';
import { useT } from '../../../ui/useT';
import type { VmWorld } from '../useVmWorld';
import { Verdict } from './Verdict';

/** Names of the objects whose events are quoted: the VM, its instance and its pods. */
const useSubjects = ({ vm, vmi, world }: VmWorld): string[] => {
  const pods = vmi ? podsOfVmi(world, vmi) : [];
  const key = [vm, ...pods].map((object) => textAt(object, 'metadata', 'name') ?? '').join(' ');
  return useMemo(() => key.split(' '), [key]);
};

interface ExplainDialogProps {
  vm: KubernetesResource;
  vmWorld: VmWorld;
  /** Of the interface. */
  name: string;
  onClose: () => void;
}

const Explained = ({ vm, vmWorld, name }: Omit<ExplainDialogProps, 'onClose'>) => {
  const t = useT();
  const id = useId();
  const { world, gaps } = vmWorld;
  const { events, failure } = useWarnings(vmWorld.view.namespace, useSubjects(vmWorld));
  const explanation = useMemo(
    () => explainInterface(world, vm, name, events as KubernetesResource[]),
    [world, vm, name, events],
  );
  if (!explanation) return <NothingState title={t('The VM has no interface {{name}}', { name })} />;
  const { steps, firstBroken, firstWaiting } = explanation;
  const decisive = firstBroken ?? firstWaiting;
  return (
    <Stack hasGutter>
      <StackItem>
        <Verdict explanation={explanation} vmWorld={vmWorld} />
      </StackItem>
      <StackItem>
        <ProgressStepper isVertical aria-label={t('Way of the interface')}>
          {steps.map((step) => (
            <ExplainStepView
              key={step.id}
              step={{ ...step, findings: step.finding ? [step.finding] : [] }}
              id={id}
              isCurrent={step === decisive}
            />
          ))}
        </ProgressStepper>
      </StackItem>
      {failure !== undefined && (
        <StackItem>{t('Events could not be read: {{message}}', { message: failure })}</StackItem>
      )}
      <StackItem>
        <GapList gaps={gaps} />
      </StackItem>
    </Stack>
  );
};

/**
 * Why an interface does not work: its way from the settings to an address, and where it ends. It
 * follows the cluster while it is open.
 */
export const ExplainDialog = ({ vm, vmWorld, name, onClose }: ExplainDialogProps) => {
  const t = useT();
  return (
    <Modal
      variant="medium"
      isOpen
      onClose={onClose}
      aria-labelledby="explain-title"
      aria-describedby="explain-body"
    >
      <ModalHeader
        title={t('Diagnosis of interface "{{name}}"', { name })}
        description={t('Interface of VM {{vm}}', {
          vm: `${vmWorld.view.namespace}/${vmWorld.view.name}`,
        })}
        labelId="explain-title"
      />
      <ModalBody id="explain-body" tabIndex={0}>
        <Explained vm={vm} vmWorld={vmWorld} name={name} />
      </ModalBody>
      <ModalFooter>
        <Button onClick={onClose}>{t('Close')}</Button>
      </ModalFooter>
    </Modal>
  );
};
