import { Breadcrumb, BreadcrumbItem, PageSection } from '@patternfly/react-core';
import { useActiveNamespace } from '@openshift-console/dynamic-plugin-sdk';
import { Link } from 'react-router';
import type { KubernetesResource } from '../../domain/core/resource';
import { namespaceOf } from '../../k8s/namespace';
import { useT } from '../useT';
import type { ResourceBasics } from './kind';

/** The list that an object's page belongs to: of its namespace, or of the active one. */
export const useListPath = <R extends KubernetesResource>(
  { paths }: Pick<ResourceBasics<R>, 'paths'>,
  namespace: string | undefined,
): string => {
  const [active] = useActiveNamespace();
  return paths.list(namespace ?? namespaceOf(active));
};

interface CrumbsProps<R extends KubernetesResource> {
  kind: ResourceBasics<R>;
  name: string;
  namespace: string | undefined;
  /** The page below that of the object itself, such as "Edit". */
  below?: string;
}

/** The way back to the object and to the list. */
export const Crumbs = <R extends KubernetesResource>({
  kind,
  name,
  namespace,
  below,
}: CrumbsProps<R>) => {
  const t = useT();
  const listPath = useListPath(kind, namespace);
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
        {linkTo(listPath, t(kind.words.list))}
        {below === undefined ? (
          <BreadcrumbItem isActive>{name}</BreadcrumbItem>
        ) : (
          linkTo(kind.paths.details(namespace, name), name)
        )}
        {below !== undefined && <BreadcrumbItem isActive>{below}</BreadcrumbItem>}
      </Breadcrumb>
    </PageSection>
  );
};
