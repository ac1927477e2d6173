import { useCallback, useState } from 'react';
import { Button, Modal, ModalBody, ModalFooter, ModalHeader } from '@patternfly/react-core';
import type { KubernetesResource } from '../../../domain/resource';
import { editOfForm } from '../../../domain/vm/form-changes';
import type { FormChange } from '../../../domain/vm/form-problems';
import type { InterfaceForm } from '../../../domain/vm/form-values';
import { readInterface } from '../../../domain/vm/interface-change';
import { useT } from '../../../ui/useT';
import type { VmWorld } from '../useVmWorld';
import { InterfaceDialog } from './InterfaceDialog';

interface EditInterfaceDialogProps {
  vm: KubernetesResource;
  vmWorld: VmWorld;
  name: string;
  onClose: () => void;
}

const EditForm = (props: EditInterfaceDialogProps & { read: InterfaceForm }) => {
  const { vm, vmWorld, name, read, onClose } = props;
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
      vm={vm}
      vmWorld={vmWorld}
      initial={read}
      editing={name}
      changeOf={changeOf}
      changeFor={(form) => editOfForm(name, read, form)}
      onClose={onClose}
    />
  );
};

const Implicit = ({ name, onClose }: { name: string; onClose: () => void }) => {
  const t = useT();
  return (
    <Modal isOpen variant="small" onClose={onClose} aria-labelledby="implicit-title">
      <ModalHeader
        title={t('Interface {{name}} is not in the VM', { name })}
        labelId="implicit-title"
      />
      <ModalBody>
        {t(
          'KubeVirt adds it by itself, as the VM names no interface. Add an interface on the pod network to the VM to change how it is connected.',
        )}
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
  return read ? <EditForm {...props} vm={opened} read={read} /> : <Implicit {...props} />;
};
