import { Suspense, useDeferredValue, useMemo, type ComponentProps } from 'react';
import { Alert, Stack, StackItem } from '@patternfly/react-core';
import { CodeEditor } from '@openshift-console/dynamic-plugin-sdk';
import { FindingList } from '../../../ui/findings';
import { LoadingState } from '../../../ui/states';
import type { TFunction } from 'i18next';
import { useT } from '../../../ui/useT';
import { readText, type ReadText } from './readText';

// eslint-disable-next-line @typescript-eslint/no-unsafe-enum-assignment -- importing the enum would bundle PatternFly's code editor, which the console already has
const YAML = 'yaml' as ComponentProps<typeof CodeEditor>['language'];

interface YamlViewProps {
  text: string;
  onChange: (text: string) => void;
}

/** Title and text of the alert for a text that is no network. */
const problemOf = (
  read: Exclude<ReadText, { kind: 'network' }>,
  t: TFunction,
): { title: string; body: string } => {
  switch (read.kind) {
    case 'syntax':
      return {
        title: t('This is not valid YAML (line {{line}}, column {{column}})', {
          line: read.line,
          column: read.column,
        }),
        body: read.message,
      };
    case 'empty':
      return { title: t('The text is empty'), body: t('Write one NetworkAttachmentDefinition.') };
    case 'several':
      return {
        title: t('The text holds more than one document'),
        body: t('This page creates one network at a time. Remove the documents after the first.'),
      };
    case 'no-object':
      return {
        title: t('This is not a Kubernetes object'),
        body: t('The text must hold apiVersion, kind, metadata and spec.'),
      };
    case 'other':
      return {
        title: t('This is not a NetworkAttachmentDefinition'),
        body: t(
          'The text is of kind {{found}}; this page creates k8s.cni.cncf.io/v1 NetworkAttachmentDefinition.',
          { found: read.found },
        ),
      };
  }
};

/** What is wrong with a text; nothing when it is a healthy network. */
const TextProblem = ({ read }: { read: ReadText }) => {
  const t = useT();
  if (read.kind === 'network') return <FindingList findings={read.findings} />;
  const { title, body } = problemOf(read, t);
  return (
    <Alert variant="danger" isInline component="h2" title={title}>
      {body}
    </Alert>
  );
};

/** The object as text, with what is wrong with it above. */
const YamlView = ({ text, onChange }: YamlViewProps) => {
  const t = useT();
  const settled = useDeferredValue(text);
  const read = useMemo(() => readText(settled), [settled]);
  return (
    <Stack hasGutter>
      <StackItem>
        <TextProblem read={read} />
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
