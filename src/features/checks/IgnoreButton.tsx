import { lazy, Suspense } from 'react';
import type { Finding } from '../../domain/findings/finding';
import { kindNameOf } from '../../domain/world/kinds';
import type { World } from '../../domain/world/world';
import { models } from '../../k8s/models';
import { useT } from '../../ui/useT';
import { ChangeButton } from './ChangeButton';
import { objectOf } from './objectOf';

const IgnoreDialog = lazy(() => import('./IgnoreDialog'));

/** Leads to having a finding ignored; nothing for an object that is not there to be changed. */
export const IgnoreButton = ({ finding, world }: { finding: Finding; world: World }) => {
  const t = useT();
  const object = objectOf(world, finding);
  const kind = object && kindNameOf(object.apiVersion, object.kind);
  if (!object || !kind) return null;
  const about = { finding, object, model: models[kind] };
  return (
    <ChangeButton
      about={about}
      text={t('Ignore this finding')}
      dialog={(onClose) => (
        <Suspense fallback={null}>
          <IgnoreDialog about={about} onClose={onClose} />
        </Suspense>
      )}
    />
  );
};
