import { addressTable, type ShownAddress } from '../../domain/addresses/shown';
import { csvText } from '../../domain/text/csv';
import { downloadCsv } from '../../ui/download';

/** Saves addresses as a file for a spreadsheet. */
export const save = (rows: readonly ShownAddress[]): void => {
  const { titles, lines } = addressTable(rows);
  downloadCsv('addresses.csv', csvText(titles, lines));
};
