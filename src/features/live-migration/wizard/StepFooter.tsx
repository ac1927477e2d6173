import { Button, useWizardContext } from '@patternfly/react-core';
import { useNavigate } from 'react-router';
import { asTyped } from '../../../domain/forms/leaf';
import { suggestPlanName, type PlanField } from '../../../domain/migration-network/draft';
import { models } from '../../../k8s/models';
import { useAccess } from '../../../k8s/useAccess';
import { ActionButton } from '../../../ui/ActionButton';
import { migrationPath } from '../../../ui/routes';
import { useT } from '../../../ui/useT';
import { WizardButtons } from '../../../ui/wizard/WizardButtons';
import { useSettingRefusal } from '../network/useSettingRefusal';
import type { MigrationSettings } from '../useMigrationWorld';
import type { PlanForm } from './usePlan';
import { WritingDialog, type Writing } from './Writing';

/** Fields of the steps that have some, by the ids of the steps: they have to be sound before the next. */
const STEP_FIELDS: Readonly<Record<string, readonly PlanField[]>> = {
  'step-link': ['link', 'vlan'],
  'step-addresses': ['range', 'exclude', 'later'],
  'step-name': ['name'],
};

/** Why the user cannot make the network and set it; undefined when it may be tried. */
const useRefusal = ({ owner, namespace }: MigrationSettings): string | undefined => {
  const t = useT();
  const access = useAccess('create', models.NetworkAttachmentDefinition, namespace);
  const setting = useSettingRefusal(owner);
  if (access === 'checking') return t('Checking your permissions');
  return access === 'denied'
    ? t('You have no permission to create networks in namespace {{namespace}}.', { namespace })
    : setting;
};

interface StepFooterProps {
  settings: MigrationSettings;
  plan: PlanForm;
  writing: Writing;
  onCancel: () => void;
}

/** The button that writes, or continues where only the network was written. */
const WriteButton = ({ settings, plan, writing }: Omit<StepFooterProps, 'onCancel'>) => {
  const t = useT();
  const denied = useRefusal(settings);
  const isHalf = writing.written === 'network';
  const isSound = isHalf || !plan.problems.some(({ isBlocking }) => isBlocking);
  return (
    <ActionButton
      variant="primary"
      refusal={denied ?? (isSound ? undefined : t('Correct first what the steps before say.'))}
      onClick={writing.begin}
    >
      {isHalf ? t('Continue') : t('Make it and use it')}
    </ActionButton>
  );
};

/** The buttons of each step. A step is left forwards only when its fields are sound. */
export const StepFooter = ({ settings, plan, writing, onCancel }: StepFooterProps) => {
  const t = useT();
  const navigate = useNavigate();
  const { activeStep, goToNextStep, goToPrevStep } = useWizardContext();
  const { form, values } = plan;
  const { world, namespace } = settings;
  const id = String(activeStep.id);

  const suggestName = () => {
    if (asTyped(form.getValues('name')).trim() !== '') return;
    const isTaken = (text: string) =>
      world.find('NetworkAttachmentDefinition', text, namespace) !== undefined;
    form.setValue('name', suggestPlanName(form.getValues(), isTaken));
  };
  const goOn = async () => {
    if (!(await form.trigger([...(STEP_FIELDS[id] ?? [])]))) return;
    if (id === 'step-addresses') suggestName();
    void goToNextStep();
  };

  if (id === 'step-verify') {
    return (
      <WizardButtons
        next={
          <Button variant="primary" onClick={() => void navigate(migrationPath(undefined))}>
            {t('Done')}
          </Button>
        }
      />
    );
  }
  const back = id === 'step-link' || writing.written !== 'nothing' ? undefined : goToPrevStep;
  const next =
    id === 'step-review' ? (
      <WriteButton settings={settings} plan={plan} writing={writing} />
    ) : (
      <Button variant="primary" onClick={() => void goOn()}>
        {t('Next')}
      </Button>
    );
  return (
    <>
      <WizardButtons next={next} onBack={back && (() => void back())} onCancel={onCancel} />
      <WritingDialog
        writing={writing}
        name={asTyped(values.name).trim()}
        onDone={() => void goToNextStep()}
      />
    </>
  );
};
