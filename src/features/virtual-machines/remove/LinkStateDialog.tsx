import { useState } from 'react';
import type { KubernetesResource } from '../../../domain/core/resource';
import { readInterface, type InterfaceChange } from '../../../domain/vm/change/interface-change';
import { useT } from '../../../ui/useT';
import { ChangeReview } from '../form/ChangeReview';
import type { VmWorld } from '../useVmWorld';
import { Refused, useRefusedChange } from './Refused';

interface LinkStateDialogProps {
  vm: KubernetesResource;
  vmWorld: VmWorld;
  name: string;
  onClose: () => void;
}

/** Takes the link of an interface down, or up again. */
export const LinkStateDialog = ({ vm, vmWorld, name, onClose }: LinkStateDialogProps) => {
  const t = useT();
  const [opened] = useState(vm);
  const [state] = useState(() =>
    readInterface(vm, name)?.state === 'down' ? ('up' as const) : ('down' as const),
  );
  const [changeOf] = useState(() => (): InterfaceChange => ({ kind: 'link', name, state }));
  const refusal = useRefusedChange(opened, vmWorld, changeOf);
  if (refusal) {
    return (
      <Refused
        title={t('The link of {{name}} cannot be set', { name })}
        why={refusal}
        onClose={onClose}
      />
    );
  }
  return (
    <ChangeReview
      title={
        state === 'up'
          ? t('Set the link of {{name}} up?', { name })
          : t('Set the link of {{name}} down?', { name })
      }
      confirm={state === 'up' ? t('Set link up') : t('Set link down')}
      done={
        state === 'up'
          ? t('Link of {{name}} set up', { name })
          : t('Link of {{name}} set down', { name })
      }
      vm={opened}
      vmWorld={vmWorld}
      changeOf={changeOf}
      name={name}
      onClose={onClose}
      onDone={onClose}
    />
  );
};
