import { WizardStep } from '@patternfly/react-core';
import { asPage } from '../../../ui/notices/asPage';
import { migrationPath } from '../../../ui/routes';
import { onDemand } from '../../../ui/onDemand';
import { LoadingState } from '../../../ui/states';
import { useT } from '../../../ui/useT';
import { VsphereAside } from '../../../ui/vsphere/VsphereSwitch';
import { GuardedWizard } from '../../../ui/wizard/GuardedWizard';
import { WizardPage } from '../../../ui/wizard/WizardPage';
import { NoSettings } from '../NoSettings';
import { useMigrationWorld, type MigrationSettings } from '../useMigrationWorld';
import { AddressStep } from './AddressStep';
import { LinkStep } from './LinkStep';
import { NameStep } from './NameStep';
import { ReviewStep } from './ReviewStep';
import { StepFooter } from './StepFooter';
import { usePlan } from './usePlan';
import { useWriting } from './Writing';

const VerifyStep = onDemand<{ settings: MigrationSettings }>(() => import('./VerifyStep'));

const Steps = ({ settings }: { settings: MigrationSettings }) => {
  const t = useT();
  const plan = usePlan(settings);
  const writing = useWriting(settings, plan);
  const { written } = writing;
  // What is written cannot be planned anew.
  const isPlanned = written !== 'nothing';
  return (
    <GuardedWizard
      isUnsaved={written !== 'both' && plan.form.formState.isDirty}
      home={migrationPath(undefined)}
      footer={(onCancel) => (
        <StepFooter settings={settings} plan={plan} writing={writing} onCancel={onCancel} />
      )}
    >
      <WizardStep id="step-link" name={t('Interface')} isDisabled={isPlanned}>
        <LinkStep settings={settings} plan={plan} />
      </WizardStep>
      <WizardStep id="step-addresses" name={t('Addresses')} isDisabled={isPlanned}>
        <AddressStep settings={settings} plan={plan} />
      </WizardStep>
      <WizardStep id="step-name" name={t('Name')} isDisabled={isPlanned}>
        <NameStep namespace={settings.namespace} plan={plan} />
      </WizardStep>
      <WizardStep id="step-review" name={t('Review')} isDisabled={written === 'both'}>
        <ReviewStep settings={settings} plan={plan} writing={writing} />
      </WizardStep>
      <WizardStep id="step-verify" name={t('Verify')}>
        <VerifyStep settings={settings} />
      </WizardStep>
    </GuardedWizard>
  );
};

const Content = () => {
  const t = useT();
  const settings = useMigrationWorld();
  if (settings.state === 'loading') {
    return <LoadingState label={t('Reading the settings of live migration')} />;
  }
  if (settings.state === 'unknown') return <NoSettings gaps={settings.gaps} />;
  return <Steps settings={settings} />;
};

/** Makes a network for live migration, from the uplink to the setting. */
const MigrationNetworkWizard = () => {
  const t = useT();
  return (
    <WizardPage title={t('Dedicated network for live migration')} aside={<VsphereAside />}>
      <Content />
    </WizardPage>
  );
};

export default asPage(MigrationNetworkWizard);
