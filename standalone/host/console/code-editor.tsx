import 'monaco-editor/esm/vs/editor/editor.all.js';
import 'monaco-editor/esm/vs/basic-languages/yaml/yaml.contribution.js';
import * as monaco from 'monaco-editor/esm/vs/editor/editor.api.js';
import { forwardRef, useEffect, useImperativeHandle, useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useIsDark } from '../theme';

interface CodeEditorProps {
  value?: string;
  language?: string;
  minHeight?: string | number;
  isReadOnly?: boolean;
  options?: monaco.editor.IStandaloneEditorConstructionOptions;
  toolbarLinks?: ReactNode[];
  onChange?: (value: string, event?: unknown) => void;
  onSave?: () => void;
}

interface CodeEditorRef {
  editor: monaco.editor.IStandaloneCodeEditor | undefined;
  monaco: typeof monaco;
}

const HEIGHT = '30rem';

self.MonacoEnvironment = {
  // Built as a file of its own, because the page's policy allows no worker from a blob.
  getWorker: () =>
    new Worker(new URL('monaco-editor/esm/vs/editor/editor.worker.js', import.meta.url)),
};

const CodeEditor = forwardRef<CodeEditorRef, CodeEditorProps>(
  (
    {
      value = '',
      language = 'yaml',
      minHeight,
      isReadOnly,
      options,
      toolbarLinks,
      onChange,
      onSave,
    },
    ref,
  ) => {
    const { t } = useTranslation();
    const dark = useIsDark();
    const container = useRef<HTMLDivElement>(null);
    const editor = useRef<monaco.editor.IStandaloneCodeEditor>(undefined);
    const handlers = useRef({ onChange, onSave });
    useEffect(() => {
      handlers.current = { onChange, onSave };
    });

    useImperativeHandle(ref, () => ({
      get editor() {
        return editor.current;
      },
      monaco,
    }));

    useEffect(() => {
      if (!container.current) return undefined;
      const created = monaco.editor.create(container.current, {
        value,
        language,
        readOnly: isReadOnly ?? false,
        ariaLabel: t('Editor. Press Ctrl+M to let Tab move the focus.'),
        automaticLayout: true,
        minimap: { enabled: false },
        scrollBeyondLastLine: false,
        tabSize: 2,
        // The number of an empty last line would be too pale to read.
        renderFinalNewline: 'on',
        ...options,
      });
      editor.current = created;
      created.onDidChangeModelContent((event) => {
        handlers.current.onChange?.(created.getValue(), event);
      });
      created.addCommand(monaco.KeyMod.CtrlCmd | monaco.KeyCode.KeyS, () =>
        handlers.current.onSave?.(),
      );
      return () => {
        created.getModel()?.dispose();
        created.dispose();
      };
      // Made once; later values are handed over below.
      // eslint-disable-next-line react-hooks/exhaustive-deps -- see above
    }, []);

    useEffect(() => {
      if (editor.current && editor.current.getValue() !== value) editor.current.setValue(value);
    }, [value]);
    useEffect(() => {
      editor.current?.updateOptions({ readOnly: isReadOnly ?? false });
    }, [isReadOnly]);
    useEffect(() => {
      monaco.editor.setTheme(dark ? 'vs-dark' : 'vs');
    }, [dark]);

    return (
      <>
        {toolbarLinks}
        {/* The height is the caller's, so it cannot be a class. */}
        <div ref={container} style={{ height: minHeight ?? HEIGHT }} />
      </>
    );
  },
);
CodeEditor.displayName = 'CodeEditor';

export default CodeEditor;
