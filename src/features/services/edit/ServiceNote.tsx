import { Alert, StackItem } from '@patternfly/react-core';
import type { KubernetesResource } from '../../../domain/core/resource';
import { isReachedFromOutside } from '../../../domain/services/form/service-form';
import { lostAddresses, serviceOf, type ServiceAddress } from '../../../domain/services/service';
import { useT } from '../../../ui/useT';
import { useAddressTexts } from '../useAddressTexts';

const NONE: readonly ServiceAddress[] = [];

interface ServiceNoteProps {
  before: KubernetesResource | undefined;
  after: KubernetesResource;
}

/** Who reaches the VMs by a Service, before it is sent. */
const ServiceNote = ({ before, after }: ServiceNoteProps) => {
  const t = useT();
  const { type } = serviceOf(after);
  const lost = useAddressTexts(before ? lostAddresses(serviceOf(before), serviceOf(after)) : NONE);
  const isOpened =
    isReachedFromOutside(type) && !(before && isReachedFromOutside(serviceOf(before).type));
  return (
    <>
      {lost !== '' && (
        <StackItem>
          <Alert
            variant="warning"
            isInline
            component="h2"
            title={t('Clients do not reach it there any more: {{addresses}}', { addresses: lost })}
          />
        </StackItem>
      )}
      <StackItem>
        {isOpened
          ? t('Everybody who reaches the nodes or the address reaches these ports of the VMs.')
          : t('Whether the guests listen at these ports is not told from here.')}
      </StackItem>
    </>
  );
};

export default ServiceNote;
