import type { TFunction } from 'i18next';
import { Age } from '../Age';
import type { Column } from './model';

/** When the object of a row was created, shown when it is asked for. */
export const createdColumn = <R,>(
  t: TFunction,
  createdOf: (row: R) => string | undefined,
): Column<R> => ({
  key: 'created',
  label: t('Created'),
  show: 'extra',
  modifier: 'nowrap',
  sortText: (row) => createdOf(row) ?? '',
  cell: (row) => <Age timestamp={createdOf(row)} />,
});
