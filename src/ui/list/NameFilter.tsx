import { SearchInput, ToolbarItem } from '@patternfly/react-core';
import { useT } from '../useT';

interface NameFilterProps {
  value: string;
  onChange: (name: string) => void;
}

/** A filter of a toolbar by part of a name. */
export const NameFilter = ({ value, onChange }: NameFilterProps) => {
  const t = useT();
  return (
    <ToolbarItem>
      <SearchInput
        aria-label={t('Filter by name')}
        placeholder={t('Filter by name')}
        value={value}
        onChange={(_event, name) => onChange(name)}
        onClear={() => onChange('')}
        resetButtonLabel={t('Clear the name filter')}
      />
    </ToolbarItem>
  );
};
