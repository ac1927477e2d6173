import { Suspense } from 'react';
import { Alert, PageSection } from '@patternfly/react-core';
import { ResourceYAMLEditor, type K8sResourceCommon } from '@openshift-console/dynamic-plugin-sdk';
import { LoadingState } from '../states';
import { useT } from '../useT';

interface YamlToReadProps {
  resource: K8sResourceCommon;
  /** Where it is changed instead; translated. */
  hint: string;
}

/** An object as text that is not changed here. */
export const YamlToRead = ({ resource, hint }: YamlToReadProps) => {
  const t = useT();
  return (
    <>
      <PageSection hasBodyWrapper={false}>
        <Alert variant="info" isInline isPlain component="h2" title={t('For reading only')}>
          {hint}
        </Alert>
      </PageSection>
      <Suspense fallback={<LoadingState label={t('Loading the editor')} />}>
        <ResourceYAMLEditor initialResource={resource} readOnly />
      </Suspense>
    </>
  );
};
