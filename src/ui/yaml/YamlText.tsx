import { Suspense, type ComponentProps } from 'react';
import { CodeEditor } from '@openshift-console/dynamic-plugin-sdk';
import { LoadingState } from '../states';
import { useT } from '../useT';

// eslint-disable-next-line @typescript-eslint/no-unsafe-enum-assignment -- importing the enum would bundle PatternFly's code editor, which the console already has
const YAML = 'yaml' as ComponentProps<typeof CodeEditor>['language'];

interface YamlTextProps {
  text: string;
  onChange: (text: string) => void;
}

/** The console's editor for a text of YAML. */
export const YamlText = ({ text, onChange }: YamlTextProps) => {
  const t = useT();
  return (
    <Suspense fallback={<LoadingState label={t('Loading the editor')} />}>
      <CodeEditor
        value={text}
        language={YAML}
        minHeight="400px"
        onChange={(value) => onChange(value)}
      />
    </Suspense>
  );
};
