import type { ReactNode } from 'react';
import { Breadcrumb, BreadcrumbItem, PageSection } from '@patternfly/react-core';
import { useActiveNamespace } from '@openshift-console/dynamic-plugin-sdk';
import { Link, useParams } from 'react-router';
import type { KubernetesResource } from '../../domain/core/resource';
import { models } from '../../k8s/models';
import { namespaceOf } from '../../k8s/namespace';
import { useWatchOne, type Watched } from '../../k8s/useWatch';
import { userNetworkListPath, userNetworkPath } from '../../ui/routes';
import { FailedState, LoadingState, MissingKindState } from '../../ui/states';
import { useT } from '../../ui/useT';
import { kindIn, PROVIDER } from './kinds';

/** Which network a path names; one of the whole cluster has no namespace. */
export const useNamed = (): { name: string; namespace: string | undefined } => {
  const { name = '', ns } = useParams();
  return { name, namespace: ns };
};

/** The list that a network's page belongs to: of its namespace, or of the active one. */
export const useListPath = (namespace: string | undefined): string => {
  const [active] = useActiveNamespace();
  return userNetworkListPath(namespace ?? namespaceOf(active));
};

interface CrumbsProps {
  name: string;
  namespace: string | undefined;
  /** The page below that of the network itself, such as "Edit". */
  below?: string;
}

/** The way back to the network and to the list. */
export const Crumbs = ({ name, namespace, below }: CrumbsProps) => {
  const t = useT();
  const listPath = useListPath(namespace);
  const linkTo = (to: string, text: string) => (
    <BreadcrumbItem
      render={({ className }) => (
        <Link className={className} to={to}>
          {text}
        </Link>
      )}
    />
  );
  return (
    <PageSection hasBodyWrapper={false} type="breadcrumb">
      <Breadcrumb aria-label={t('Breadcrumb')}>
        {linkTo(listPath, t('User-defined networks'))}
        {below === undefined ? (
          <BreadcrumbItem isActive>{name}</BreadcrumbItem>
        ) : (
          linkTo(userNetworkPath(namespace, name), name)
        )}
        {below !== undefined && <BreadcrumbItem isActive>{below}</BreadcrumbItem>}
      </Breadcrumb>
    </PageSection>
  );
};

/** Watches the network that a path names. */
export const useNetwork = (
  name: string,
  namespace: string | undefined,
): Watched<KubernetesResource> =>
  useWatchOne<KubernetesResource>(models[kindIn(namespace)], name, namespace);

interface WatchedStateProps {
  watched: Watched<KubernetesResource>;
  name: string;
  namespace: string | undefined;
}

/** Why there is no network to show, if there is none. */
export const WatchedState = ({ watched, name, namespace }: WatchedStateProps): ReactNode => {
  const t = useT();
  const kind = kindIn(namespace);
  switch (watched.state) {
    case 'loading':
      return <LoadingState label={t('Loading the network')} />;
    case 'missing':
      return <MissingKindState kind={kind} provider={PROVIDER} />;
    case 'failed':
      return (
        <FailedState
          error={watched.error}
          what={
            namespace === undefined
              ? t('{{kind}} {{name}}', { kind, name })
              : t('{{kind}} {{name}} of namespace {{namespace}}', { kind, name, namespace })
          }
        />
      );
    case 'ready':
      return null;
  }
};
