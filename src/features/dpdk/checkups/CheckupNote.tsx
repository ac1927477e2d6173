import { Alert, StackItem } from '@patternfly/react-core';
import type { KubernetesResource } from '../../../domain/core/resource';
import { useT } from '../../../ui/useT';

/** What a run does beside what it writes. */
const CheckupNote = ({
  after,
}: {
  before: KubernetesResource | undefined;
  after: KubernetesResource;
}) => {
  const t = useT();
  return (
    <StackItem>
      <Alert
        variant="info"
        isInline
        component="h2"
        title={t('The checkup starts two VMs in namespace {{namespace}}', {
          namespace: after.metadata?.namespace ?? '',
        })}
      >
        {t('They are on the network for as long as it runs, and it takes them away at the end.')}
      </Alert>
    </StackItem>
  );
};

export default CheckupNote;
