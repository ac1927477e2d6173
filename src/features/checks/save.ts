import { csvOf, jsonOf } from '../../domain/findings/export';
import type { ShownFinding } from '../../domain/findings/query';
import { downloadCsv, downloadJson } from '../../ui/download';

/** Saves findings as a file, for a spreadsheet or for programs. */
export const save = (format: 'csv' | 'json', findings: readonly ShownFinding[]): void => {
  if (format === 'csv') downloadCsv('checks.csv', csvOf(findings));
  else downloadJson('checks.json', jsonOf(findings));
};
