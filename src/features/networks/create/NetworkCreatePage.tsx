import { useState } from 'react';
import { PageSection } from '@patternfly/react-core';
import { DocumentTitle, ListPageHeader } from '@openshift-console/dynamic-plugin-sdk';
import { useLocation, useNavigate, useParams } from 'react-router';
import { nadForms } from '../../../domain/nad/forms';
import { NetworkAttachmentDefinitionModel } from '../../../k8s/models';
import { useIsServed } from '../../../k8s/useWatch';
import { networkListPath, networkPath } from '../../../ui/routes';
import { LoadingState, MissingKindState } from '../../../ui/states';
import { useT } from '../../../ui/useT';
import { NetworkEditor } from '../editor/NetworkEditor';

const NewNetwork = ({ namespace }: { namespace: string | undefined }) => {
  const navigate = useNavigate();
  const [initial] = useState(() => nadForms['linux-bridge'].create({ namespace: namespace ?? '' }));
  return (
    <NetworkEditor
      initial={initial}
      isExisting={false}
      onCancel={() => void navigate(networkListPath(namespace))}
      onSaved={(into, name) => void navigate(networkPath(into, name))}
    />
  );
};

/** Rendered on this plugin's own route, or by the console as the kind's create page. */
const NetworkCreatePage = (props: { namespace?: string }) => {
  const t = useT();
  const params = useParams();
  const { key } = useLocation();
  const namespace = props.namespace ?? params.ns;
  const served = useIsServed(NetworkAttachmentDefinitionModel);
  return (
    <>
      <DocumentTitle>{t('Create network')}</DocumentTitle>
      <ListPageHeader title={t('Create network')} />
      <PageSection hasBodyWrapper={false}>
        {served === undefined && <LoadingState label={t('Loading')} />}
        {served === false && (
          <MissingKindState kind="NetworkAttachmentDefinition" provider="Multus CNI" />
        )}
        {served && <NewNetwork key={key} namespace={namespace} />}
      </PageSection>
    </>
  );
};

export default NetworkCreatePage;
