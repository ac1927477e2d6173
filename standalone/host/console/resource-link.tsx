import type { K8sGroupVersionKind } from '@openshift-console/dynamic-plugin-sdk';
import { Link } from 'react-router';
import type { ReactNode } from 'react';
import { ResourceIcon } from './resource-icon';

interface ResourceLinkProps {
  kind?: string;
  groupVersionKind?: K8sGroupVersionKind;
  name?: string;
  namespace?: string;
  displayName?: string;
  hideIcon?: boolean;
  inline?: boolean;
  linkTo?: boolean;
  title?: string;
  dataTest?: string;
  onClick?: () => void;
  nameSuffix?: ReactNode;
  children?: ReactNode;
  className?: string;
}

export const referenceOfGvk = ({ group, version, kind }: K8sGroupVersionKind): string =>
  `${group ?? 'core'}~${version}~${kind}`;

/** Path of an object's page, as in the console. */
export const resourcePath = (reference: string, name: string, namespace?: string): string => {
  const scope = namespace ? `ns/${encodeURIComponent(namespace)}` : 'cluster';
  return `/k8s/${scope}/${reference}/${encodeURIComponent(name)}`;
};

export const ResourceLink = ({
  kind,
  groupVersionKind,
  name,
  namespace,
  displayName,
  hideIcon,
  linkTo = true,
  title,
  dataTest,
  onClick,
  nameSuffix,
  children,
  className,
}: ResourceLinkProps) => {
  const reference = groupVersionKind ? referenceOfGvk(groupVersionKind) : kind;
  if (!reference) return null;
  const text = displayName ?? name;
  return (
    <span className={className} title={title}>
      {!hideIcon && (
        <>
          <ResourceIcon
            {...(groupVersionKind ? { groupVersionKind } : {})}
            {...(kind ? { kind } : {})}
          />{' '}
        </>
      )}
      {linkTo && name ? (
        <Link to={resourcePath(reference, name, namespace)} data-test={dataTest} onClick={onClick}>
          {text}
          {nameSuffix}
        </Link>
      ) : (
        <span data-test={dataTest}>
          {text}
          {nameSuffix}
        </span>
      )}
      {children}
    </span>
  );
};
