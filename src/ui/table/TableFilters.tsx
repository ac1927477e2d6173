import { useId, useState } from 'react';
import {
  HelperText,
  HelperTextItem,
  SearchInput,
  ToolbarFilter,
  ToolbarItem,
} from '@patternfly/react-core';
import { useT } from '../useT';
import { FilterSelect } from './FilterSelect';
import { noValues, type Filter, type LabelFilter, type TextFilter } from './model';
import type { DataTableState } from './useDataTable';

interface FieldProps<F> {
  filter: F;
  values: readonly string[];
  onChange: (values: readonly string[]) => void;
}

const TextField = <R,>({ filter, values, onChange }: FieldProps<TextFilter<R>>) => {
  const id = useId();
  const text = values[0] ?? '';
  const problem = text === '' ? undefined : filter.problemOf?.(text);
  const hint = text === '' ? undefined : filter.hintOf?.(text);
  return (
    <ToolbarItem>
      <div>
        <SearchInput
          aria-label={filter.label}
          placeholder={filter.placeholder ?? filter.label}
          value={text}
          onChange={(_event, typed) => onChange(typed === '' ? noValues : [typed])}
          onClear={() => onChange(noValues)}
          resetButtonLabel={filter.clearLabel}
          inputProps={{ 'aria-invalid': problem !== undefined, 'aria-describedby': id }}
        />
        <HelperText id={id} isLiveRegion>
          {problem !== undefined && <HelperTextItem variant="error">{problem}</HelperTextItem>}
          {hint !== undefined && <HelperTextItem>{hint}</HelperTextItem>}
        </HelperText>
      </div>
    </ToolbarItem>
  );
};

const LabelField = <R,>({ filter, values, onChange }: FieldProps<LabelFilter<R>>) => {
  const t = useT();
  const [label, setLabel] = useState('');
  const add = () => {
    const wanted = label.trim();
    if (wanted !== '' && !values.includes(wanted)) onChange([...values, wanted]);
    setLabel('');
  };
  return (
    <ToolbarFilter
      categoryName={filter.label}
      labels={[...values]}
      deleteLabel={(_category, removed) => onChange(values.filter((entry) => entry !== removed))}
      deleteLabelGroup={() => onChange(noValues)}
    >
      <SearchInput
        aria-label={t('Filter by label')}
        placeholder={t('Filter by label: key or key=value')}
        value={label}
        onChange={(_event, value) => setLabel(value)}
        onSearch={add}
        onClear={() => setLabel('')}
        submitSearchButtonLabel={t('Add the label filter')}
        resetButtonLabel={t('Clear the label')}
      />
    </ToolbarFilter>
  );
};

/** The filters of a table, as entries of its toolbar. */
export const TableFilters = <R,>({ table }: { table: DataTableState<R> }) => {
  const { spec, state, update, rows } = table;
  const fieldOf = (filter: Filter<R>) => {
    const props = {
      values: state.values[filter.key] ?? noValues,
      onChange: (values: readonly string[]) =>
        update({ values: { ...state.values, [filter.key]: values } }),
    };
    switch (filter.kind) {
      case 'text':
        return <TextField key={filter.key} filter={filter} {...props} />;
      case 'label':
        return <LabelField key={filter.key} filter={filter} {...props} />;
      case 'choice':
        return filter.isElsewhere ? null : (
          <FilterSelect
            key={filter.key}
            filter={filter}
            rows={rows}
            selected={props.values}
            onChange={props.onChange}
          />
        );
    }
  };
  return <>{(spec.filters ?? []).map(fieldOf)}</>;
};
