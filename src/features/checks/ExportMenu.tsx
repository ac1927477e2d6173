import { useState, type Ref } from 'react';
import {
  Dropdown,
  DropdownItem,
  DropdownList,
  MenuToggle,
  type MenuToggleElement,
} from '@patternfly/react-core';
import { csvOf, jsonOf } from '../../domain/findings/export';
import type { ShownFinding } from '../../domain/findings/query';
import { useT } from '../../ui/useT';
import { download } from './download';

/** Without it spreadsheets take UTF-8 for something else. */
const BYTE_ORDER_MARK = '\uFEFF';

/** Saves the findings that pass the filter as a file. */
export const ExportMenu = ({ findings }: { findings: readonly ShownFinding[] }) => {
  const t = useT();
  const [isOpen, setOpen] = useState(false);
  return (
    <Dropdown
      isOpen={isOpen}
      onOpenChange={setOpen}
      onSelect={() => setOpen(false)}
      toggle={(ref: Ref<MenuToggleElement>) => (
        <MenuToggle
          ref={ref}
          isExpanded={isOpen}
          isDisabled={findings.length === 0}
          onClick={() => setOpen(!isOpen)}
        >
          {t('Export')}
        </MenuToggle>
      )}
    >
      <DropdownList>
        <DropdownItem
          description={t('{{count}} findings for a spreadsheet', { count: findings.length })}
          onClick={() =>
            download('checks.csv', 'text/csv;charset=utf-8', BYTE_ORDER_MARK + csvOf(findings))
          }
        >
          {t('CSV')}
        </DropdownItem>
        <DropdownItem
          description={t('{{count}} findings for programs', { count: findings.length })}
          onClick={() => download('checks.json', 'application/json', jsonOf(findings))}
        >
          {t('JSON')}
        </DropdownItem>
      </DropdownList>
    </Dropdown>
  );
};
