import { DropdownList } from '@patternfly/react-core';
import type { ShownFinding } from '../../domain/findings/query';
import { failureOf } from '../../k8s/failure';
import { ActionItem, ActionsMenu } from '../../ui/list/ActionsMenu';
import { say } from '../../ui/notices/store';
import { useT } from '../../ui/useT';

/** Saves the findings that pass the filter as a file. */
export const ExportMenu = ({ findings }: { findings: readonly ShownFinding[] }) => {
  const t = useT();
  const count = findings.length;
  const save = async (format: 'csv' | 'json') => {
    try {
      // Few export, so what does it comes when it is asked for.
      (await import('./save')).save(format, findings);
    } catch (error) {
      say({
        variant: 'warning',
        title: t('The findings could not be exported'),
        body: failureOf(error).message,
      });
    }
  };
  return (
    <ActionsMenu label={t('Export')} hasText isDisabled={count === 0}>
      <DropdownList>
        <ActionItem
          description={t('{{count}} findings for a spreadsheet', { count })}
          onClick={() => void save('csv')}
        >
          {t('CSV')}
        </ActionItem>
        <ActionItem
          description={t('{{count}} findings for programs', { count })}
          onClick={() => void save('json')}
        >
          {t('JSON')}
        </ActionItem>
      </DropdownList>
    </ActionsMenu>
  );
};
