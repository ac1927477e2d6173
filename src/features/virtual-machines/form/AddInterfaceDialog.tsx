import { useCallback, useState } from 'react';
import { Checkbox } from '@patternfly/react-core';
import { textAt, type KubernetesResource } from '../../../domain/core/resource';
import type { FormChange } from '../../../domain/vm/change/form-problems';
import type { InterfaceForm } from '../../../domain/vm/form/interface-form';
import { newInterface } from '../../../domain/vm/change/interface-change';
import { hasImplicitInterface } from '../../../domain/vm/spec/interface-values';
import { vmTemplateOf } from '../../../domain/vm/spec/network-refs';
import { useT } from '../../../ui/useT';
import type { VmWorld } from '../useVmWorld';
import { changedDraft } from './draft';
import { InterfaceDialog } from './InterfaceDialog';

interface AddInterfaceDialogProps {
  vm: KubernetesResource;
  vmWorld: VmWorld;
  /** Of a VM that is not stored yet: told what becomes of it. */
  onDraft?: (vm: KubernetesResource) => void;
  onClose: () => void;
}

/** Adds a network interface to a VM. */
export const AddInterfaceDialog = ({ vm, vmWorld, onDraft, onClose }: AddInterfaceDialogProps) => {
  const t = useT();
  // The VM as it was when the dialog was opened; the review tells when it is another meanwhile.
  const [opened] = useState(vm);
  const [initial] = useState(() => newInterface(vm, { kind: 'multus', name: '' }, 'bridge'));
  const [keepPodNetwork, setKeepPodNetwork] = useState(true);
  const isImplicit = hasImplicitInterface(vmTemplateOf(opened));
  const changeOf = useCallback(
    (form: InterfaceForm): FormChange => ({ kind: 'add', form, keepPodNetwork }),
    [keepPodNetwork],
  );
  const name = textAt(vm, 'metadata', 'name') ?? '';
  return (
    <InterfaceDialog
      title={t('Add network interface to {{name}}', { name })}
      reviewTitle={t('Add the interface to VM {{name}}?', { name })}
      confirm={t('Add interface')}
      doneOf={(nic) => t('Interface {{nic}} added to VM {{name}}', { nic, name })}
      vm={opened}
      vmWorld={vmWorld}
      initial={initial}
      changeOf={changeOf}
      changeFor={(form) => () => changeOf(form)}
      onDraft={onDraft && ((form) => onDraft(changedDraft(vmWorld.world, vm, changeOf(form))))}
      onClose={onClose}
    >
      {isImplicit && (
        <Checkbox
          id="keep-pod-network"
          label={t('Keep the pod network')}
          description={t(
            'KubeVirt connects a VM without interfaces to the pod network by itself, and no longer does once it has one. With this, the pod network is added, too.',
          )}
          isChecked={keepPodNetwork}
          onChange={(_event, checked) => setKeepPodNetwork(checked)}
        />
      )}
    </InterfaceDialog>
  );
};
