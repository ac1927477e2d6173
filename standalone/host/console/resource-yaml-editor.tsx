import {
  getGroupVersionKindForResource,
  HttpError,
  k8sCreate,
  k8sUpdate,
  useK8sModel,
  type K8sResourceCommon,
} from '@openshift-console/dynamic-plugin-sdk';
import {
  ActionList,
  ActionListGroup,
  ActionListItem,
  Alert,
  Button,
  PageSection,
  Stack,
  StackItem,
  Title,
} from '@patternfly/react-core';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { parseDocument, stringify } from 'yaml';
import CodeEditor from './code-editor';
import { referenceOfGvk, resourcePath } from './resource-link';

interface ResourceYAMLEditorProps {
  initialResource: K8sResourceCommon;
  header?: string;
  onSave?: (content: string) => void;
  readOnly?: boolean;
  create?: boolean;
  onChange?: (content: string) => void;
  hideHeader?: boolean;
}

interface Message {
  variant: 'danger' | 'success' | 'info';
  title: string;
  body?: string;
}

const asYaml = (resource: object): string => stringify(resource, { lineWidth: 0 });

const fullMessage = (error: unknown): string => {
  if (error instanceof HttpError) {
    const json: unknown = error.json;
    const whole = (json as { message?: unknown } | undefined)?.message;
    if (typeof whole === 'string') return whole;
  }
  return error instanceof Error ? error.message : String(error);
};

const download = (text: string, name: string): void => {
  const url = URL.createObjectURL(new Blob([text], { type: 'text/yaml' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = `${name}.yaml`;
  link.click();
  URL.revokeObjectURL(url);
};

/** Edits one object as text; saves by replacing it, so a stale text is refused by the server. */
const ResourceYAMLEditor = ({
  initialResource,
  header,
  onSave,
  readOnly = false,
  create = false,
  onChange,
  hideHeader = false,
}: ResourceYAMLEditorProps) => {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [model] = useK8sModel(getGroupVersionKindForResource(initialResource));
  const [opened, setOpened] = useState(initialResource);
  const [text, setText] = useState(() => asYaml(initialResource));
  const [busy, setBusy] = useState(false);
  const [message, setMessage] = useState<Message>();

  const changedMeanwhile =
    !create && initialResource.metadata?.resourceVersion !== opened.metadata?.resourceVersion;

  const parsed = useMemo(() => parseDocument(text), [text]);

  const save = async () => {
    // Whoever takes the text reads it, and says what is wrong with it.
    if (onSave) {
      onSave(text);
      return;
    }
    const [error] = parsed.errors;
    if (error) {
      setMessage({ variant: 'danger', title: t('This is not valid YAML'), body: error.message });
      return;
    }
    const data = parsed.toJS() as K8sResourceCommon;
    const ns = data.metadata?.namespace;
    const name = data.metadata?.name ?? '';
    setBusy(true);
    setMessage(undefined);
    try {
      if (create) {
        await k8sCreate({ model, data, ...(ns ? { ns } : {}) });
        const gvk = getGroupVersionKindForResource(data);
        await navigate(resourcePath(referenceOfGvk(gvk), name, ns));
        return;
      }
      const saved = await k8sUpdate({ model, data, name, ...(ns ? { ns } : {}) });
      setOpened(saved);
      setText(asYaml(saved));
      setMessage({ variant: 'success', title: t('{{name}} was saved', { name }) });
    } catch (thrown) {
      setMessage({ variant: 'danger', title: t('Not saved'), body: fullMessage(thrown) });
    } finally {
      setBusy(false);
    }
  };

  const reload = () => {
    setOpened(initialResource);
    setText(asYaml(initialResource));
    setMessage(undefined);
  };

  return (
    <PageSection hasBodyWrapper={false}>
      <Stack hasGutter>
        {header && !hideHeader && (
          <StackItem>
            <Title headingLevel="h2">{header}</Title>
          </StackItem>
        )}
        <StackItem isFilled>
          <CodeEditor
            value={text}
            isReadOnly={readOnly}
            minHeight="60vh"
            onChange={(value) => {
              setText(value);
              onChange?.(value);
            }}
            onSave={() => void save()}
          />
        </StackItem>
        {changedMeanwhile && (
          <StackItem>
            <Alert variant="info" isInline title={t('This object has been changed meanwhile.')}>
              {t('Reload to see the new version. What you typed is lost then.')}
            </Alert>
          </StackItem>
        )}
        {message && (
          <StackItem>
            <Alert variant={message.variant} isInline isLiveRegion title={message.title}>
              {message.body}
            </Alert>
          </StackItem>
        )}
        <StackItem>
          <ActionList>
            <ActionListGroup>
              {!readOnly && (
                <ActionListItem>
                  <Button isLoading={busy} isDisabled={busy} onClick={() => void save()}>
                    {create ? t('Create') : t('Save')}
                  </Button>
                </ActionListItem>
              )}
              {!create && (
                <ActionListItem>
                  <Button variant="secondary" onClick={reload}>
                    {t('Reload')}
                  </Button>
                </ActionListItem>
              )}
              <ActionListItem>
                <Button
                  variant="secondary"
                  onClick={() => download(text, opened.metadata?.name ?? 'object')}
                >
                  {t('Download')}
                </Button>
              </ActionListItem>
            </ActionListGroup>
          </ActionList>
        </StackItem>
      </Stack>
    </PageSection>
  );
};

export default ResourceYAMLEditor;
