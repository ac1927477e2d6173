import type { ReactNode } from 'react';
import { DocumentTitle, type K8sModel } from '@openshift-console/dynamic-plugin-sdk';
import type { KubernetesResource } from '../../domain/core/resource';
import { useWatchOne } from '../../k8s/useWatch';
import { Crumbs } from './Crumbs';
import type { ResourceBasics } from './kind';
import { WatchedState } from './WatchedState';
import { PageHeader } from '../PageHeader';
import { StaleSection } from '../StaleAlert';

interface DetailsPageProps<R extends KubernetesResource> {
  kind: ResourceBasics<R>;
  /** Name of the API's kind. */
  kindName: string;
  model: K8sModel;
  name: string;
  /** undefined: it lies in no namespace. */
  namespace: string | undefined;
  /** Of the document. */
  title: string;
  /** Beside the heading. */
  actionsOf: (object: R) => ReactNode;
  /** The tabs. */
  children: (object: R) => ReactNode;
}

const Watched = <R extends KubernetesResource>({
  kind,
  kindName,
  model,
  name,
  namespace,
  actionsOf,
  children,
}: DetailsPageProps<R>) => {
  const watched = useWatchOne<R>(model, name, namespace);
  const object = watched.state === 'ready' ? watched.data : undefined;
  return (
    <>
      <PageHeader title={name}>{object && actionsOf(object)}</PageHeader>
      {watched.state === 'ready' && <StaleSection error={watched.stale} />}
      {object ? (
        children(object)
      ) : (
        <WatchedState {...{ kind, kindName, watched, name, namespace }} />
      )}
    </>
  );
};

/** The page of one object: where it lies, what can be done with it, and its tabs. */
export const DetailsPage = <R extends KubernetesResource>(props: DetailsPageProps<R>) => {
  const { kind, name, namespace, title } = props;
  return (
    <>
      <DocumentTitle>{title}</DocumentTitle>
      <Crumbs {...{ kind, name, namespace }} />
      {/* Another object begins anew. */}
      <Watched key={`${namespace ?? ''}/${name}`} {...props} />
    </>
  );
};
