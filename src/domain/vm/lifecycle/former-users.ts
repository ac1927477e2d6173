import type { KubernetesResource } from '../../core/resource';
import type { Reason } from '../../core/reasons';
import type { NetworkUser } from '../spec/network-users';
import { isBeforeChange } from './former-settings';
import { migrateRefusal } from './migration';

/** VMs that may still use former settings of a network. */
export interface FormerUsers {
  /** Those whose pods were made before the network's last change. */
  users: readonly NetworkUser[];
  /** Those of them that a migration gives the settings of now. */
  migratable: readonly { user: NetworkUser; vmi: KubernetesResource }[];
  /** Those that cannot be migrated, and why. */
  refused: readonly { user: NetworkUser; why: Reason }[];
}

/** Whether a VM of a network may still use its former settings, by what the VM itself tells. */
export const mayUseFormer = (nad: KubernetesResource, user: NetworkUser): boolean =>
  user.isRunning && user.runningRef !== undefined && isBeforeChange(nad, user.vmi, undefined);

/**
 * Which of the VMs of a network may still use its former settings, and what can be done about each.
 * Takes any objects and never throws.
 *
 * @param migrations those that are known, so that none is started twice
 */
export const formerUsersOf = (
  nad: KubernetesResource,
  all: readonly NetworkUser[],
  migrations: readonly KubernetesResource[],
): FormerUsers => {
  // A VM may use the network by two interfaces, and moves once.
  const users = [
    ...new Map(
      all
        .filter((user) => mayUseFormer(nad, user))
        .map((user) => [`${user.namespace}/${user.name}`, user]),
    ).values(),
  ];
  const judged = users.map((user) => ({ user, why: migrateRefusal(user.vmi, migrations) }));
  return {
    users,
    migratable: judged.flatMap(({ user, why }) =>
      why === undefined && user.vmi ? [{ user, vmi: user.vmi }] : [],
    ),
    refused: judged.flatMap(({ user, why }) => (why ? [{ user, why }] : [])),
  };
};
