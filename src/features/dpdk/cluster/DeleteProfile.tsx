import { useMemo, useState } from 'react';
import { Alert } from '@patternfly/react-core';
import type { KubernetesResource } from '../../../domain/core/resource';
import { removalOf } from '../../../domain/dpdk/cluster/removal';
import { nameOf } from '../../../domain/dpdk/cluster/profile';
import { emptiedNodes } from '../../../domain/vm/migration/emptied';
import type { World } from '../../../domain/world/world';
import { completeWorld } from '../../../k8s/useWorld';
import type { Change } from '../../../k8s/write';
import { Drains } from '../../../ui/migration/Drains';
import { say } from '../../../ui/notices/store';
import { Review } from '../../../ui/review/Review';
import { useT } from '../../../ui/useT';
import { profileBasics } from './profileBasics';
import { settingsEdit } from './settingsEdit';
import { useRestartWorld } from './useClusterWorld';

interface DeleteProfileProps {
  /** As the page shows it: what is sent is made of it. */
  world: World;
  profile: KubernetesResource;
  onClose: () => void;
}

/** Asks before a profile is deleted: its nodes restart, and no VM may ask for its runtime class any more. */
export const DeleteProfile = ({ world: shown, profile, onClose }: DeleteProfileProps) => {
  const t = useT();
  const name = nameOf(profile);
  // As it was when the dialog was opened.
  const [{ owner, isUsed, runtimeClass, isPaused }] = useState(() => removalOf(shown, profile));
  const [changes] = useState<Change[]>(() => [
    ...(owner ? [settingsEdit(owner, { runtimeClass: '' })] : []),
    {
      kind: 'delete',
      model: profileBasics.modelOf(profile),
      resource: profile,
    },
  ]);
  const world = completeWorld(useRestartWorld())?.world;
  const drains = useMemo(
    () => world && emptiedNodes(world, removalOf(world, profile).restarting),
    [world, profile],
  );
  const params = { runtimeClass, kind: owner?.kind };
  return (
    <Review
      title={t(profileBasics.words.askDelete, { name })}
      changes={changes}
      confirm={t('Delete')}
      isDanger
      isWaiting={drains === undefined}
      mustType={name}
      onClose={onClose}
      onDone={() => {
        say({ variant: 'success', title: t(profileBasics.words.deleted, { name }) });
        onClose();
      }}
    >
      <p>
        {t(
          'The CPUs and huge pages that it sets aside go back to its nodes, which restart for it. Labels, pool and virtual functions of the nodes stay.',
        )}
      </p>
      {isPaused ? (
        <Alert
          variant="info"
          isInline
          component="h2"
          title={t('The pool of its nodes is paused: they restart once it goes on')}
        />
      ) : (
        drains && <Drains drains={drains} />
      )}
      {isUsed && (
        <Alert
          variant="warning"
          isInline
          component="h2"
          title={t(
            'VMs get the runtime class {{runtimeClass}}, which goes with the profile',
            params,
          )}
        >
          {owner
            ? t(
                '{{kind}} is changed first, so that VMs start without a runtime class. VMs that ask for huge pages or CPUs of their own then need other nodes that have them.',
                params,
              )
            : t(
                'Where it is set cannot be read. As long as it is, no VM starts any more: have it changed first.',
              )}
        </Alert>
      )}
    </Review>
  );
};
