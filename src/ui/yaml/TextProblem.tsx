import { Alert } from '@patternfly/react-core';
import type { TFunction } from 'i18next';
import type { KubernetesResource } from '../../domain/core/resource';
import { FindingList } from '../findings';
import { useT } from '../useT';
import type { ReadText, TextKind } from './readText';

export type AnyTextKind = TextKind<KubernetesResource>;

type Problem = Exclude<ReadText<KubernetesResource>, { kind: 'object' }>;

/** Title and text of the alert for a text that is no object of the kind. */
const problemOf = (
  read: Problem,
  { name, expected }: AnyTextKind,
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
      return { title: t('The text is empty'), body: t('Write one {{kind}}.', { kind: name }) };
    case 'several':
      return {
        title: t('The text holds more than one document'),
        body: t('This page takes one object at a time. Remove the documents after the first.'),
      };
    case 'no-object':
      return {
        title: t('This is not a Kubernetes object'),
        body: t('The text must hold apiVersion, kind, metadata and spec.'),
      };
    case 'other':
      return {
        title: t('This is not a {{kind}}', { kind: name }),
        body: t('The text is of kind {{found}}; this page takes {{expected}}.', {
          found: read.found,
          expected,
        }),
      };
  }
};

interface TextProblemProps {
  read: ReadText<KubernetesResource>;
  kind: AnyTextKind;
}

/** What is wrong with a text; nothing when it is a healthy object. */
export const TextProblem = ({ read, kind }: TextProblemProps) => {
  const t = useT();
  if (read.kind === 'object') return <FindingList findings={read.findings} />;
  const { title, body } = problemOf(read, kind, t);
  return (
    <Alert variant="danger" isInline component="h2" title={title}>
      {body}
    </Alert>
  );
};
