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

/** Lets the browser save a table for a spreadsheet. */
export const downloadCsv = (name: string, text: string): void =>
  download(name, 'text/csv;charset=utf-8', BYTE_ORDER_MARK + text);

/** Lets the browser save JSON. */
export const downloadJson = (name: string, text: string): void =>
  download(name, 'application/json', text);
