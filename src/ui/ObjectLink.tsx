import { ResourceLink } from '@openshift-console/dynamic-plugin-sdk';
import { Link } from 'react-router';
import { nameOfObject } from '../domain/findings/query';
import type { ObjectReference } from '../domain/findings/finding';
import { kindNameOf } from '../domain/world/kinds';
import { networkPath, userNetworkPath, vmPath } from './routes';

/** Path of this plugin's own page about an object; undefined where it has none. */
const ownPathOf = ({ apiVersion, kind, namespace, name }: ObjectReference): string | undefined => {
  switch (kindNameOf(apiVersion, kind)) {
    case 'NetworkAttachmentDefinition':
      return namespace === undefined ? undefined : networkPath(namespace, name);
    case 'VirtualMachine':
      return namespace === undefined ? undefined : vmPath(namespace, name);
    case 'UserDefinedNetwork':
    case 'ClusterUserDefinedNetwork':
      return userNetworkPath(namespace, name);
    default:
      return undefined;
  }
};

const gvkOfReference = ({ apiVersion, kind }: ObjectReference) => {
  const slash = apiVersion.indexOf('/');
  return slash < 0
    ? { version: apiVersion, kind }
    : { group: apiVersion.slice(0, slash), version: apiVersion.slice(slash + 1), kind };
};

interface ObjectLinkProps {
  object: ObjectReference;
  /** Whether the namespace stands before the name. */
  isFull?: boolean;
}

/** Leads to the page of an object: this plugin's own where it has one, else the console's. */
export const ObjectLink = ({ object, isFull = false }: ObjectLinkProps) => {
  const text = isFull ? nameOfObject(object) : object.name;
  const own = ownPathOf(object);
  if (own !== undefined) return <Link to={own}>{text}</Link>;
  return (
    <ResourceLink
      groupVersionKind={gvkOfReference(object)}
      name={object.name}
      displayName={text}
      hideIcon
      inline
      {...(object.namespace === undefined ? {} : { namespace: object.namespace })}
    />
  );
};
