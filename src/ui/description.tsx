import type { ReactNode } from 'react';
import {
  DescriptionListDescription,
  DescriptionListGroup,
  DescriptionListTerm,
  Label,
  LabelGroup,
} from '@patternfly/react-core';
import { useT } from './useT';

/** One entry of a description list. */
export const Entry = ({ term, children }: { term: string; children: ReactNode }) => (
  <DescriptionListGroup>
    <DescriptionListTerm>{term}</DescriptionListTerm>
    <DescriptionListDescription>{children}</DescriptionListDescription>
  </DescriptionListGroup>
);

/** Labels of an object. */
export const Labels = ({ labels }: { labels: Record<string, string> }) => {
  const t = useT();
  const entries = Object.entries(labels);
  if (entries.length === 0) return <>{t('None')}</>;
  return (
    <LabelGroup aria-label={t('Labels')} numLabels={10}>
      {entries.map(([key, value]) => (
        <Label key={key} isCompact>
          {value === '' ? key : `${key}=${value}`}
        </Label>
      ))}
    </LabelGroup>
  );
};
