import { FormGroup, Radio } from '@patternfly/react-core';
import type { CloneTarget } from '../../../domain/nad/clone';
import { useT } from '../../../ui/useT';

export type Choice = NonNullable<CloneTarget['network']>;

interface NetworkChoiceProps {
  /** Whether the network leads to a VLAN of the data center. */
  isLocalnet: boolean;
  value: Choice;
  onChange: (value: Choice) => void;
}

/** Whether copies of an OVN-Kubernetes network are the same network, with what that means for VMs. */
export const NetworkChoice = ({ isLocalnet, value, onChange }: NetworkChoiceProps) => {
  const t = useT();
  return (
    <FormGroup role="radiogroup" fieldId="clone-network" label={t('Network')} isRequired>
      <Radio
        id="clone-network-same"
        name="clone-network"
        label={t('The same network in every namespace')}
        description={t(
          'VMs of all these namespaces are in one network and reach each other. A later change of its settings must be made in each namespace alike.',
        )}
        isChecked={value === 'same'}
        onChange={() => onChange('same')}
      />
      <Radio
        id="clone-network-own"
        name="clone-network"
        label={t('A network of its own for each namespace')}
        description={
          isLocalnet
            ? t(
                'Each copy is a network by itself that leads to the same VLAN of the data center: VMs reach each other through it only.',
              )
            : t(
                'Each copy is a network by itself: its VMs reach only each other, and the same addresses can be used once more.',
              )
        }
        isChecked={value === 'own'}
        onChange={() => onChange('own')}
      />
    </FormGroup>
  );
};
