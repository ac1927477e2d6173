import { useDeferredValue, useMemo } from 'react';
import { Stack, StackItem } from '@patternfly/react-core';
import { readText } from './readText';
import { TextProblem, type AnyTextKind } from './TextProblem';
import { YamlText } from './YamlText';

interface YamlViewProps {
  text: string;
  kind: AnyTextKind;
  onChange: (text: string) => void;
}

/** The object as text, with what is wrong with it above. */
const YamlView = ({ text, kind, onChange }: YamlViewProps) => {
  const settled = useDeferredValue(text);
  const read = useMemo(() => readText(settled, kind), [settled, kind]);
  return (
    <Stack hasGutter>
      <StackItem>
        <TextProblem read={read} kind={kind} />
      </StackItem>
      <StackItem>
        <YamlText text={text} onChange={onChange} />
      </StackItem>
    </Stack>
  );
};

export default YamlView;
