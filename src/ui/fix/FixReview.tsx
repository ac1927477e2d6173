import { useState } from 'react';
import { Alert, Stack, StackItem } from '@patternfly/react-core';
import type { K8sModel } from '@openshift-console/dynamic-plugin-sdk';
import { describeFinding } from '../../domain/findings/catalog';
import { fixOf } from '../../domain/checks/fixes';
import { nameOfObject } from '../../domain/findings/query';
import type { Finding } from '../../domain/findings/finding';
import type { KubernetesResource } from '../../domain/core/resource';
import { editBy, type Change } from '../../k8s/write';
import { ImpactSummary } from '../impact/ImpactSummary';
import { useImpact } from '../impact/useImpact';
import { Review } from '../review/Review';
import { useT } from '../useT';

const Affected = ({ namespace, name }: { namespace: string; name: string }) => {
  const t = useT();
  return (
    <ImpactSummary
      impact={useImpact(namespace, name)}
      consequence={t(
        'Running VMs keep the old configuration. A VM takes the new one when it is restarted or migrated.',
      )}
    />
  );
};

interface FixReviewProps {
  finding: Finding;
  object: KubernetesResource;
  model: K8sModel;
  onClose: () => void;
}

/** The last look at a mechanical fix: what it mends, what it changes, and who notices. */
const FixReview = ({ finding, object, model, onClose }: FixReviewProps) => {
  const t = useT();
  const { title, message } = describeFinding(finding);
  // The object as it was when the dialog was opened is the one that is changed. On a newer version
  // in which somebody else mended it nothing is left to do.
  const [changes] = useState<Change[]>(() => [
    editBy(model, object, (current) => fixOf(finding, current) ?? current),
  ]);
  const { namespace = '', name, kind } = finding.object;
  return (
    <Review
      title={t('Fix {{code}} of {{name}}?', {
        code: finding.code,
        name: nameOfObject(finding.object),
      })}
      changes={changes}
      confirm={t('Save changes')}
      onClose={onClose}
      onDone={onClose}
    >
      <Stack hasGutter>
        <StackItem>
          <Alert
            variant="info"
            isInline
            component="h2"
            title={t('This fix mends: {{title}}', { title: t(title, finding.params) })}
          >
            {t(message, finding.params)}
          </Alert>
        </StackItem>
        {kind === 'NetworkAttachmentDefinition' && (
          <StackItem>
            <Affected namespace={namespace} name={name} />
          </StackItem>
        )}
      </Stack>
    </Review>
  );
};

export default FixReview;
