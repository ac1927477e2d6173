import { lazy, Suspense, useState } from 'react';
import type { Finding } from '../../domain/findings/finding';
import { nameOfObject } from '../../domain/findings/query';
import { kindNameOf } from '../../domain/world/kinds';
import type { World } from '../../domain/world/world';
import { models } from '../../k8s/models';
import { useAccess } from '../../k8s/useAccess';
import { ActionButton } from '../../ui/ActionButton';
import type { Fix } from '../../ui/fix/fix';
import { useAccessRefusal } from '../../ui/useAccessRefusal';
import { useT } from '../../ui/useT';
import { objectOf } from './objectOf';

const IgnoreDialog = lazy(() => import('./IgnoreDialog'));

const Button = ({ about }: { about: Fix }) => {
  const t = useT();
  const [isOpen, setOpen] = useState(false);
  const { object } = about.finding;
  const refusal = useAccessRefusal(
    useAccess('patch', about.model, object.namespace),
    t('You have no permission to change {{name}}.', { name: nameOfObject(object) }),
  );
  return (
    <>
      <ActionButton variant="link" refusal={refusal} onClick={() => setOpen(true)}>
        {t('Ignore this finding')}
      </ActionButton>
      {isOpen && (
        <Suspense fallback={null}>
          <IgnoreDialog about={about} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
};

/** Leads to having a finding ignored; nothing for an object that is not there to be changed. */
export const IgnoreButton = ({ finding, world }: { finding: Finding; world: World }) => {
  const object = objectOf(world, finding);
  const kind = object && kindNameOf(object.apiVersion, object.kind);
  return object && kind ? <Button about={{ finding, object, model: models[kind] }} /> : null;
};
