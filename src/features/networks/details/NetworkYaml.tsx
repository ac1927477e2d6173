import { Suspense } from 'react';
import { ResourceYAMLEditor } from '@openshift-console/dynamic-plugin-sdk';
import type { NetworkAttachmentDefinition } from '../../../domain/nad/types';
import { NetworkAttachmentDefinitionModel } from '../../../k8s/models';
import { useAccess } from '../../../k8s/useAccess';
import { LoadingState } from '../../../ui/states';
import { useT } from '../../../ui/useT';

/** The object as text; editable when the user may update networks here. */
export const NetworkYaml = ({ obj }: { obj?: NetworkAttachmentDefinition }) => {
  const t = useT();
  const access = useAccess('update', NetworkAttachmentDefinitionModel, obj?.metadata?.namespace);
  if (!obj || access === 'checking') return <LoadingState label={t('Loading the editor')} />;
  return (
    <Suspense fallback={<LoadingState label={t('Loading the editor')} />}>
      <ResourceYAMLEditor initialResource={obj} readOnly={access === 'denied'} />
    </Suspense>
  );
};
