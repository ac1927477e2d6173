import {
  getGroupVersionKindForResource,
  k8sPatch,
  useK8sModel,
  useOverlay,
  type K8sModel,
  type K8sResourceCommon,
  type OverlayComponent,
} from '@openshift-console/dynamic-plugin-sdk';
import {
  Alert,
  Button,
  Form,
  FormGroup,
  Modal,
  ModalBody,
  ModalFooter,
  ModalHeader,
  TextArea,
} from '@patternfly/react-core';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';

type Field = 'labels' | 'annotations';

interface MetadataModalProps {
  resource: K8sResourceCommon;
  model: K8sModel;
  field: Field;
}

const asLines = (entries: Record<string, string>): string =>
  Object.entries(entries)
    .map(([key, value]) => `${key}=${value}`)
    .join('\n');

/** One `key=value` a line; the first `=` ends the key. Undefined when a line has no key. */
const parseLines = (text: string): Record<string, string> | undefined => {
  const entries = text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const at = line.indexOf('=');
      return at < 0
        ? ([line.trim(), ''] as const)
        : ([line.slice(0, at).trim(), line.slice(at + 1)] as const);
    });
  return entries.some(([key]) => key === '') ? undefined : Object.fromEntries(entries);
};

const MetadataModal: OverlayComponent<MetadataModalProps> = ({
  resource,
  model,
  field,
  closeOverlay,
}) => {
  const { t } = useTranslation();
  const before = resource.metadata?.[field];
  const [text, setText] = useState(() => asLines(before ?? {}));
  const [error, setError] = useState<string>();
  const title = field === 'labels' ? t('Edit labels') : t('Edit annotations');

  const save = async () => {
    const value = parseLines(text);
    if (!value) {
      setError(t('Each line needs a key.'));
      return;
    }
    try {
      await k8sPatch({
        model,
        resource,
        data: [
          ...(before ? [{ op: 'test', path: `/metadata/${field}`, value: before }] : []),
          { op: before ? 'replace' : 'add', path: `/metadata/${field}`, value },
        ],
      });
      closeOverlay();
    } catch (thrown) {
      setError(thrown instanceof Error ? thrown.message : String(thrown));
    }
  };

  return (
    <Modal variant="medium" isOpen onClose={closeOverlay} aria-labelledby="metadata-modal-title">
      <ModalHeader title={title} labelId="metadata-modal-title" />
      <ModalBody>
        {error && <Alert variant="danger" isInline title={error} />}
        <Form>
          <FormGroup label={t('One key=value a line')} fieldId="metadata-modal-text">
            <TextArea
              id="metadata-modal-text"
              value={text}
              onChange={(_event, value) => setText(value)}
              rows={10}
            />
          </FormGroup>
        </Form>
      </ModalBody>
      <ModalFooter>
        <Button onClick={() => void save()}>{t('Save')}</Button>
        <Button variant="link" onClick={closeOverlay}>
          {t('Cancel')}
        </Button>
      </ModalFooter>
    </Modal>
  );
};

const useMetadataModal = (resource: K8sResourceCommon, field: Field): (() => void) => {
  const launch = useOverlay();
  const [model] = useK8sModel(getGroupVersionKindForResource(resource));
  return useCallback(
    () => launch(MetadataModal, { resource, model, field }),
    [launch, resource, model, field],
  );
};

export const useLabelsModal = (resource: K8sResourceCommon) => useMetadataModal(resource, 'labels');

export const useAnnotationsModal = (resource: K8sResourceCommon) =>
  useMetadataModal(resource, 'annotations');
