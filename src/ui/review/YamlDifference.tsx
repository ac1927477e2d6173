import { useMemo } from 'react';
import { CodeBlock, CodeBlockCode, Label } from '@patternfly/react-core';
import { useT } from '../useT';
import { differenceOf, yamlOf, type DifferenceLine } from './difference';
import './difference.css';

const signs = { same: ' ', added: '+', removed: '-' } as const;

const Line = ({ line: { kind, text } }: { line: DifferenceLine }) => {
  const t = useT();
  const content = `${signs[kind]} ${text}\n`;
  const name = `vm-networking-console-plugin__line vm-networking-console-plugin__line--${kind}`;
  if (kind === 'added') {
    return (
      <ins className={name} aria-label={t('Added: {{text}}', { text })}>
        {content}
      </ins>
    );
  }
  if (kind === 'removed') {
    return (
      <del className={name} aria-label={t('Removed: {{text}}', { text })}>
        {content}
      </del>
    );
  }
  return <span className={name}>{content}</span>;
};

interface YamlDifferenceProps {
  /** undefined for a new object, which is shown whole. */
  before: object | undefined;
  after: object;
  /** Accessible name of the text. */
  label: string;
}

/** What a change does to an object, as YAML. */
const YamlDifference = ({ before, after, label }: YamlDifferenceProps) => {
  const t = useT();
  const lines = useMemo(() => (before ? differenceOf(before, after) : []), [before, after]);
  if (!before) {
    return (
      <CodeBlock role="region" aria-label={label} tabIndex={0}>
        <CodeBlockCode>{yamlOf(after)}</CodeBlockCode>
      </CodeBlock>
    );
  }
  if (lines.length === 0) return <Label status="info">{t('Nothing changes')}</Label>;
  return (
    <CodeBlock role="region" aria-label={label} tabIndex={0}>
      <CodeBlockCode>
        {lines.map((line, index) => (
          // Lines have no identity but their place.
          <Line key={index} line={line} />
        ))}
      </CodeBlockCode>
    </CodeBlock>
  );
};

export default YamlDifference;
