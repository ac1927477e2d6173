import { GLOBAL_NAMESPACES } from '../domain/vm/spec/global-namespaces';
import { vmAttachPath } from './routes';

/**
 * Leads to the VMs that may use a network with the dialog open that connects them. VMs of every
 * namespace may use the networks of a global one.
 */
export const attachPathOf = (namespace: string, name: string): string =>
  vmAttachPath(
    GLOBAL_NAMESPACES.includes(namespace) ? undefined : namespace,
    `${namespace}/${name}`,
  );
