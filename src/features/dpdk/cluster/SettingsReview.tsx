import { useState } from 'react';
import { Alert } from '@patternfly/react-core';
import type { DpdkShape, SettingsOwner } from '../../../domain/settings/owner';
import { say } from '../../../ui/notices/store';
import { Review } from '../../../ui/review/Review';
import { useT } from '../../../ui/useT';
import { settingsEdit, type DpdkSettings } from './settingsEdit';

interface SettingsReviewProps {
  owner: SettingsOwner<DpdkShape>;
  settings: DpdkSettings;
  onClose: () => void;
}

/** The last look before VMs get a runtime class, and CPUs in whole cores. */
export const SettingsReview = ({ owner, settings, onClose }: SettingsReviewProps) => {
  const t = useT();
  const [changes] = useState(() => [settingsEdit(owner, settings)]);
  return (
    <Review
      title={t('Set what VMs get for DPDK?')}
      changes={changes}
      confirm={t('Save changes')}
      onClose={onClose}
      onDone={() => {
        say({ variant: 'success', title: t('The settings of VMs for DPDK are saved') });
        onClose();
      }}
    >
      <Alert
        variant="info"
        isInline
        component="h2"
        title={t('It is for all VMs of the cluster that start from now on')}
      >
        {t(
          'A VM that runs keeps what it has until it is started anew. A VM that names a runtime class of its own keeps that.',
        )}
      </Alert>
    </Review>
  );
};
