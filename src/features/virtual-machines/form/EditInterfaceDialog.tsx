import { useCallback, useState } from 'react';
import { Button, Modal, ModalBody, ModalFooter, ModalHeader } from '@patternfly/react-core';
import type { KubernetesResource } from '../../../domain/core/resource';
import { editOfForm } from '../../../domain/vm/change/form-changes';
import type { FormChange } from '../../../domain/vm/change/form-problems';
import type { InterfaceForm } from '../../../domain/vm/form/interface-form';
import { readInterface } from '../../../domain/vm/change/interface-change';
import { hasImplicitInterface } from '../../../domain/vm/spec/interface-values';
import { vmTemplateOf } from '../../../domain/vm/spec/network-refs';
import { useT } from '../../../ui/useT';
import type { VmWorld } from '../useVmWorld';
import { changedDraft } from './draft';
import { InterfaceDialog } from './InterfaceDialog';

interface EditInterfaceDialogProps {
  vm: KubernetesResource;
  vmWorld: VmWorld;
  name: string;
  /** Of a VM that is not stored yet: told what becomes of it. */
  onDraft?: (vm: KubernetesResource) => void;
  onClose: () => void;
}

const EditForm = (props: EditInterfaceDialogProps & { read: InterfaceForm }) => {
  const { vm, vmWorld, name, read, onDraft, onClose } = props;
  const t = useT();
  const changeOf = useCallback(
    (form: InterfaceForm): FormChange => ({ kind: 'edit', name, form }),
    [name],
  );
  return (
    <InterfaceDialog
      title={t('Edit network interface {{name}}', { name })}
      reviewTitle={t('Save changes of interface {{name}}?', { name })}
      confirm={t('Save changes')}
      doneOf={(nic) => t('Changes of interface {{nic}} saved', { nic })}
      vm={vm}
      vmWorld={vmWorld}
      initial={read}
      editing={name}
      changeOf={changeOf}
      changeFor={(form) => editOfForm(name, read, form)}
      onDraft={onDraft && ((form) => onDraft(changedDraft(vmWorld.world, vm, changeOf(form))))}
      onClose={onClose}
    />
  );
};

/** There is nothing in the VM to edit: KubeVirt adds the interface itself, or it is gone. */
const NotInVm = ({ vm, name, onClose }: Omit<EditInterfaceDialogProps, 'vmWorld'>) => {
  const t = useT();
  const isImplicit = hasImplicitInterface(vmTemplateOf(vm));
  return (
    <Modal isOpen variant="small" onClose={onClose} aria-labelledby="not-in-vm-title">
      <ModalHeader
        title={t('Interface {{name}} is not in the VM', { name })}
        labelId="not-in-vm-title"
      />
      <ModalBody>
        {isImplicit
          ? t(
              'KubeVirt adds it by itself, as the VM names no interface. Add an interface on the pod network to the VM to change how it is connected.',
            )
          : t('Somebody has removed it meanwhile.')}
      </ModalBody>
      <ModalFooter>
        <Button onClick={onClose}>{t('Close')}</Button>
      </ModalFooter>
    </Modal>
  );
};

/** Changes a network interface of a VM; only what the user changes is touched. */
export const EditInterfaceDialog = ({ vm, ...props }: EditInterfaceDialogProps) => {
  // The VM as it was when the dialog was opened; the review tells when it is another meanwhile.
  const [opened] = useState(vm);
  const [read] = useState(() => readInterface(vm, props.name));
  return read ? (
    <EditForm {...props} vm={opened} read={read} />
  ) : (
    <NotInVm vm={opened} name={props.name} onClose={props.onClose} />
  );
};
