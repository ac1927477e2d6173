import { lazy, Suspense, useMemo, useState } from 'react';
import { Button } from '@patternfly/react-core';
import type { K8sModel } from '@openshift-console/dynamic-plugin-sdk';
import { nameOfObject } from '../../domain/findings/query';
import { referenceOf } from '../../domain/findings/report';
import type { World } from '../../domain/world/world';
import { useAccess } from '../../k8s/useAccess';
import { useAccessIn } from '../../k8s/useAccessIn';
import { Hint } from '../Hint';
import { useT } from '../useT';
import type { Fix } from './fix';

const FixReview = lazy(() => import('./FixReview'));

interface ReviewButtonProps {
  text: string;
  /** Accessible name. */
  label: string;
  /** Why it may not be used. */
  refusal: string | undefined;
  /** What is mended together; must stay the same array while the dialog is open. */
  fixes: readonly Fix[];
  world: World | undefined;
}

const ReviewButton = ({ text, label, refusal, fixes, world }: ReviewButtonProps) => {
  const [isOpen, setOpen] = useState(false);
  const button = (
    <Button
      variant="link"
      isInline
      // While that is being asked a click counts: the server refuses what is not allowed all the same.
      isAriaDisabled={refusal !== undefined}
      aria-label={label}
      onClick={() => setOpen(true)}
    >
      {text}
    </Button>
  );
  return (
    <>
      <Hint text={refusal}>{button}</Hint>
      {isOpen && (
        <Suspense fallback={null}>
          <FixReview fixes={fixes} world={world} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
};

interface FixButtonProps {
  fix: Fix;
  world: World | undefined;
}

/** Opens the last look at the fix of a finding. */
export const FixButton = ({ fix, world }: FixButtonProps) => {
  const t = useT();
  const { code, object } = fix.finding;
  const name = nameOfObject(object);
  const fixes = useMemo(() => [fix], [fix]);
  const access = useAccess('patch', fix.model, object.namespace);
  return (
    <ReviewButton
      text={t('Fix')}
      label={t('Fix {{code}} of {{name}}', { code, name })}
      refusal={
        access === 'denied'
          ? t('You have no permission to change {{name}}.', {
              name: nameOfObject(referenceOf(fix.object)),
            })
          : undefined
      }
      fixes={fixes}
      world={world}
    />
  );
};

interface FixAllProps {
  code: string;
  model: K8sModel;
  /** Of one code and one kind. */
  fixes: readonly Fix[];
  world: World;
}

/** Opens the last look at the fixes of all findings with one code that the user may mend. */
export const FixAllButton = ({ code, model, fixes, world }: FixAllProps) => {
  const t = useT();
  const inCluster = useAccess('patch', model);
  const inNamespaces = useAccessIn(
    'patch',
    model,
    fixes.flatMap(({ finding }) => finding.object.namespace ?? []),
  );
  const allowed = useMemo(
    () =>
      fixes.filter(({ finding: { object } }) => {
        const { namespace } = object;
        return (namespace === undefined ? inCluster : inNamespaces.get(namespace)) !== 'denied';
      }),
    [fixes, inCluster, inNamespaces],
  );
  return (
    <ReviewButton
      text={t('Fix all')}
      label={t('Fix all of {{code}}, {{kind}}', { code, kind: model.kind })}
      refusal={
        allowed.length === 0
          ? t('You have no permission to change any of these objects.')
          : undefined
      }
      fixes={allowed}
      world={world}
    />
  );
};
