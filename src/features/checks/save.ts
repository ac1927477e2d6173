import { csvOf, jsonOf } from '../../domain/findings/export';
import type { ShownFinding } from '../../domain/findings/query';

/** Lets the browser save a text as a file. */
const download = (name: string, type: string, text: string): void => {
  const url = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
};

/** Without it spreadsheets take UTF-8 for something else. */
const BYTE_ORDER_MARK = '\uFEFF';

/** Saves findings as a file, for a spreadsheet or for programs. */
export const save = (format: 'csv' | 'json', findings: readonly ShownFinding[]): void => {
  if (format === 'csv') {
    download('checks.csv', 'text/csv;charset=utf-8', BYTE_ORDER_MARK + csvOf(findings));
  } else {
    download('checks.json', 'application/json', jsonOf(findings));
  }
};
