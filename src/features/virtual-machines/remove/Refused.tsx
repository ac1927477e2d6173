import { useState } from 'react';
import { Button, Modal, ModalBody, ModalFooter, ModalHeader } from '@patternfly/react-core';
import type { KubernetesResource } from '../../../domain/core/resource';
import { changeContextOf } from '../../../domain/vm/change/change-effect';
import { effectOf } from '../../../domain/vm/change/effect-of-change';
import { changeVm, type InterfaceChange } from '../../../domain/vm/change/interface-change';
import type { Reason } from '../../../domain/core/reasons';
import { useT } from '../../../ui/useT';
import { sourcesOf } from '../form/ChangeReview';
import type { VmWorld } from '../useVmWorld';

/** Why a change is not possible as things were when the dialog was opened; undefined where it is. */
export const useRefusedChange = (
  vm: KubernetesResource,
  vmWorld: VmWorld,
  changeOf: () => InterfaceChange,
): readonly Reason[] | undefined => {
  const [refusal] = useState((): readonly Reason[] | undefined => {
    const sources = sourcesOf(vm, vmWorld);
    const changed = changeVm(vm, changeOf(), changeContextOf(sources));
    if (changed.refusal) return [changed.refusal];
    const effect = effectOf(changeOf(), sources);
    return effect.kind === 'refused' ? effect.reasons : undefined;
  });
  return refusal;
};

interface RefusedProps {
  title: string;
  why: readonly Reason[];
  onClose: () => void;
}

/** Says why something cannot be done, before anything is sent. */
export const Refused = ({ title, why, onClose }: RefusedProps) => {
  const t = useT();
  return (
    <Modal isOpen variant="small" onClose={onClose} aria-labelledby="refused-title">
      <ModalHeader title={title} titleIconVariant="warning" labelId="refused-title" />
      <ModalBody>
        {why.map(({ text, params }) => (
          <p key={text}>{t(text, params)}</p>
        ))}
      </ModalBody>
      <ModalFooter>
        <Button onClick={onClose}>{t('Close')}</Button>
      </ModalFooter>
    </Modal>
  );
};
