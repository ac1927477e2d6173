import { lazy, Suspense, useState } from 'react';
import { Button, Tooltip } from '@patternfly/react-core';
import type { K8sModel } from '@openshift-console/dynamic-plugin-sdk';
import { nameOfObject } from '../../domain/findings/query';
import type { Finding } from '../../domain/findings/finding';
import type { World } from '../../domain/world/world';
import type { KubernetesResource } from '../../domain/core/resource';
import { useAccess } from '../../k8s/useAccess';
import { useT } from '../useT';

const FixReview = lazy(() => import('./FixReview'));

interface FixButtonProps {
  finding: Finding;
  /** The object that has to change, as it was read. */
  object: KubernetesResource;
  model: K8sModel;
  world: World | undefined;
}

/** Opens the last look at the fix of a finding. */
export const FixButton = ({ finding, object, model, world }: FixButtonProps) => {
  const t = useT();
  const [isOpen, setOpen] = useState(false);
  const { namespace } = finding.object;
  const access = useAccess('patch', model, namespace);
  const refusal =
    access === 'denied'
      ? t('You have no permission to change {{name}}.', { name: nameOfObject(finding.object) })
      : undefined;
  const button = (
    <Button
      variant="link"
      isInline
      // While that is being asked a click counts: the server refuses what is not allowed all the same.
      isAriaDisabled={refusal !== undefined}
      aria-label={t('Fix {{code}} of {{name}}', {
        code: finding.code,
        name: nameOfObject(finding.object),
      })}
      onClick={() => setOpen(true)}
    >
      {t('Fix')}
    </Button>
  );
  return (
    <>
      {refusal === undefined ? button : <Tooltip content={refusal}>{button}</Tooltip>}
      {isOpen && (
        <Suspense fallback={null}>
          <FixReview
            finding={finding}
            object={object}
            model={model}
            world={world}
            onClose={() => setOpen(false)}
          />
        </Suspense>
      )}
    </>
  );
};
