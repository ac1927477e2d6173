import { StackItem } from '@patternfly/react-core';
import type { KubernetesResource } from '../../../domain/core/resource';
import { isReachedFromOutside } from '../../../domain/services/form/service-form';
import { serviceOf } from '../../../domain/services/service';
import { useT } from '../../../ui/useT';

interface ServiceNoteProps {
  before: KubernetesResource | undefined;
  after: KubernetesResource;
}

/** Who reaches the VMs by a Service, before it is sent. */
const ServiceNote = ({ before, after }: ServiceNoteProps) => {
  const t = useT();
  const { type } = serviceOf(after);
  const isOpened =
    isReachedFromOutside(type) && !(before && isReachedFromOutside(serviceOf(before).type));
  return (
    <StackItem>
      {isOpened
        ? t('Everybody who reaches the nodes or the address reaches these ports of the VMs.')
        : t('Whether the guests listen at these ports is not told from here.')}
    </StackItem>
  );
};

export default ServiceNote;
