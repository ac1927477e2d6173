import { useContext } from 'react';
import { Pagination } from '@patternfly/react-core';
import { useT } from '../useT';
import { GrowingContext } from '../list/growing-context';

const perPageOptions = [10, 20, 50, 100, 200].map((value) => ({ title: String(value), value }));

interface PagesProps {
  /** Accessible name, such as "Pages of the network list". */
  label: string;
  /** What is counted, such as "networks". */
  items: string;
  count: number;
  page: number;
  perPage: number;
  onPage: (page: number) => void;
  onPerPage: (perPage: number) => void;
}

/** Turns the pages of a table. */
export const Pages = ({ label, items, count, page, perPage, onPage, onPerPage }: PagesProps) => {
  const t = useT();
  const isGrowing = useContext(GrowingContext);
  return (
    <Pagination
      isCompact
      itemCount={count}
      page={page}
      perPage={perPage}
      perPageOptions={perPageOptions}
      onSetPage={(_event, next) => onPage(next)}
      onPerPageSelect={(_event, next) => onPerPage(next)}
      titles={{ paginationAriaLabel: label, ofWord: isGrowing ? t('of at least') : t('of'), items }}
    />
  );
};
