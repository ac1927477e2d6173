import type { TFunction } from 'i18next';
import { partOf, type TextFilter } from './model';

/** By part of a name, in any case. */
export const nameFilter = <R>(t: TFunction, nameOf: (row: R) => string): TextFilter<R> => ({
  kind: 'text',
  key: 'name',
  label: t('Filter by name'),
  clearLabel: t('Clear the name filter'),
  matcher: partOf(nameOf),
});
