import { lazy, Suspense, useMemo, useState } from 'react';
import { Button, Tooltip } from '@patternfly/react-core';
import type { K8sModel } from '@openshift-console/dynamic-plugin-sdk';
import { fixOf } from '../../domain/checks/fixes';
import { nameOfObject } from '../../domain/findings/query';
import type { Finding } from '../../domain/findings/finding';
import { managerOf } from '../../domain/nad/managed';
import type { KubernetesResource } from '../../domain/core/resource';
import { kindNameOf } from '../../domain/world/kinds';
import { models } from '../../k8s/models';
import { useAccess } from '../../k8s/useAccess';
import { useT } from '../useT';

const FixReview = lazy(() => import('./FixReview'));

interface EnabledProps {
  finding: Finding;
  object: KubernetesResource;
  model: K8sModel;
}

const OfferedFix = ({ finding, object, model }: EnabledProps) => {
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
      isAriaDisabled={access !== 'allowed'}
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
            onClose={() => setOpen(false)}
          />
        </Suspense>
      )}
    </>
  );
};

interface FixButtonProps {
  finding: Finding;
  /** The object that has to change, as it was read. */
  object: KubernetesResource | undefined;
}

/**
 * Offers to mend a finding where that is mechanical; nothing where it is not, or where a controller
 * would undo it.
 */
export const FixButton = ({ finding, object }: FixButtonProps) => {
  const isOffered = useMemo(
    () => object !== undefined && !managerOf(object) && fixOf(finding, object) !== undefined,
    [finding, object],
  );
  const kind = kindNameOf(finding.object.apiVersion, finding.object.kind);
  if (!isOffered || !object || !kind) return null;
  return <OfferedFix finding={finding} object={object} model={models[kind]} />;
};
