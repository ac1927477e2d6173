import { useState } from 'react';
import { Alert, Breadcrumb, BreadcrumbItem, PageSection } from '@patternfly/react-core';
import { DocumentTitle, ListPageHeader } from '@openshift-console/dynamic-plugin-sdk';
import { Link, useLocation, useNavigate, useParams } from 'react-router';
import { configOf } from '../../../domain/nad/config';
import { nadFormFor } from '../../../domain/nad/forms';
import { networkTypeOfConfig } from '../../../domain/nad/network-type';
import type { NetworkAttachmentDefinition } from '../../../domain/nad/types';
import { NetworkAttachmentDefinitionModel } from '../../../k8s/models';
import { useWatchOne } from '../../../k8s/useWatch';
import { networkListPath, networkPath } from '../../../ui/routes';
import { FailedState, LoadingState, MissingKindState } from '../../../ui/states';
import { useT } from '../../../ui/useT';
import { YamlOf } from '../../../ui/yaml/YamlOf';
import { NetworkEditor } from '../editor/NetworkEditor';
import { useEditRefusal } from '../refusals';

/** Why no form can show a network, as a template; undefined when one can. */
const withoutForm = (nad: NetworkAttachmentDefinition) => {
  const read = nadFormFor(networkTypeOfConfig(configOf(nad)))?.read(nad);
  if (read?.kind === 'form') return undefined;
  return read ?? { kind: 'text-only' as const, reason: undefined, params: {} };
};

interface EditorProps {
  nad: NetworkAttachmentDefinition;
  /** The text to begin with; undefined for the form. */
  text: string | undefined;
}

const Editor = ({ nad, text }: EditorProps) => {
  const navigate = useNavigate();
  const { name = '', namespace = '' } = nad.metadata ?? {};
  const leave = () => void navigate(networkPath(namespace, name));
  return (
    <NetworkEditor initial={nad} isExisting initialText={text} onCancel={leave} onSaved={leave} />
  );
};

const Edit = ({ read }: { read: NetworkAttachmentDefinition }) => {
  const t = useT();
  const { search } = useLocation();
  // What was opened is what is edited: changes of others are met in the review.
  const [nad] = useState(read);
  const refusal = useEditRefusal(nad);
  const unfit = withoutForm(nad);
  const isText = unfit !== undefined || new URLSearchParams(search).get('view') === 'yaml';
  return (
    <>
      {refusal !== undefined && (
        <Alert
          variant="warning"
          isInline
          component="h2"
          title={t('This network is not yours to edit')}
        >
          {refusal}
        </Alert>
      )}
      {unfit && (
        <Alert variant="info" isInline component="h2" title={t('This network is edited as text')}>
          {unfit.reason === undefined
            ? t('There is no form for networks of this type.')
            : t(unfit.reason, unfit.params)}
        </Alert>
      )}
      {isText ? (
        <YamlOf object={nad}>{(text) => <Editor nad={nad} text={text} />}</YamlOf>
      ) : (
        <Editor nad={nad} text={undefined} />
      )}
    </>
  );
};

const EditByName = ({ name, namespace }: { name: string; namespace: string }) => {
  const t = useT();
  const watched = useWatchOne<NetworkAttachmentDefinition>(
    NetworkAttachmentDefinitionModel,
    name,
    namespace,
  );
  if (watched.state === 'loading') return <LoadingState label={t('Loading the network')} />;
  if (watched.state === 'missing') {
    return <MissingKindState kind="NetworkAttachmentDefinition" provider="Multus CNI" />;
  }
  if (watched.state === 'failed') {
    return (
      <FailedState
        error={watched.error}
        what={t('network {{name}} of namespace {{namespace}}', { name, namespace })}
      />
    );
  }
  return <Edit read={watched.data} />;
};

/** Edits an existing network by form, or as text where no form fits. */
const NetworkEditPage = () => {
  const t = useT();
  const { name = '', ns: namespace = '' } = useParams();
  return (
    <>
      <DocumentTitle>{t('Edit network {{name}}', { name })}</DocumentTitle>
      <PageSection hasBodyWrapper={false} type="breadcrumb">
        <Breadcrumb aria-label={t('Breadcrumb')}>
          <BreadcrumbItem
            render={({ className }) => (
              <Link className={className} to={networkListPath(namespace)}>
                {t('Networks')}
              </Link>
            )}
          />
          <BreadcrumbItem
            render={({ className }) => (
              <Link className={className} to={networkPath(namespace, name)}>
                {name}
              </Link>
            )}
          />
          <BreadcrumbItem isActive>{t('Edit')}</BreadcrumbItem>
        </Breadcrumb>
      </PageSection>
      <ListPageHeader title={t('Edit network {{name}}', { name })} />
      <PageSection hasBodyWrapper={false}>
        <EditByName key={`${namespace}/${name}`} name={name} namespace={namespace} />
      </PageSection>
    </>
  );
};

export default NetworkEditPage;
