import { lazy, Suspense, type ReactNode } from 'react';
import {
  ActionGroup,
  Alert,
  Button,
  Form,
  ToggleGroup,
  ToggleGroupItem,
} from '@patternfly/react-core';
import type { KubernetesResource } from '../../domain/core/resource';
import type { TextKind } from '../yaml/readText';
import { LoadingState } from '../states';
import { useT } from '../useT';
import type { Notice, View } from './useTwoViews';

const YamlView = lazy(() => import('../yaml/YamlView'));

interface EditorFrameProps {
  /** Accessible name of the form. */
  label: string;
  view: View;
  textKind: TextKind<KubernetesResource>;
  notice: Notice | undefined;
  toForm: () => Promise<void>;
  toYaml: () => Promise<void>;
  setText: (text: string) => void;
  /** Text of the button that leads to the review. */
  submitText: string;
  onSubmit: () => Promise<void>;
  onCancel: () => void;
  /** The fields of the form view. */
  children: ReactNode;
}

/** The frame of an editor: two views of one object, and the button that leads to the review. */
export const EditorFrame = ({
  label,
  view,
  textKind,
  notice,
  toForm,
  toYaml,
  setText,
  submitText,
  onSubmit,
  onCancel,
  children,
}: EditorFrameProps) => {
  const t = useT();
  return (
    <>
      <ToggleGroup aria-label={t('View')}>
        <ToggleGroupItem
          buttonId="form-view"
          text={t('Form view')}
          isSelected={view.kind === 'form'}
          onChange={() => void toForm()}
        />
        <ToggleGroupItem
          buttonId="yaml-view"
          text={t('YAML view')}
          isSelected={view.kind === 'yaml'}
          onChange={() => void toYaml()}
        />
      </ToggleGroup>
      <Form
        noValidate
        isWidthLimited={view.kind === 'form'}
        aria-label={label}
        onSubmit={(event) => {
          // The forms of dialogs that a part of this one opens are forms of their own.
          if (event.target !== event.currentTarget) return;
          event.preventDefault();
          void onSubmit();
        }}
      >
        {notice !== undefined && (
          <Alert variant="warning" isInline component="h2" role="alert" title={notice.title}>
            {notice.body}
          </Alert>
        )}
        {view.kind === 'form' && children}
        {view.kind === 'yaml' && (
          <Suspense fallback={<LoadingState label={t('Loading the editor')} />}>
            <YamlView text={view.text} kind={textKind} onChange={setText} />
          </Suspense>
        )}
        <ActionGroup>
          <Button type="submit" variant="primary">
            {submitText}
          </Button>
          <Button variant="link" onClick={onCancel}>
            {t('Cancel')}
          </Button>
        </ActionGroup>
      </Form>
    </>
  );
};
