import { useState, type ComponentType } from 'react';
import { Alert, PageSection } from '@patternfly/react-core';
import { DocumentTitle, type K8sModel } from '@openshift-console/dynamic-plugin-sdk';
import { useLocation } from 'react-router';
import type { KubernetesResource } from '../../domain/core/resource';
import { useWatchOne } from '../../k8s/useWatch';
import { PageHeader } from '../PageHeader';
import { StaleAlert } from '../StaleAlert';
import { useT } from '../useT';
import { YamlOf } from '../yaml/YamlOf';
import { Crumbs } from './Crumbs';
import { noForm } from './form';
import type { ResourceKind } from './kind';
import { useRefusal } from './useRefusal';
import { WatchedState } from './WatchedState';

/** What an editor of a kind is given by the page around it. */
export interface EditorProps<R> {
  /** A new object, or the one to edit. */
  initial: R;
  isExisting: boolean;
  /** Begins with this text, because no form fits or the user asked for it. */
  initialText?: string | undefined;
  /** Where to go when nothing is to be sent. */
  cancelPath: string;
}

interface KindProps<R extends KubernetesResource> {
  kind: ResourceKind<R>;
  Editor: ComponentType<EditorProps<R>>;
}

const Edit = <R extends KubernetesResource>({ kind, Editor, read }: KindProps<R> & { read: R }) => {
  const t = useT();
  const { search } = useLocation();
  // What was opened is what is edited: changes of others are met in the review.
  const [object] = useState(read);
  const refusal = useRefusal(kind, object, 'patch');
  const shown = kind.formFor(object)?.read(object) ?? noForm.read(object);
  const isText = shown.kind !== 'form' || new URLSearchParams(search).get('view') === 'yaml';
  const { name = '', namespace } = object.metadata ?? {};
  const editor = {
    initial: object,
    isExisting: true,
    cancelPath: kind.paths.details(namespace, name),
  };
  return (
    <>
      {refusal !== undefined && (
        <Alert variant="warning" isInline component="h2" title={t(kind.words.notYours)}>
          {refusal}
        </Alert>
      )}
      {shown.kind !== 'form' && (
        <Alert variant="info" isInline component="h2" title={t(kind.words.asText)}>
          {t(shown.reason, shown.params)}
        </Alert>
      )}
      {isText ? (
        <YamlOf object={object}>{(text) => <Editor {...editor} initialText={text} />}</YamlOf>
      ) : (
        <Editor {...editor} />
      )}
    </>
  );
};

interface EditPageProps<R extends KubernetesResource> extends KindProps<R> {
  model: K8sModel;
  name: string;
  namespace: string | undefined;
}

const EditByName = <R extends KubernetesResource>(props: EditPageProps<R>) => {
  const { kind, Editor, model, name, namespace } = props;
  const watched = useWatchOne<R>(model, name, namespace);
  return watched.state === 'ready' ? (
    <>
      <StaleAlert error={watched.stale} />
      <Edit kind={kind} Editor={Editor} read={watched.data} />
    </>
  ) : (
    <WatchedState kindName={model.kind} {...{ kind, watched, name, namespace }} />
  );
};

/** Edits an existing object by form, or as text where no form fits. */
export const EditPage = <R extends KubernetesResource>(props: EditPageProps<R>) => {
  const t = useT();
  const { kind, name, namespace } = props;
  const title = t(kind.words.edited, { name });
  return (
    <>
      <DocumentTitle>{title}</DocumentTitle>
      <Crumbs {...{ kind, name, namespace }} below={t('Edit')} />
      <PageHeader title={title} />
      <PageSection hasBodyWrapper={false}>
        <EditByName key={`${namespace ?? ''}/${name}`} {...props} />
      </PageSection>
    </>
  );
};
