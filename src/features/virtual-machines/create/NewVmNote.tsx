import { Alert, StackItem } from '@patternfly/react-core';
import { listAt, textAt, type KubernetesResource } from '../../../domain/core/resource';
import { useT } from '../../../ui/useT';

/** What happens to a new VM next. */
const NewVmNote = ({
  after,
}: {
  before: KubernetesResource | undefined;
  after: KubernetesResource;
}) => {
  const t = useT();
  const strategy = textAt(after, 'spec', 'runStrategy') ?? '';
  const isStarted = !['Halted', 'Manual'].includes(strategy);
  const hasVolumes = listAt(after, 'spec', 'dataVolumeTemplates').length > 0;
  return (
    <StackItem>
      <Alert
        variant="info"
        isInline
        component="h2"
        title={
          isStarted
            ? t('The VM starts as soon as it is created')
            : t('The VM does not start by itself: start it on its page')
        }
      >
        {hasVolumes && t('Its disk is filled first, which takes from seconds to minutes.')}
      </Alert>
    </StackItem>
  );
};

export default NewVmNote;
