import { useState } from 'react';
import type { KubernetesResource } from '../../../domain/core/resource';
import type { InterfaceChange } from '../../../domain/vm/change/interface-change';
import { useT } from '../../../ui/useT';
import { ChangeReview } from '../form/ChangeReview';
import type { VmWorld } from '../useVmWorld';
import { Refused, useRefusedChange } from './Refused';

interface RemoveInterfaceDialogProps {
  vm: KubernetesResource;
  vmWorld: VmWorld;
  name: string;
  onClose: () => void;
}

/** Takes an interface out of a VM: unplugged where that is possible, else with the next restart. */
export const RemoveInterfaceDialog = (props: RemoveInterfaceDialogProps) => {
  const { vm, vmWorld, name, onClose } = props;
  const t = useT();
  const [opened] = useState(vm);
  const [changeOf] = useState(() => (): InterfaceChange => ({ kind: 'remove', name }));
  const refusal = useRefusedChange(opened, vmWorld, changeOf);
  if (refusal) {
    return (
      <Refused
        title={t('Interface {{name}} cannot be removed', { name })}
        why={refusal}
        onClose={onClose}
      />
    );
  }
  return (
    <ChangeReview
      title={t('Remove network interface {{name}}?', { name })}
      confirm={t('Remove')}
      done={t('Interface {{name}} removed from the VM', { name })}
      isDanger
      vm={opened}
      vmWorld={vmWorld}
      changeOf={changeOf}
      name={undefined}
      onClose={onClose}
      onDone={onClose}
    />
  );
};
