import { msg } from '../core/msg';
import { recordAt } from '../core/resource';
import { managerOf } from './managed';

/**
 * Why a network should not be cloned: something else makes it. `reason` is a template to be
 * translated. Undefined where nothing speaks against it. Takes any value.
 */
export const cloneRefusal = (
  nad: unknown,
): { reason: string; params: Record<string, string> } | undefined => {
  const manager = managerOf({ metadata: recordAt(nad, 'metadata') });
  return (
    manager && {
      reason: msg(
        'This network is made from {{kind}} {{name}}. Make another {{kind}} instead of a copy of the network.',
      ),
      params: { kind: manager.kind, name: manager.name },
    }
  );
};
