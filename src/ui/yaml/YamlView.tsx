import { Suspense, useDeferredValue, useMemo, type ComponentProps } from 'react';
import { Stack, StackItem } from '@patternfly/react-core';
import { CodeEditor } from '@openshift-console/dynamic-plugin-sdk';
import { LoadingState } from '../states';
import { useT } from '../useT';
import { readText } from './readText';
import { TextProblem, type AnyTextKind } from './TextProblem';

// eslint-disable-next-line @typescript-eslint/no-unsafe-enum-assignment -- importing the enum would bundle PatternFly's code editor, which the console already has
const YAML = 'yaml' as ComponentProps<typeof CodeEditor>['language'];

interface YamlViewProps {
  text: string;
  kind: AnyTextKind;
  onChange: (text: string) => void;
}

/** The object as text, with what is wrong with it above. */
const YamlView = ({ text, kind, onChange }: YamlViewProps) => {
  const t = useT();
  const settled = useDeferredValue(text);
  const read = useMemo(() => readText(settled, kind), [settled, kind]);
  return (
    <Stack hasGutter>
      <StackItem>
        <TextProblem read={read} kind={kind} />
      </StackItem>
      <StackItem>
        <Suspense fallback={<LoadingState label={t('Loading the editor')} />}>
          <CodeEditor
            value={text}
            language={YAML}
            minHeight="400px"
            onChange={(value) => onChange(value)}
          />
        </Suspense>
      </StackItem>
    </Stack>
  );
};

export default YamlView;
