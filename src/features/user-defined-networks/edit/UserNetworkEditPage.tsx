import { useState } from 'react';
import { Alert, PageSection } from '@patternfly/react-core';
import { DocumentTitle, ListPageHeader } from '@openshift-console/dynamic-plugin-sdk';
import { useLocation, useNavigate } from 'react-router';
import type { KubernetesResource } from '../../../domain/core/resource';
import { udnFormFor } from '../../../domain/udn/forms';
import { noForm } from '../../../ui/resource/form';
import { userNetworkPath } from '../../../ui/routes';
import { useT } from '../../../ui/useT';
import { YamlOf } from '../../../ui/yaml/YamlOf';
import { UserNetworkEditor } from '../editor/UserNetworkEditor';
import { useEditRefusal } from '../refusals';
import { Crumbs, useNamed, useNetwork, WatchedState } from '../UserNetworkByPath';

interface EditorProps {
  udn: KubernetesResource;
  /** The text to begin with; undefined for the form. */
  text: string | undefined;
}

const Editor = ({ udn, text }: EditorProps) => {
  const navigate = useNavigate();
  const { name = '', namespace } = udn.metadata ?? {};
  const leave = () => void navigate(userNetworkPath(namespace, name));
  return (
    <UserNetworkEditor
      initial={udn}
      isExisting
      initialText={text}
      onCancel={leave}
      onSaved={leave}
    />
  );
};

const Edit = ({ read }: { read: KubernetesResource }) => {
  const t = useT();
  const { search } = useLocation();
  // What was opened is what is edited: changes of others are met in the review.
  const [udn] = useState(read);
  const refusal = useEditRefusal(udn);
  const shown = (udnFormFor(udn) ?? noForm).read(udn);
  const isText = shown.kind !== 'form' || new URLSearchParams(search).get('view') === 'yaml';
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
      {shown.kind !== 'form' && (
        <Alert variant="info" isInline component="h2" title={t('This network is edited as text')}>
          {t(shown.reason, shown.params)}
        </Alert>
      )}
      {isText ? (
        <YamlOf object={udn}>{(text) => <Editor udn={udn} text={text} />}</YamlOf>
      ) : (
        <Editor udn={udn} text={undefined} />
      )}
    </>
  );
};

const EditByName = ({ name, namespace }: { name: string; namespace: string | undefined }) => {
  const watched = useNetwork(name, namespace);
  if (watched.state === 'ready') return <Edit read={watched.data} />;
  return <WatchedState watched={watched} name={name} namespace={namespace} />;
};

/** Edits what can be changed of an existing network, by form, or as text where no form fits. */
const UserNetworkEditPage = () => {
  const t = useT();
  const { name, namespace } = useNamed();
  const title = t('Edit user-defined network {{name}}', { name });
  return (
    <>
      <DocumentTitle>{title}</DocumentTitle>
      <Crumbs name={name} namespace={namespace} below={t('Edit')} />
      <ListPageHeader title={title} />
      <PageSection hasBodyWrapper={false}>
        <EditByName key={`${namespace ?? ''}/${name}`} name={name} namespace={namespace} />
      </PageSection>
    </>
  );
};

export default UserNetworkEditPage;
