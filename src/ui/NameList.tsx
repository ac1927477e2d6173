import { useState } from 'react';
import { Button, Label, LabelGroup } from '@patternfly/react-core';
import { useT } from './useT';

const FEW = 12;

interface NameListProps {
  /** Accessible name of the list. */
  label: string;
  names: readonly string[];
}

/** Names side by side; of many the first few, and all of them on demand. */
export const NameList = ({ label, names }: NameListProps) => {
  const t = useT();
  const [all, setAll] = useState(false);
  const shown = all ? names : names.slice(0, FEW);
  return (
    <>
      <LabelGroup aria-label={label} numLabels={shown.length}>
        {shown.map((name) => (
          <Label key={name} isCompact variant="outline">
            {name}
          </Label>
        ))}
      </LabelGroup>
      {!all && names.length > FEW && (
        <Button variant="link" isInline onClick={() => setAll(true)}>
          {t('Show all {{count}} names', { count: names.length })}
        </Button>
      )}
    </>
  );
};
