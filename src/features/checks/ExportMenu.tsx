import { DropdownList } from '@patternfly/react-core';
import { csvOf, jsonOf } from '../../domain/findings/export';
import type { ShownFinding } from '../../domain/findings/query';
import { ActionItem, ActionsMenu } from '../../ui/list/ActionsMenu';
import { useT } from '../../ui/useT';
import { download } from './download';

/** Without it spreadsheets take UTF-8 for something else. */
const BYTE_ORDER_MARK = '\uFEFF';

/** Saves the findings that pass the filter as a file. */
export const ExportMenu = ({ findings }: { findings: readonly ShownFinding[] }) => {
  const t = useT();
  return (
    <ActionsMenu label={t('Export')} hasText isDisabled={findings.length === 0}>
      <DropdownList>
        <ActionItem
          description={t('{{count}} findings for a spreadsheet', { count: findings.length })}
          onClick={() =>
            download('checks.csv', 'text/csv;charset=utf-8', BYTE_ORDER_MARK + csvOf(findings))
          }
        >
          {t('CSV')}
        </ActionItem>
        <ActionItem
          description={t('{{count}} findings for programs', { count: findings.length })}
          onClick={() => download('checks.json', 'application/json', jsonOf(findings))}
        >
          {t('JSON')}
        </ActionItem>
      </DropdownList>
    </ActionsMenu>
  );
};
