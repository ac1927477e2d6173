import { Suspense } from 'react';
import { Alert, PageSection } from '@patternfly/react-core';
import { ResourceYAMLEditor } from '@openshift-console/dynamic-plugin-sdk';
import { LoadingState } from '../../../ui/states';
import { useT } from '../../../ui/useT';
import type { VmFacts } from './useVmFacts';

/** The VM as text. It is changed by the dialogs, which touch only what they are about. */
export const VmYaml = ({ obj: { vm } }: { obj: VmFacts }) => {
  const t = useT();
  return (
    <>
      <PageSection hasBodyWrapper={false}>
        <Alert variant="info" isInline isPlain component="h2" title={t('For reading only')}>
          {t(
            'Network interfaces are changed on the first tab, everything else on the page of the VM.',
          )}
        </Alert>
      </PageSection>
      <Suspense fallback={<LoadingState label={t('Loading the editor')} />}>
        <ResourceYAMLEditor initialResource={vm} readOnly />
      </Suspense>
    </>
  );
};
