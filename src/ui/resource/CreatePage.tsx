import type { ReactNode } from 'react';
import { PageSection } from '@patternfly/react-core';
import { DocumentTitle } from '@openshift-console/dynamic-plugin-sdk';
import { useLocation } from 'react-router';
import type { KubernetesResource } from '../../domain/core/resource';
import { PageHeader } from '../PageHeader';
import { MissingKindState } from '../states';
import { useT } from '../useT';
import type { ResourceBasics } from './kind';

interface CreatePageProps<R extends KubernetesResource> {
  kind: ResourceBasics<R>;
  /** Name of the API's kind. */
  kindName: string;
  /** Whether the cluster has the kind; undefined while that is being asked. */
  isServed: boolean | undefined;
  /** Beside the heading. */
  aside?: ReactNode;
  /** The editor, which waits for nothing; it begins anew with each visit. */
  children: (visit: string) => ReactNode;
}

/** The page on which an object is created. */
export const CreatePage = <R extends KubernetesResource>({
  kind,
  kindName,
  isServed,
  aside,
  children,
}: CreatePageProps<R>) => {
  const t = useT();
  const { key } = useLocation();
  const title = t(kind.words.create);
  return (
    <>
      <DocumentTitle>{title}</DocumentTitle>
      <PageHeader title={title}>{aside}</PageHeader>
      <PageSection hasBodyWrapper={false}>
        {isServed === false ? (
          <MissingKindState kind={kindName} provider={kind.provider} />
        ) : (
          children(key)
        )}
      </PageSection>
    </>
  );
};
