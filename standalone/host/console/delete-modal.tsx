import {
  getGroupVersionKindForModel,
  getGroupVersionKindForResource,
  k8sDelete,
  useK8sModel,
  useOverlay,
  type K8sModel,
  type K8sResourceCommon,
  type OverlayComponent,
} from '@openshift-console/dynamic-plugin-sdk';
import { Alert, Button, Modal, ModalBody, ModalFooter, ModalHeader } from '@patternfly/react-core';
import { useCallback, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, type To } from 'react-router';
import { referenceOfGvk } from './resource-link';

interface DeleteModalProps {
  resource: K8sResourceCommon;
  model: K8sModel;
  redirectTo?: To | undefined;
  message?: ReactNode;
  btnText?: ReactNode;
}

const listPathOf = (model: K8sModel, namespace: string | undefined): string => {
  const reference = referenceOfGvk(getGroupVersionKindForModel(model));
  return namespace ? `/k8s/ns/${namespace}/${reference}` : `/k8s/cluster/${reference}`;
};

const DeleteModal: OverlayComponent<DeleteModalProps> = ({
  resource,
  model,
  redirectTo,
  message,
  btnText,
  closeOverlay,
}) => {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [error, setError] = useState<string>();
  const { name = '', namespace } = resource.metadata ?? {};

  const confirm = async () => {
    try {
      await k8sDelete({ model, resource });
      closeOverlay();
      await navigate(redirectTo ?? listPathOf(model, namespace));
    } catch (thrown) {
      setError(thrown instanceof Error ? thrown.message : String(thrown));
    }
  };

  return (
    <Modal variant="small" isOpen onClose={closeOverlay} aria-labelledby="delete-modal-title">
      <ModalHeader
        title={t('Delete {{kind}}?', { kind: model.kind })}
        titleIconVariant="warning"
        labelId="delete-modal-title"
      />
      <ModalBody>
        {error && <Alert variant="danger" isInline title={error} />}
        <p>{t('{{name}} will be deleted.', { name })}</p>
        {message}
      </ModalBody>
      <ModalFooter>
        <Button variant="danger" onClick={() => void confirm()}>
          {btnText ?? t('Delete')}
        </Button>
        <Button variant="link" onClick={closeOverlay}>
          {t('Cancel')}
        </Button>
      </ModalFooter>
    </Modal>
  );
};

export const useDeleteModal = (
  resource: K8sResourceCommon,
  redirectTo?: To,
  message?: ReactNode,
  btnText?: ReactNode,
): (() => void) => {
  const launch = useOverlay();
  const [model] = useK8sModel(getGroupVersionKindForResource(resource));
  return useCallback(
    () => launch(DeleteModal, { resource, model, redirectTo, message, btnText }),
    [launch, resource, model, redirectTo, message, btnText],
  );
};
