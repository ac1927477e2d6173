import type { ReactNode } from 'react';
import { Nav, NavItem, NavList, PageSection } from '@patternfly/react-core';
import { DocumentTitle, ListPageBody, NamespaceBar } from '@openshift-console/dynamic-plugin-sdk';
import { Link, useLocation } from 'react-router';
import { models } from '../k8s/models';
import { useAccess } from '../k8s/useAccess';
import { LinkButton } from './LinkButton';
import { PageHeader } from './PageHeader';
import { isOwnPath, networkChoicePath, networkListPath, userNetworkListPath } from './routes';
import { useT } from './useT';

interface CreateNetworkButtonProps {
  /** undefined stands for all namespaces. */
  namespace: string | undefined;
}

/** Leads to the choice of what to create, for who may create any kind of network. */
export const CreateNetworkButton = ({ namespace }: CreateNetworkButtonProps) => {
  const t = useT();
  const accesses = [
    useAccess('create', models.NetworkAttachmentDefinition, namespace),
    useAccess('create', models.UserDefinedNetwork, namespace),
    useAccess('create', models.ClusterUserDefinedNetwork),
  ];
  const isRefused = accesses.every((access) => access === 'denied');
  const reason =
    namespace === undefined
      ? t('You may not create networks in all namespaces. Choose one of your namespaces.')
      : t('You have no permission to create networks in namespace {{namespace}}.', { namespace });
  return (
    <LinkButton
      to={networkChoicePath(namespace)}
      variant="primary"
      disabledReason={isRefused ? reason : undefined}
    >
      {t('Create network')}
    </LinkButton>
  );
};

interface NetworksPageProps extends CreateNetworkButtonProps {
  /** Which of the two lists is shown. */
  shown: 'definitions' | 'user-defined';
  children: ReactNode;
}

/** The frame of the two lists of networks: one entry of the navigation leads to both. */
export const NetworksPage = ({ namespace, shown, children }: NetworksPageProps) => {
  const t = useT();
  const { pathname } = useLocation();
  const lists = [
    {
      id: 'definitions',
      name: t('NetworkAttachmentDefinitions'),
      path: networkListPath(namespace),
    },
    {
      id: 'user-defined',
      name: t('User-defined networks'),
      path: userNetworkListPath(namespace),
    },
  ];
  return (
    <>
      <DocumentTitle>
        {shown === 'definitions' ? t('Networks') : t('User-defined networks')}
      </DocumentTitle>
      {isOwnPath(pathname) && <NamespaceBar />}
      <PageHeader title={t('Networks')}>
        <CreateNetworkButton namespace={namespace} />
      </PageHeader>
      <PageSection hasBodyWrapper={false} type="subnav">
        <Nav variant="horizontal-subnav" aria-label={t('Lists of networks')}>
          <NavList>
            {lists.map(({ id, name, path }) => (
              <NavItem key={id} itemId={id} isActive={id === shown}>
                <Link to={path} aria-current={id === shown ? 'page' : undefined}>
                  {name}
                </Link>
              </NavItem>
            ))}
          </NavList>
        </Nav>
      </PageSection>
      <ListPageBody>{children}</ListPageBody>
    </>
  );
};
