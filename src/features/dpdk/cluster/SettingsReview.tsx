import { useState } from 'react';
import { Alert } from '@patternfly/react-core';
import type { K8sResourceCommon } from '@openshift-console/dynamic-plugin-sdk';
import type { KubernetesResource } from '../../../domain/core/resource';
import { dpdkForm } from '../../../domain/settings/forms';
import type { HyperConvergedShape, SettingsOwner } from '../../../domain/settings/owner';
import { modelOfObject } from '../../../k8s/models';
import { editBy } from '../../../k8s/write';
import { say } from '../../../ui/notices/store';
import { Review } from '../../../ui/review/Review';
import { useT } from '../../../ui/useT';

/** What is to be set for all VMs; what is undefined stays as it is. */
export interface DpdkSettings {
  runtimeClass?: string;
  alignCpus?: true;
}

interface SettingsReviewProps {
  owner: SettingsOwner<HyperConvergedShape>;
  settings: DpdkSettings;
  onClose: () => void;
}

/** The last look before VMs get a runtime class, and CPUs in whole cores. */
export const SettingsReview = ({ owner, settings, onClose }: SettingsReviewProps) => {
  const t = useT();
  const form = dpdkForm(owner.shape);
  const [changes] = useState(() => [
    editBy<K8sResourceCommon>(
      modelOfObject('HyperConverged', owner.object),
      owner.object as K8sResourceCommon,
      (current) => {
        const object = current as KubernetesResource;
        return form.apply(object, { ...form.read(object), ...settings });
      },
    ),
  ]);
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
