import { useMemo } from 'react';
import { SearchInput, Toolbar, ToolbarContent, ToolbarItem } from '@patternfly/react-core';
import {
  severities,
  valuesOf,
  type FindingFilter,
  type ShownFinding,
} from '../../domain/findings/query';
import { severityLabel } from '../../ui/findings';
import { FilterSelect } from '../../ui/list/FilterSelect';
import { Pages } from '../../ui/list/Pages';
import { useT } from '../../ui/useT';
import { noFilter, type ChecksState } from './checksSpec';
import { ExportMenu } from './ExportMenu';

interface ChecksToolbarProps {
  state: ChecksState;
  update: (change: Partial<ChecksState>) => void;
  findings: readonly ShownFinding[];
  /** Those that pass the filter. */
  matching: readonly ShownFinding[];
}

export const ChecksToolbar = ({ state, update, findings, matching }: ChecksToolbarProps) => {
  const t = useT();
  const { filter, page, perPage } = state;
  const change = (part: Partial<FindingFilter>) => update({ filter: { ...filter, ...part } });
  const { kinds, codes } = useMemo(() => {
    const all = findings.map(({ finding }) => finding);
    return {
      kinds: valuesOf(all, ({ object }) => object.kind),
      codes: valuesOf(all, ({ code }) => code),
    };
  }, [findings]);
  return (
    <Toolbar
      clearAllFilters={() => change(noFilter)}
      clearFiltersButtonText={t('Clear all filters')}
    >
      <ToolbarContent>
        <ToolbarItem>
          <SearchInput
            aria-label={t('Filter by text')}
            placeholder={t('Filter by text')}
            value={filter.text}
            onChange={(_event, text) => change({ text })}
            onClear={() => change({ text: '' })}
            resetButtonLabel={t('Clear the text filter')}
          />
        </ToolbarItem>
        <FilterSelect
          label={t('Severity')}
          options={severities.map((value) => ({ value, label: t(severityLabel(value)) }))}
          selected={filter.severities}
          onChange={(selected) => change({ severities: selected })}
        />
        <FilterSelect
          label={t('Kind')}
          options={kinds}
          selected={filter.kinds}
          onChange={(selected) => change({ kinds: selected })}
        />
        <FilterSelect
          label={t('Code')}
          options={codes}
          selected={filter.codes}
          onChange={(selected) => change({ codes: selected })}
        />
        <ToolbarItem>
          <ExportMenu findings={matching} />
        </ToolbarItem>
        <ToolbarItem variant="pagination">
          <Pages
            label={t('Pages of the list of findings')}
            items={t('findings')}
            count={matching.length}
            page={page}
            perPage={perPage}
            onPage={(next) => update({ page: next })}
            onPerPage={(next) => update({ perPage: next })}
          />
        </ToolbarItem>
      </ToolbarContent>
    </Toolbar>
  );
};
