import { textAt } from '../../core/resource';
import type { World } from '../../world/world';
import { vmTemplateOf } from '../spec/network-refs';
import { credentialsOf } from './credentials';

/** Names of the other VMs of a namespace that have keys from a Secret, too. */
export const otherVmsWithSecret = (
  world: World,
  namespace: string,
  secret: string,
  own: string,
): string[] =>
  world.list('VirtualMachine', namespace).flatMap((vm) => {
    const name = textAt(vm, 'metadata', 'name') ?? '';
    const isSharing = credentialsOf(vmTemplateOf(vm)).some((each) => each.secret === secret);
    return name !== own && isSharing ? [name] : [];
  });
