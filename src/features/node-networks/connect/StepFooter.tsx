import { Button, useWizardContext } from '@patternfly/react-core';
import { useNavigate } from 'react-router';
import type { ConnectField } from '../../../domain/node-policies/connect/fields';
import { suggestConnectNames } from '../../../domain/node-policies/connect/names';
import { nodeNetworksPath } from '../../../ui/routes';
import { useT } from '../../../ui/useT';
import { WizardButtons } from '../../../ui/wizard/WizardButtons';
import type { Connect } from './useConnect';

/** Fields of the steps, by the ids of the steps: they have to be sound before the next. */
const STEP_FIELDS: Readonly<Record<string, readonly ConnectField[]>> = {
  'step-purpose': ['purpose'],
  'step-nodes': ['way', 'label', 'nodes'],
  'step-uplinks': ['uplinks'],
  'step-bridge': [
    'bond',
    'mode',
    'bridge',
    'localnet',
    'vlanId',
    'vlanName',
    'mtu',
    'nodeLabel',
    'policy',
    'maxUnavailable',
  ],
  'step-network': ['bridge', 'localnet', 'vlans', 'pattern', 'list', 'projects'],
  'step-vms': ['vmNetwork', 'vms'],
};

interface StepFooterProps {
  connect: Connect;
  onCancel: () => void;
}

/** The buttons of each step. A step is left forwards only when its fields are sound. */
export const StepFooter = ({ connect, onCancel }: StepFooterProps) => {
  const t = useT();
  const navigate = useNavigate();
  const { activeStep, goToNextStep, goToPrevStep } = useWizardContext();
  const { form, world, draft, run } = connect;
  const id = String(activeStep.id);

  const nameTheRest = () => {
    const isLabelled = draft.chosen.label !== undefined;
    for (const [field, name] of Object.entries(
      suggestConnectNames(world, draft.draft, isLabelled),
    )) {
      form.setValue(field, name);
    }
  };
  const goOn = async () => {
    if (!(await form.trigger([...(STEP_FIELDS[id] ?? [])]))) return;
    if (id === (draft.draft.purpose === 'br-ex' ? 'step-nodes' : 'step-uplinks')) nameTheRest();
    connect.remember();
    void goToNextStep();
  };

  const isFirst = id === 'step-purpose';
  if (id === 'step-run') {
    const canChange = run.stage === 'open' || run.stage === 'failed';
    return (
      <WizardButtons
        onBack={canChange ? () => void goToPrevStep() : undefined}
        next={
          <Button variant="secondary" onClick={() => void navigate(nodeNetworksPath())}>
            {t('Close')}
          </Button>
        }
      />
    );
  }
  return (
    <WizardButtons
      onBack={isFirst ? undefined : () => void goToPrevStep()}
      onCancel={onCancel}
      next={
        <Button variant="primary" onClick={() => void goOn()}>
          {t('Next')}
        </Button>
      }
    />
  );
};
